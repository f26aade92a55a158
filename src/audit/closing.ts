import type { Customer, Entry } from '../customers';
import { stateChanges } from '../customers';
import type { AuditContext } from './context';
import type { Place } from './finding';

/** How and when a customer was lost, frozen or out of control. */
export interface Closing {
  readonly kind: 'lost' | 'frozen' | 'out-of-control';
  readonly day: number;
  readonly entry: Entry;
  /** A manager would click the day's cell, else the loss record, else the month-end word. */
  readonly at: Place;
}

const LOSSES: readonly string[] = ['lost', 'frozen', 'out-of-control'];

/** Every time that the customer was lost, frozen or out of control, up to yesterday, in time order. */
export function closingsOf(customer: Customer, context: AuditContext): readonly Closing[] {
  return (
    context.once('closings', () => new Map<Customer, readonly Closing[]>()).get(customer) ?? remember(customer, context)
  );
}

function remember(customer: Customer, context: AuditContext): readonly Closing[] {
  const closings = stateChanges(customer, context.profile, context.today - 1).flatMap(
    ({ state, day, entry }): Closing[] => {
      if (!isLoss(state)) return [];
      const best = bestEntry(customer, day, entry, context);
      return [{ kind: state, day, entry: best, at: context.placeOf(best) }];
    },
  );
  context.once('closings', () => new Map<Customer, readonly Closing[]>()).set(customer, closings);
  return closings;
}

export function isLoss(state: string | undefined): state is Closing['kind'] {
  return state !== undefined && LOSSES.includes(state);
}

function bestEntry(customer: Customer, day: number, entry: Entry, context: AuditContext): Entry {
  if (entry.stage === 'matrix') return entry;
  const cell = customer.entries.find(
    (other) => other.day === day && other.stage === 'matrix' && isLoss(context.level(other.level, other.row)?.state),
  );
  if (cell) return cell;
  return customer.entries.find((other) => other.day === day && other.stage === 'loss') ?? entry;
}
