import { plusDays, plusMonths } from './days';
import type { Life, LifeCall, LifeCar, LifeVisit } from './store';

/** A car of the life as one who looks on `day` can know it. Everything is worked out from what happened, never from the sheets. */
export interface KnownCar {
  readonly at: number;
  readonly car: LifeCar;
  /** The register's row is there. */
  readonly registered: boolean;
  readonly delivered?: string;
  readonly holder: number;
  /** Everyone who had it, with whether it is sold on for them. */
  readonly owners: ReadonlyMap<number, boolean>;
  readonly visits: readonly LifeVisit[];
  readonly calls: readonly LifeCall[];
  readonly lastService?: string;
  readonly policyEnd?: string;
  readonly nextService?: string;
  readonly ours: boolean;
  readonly onFile: boolean;
}

const last = (dates: readonly string[]): string | undefined => [...dates].sort().at(-1);

/** What is known of each car on a day: nothing that is dated later. Cars of which there is no row yet are left out. */
export function knownCars(life: Life, day: string): KnownCar[] {
  return life.cars.flatMap((car, at) => {
    const there = car.delivered === undefined || car.delivered <= day;
    const registered = car.onRegister && there;
    const followed = car.onFollowUp && car.delivered !== undefined && there;
    const visits = life.visits.filter((visit) => visit.car === at && visit.date <= day).sort(byDate);
    const calls = life.calls
      .filter((call) => call.car === at && call.date <= day && (call.on !== 'step' || followed))
      .sort(byDate);
    const policies = life.policies.filter((policy) => policy.car === at);
    const reminders = life.reminders.filter((reminder) => reminder.car === at);
    const complaints = life.complaints.filter((one) => one.car === at && one.date <= day);
    const lists = calls.filter(({ on }) => on === 'list');
    const dated: { date: string; owner: number }[] = [
      ...(car.delivered !== undefined && (registered || followed) ? [{ date: car.delivered, owner: car.owner }] : []),
      ...visits.filter(({ nobody }) => !nobody),
      ...lists,
      ...complaints,
    ];
    const undated = [...policies, ...reminders, ...(registered ? [{ owner: car.owner }] : [])];
    if (dated.length + undated.length + visits.length === 0) return [];
    const latest = [...dated].sort(byDate).at(-1);
    const holder = latest?.owner ?? undated[0]?.owner ?? car.owner;
    const delivered = registered || followed ? car.delivered : undefined;
    const told = (owner: number): boolean =>
      (owner === car.owner && registered && car.soldOn) ||
      lists.some((call) => call.owner === owner && call.soldOn === true);
    const everyone = new Set([...dated, ...undated].map(({ owner }) => owner));
    // A car of which only nameless rows are there belongs to nobody that one knows.
    const owners = new Map([...everyone].map((owner) => [owner, owner !== holder || told(owner)]));
    const won = policies.filter(({ status }) => status === 'won');
    const policyEnd = last([
      ...(registered && car.policyEnd !== undefined ? [car.policyEnd] : []),
      ...policies.map(({ end }) => end),
      ...won.map(({ end, start }) => (start === undefined ? plusMonths(end, 12) : end)),
    ]);
    const lastService = last([
      ...visits.map(({ date }) => date),
      ...(registered && car.firstServiceDate !== undefined && car.firstServiceDate <= day
        ? [car.firstServiceDate]
        : []),
    ]);
    const nextService = last(reminders.flatMap(({ next }) => next ?? []));
    return [
      {
        at,
        car,
        registered,
        holder,
        owners,
        visits,
        calls,
        ours: !registered || car.kind === undefined || car.kind === 'own-sold',
        onFile: owners.get(holder) !== true && (delivered !== undefined || dated.length > 0 || visits.length > 0),
        ...(delivered === undefined ? {} : { delivered }),
        ...(lastService === undefined ? {} : { lastService }),
        ...(policyEnd === undefined ? {} : { policyEnd }),
        ...(nextService === undefined ? {} : { nextService }),
      },
    ];
  });
}

export function byDate(a: { readonly date: string }, b: { readonly date: string }): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}

/** The steps of the calls after delivery in general use, one after the other, until after `until`. */
export function stepsAfter(delivered: string, until: string): { readonly id: string; readonly date: string }[] {
  const steps = [
    { id: '3d', date: plusDays(delivered, 3) },
    { id: '7d', date: plusDays(delivered, 7) },
    { id: '1m', date: plusMonths(delivered, 1) },
    { id: '3m', date: plusMonths(delivered, 3) },
  ];
  for (let months = 6; (steps.at(-1)?.date ?? '') <= until; months += 3)
    steps.push({ id: `${String(months)}m`, date: plusMonths(delivered, months) });
  return steps;
}

/** Open complaints as of a day, with the day by which they must be settled. */
export function complaintsOf(
  life: Life,
  day: string,
): {
  readonly car: number;
  readonly owner: number;
  readonly date: string;
  readonly due: string;
  readonly closed?: string;
  readonly open: boolean;
}[] {
  return life.complaints
    .filter(({ date }) => date <= day)
    .map(({ car, owner, date, due, closed, status }) => {
      const closedBy = closed !== undefined && closed <= day;
      const open = closed === undefined ? status !== 'closed' : !closedBy;
      return { car, owner, date, due: due ?? plusDays(date, 3), open, ...(closedBy ? { closed } : {}) };
    });
}
