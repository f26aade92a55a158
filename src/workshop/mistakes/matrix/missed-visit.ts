import { mistake, type Way, type Desk } from '../mistake';
import type { DayCell } from '../../../audit';

/** A contact between two others of its month, on a marked day, which no report tells of. */
export function innerContact(desk: Desk, wanted: (cell: DayCell) => boolean): DayCell | undefined {
  return desk.dayCell((cell) => {
    const { entry, customer } = cell;
    const cells = customer.entries.filter((other) => other.stage === 'matrix' && other.row === entry.row);
    const at = cells.indexOf(entry);
    const state = desk.context.level(entry.level)?.state;
    const next = cells[at + 1];
    return (
      at > 1 &&
      next !== undefined &&
      state === 'open' &&
      desk.context.level(next.level)?.state === 'open' &&
      !customer.entries.some((other) => other.day === entry.day && other.stage === 'report') &&
      wanted(cell)
    );
  });
}

function isMarked(desk: Desk, { entry, customer }: DayCell): boolean {
  const days = new Set(customer.plans.map(({ day }) => day));
  const next = customer.entries.find(
    (other) => other.stage === 'matrix' && other.row === entry.row && other.day > entry.day,
  );
  return (
    days.has(entry.day) &&
    next !== undefined &&
    days.has(next.day) &&
    desk.context.textAt(desk.context.placeOf(entry)).includes('*')
  );
}

/** The day passed, and only its mark stands there. */
const onlyTheMark: Way = (desk) => {
  const cell = innerContact(desk, (one) => isMarked(desk, one));
  if (!cell) return undefined;
  const at = desk.context.placeOf(cell.entry);
  return { changes: [desk.write(at, '*')], at, also: ['no-matrix-contact', 'total-differs'] };
};

export const missedVisit = mistake('missed-visit', onlyTheMark);
