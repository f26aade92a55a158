import { consultantKey } from '../../index-ledger';
import { auditRule, FINE } from '../../rule';

export const noReportLine = auditRule({
  id: 'no-report-line',
  severity: 'warning',
  about: 'day-cell',
  rests: ['reports'],
  judge({ entry, customer }, context) {
    const consultant = consultantKey(entry.row.consultant);
    if (consultant === '' || !context.index.reportDays.has(`${consultant}|${String(entry.day)}`)) return undefined;
    const told = customer.rows.some(
      (row) =>
        row.form.form === 'daily-report' && row.day === entry.day && consultantKey(row.consultant) === consultant,
    );
    if (told) return FINE;
    return [
      { at: context.placeOf(entry), row: entry.row, date: entry.date, part: entry.date, values: { date: entry.date } },
    ];
  },
});
