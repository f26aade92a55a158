import { daysFrom, plusDays, plusMonths } from './days';
import type { Life } from './store';
import { complaintsOf, knownCars, stepsAfter, type KnownCar } from './truth';

/** What `care` must say of a store on its day, by the sentences of the contract. One line for each car and task, in no order. */
export interface CareTruth {
  readonly cars: readonly string[];
  readonly tasks: readonly string[];
  readonly owners: readonly string[];
}

export function careTruth(life: Life): CareTruth {
  const { today } = life;
  const cars: string[] = [];
  const tasks: string[] = [];
  const known = knownCars(life, today);
  const complaints = complaintsOf(life, today);
  const holds = new Map<number, boolean>();
  const owners = new Map<number, { purchases: number; kinds: Set<string> }>();
  for (const one of known) {
    for (const [owner, soldOn] of one.owners) {
      const theirs = owners.get(owner) ?? { purchases: 0, kinds: new Set<string>() };
      owners.set(owner, theirs);
      if (one.registered && one.car.kind !== undefined) theirs.kinds.add(one.car.kind);
      const delivered = owner === one.car.owner ? one.delivered : undefined;
      if (delivered !== undefined && one.ours) theirs.purchases += 1;
      const complains = complaints.some(
        ({ open, car, owner: who }) => open && (who === owner || (who !== owner && ownsNow(known, car) === owner)),
      );
      const open = complaints
        .filter((complaint) => complaint.open && complaint.car === one.at)
        .map(({ due }) => due)
        .sort();
      const state = soldOn ? 'sold-on' : stateOf(life, one, delivered, open.length > 0);
      const group = soldOn ? undefined : groupOf(life, one, delivered);
      const phone = life.people[owner]?.phone ?? '';
      cars.push(
        [
          phone,
          one.car.vin.slice(-8),
          state,
          delivered ?? '',
          soldOn ? '' : (one.lastService ?? ''),
          soldOn ? '' : (one.policyEnd ?? ''),
          group ?? '',
        ].join(' '),
      );
      holds.set(owner, (holds.get(owner) ?? false) || !soldOn);
      if (soldOn) continue;
      const task = (kind: string, due: string, step = ''): void => {
        const status = due > today ? 'upcoming' : due === today ? 'due-today' : 'overdue';
        const late = due < today ? daysFrom(due, today) : 0;
        tasks.push([phone, one.car.vin.slice(-8), kind, step, due, status, late].join(' '));
      };
      deliveryCalls(one, delivered, today, task);
      serviceTasks(one, delivered, today, task);
      renewal(life, one, today, task);
      for (const [kind, date] of [
        ['warranty-end', one.car.warrantyEnd],
        ['inspection', one.car.inspectionDue],
      ] as const)
        if (one.registered && date !== undefined && today >= plusMonths(date, -1) && today <= date) task(kind, date);
      if (delivered !== undefined)
        for (let years = 1; years < 10; years += 1) {
          const day = plusMonths(delivered, years * 12);
          if (today >= plusDays(day, -7) && today <= day) task('anniversary', day);
        }
      if (open[0] !== undefined) task('complaint', open[0]);
      const repair = one.visits.filter(({ kind }) => ['repair', 'warranty', 'accident'].includes(kind)).at(-1)?.date;
      if (
        repair !== undefined &&
        today > repair &&
        today <= plusDays(repair, 14) &&
        !one.calls.some(({ date }) => date > repair)
      )
        task('after-repair-call', plusDays(repair, 3));
      const basis = one.lastService ?? delivered;
      if (
        state === 'lost' &&
        basis !== undefined &&
        !complains &&
        !one.calls.some(({ date }) => date.slice(0, 7) === today.slice(0, 7))
      ) {
        const after = plusDays(plusMonths(basis, 12), 1);
        task('win-back', after > `${today.slice(0, 7)}-01` ? after : `${today.slice(0, 7)}-01`);
      }
    }
  }
  for (const [owner, holdsOne] of holds) {
    const person = life.people[owner];
    const told = known.some(({ car, registered }) => registered && car.owner === owner);
    if (!person?.birthday || person.lunar || !holdsOne || !told) continue;
    for (let ahead = 0; ahead <= 7; ahead += 1) {
      const day = plusDays(today, ahead);
      const leap = person.birthday.endsWith('02-29') && plusMonths(`${day.slice(0, 4)}-01-29`, 1).slice(5) === '02-28';
      const falls = leap ? '02-28' : person.birthday.slice(-5);
      if (day.slice(5) === falls)
        tasks.push([person.phone, '', 'birthday', '', day, ahead === 0 ? 'due-today' : 'upcoming', 0].join(' '));
    }
  }
  return {
    cars: cars.sort(),
    tasks: tasks.sort(),
    owners: [...owners]
      .map(([owner, { purchases, kinds }]) =>
        [life.people[owner]?.phone, purchases, purchases >= 3, [...kinds].sort().join('+')].join(' '),
      )
      .sort(),
  };
}

function ownsNow(known: readonly KnownCar[], at: number): number | undefined {
  return known.find((one) => one.at === at)?.holder;
}

type Task = (kind: string, due: string, step?: string) => void;

function deliveryCalls(one: KnownCar, delivered: string | undefined, today: string, task: Task): void {
  if (delivered === undefined || !one.ours) return;
  const steps = stepsAfter(delivered, today);
  const own = (id: string): boolean => one.calls.some(({ on, of }) => on === 'step' && of === id);
  const come = steps.filter(({ date }) => date <= today).at(-1);
  const done = ({ id, date }: { id: string; date: string }): boolean =>
    own(id) || one.calls.some((call) => call.date >= date) || one.visits.some((visit) => visit.date >= date);
  if (come && !done(come)) task('delivery-call', come.date, come.id);
  const next = steps.find(({ date }) => date > today);
  if (next && next.date <= plusDays(today, 7) && !own(next.id)) task('delivery-call', next.date, next.id);
}

/** The service that is owed on a day, and its day. */
function serviceOwed(
  one: KnownCar,
  delivered: string | undefined,
  today: string,
): ['first-service' | 'service', string] | undefined {
  if (one.lastService === undefined) {
    if (delivered === undefined) return undefined;
    const due = plusMonths(delivered, 3);
    return today >= due && today <= plusMonths(delivered, 12) ? ['first-service', due] : undefined;
  }
  const wins = one.nextService !== undefined && one.nextService > one.lastService;
  const due = wins ? (one.nextService ?? '') : plusMonths(one.lastService, 5);
  return today >= due && today <= plusMonths(one.lastService, 12) ? ['service', due] : undefined;
}

function serviceTasks(one: KnownCar, delivered: string | undefined, today: string, task: Task): void {
  const owed = serviceOwed(one, delivered, today);
  if (owed) task(...owed);
}

/** The ledger's word on the policy that ends on `policyEnd`. */
function ledgerStatus(life: Life, one: KnownCar): string | undefined {
  return life.policies.find(({ car, end, start }) => car === one.at && end === one.policyEnd && start === undefined)
    ?.status;
}

function renewal(life: Life, one: KnownCar, today: string, task: Task): void {
  const end = one.policyEnd;
  if (end === undefined || ['won', 'lost'].includes(ledgerStatus(life, one) ?? '')) return;
  const from = plusDays(end, -90);
  if (today < from || today > end) return;
  const called = one.calls.filter(({ on, date }) => on === 'policy' && date >= from).at(-1)?.date;
  const again = called === undefined ? from : plusDays(called, 30);
  task('renewal', again > end ? end : again);
}

function stateOf(life: Life, one: KnownCar, delivered: string | undefined, complaint: boolean): string {
  const { today } = life;
  const basis = one.lastService ?? delivered;
  if (basis !== undefined && today > plusMonths(basis, 12)) return 'lost';
  const owed = serviceOwed(one, delivered, today)?.[1];
  if (owed !== undefined && daysFrom(owed, today) > 30) return 'at-risk';
  const end = one.policyEnd;
  const unquoted = [undefined, 'new', 'following', 'deferred'].includes(ledgerStatus(life, one));
  if (end !== undefined && end >= today && daysFrom(today, end) <= 30 && unquoted) return 'at-risk';
  const lastDay = one.calls.at(-1)?.date;
  if (one.calls.some(({ date, satisfaction }) => date === lastDay && satisfaction === 'dissatisfied')) return 'at-risk';
  if (complaint) return 'at-risk';
  if (owed !== undefined) return owed === today ? 'due' : 'overdue';
  return basis === undefined ? 'no-data' : 'active';
}

export function groupOf(
  life: Life,
  one: KnownCar,
  delivered: string | undefined,
  day = life.today,
): number | undefined {
  const from = plusMonths(day, -12);
  if (one.visits.length === 0 && (delivered === undefined || delivered > from)) return undefined;
  const came = (...kinds: string[]): boolean =>
    one.visits.some(({ kind, date }) => date >= from && kinds.includes(kind));
  const insured = life.policies.some(
    ({ car, status, end, start }) =>
      car === one.at && status === 'won' && (start === undefined ? plusMonths(end, 12) : end) >= day,
  );
  return (
    1 +
    (came('first-service', 'maintenance') ? 1 : 0) +
    (came('repair', 'warranty') ? 2 : 0) +
    (came('accident') || insured ? 4 : 0)
  );
}
