import { mistake, type Desk, type Planted, type Way } from '../mistake';
import type { MatrixLine } from '../../../audit';

function carried(desk: Desk): MatrixLine | undefined {
  const { context } = desk;
  return desk.matrixRow(({ row, customer, month }) => {
    const earlier = context.index.matrixOf.get(customer)?.some((other) => other.month < month) === true;
    return (
      earlier && context.level(row.record.carryOver?.level)?.state === 'open' && (row.record.contacts?.length ?? 0) > 0
    );
  });
}

const otherDate: Way = (desk): Planted | undefined => {
  const line = carried(desk);
  if (!line) return undefined;
  const { context } = desk;
  const columns = context.columnsOf(line.row.form, 'carryOver').map((column) => ({
    sheet: line.row.form.sheet,
    cell: column + String(line.row.record.row),
  }));
  const dated = columns.find((place) => typeof context.cell(place)?.value === 'number');
  const value = dated && context.cell(dated)?.value;
  if (!dated || typeof value !== 'number') return undefined;
  return {
    changes: [desk.write(dated, value - 2)],
    at: context.place(line.row, 'carryOver', line.row.record.carryOver?.level),
  };
};

/** The level stands in the next column, or another letter in the only one. */
const otherLevel: Way = (desk): Planted | undefined => {
  const line = carried(desk);
  if (!line) return undefined;
  const { context } = desk;
  const level = line.row.record.carryOver?.level ?? '';
  const other = level === 'A' ? 'B' : 'A';
  const from = context.place(line.row, 'carryOver', level);
  const to = context.place(line.row, 'carryOver', other);
  const value = context.cell(from)?.value ?? '';
  const changes = from.cell === to.cell ? [desk.write(to, other)] : [desk.write(from, ''), desk.write(to, value)];
  return { changes, at: to, also: ['total-differs', 'level-beyond-window'] };
};

export const carryOverDiffers = mistake('carry-over-differs', otherDate, otherLevel);
