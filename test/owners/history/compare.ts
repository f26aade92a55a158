import { dateOf, dayOf } from '../../../src/calendar';
import { carePlan, ownerBook, type CarCare } from '../../../src/owners';
import { ownerFigures, ownerMonth, toOwnersJson } from '../../../src/owners/figures';
import { generalProfile, ownerRules } from '../../../src/profile';
import { careTruth } from './care-truth';
import { monthTruth } from './month-truth';
import { formsOf } from './sheets';
import type { Life } from './store';

const RULES = ownerRules(generalProfile);
const date = (day: number | undefined): string => (day === undefined ? '' : dateOf(day));

/** Every car, task and owner of the store against what happened. Returns the number of tasks. */
export function expectTrueCare(life: Life): number {
  const { seed, today } = life;
  const book = ownerBook(formsOf(life), RULES, dayOf(today));
  const plan = carePlan(book, RULES);
  // A car may be known by the end of its VIN alone.
  const vin = (car: CarCare | undefined): string => car?.car.vin?.slice(-8) ?? '';
  const known = plan.owners.filter(({ owner }) => owner.phone !== undefined);
  const found = {
    owners: known
      .map(({ owner, purchases, loyal, classes }) =>
        [owner.phone, purchases, loyal, classes.filter((one) => one.includes('-')).join('+')].join(' '),
      )
      .sort(),
    cars: known
      .flatMap(({ owner, vehicles }) =>
        vehicles.map((one) => {
          const sold = one.state === 'sold-on';
          const { lastService, car, group, delivered } = one;
          return [
            owner.phone,
            vin(one),
            one.state,
            date(delivered),
            sold ? '' : date(lastService),
            sold ? '' : date(car.policyEnd),
            group ?? '',
          ].join(' ');
        }),
      )
      .sort(),
    // A car of which only rows without a name are there belongs to nobody that one knows.
    tasks: plan.tasks
      .filter(({ owner }) => plan.owners[owner]?.owner.phone !== undefined)
      .map(({ owner, vehicle, kind, step, due, status, overdueDays }) => {
        const { owner: person, vehicles } = plan.owners[owner] ?? { owner: undefined, vehicles: [] };
        return [person?.phone, vin(vehicles[vehicle ?? -1]), kind, step ?? '', dateOf(due), status, overdueDays].join(
          ' ',
        );
      })
      .sort(),
  };
  expect({ seed, today, ...found }).toEqual({ seed, today, ...careTruth(life) });
  return found.tasks.length;
}

type Json = Record<string, Record<string, number>> & Record<string, readonly Record<string, string | number>[]>;

/** Every figure of a month against what happened; rates against their own parts. */
export function expectTrueMonth(life: Life, month: string): void {
  const { seed, today } = life;
  const json = toOwnersJson(
    ownerFigures(ownerMonth({ forms: [], afterSales: formsOf(life) }, RULES, month, dayOf(today))),
  ) as unknown as Json;
  const truth = monthTruth(life, month);
  const found = Object.fromEntries(
    Object.entries(truth.figures).map(([part, keys]) => [
      part,
      Object.fromEntries(Object.keys(keys).map((key) => [key, (json[part] as Record<string, number>)[key]])),
    ]),
  );
  const tally = (list: string, key: string): string[] =>
    (json[list] as readonly Record<string, string | number>[])
      .filter(({ vehicles }) => vehicles !== 0)
      .map((one) => `${String(one[key])} ${String(one['vehicles'])}`)
      .sort();
  const lists = {
    groups: tally('groups', 'group'),
    regions: tally('regions', 'region'),
    ages: tally('ages', 'age'),
    models: (json['models'] as unknown as readonly Record<string, string | number>[])
      .map((one) =>
        [
          ...['model', 'vehicles', 'visits', 'maintenance', 'repair', 'accident', 'output'].map((key) => one[key]),
          Number(one['perVehicle']).toFixed(4),
        ].join(' '),
      )
      .sort(),
  };
  expect({ seed, month, today, found, lists }).toEqual({
    seed,
    month,
    today,
    found: truth.figures,
    lists: truth.lists,
  });
}

/** Months of the store to look at: this one, the last, and one a year ago. */
export function monthsOf({ today }: Life): readonly string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const before = (by: number): string => {
    const at = year * 12 + month - 1 - by;
    return `${String(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, '0')}`;
  };
  return [before(0), before(1), before(11)];
}
