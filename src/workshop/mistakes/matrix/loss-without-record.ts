import { mistake, type Way } from '../mistake';

/** The matrix says lost; the record was never written. */
const noRow: Way = (desk) => {
  const { context } = desk;
  const customer = desk.customer(
    (one) =>
      one.rows.some((row) => row.form.form === 'loss-record' && row.form.records.length > 1 && desk.isPast(row.day)) &&
      context.index.matrixOf.has(one),
  );
  const row = customer?.rows.find(({ form }) => form.form === 'loss-record');
  const cell = customer?.entries.find((entry) => entry.stage === 'matrix' && isLoss(context.level(entry.level)?.state));
  if (!row || !cell) return undefined;
  const columns = new Set(row.form.columns.filter(({ field }) => field !== 'serial').map(({ column }) => column));
  return {
    changes: [...columns].map((column) =>
      desk.write({ sheet: row.form.sheet, cell: column + String(row.record.row) }, ''),
    ),
    at: context.placeOf(cell),
    also: ['total-differs', 'loss-without-reason'],
  };
};

function isLoss(state: string | undefined): boolean {
  return state === 'lost' || state === 'frozen' || state === 'out-of-control';
}

export const lossWithoutRecord = mistake('loss-without-record', noRow);
