import { cellName } from '../../../sheet';
import { auditRule, FINE } from '../../rule';
import { isDayToCome } from '../../to-come';

/** Errors in or under a form; those beside and above it belong to something else. */
export const brokenFormula = auditRule({
  id: 'broken-formula',
  severity: 'error',
  about: 'cell',
  judge({ sheet, row, column, cell }, context) {
    if (cell.formula === undefined && !cell.error) return undefined;
    if (!cell.error) return FINE;
    const form = context.index.formAt(sheet.name, row, column);
    if (form === undefined || isDayToCome(form, row, column, context)) return FINE;
    const at = { sheet: sheet.name, cell: cellName(row, column) };
    const line = context.index.rowsOf.get(form)?.get(row);
    return [
      {
        at,
        row: line,
        consultant: line?.consultant ?? form.consultant,
        part: `${at.cell.replace(/\d+/u, '')} ${line === undefined ? 'foot' : ''}`,
        values: { error: String(cell.value) },
      },
    ];
  },
});
