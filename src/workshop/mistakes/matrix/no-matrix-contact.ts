import { mistake, type Way } from '../mistake';

/** Reported, and the matrix knows nothing of it. */
const notEntered: Way = (desk) => {
  const { context } = desk;
  const line = desk.reportLine(({ row, customer, day }) => {
    const cells = customer.entries.filter((entry) => entry.stage === 'matrix' && entry.day === day);
    return (
      row.record.fields.purpose === 'promotion' &&
      cells.length === 1 &&
      context.level(cells[0]?.level)?.state === 'open'
    );
  });
  const cell = line?.customer.entries.find((entry) => entry.stage === 'matrix' && entry.day === line.day);
  if (!line || !cell) return undefined;
  return {
    changes: [desk.write(context.placeOf(cell), '')],
    at: context.place(line.row, 'customerName'),
    also: ['month-end-differs', 'missed-visit', 'total-differs'],
  };
};

export const noMatrixContact = mistake('no-matrix-contact', notEntered);
