import { dateOf } from '../calendar';
import type { OwnerRules } from '../profile';
import {
  birthdayTasks,
  CADENCES,
  everyDay,
  holidayTasks,
  lunarBirthdayTasks,
  type CallsOnDay,
  type CareTaskKind,
  type PlannedCare,
} from '../schedule/cadences';
import { text, type Text } from '../words';
import { classesOf, isLoyal, ownershipsOf, purchasesOf } from './classes';
import { carFacts } from './facts';
import { groupOf, type Dimensions } from './groups';
import { hasRefused } from './refused';
import { purchasesUnlisted, type SaleOfOwner, type SalesOfOwners } from './sales';
import { stateOf, type CarState } from './states';
import type { Car, Owner, OwnerBook, Ownership } from './types';

/** A car as its owner has it. Days are day numbers. */
export interface CarCare {
  readonly car: Car;
  readonly state: CarState;
  readonly why: Text;
  readonly delivered?: number;
  readonly lastService?: number;
  readonly group?: number;
  readonly dimensions?: Dimensions;
}

export interface OwnerCare {
  readonly owner: Owner;
  readonly vehicles: readonly CarCare[];
  readonly purchases: number;
  readonly loyal: boolean;
  readonly classes: readonly string[];
  /** The same person in the forms of the sale, found by phone. */
  readonly sale?: SaleOfOwner;
}

export type CareStatus = 'overdue' | 'due-today' | 'upcoming';

/** A call that is owed to an owner. */
export interface CareTask {
  /** Index in `CarePlan.owners`. */
  readonly owner: number;
  /** Index in that owner's `vehicles`; absent for a birthday, and for a complaint that names no car. */
  readonly vehicle?: number;
  readonly kind: CareTaskKind;
  readonly step?: string;
  readonly due: number;
  readonly status: CareStatus;
  readonly overdueDays: number;
  /** Who owes it, as the sheets name the person. */
  readonly by?: string;
  readonly why: Text;
  /** The owner refused the last call: owed by the calendar, but nobody is to make it. */
  readonly refused?: true;
}

export interface CarePlan {
  readonly today: number;
  readonly owners: readonly OwnerCare[];
  readonly tasks: readonly CareTask[];
}

const NO_SALES: SalesOfOwners = new Map();

/**
 * Whom to call for what on the day of the book. Contract of `sanbiao care`.
 * @param callsOn what is owed on a day, where a store is closed on some
 * @param sales the owners as the forms of the sale know them: whose call it is where the owners' sheets do not say, and further purchases
 */
export function carePlan(
  book: OwnerBook,
  rules: OwnerRules,
  sales: SalesOfOwners = NO_SALES,
  callsOn: CallsOnDay = everyDay,
): CarePlan {
  const today = book.asOf;
  const owners: OwnerCare[] = [];
  const tasks: CareTask[] = [];
  book.owners.forEach((owner, index) => {
    const task = (kind: CareTaskKind, planned: PlannedCare, vehicle?: number, by?: string): CareTask => ({
      owner: index,
      ...(vehicle === undefined ? {} : { vehicle }),
      kind,
      ...(planned.step === undefined ? {} : { step: planned.step }),
      due: planned.due,
      ...statusOf(planned.due, today),
      ...(by === undefined ? {} : { by }),
      why: planned.why,
    });
    const sale = sales.get(index);
    const vehicles: CarCare[] = [];
    let holdsOne = false;
    const refused = hasRefused(
      owner.cars.flatMap((at) => book.cars[at] ?? []),
      today,
    );
    for (const at of owner.cars) {
      const car = book.cars[at];
      const own = car?.ownerships.find((one) => one.owner === index);
      if (!car || !own) continue;
      const facts = carFacts(car, rules, today, owner.hasOpenComplaint);
      const { state, why } = stateOf(car, own, facts, rules, today);
      const grouped = state === 'sold-on' ? undefined : groupOf(car, rules, today);
      vehicles.push({
        car,
        state,
        why,
        ...(own.delivered === undefined ? {} : { delivered: own.delivered }),
        ...(facts.lastService === undefined ? {} : { lastService: facts.lastService }),
        ...grouped,
      });
      if (state === 'sold-on') continue;
      holdsOne = true;
      for (const cadence of CADENCES)
        for (const planned of callsOn(cadence, facts, rules, today)) {
          const by = owedBy(cadence.kind, car, own) ?? sale?.consultant;
          const owed = task(cadence.kind, told(planned), vehicles.length - 1, by);
          tasks.push(cadence.promotes && refused ? { ...owed, refused: true } : owed);
        }
    }
    if (holdsOne) {
      const by = nameIn(owner.rows, 'consultant') ?? sale?.consultant;
      for (const planned of birthdaysOf(owner, rules, today)) tasks.push(task('birthday', planned, undefined, by));
      for (const planned of holidayTasks(rules, today)) tasks.push(task('holiday', planned, undefined, by));
    }
    const [first] = owner.complaints.map(({ due, registered }) => due ?? registered ?? today).sort((a, b) => a - b);
    if (first !== undefined) {
      const why = text('owners.why.complaint', { open: owner.complaints.length });
      const by = owner.complaints[0]?.row.record.fields.handler;
      tasks.push(task('complaint', { due: first, why }, undefined, by));
    }
    const theirs = ownershipsOf(book, owner, index);
    const purchases = purchasesOf(theirs) + purchasesUnlisted(sale, theirs);
    owners.push({
      owner,
      vehicles,
      purchases,
      loyal: isLoyal(purchases, rules),
      classes: classesOf(owner, theirs, purchases),
      ...(sale === undefined ? {} : { sale }),
    });
  });
  return { today, owners, tasks };
}

/** The reason, with the closed day from which the call was moved. */
function told({ from, ...planned }: ReturnType<CallsOnDay>[number]): PlannedCare {
  return from === undefined
    ? planned
    : { ...planned, why: text('owners.why.closed-day', { why: planned.why, from: dateOf(from) }) };
}

/** By the solar calendar; by the Chinese one where the store wants that and no other is known. */
function birthdaysOf(owner: Owner, rules: OwnerRules, today: number): readonly PlannedCare[] {
  if (owner.birthday !== undefined) return birthdayTasks(owner.birthday, today);
  return rules.lunarBirthdays && owner.lunarBirthday !== undefined
    ? lunarBirthdayTasks(owner.lunarBirthday, today)
    : [];
}

function statusOf(due: number, today: number): Pick<CareTask, 'status' | 'overdueDays'> {
  if (due > today) return { status: 'upcoming', overdueDays: 0 };
  return due === today ? { status: 'due-today', overdueDays: 0 } : { status: 'overdue', overdueDays: today - due };
}

type PersonField = 'consultant' | 'serviceAdvisor' | 'renewalAgent' | 'handler';

/** Which column's person owes a call; who sold the car where the sheets do not say. */
const OWED_BY: Readonly<Partial<Record<CareTaskKind, PersonField>>> = {
  'first-service': 'serviceAdvisor',
  service: 'serviceAdvisor',
  'after-repair-call': 'serviceAdvisor',
  'win-back': 'serviceAdvisor',
  renewal: 'renewalAgent',
  complaint: 'handler',
};

function owedBy(kind: CareTaskKind, car: Car, own: Ownership): string | undefined {
  const field = OWED_BY[kind] ?? 'consultant';
  if (kind === 'complaint') return car.complaints.find(({ open }) => open)?.row.record.fields.handler;
  return nameIn(car.rows, field) ?? nameIn(own.rows, 'consultant');
}

/** The person that the latest row names. */
function nameIn(rows: Owner['rows'], field: PersonField): string | undefined {
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const name = rows[at]?.record.fields[field];
    if (name !== undefined) return name;
  }
  return undefined;
}
