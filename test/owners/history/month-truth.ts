import { groupOf } from './care-truth';
import { daysIn, monthsFrom, plusMonths } from './days';
import type { Life } from './store';
import { complaintsOf, knownCars, stepsAfter, type KnownCar } from './truth';

type Figures = Record<string, Record<string, number>>;

/** What `owners` must say of a month, by the sentences of the contract. */
export function monthTruth(
  life: Life,
  month: string,
): { readonly figures: Figures; readonly lists: Record<string, readonly string[]> } {
  const first = `${month}-01`;
  const last = `${month}-${String(daysIn(Number(month.slice(0, 4)), Number(month.slice(5))))}`;
  const end = life.today < last ? life.today : last;
  const within = (date: string): boolean => date >= first && date <= end;
  const known = knownCars(life, end);
  const file = known.filter(({ onFile }) => onFile);
  const visits = known.flatMap((one) => one.visits.map((visit) => ({ ...visit, one })));
  const inMonth = visits.filter(({ date }) => within(date));
  const figures: Figures = {};

  const kinds = new Map<number, Set<string>>();
  const active = new Set<number>();
  for (const { holder, car, registered, visits: own } of file) {
    const theirs = kinds.get(holder) ?? new Set();
    kinds.set(holder, theirs);
    if (registered && car.kind !== undefined) theirs.add(car.kind);
    if (own.some(({ date }) => date > plusMonths(end, -12))) active.add(holder);
  }
  const best = [...kinds.values()].map((own) =>
    ['own-sold', 'other-dealer', 'other-brand'].find((kind) => own.has(kind)),
  );
  const people = (kind: string): number => best.filter((one) => one === kind).length;
  figures['owners'] = {
    ownSold: people('own-sold'),
    otherDealer: people('other-dealer'),
    otherBrand: people('other-brand'),
    total: kinds.size,
    active: active.size,
  };

  const firsts = known.filter(
    ({ delivered, ours }) => delivered !== undefined && ours && plusMonths(delivered, 6).slice(0, 7) === month,
  );
  const done = firsts.filter(
    ({ visits: own, car, registered }) =>
      own.some(({ kind }) => kind === 'first-service' || kind === 'maintenance') ||
      (registered && car.firstServiceDate !== undefined && car.firstServiceDate <= end),
  );
  figures['firstService'] = { due: firsts.length, done: done.length };

  const services = file.filter((one) => serviceDueIn(one, first, last));
  const came = services.filter(({ visits: own }) => own.some(({ date }) => within(date)));
  const reminderCall = ({ calls }: KnownCar): string | undefined =>
    calls.find(({ on, date }) => on === 'reminder' && within(date))?.date;
  const reminded = services.filter((one) => reminderCall(one) !== undefined);
  const cameReminded = reminded.filter((one) =>
    one.visits.some(({ date }) => within(date) && date >= (reminderCall(one) ?? '')),
  );
  figures['service'] = {
    due: services.length,
    came: came.length,
    reminded: reminded.length,
    cameReminded: cameReminded.length,
  };

  const policies = life.policies.filter(({ end: day }) => day.slice(0, 7) === month);
  const said = (...words: string[]): number =>
    policies.filter(({ status, start }) => start === undefined && words.includes(status ?? '')).length;
  figures['renewals'] = {
    due: policies.length,
    quoted: said('quoted', 'appointed', 'won'),
    renewed: said('won'),
    lost: said('lost'),
  };

  const ago = ({ date }: { readonly date: string }): number => monthsFrom(date, first);
  const cohort = known.filter(({ visits: own }) => own.some((visit) => ago(visit) === 12));
  const lost = cohort.filter(({ visits: own }) => !own.some((visit) => ago(visit) < 12));
  const returned = known.filter(({ visits: own }) => {
    const now = own.find(({ date }) => within(date));
    const before = own.filter(({ date }) => date < first).at(-1);
    return now !== undefined && before !== undefined && now.date > plusMonths(before.date, 12);
  });
  figures['lost'] = { cohort: cohort.length, lost: lost.length, returned: returned.length };
  const served = (months: number): number =>
    known.filter(({ visits: own }) => own.some((visit) => ago(visit) <= months)).length;
  figures['retention'] = { base: served(35), kept: served(11) };

  figures['deliveryCalls'] = deliveryCalls(file, first, end);

  const opinions = known
    .flatMap(({ calls }) => calls)
    .filter(({ date, satisfaction }) => within(date) && satisfaction !== undefined && satisfaction !== 'no-opinion');
  const rated = (...words: string[]): number =>
    opinions.filter(({ satisfaction }) => words.includes(satisfaction ?? '')).length;
  figures['satisfaction'] = {
    answered: opinions.length,
    satisfied: rated('satisfied', 'very-satisfied'),
    verySatisfied: rated('very-satisfied'),
  };

  const cases = complaintsOf(life, end);
  const closed = cases.filter(({ closed: day }) => day !== undefined && within(day));
  figures['complaints'] = {
    opened: cases.filter(({ date }) => within(date)).length,
    closed: closed.length,
    inTime: closed.filter(({ closed: day, due }) => (day ?? '') <= due).length,
    openAtEnd: cases.filter(({ open }) => open).length,
  };

  const orders = known.filter(({ delivered, ours }) => ours && delivered !== undefined && within(delivered));
  figures['referrals'] = {
    orders: orders.length,
    referred: orders.filter(({ car, registered }) => registered && car.referrer !== undefined).length,
  };
  figures['repurchase'] = {
    orders: orders.length,
    owners: orders.filter(
      ({ car, registered }) => registered && ['additional', 'replacement'].includes(car.purchaseType ?? ''),
    ).length,
  };
  return { figures, lists: listsOf(life, file, inMonth, end) };
}

/** Fixed on the month's first day: a service whose day lies in the month, counted from the services before it. */
function serviceDueIn({ visits, car, registered, nextService }: KnownCar, first: string, last: string): boolean {
  const before = [
    ...visits.map(({ date }) => date),
    ...(registered && car.firstServiceDate !== undefined ? [car.firstServiceDate] : []),
  ]
    .filter((date) => date < first)
    .sort()
    .at(-1);
  if (before === undefined) return false;
  const due = nextService !== undefined && nextService > before ? nextService : plusMonths(before, 5);
  return due >= first && due <= last && due <= plusMonths(before, 12);
}

function deliveryCalls(file: readonly KnownCar[], first: string, end: string): Record<string, number> {
  const count = { due: 0, inTime: 0, late: 0, missed: 0 };
  for (const { delivered, ours, calls, visits, car, holder } of file) {
    if (delivered === undefined || !ours || holder !== car.owner) continue;
    const steps = stepsAfter(delivered, end);
    steps.forEach(({ id, date }, i) => {
      if (date < first || date > end) return;
      count.due += 1;
      const own = calls.some((call) => call.on === 'step' && call.of === id && call.date <= date);
      const any = [...calls, ...visits];
      const next = steps[i + 1]?.date ?? '9999';
      if (own || any.some((one) => one.date === date)) count.inTime += 1;
      else if (any.some((one) => one.date > date && one.date < next)) count.late += 1;
      else if (date !== end) count.missed += 1;
    });
  }
  return count;
}

function listsOf(
  life: Life,
  file: readonly KnownCar[],
  inMonth: readonly { readonly kind: string; readonly amount: number; readonly one: KnownCar }[],
  end: string,
): Record<string, readonly string[]> {
  const tally = (names: readonly string[]): string[] =>
    [...new Set(names)].map((name) => `${name} ${String(names.filter((one) => one === name).length)}`).sort();
  const years = (delivered: string): string => {
    let age = 0;
    while (plusMonths(delivered, (age + 1) * 12) <= end) age += 1;
    return age >= 4 ? '>=4' : age === 0 ? '<1' : `${String(age)}-${String(age + 1)}`;
  };
  const models = [...new Set(inMonth.map(({ one }) => one.car.model))].map((model) => {
    const own = inMonth.filter(({ one }) => one.car.model === model);
    const yuan = (...kinds: string[]): number =>
      own.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).reduce((sum, { amount }) => sum + amount, 0);
    const cars = new Set(own.map(({ one }) => one.at)).size;
    return [
      model,
      cars,
      own.length,
      yuan('first-service', 'maintenance'),
      yuan('repair', 'warranty'),
      yuan('accident'),
      yuan(),
      (yuan() / cars).toFixed(4),
    ].join(' ');
  });
  return {
    groups: tally(
      file.flatMap((one) => {
        const group = groupOf(life, one, one.holder === one.car.owner ? one.delivered : undefined, end);
        return group === undefined ? [] : [String(group)];
      }),
    ),
    regions: tally(file.map(({ car, registered }) => (registered ? (car.district ?? 'unknown') : 'unknown'))),
    ages: tally(file.map(({ delivered }) => (delivered === undefined ? 'unknown' : years(delivered)))),
    models: models.sort(),
  };
}
