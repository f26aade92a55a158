import { mistake, type Way } from '../mistake';

/** A contact that was made and not reported: the line is missing, or it stands on somebody else. */
const left: Way = (desk) => {
  const { context } = desk;
  const line = desk.reportLine(
    ({ row, customer, day }) =>
      row.form.records.length > 1 &&
      customer.entries.some(
        (entry) => entry.stage === 'matrix' && entry.day === day && entry.row.consultant === row.consultant,
      ),
  );
  const cell = line?.customer.entries.find((entry) => entry.stage === 'matrix' && entry.day === line.day);
  if (!line || !cell) return undefined;
  const columns = new Set(line.row.form.columns.filter(({ field }) => field !== 'serial').map(({ column }) => column));
  return {
    changes: [...columns].map((column) =>
      desk.write({ sheet: line.row.form.sheet, cell: column + String(line.row.record.row) }, ''),
    ),
    at: context.placeOf(cell),
  };
};

export const noReportLine = mistake('no-report-line', left);
