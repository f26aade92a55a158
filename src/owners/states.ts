import type { OwnerRules } from '../profile';
import { CADENCES, type CarFacts, type CareTaskKind } from '../schedule/cadences';
import { text, type Text } from '../words';
import type { Car, Ownership } from './types';

/** In the order in which they are asked: the first that holds is the state. */
export const CAR_STATES = ['sold-on', 'lost', 'at-risk', 'overdue', 'due', 'no-data', 'active'] as const;
export type CarState = (typeof CAR_STATES)[number];

export interface StateOfCar {
  readonly state: CarState;
  readonly why: Text;
}

const SERVICE_TASKS: readonly CareTaskKind[] = ['first-service', 'service'];
/** What the ledger may say while nobody has quoted yet. */
const UNQUOTED: ReadonlySet<string | undefined> = new Set([undefined, 'new', 'following', 'deferred']);

/** The state of a car with its owner on a day, and the reason in words. Contract of `sanbiao care`. */
export function stateOf(car: Car, own: Ownership, facts: CarFacts, rules: OwnerRules, today: number): StateOfCar {
  if (own.soldOn) return { state: 'sold-on', why: text('owners.state.sold-on') };
  if (facts.lostAfter !== undefined)
    return { state: 'lost', why: text('owners.state.lost', { months: rules.lostAfter }) };
  const due = serviceOwed(facts, rules, today);
  const overdue = due === undefined ? 0 : today - due;
  const risk = riskOf(car, facts, rules, today, overdue);
  if (risk) return { state: 'at-risk', why: risk };
  if (overdue > 0) return { state: 'overdue', why: text('owners.state.overdue', { days: overdue }) };
  if (due !== undefined) return { state: 'due', why: text('owners.state.due') };
  if (facts.lastService === undefined && facts.delivered === undefined)
    return { state: 'no-data', why: text('owners.state.no-data') };
  return { state: 'active', why: text('owners.state.active') };
}

/** The day of the service that is owed today, if any. */
function serviceOwed(facts: CarFacts, rules: OwnerRules, today: number): number | undefined {
  for (const { kind, tasks } of CADENCES)
    if (SERVICE_TASKS.includes(kind)) {
      const [task] = tasks(facts, rules, today);
      if (task) return task.due;
    }
  return undefined;
}

function riskOf(car: Car, facts: CarFacts, rules: OwnerRules, today: number, overdue: number): Text | undefined {
  const { atRisk } = rules;
  if (overdue > atRisk.serviceDays) return text('owners.risk.service', { days: overdue });
  const left = (facts.policyEnd ?? -Infinity) - today;
  if (left >= 0 && left <= atRisk.policyDays && UNQUOTED.has(facts.renewal))
    return text('owners.risk.policy', { days: left });
  if (lastCallDissatisfied(car, today)) return text('owners.risk.dissatisfied');
  return facts.complaintsDue.length > 0 ? text('owners.risk.complaint') : undefined;
}

/** Of several calls on the last day one that was dissatisfied is enough. */
function lastCallDissatisfied({ calls }: Car, today: number): boolean {
  const past = calls.filter(({ day }) => day <= today);
  const last = past.at(-1)?.day;
  return past.some(({ day, satisfaction }) => day === last && satisfaction === 'dissatisfied');
}
