import { monthOf } from '../../../calendar';
import { consultantKey } from '../../index-ledger';
import { auditRule, FINE } from '../../rule';
import { besideMark } from './missed-visit';

export const noMatrixContact = auditRule({
  id: 'no-matrix-contact',
  severity: 'warning',
  about: 'report-line',
  judge({ row, customer, day }, context) {
    if (row.record.fields.purpose !== 'promotion' || row.date === undefined) return undefined;
    const consultant = consultantKey(row.consultant);
    const { date } = row;
    const month = monthOf(date);
    const rows = (context.index.matrixOf.get(customer) ?? []).filter(
      (matrix) => matrix.month === month && consultantKey(matrix.row.consultant) === consultant,
    );
    const cells = rows.flatMap(({ row: matrix }) => {
      return context.dayPlace(matrix, date) ?? [];
    });
    if (cells.length === 0) return undefined;
    const written = customer.entries.some((entry) => entry.stage === 'matrix' && entry.day === day);
    if (written || cells.some((cell) => context.unread(cell) || besideMark(context.textAt(cell)) !== '')) return FINE;
    return [{ at: context.place(row, 'customerName'), related: cells, row, values: { date } }];
  },
});
