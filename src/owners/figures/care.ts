import { deliverySteps } from '../../schedule/cadences';
import { holder, isOurs } from '../facts';
import type { Car, OwnerRow } from '../types';
import type { OwnerFacts, OwnerMonth } from './types';

/** The calls after delivery whose day lies in the month. */
export function stepFacts({ onFile, rules, first, end }: OwnerMonth): OwnerFacts['steps'] {
  return onFile.flatMap((car) => {
    const own = holder(car);
    if (own?.delivered === undefined || !isOurs(own)) return [];
    const steps = deliverySteps(own.delivered, rules, end);
    return steps.flatMap(({ id, day }, at) => {
      if (day < first || day > end) return [];
      const result = resultOf(car, id, day, steps[at + 1]?.day ?? Infinity, end);
      const row = own.rows.find(({ form }) => form.form === 'delivery-follow-up') ?? own.rows[0];
      return [{ ...(row ? { row } : {}), car, step: id, result }];
    });
  });
}

/** Its own step counts in time on any day up to the step's; other calls and visits only on that day, and all of them before the next step. */
function resultOf(car: Car, id: string, due: number, next: number, end: number): OwnerFacts['steps'][number]['result'] {
  const own = car.calls.find(({ step }) => step === id)?.day;
  const others = [...car.calls, ...car.visits];
  if ((own !== undefined && own <= due) || others.some(({ day }) => day === due)) return 'inTime';
  if (others.some(({ day }) => day > due && day < next)) return 'late';
  return due === end ? 'open' : 'missed';
}

const OPINIONS: ReadonlySet<string | undefined> = new Set(['very-satisfied', 'satisfied', 'neutral', 'dissatisfied']);

/** Calls of the month in which the owner had an opinion. */
export function callFacts({ book, first }: OwnerMonth): OwnerFacts['calls'] {
  return book.calls.flatMap(({ day, row, satisfaction }) => {
    if (day < first || !OPINIONS.has(satisfaction)) return [];
    const verySatisfied = satisfaction === 'very-satisfied';
    return [{ row, ...carOf(book, row), satisfied: verySatisfied || satisfaction === 'satisfied', verySatisfied }];
  });
}

/** Complaints that were opened or closed in the month, or are open at its end. */
export function complaintFacts({ book, first }: OwnerMonth): OwnerFacts['complaints'] {
  return book.complaints.flatMap(({ row, registered, due, closedOn, open }) => {
    const opened = registered !== undefined && registered >= first;
    const closed = closedOn !== undefined && closedOn >= first;
    if (!opened && !closed && !open) return [];
    const inTime = closed && due !== undefined && closedOn <= due;
    return [{ row, ...carOf(book, row), opened, closed, inTime, openAtEnd: open }];
  });
}

export function carOf(book: OwnerMonth['book'], row: OwnerRow): { readonly car?: Car } {
  const index = book.carOf[row.at];
  const car = index === undefined ? undefined : book.cars[index];
  return car ? { car } : {};
}
