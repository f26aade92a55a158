import { addMonths, dayOf, monthIndex, dateOf, monthOf } from '../../calendar';
import { serviceDue } from '../../schedule/cadences';
import { carFacts, isOurs } from '../facts';
import type { Car } from '../types';
import type { OwnerFacts, OwnerMonth } from './types';

const MAINTENANCE: ReadonlySet<string | undefined> = new Set(['first-service', 'maintenance']);

/** Cars whose delivery was so many months ago this month (six, unless the store sets its own); done: with a maintenance row or a 首保 date by now. */
export function firstServiceFacts({ book, rules, first, last, end }: OwnerMonth): OwnerFacts['firstServices'] {
  return book.cars.flatMap((car) =>
    car.ownerships.flatMap((own) => {
      if (own.delivered === undefined || !isOurs(own)) return [];
      const due = addMonths(own.delivered, rules.denominators.firstServiceMonths);
      if (due < first || due > last) return [];
      const done =
        car.visits.some(({ kind }) => MAINTENANCE.has(kind)) ||
        car.rows.some(({ record: { fields } }) => {
          return fields.firstServiceDate !== undefined && dayOf(fields.firstServiceDate) <= end;
        });
      return [{ ...(own.rows[0] ? { row: own.rows[0] } : {}), car, done }];
    }),
  );
}

/** Cars with a service due in the month, fixed on its first day by the rows before it. */
export function serviceFacts({ onFile, rules, first, last, end }: OwnerMonth): OwnerFacts['services'] {
  return onFile.flatMap((car) => {
    const { nextService: _later, ...facts } = carFacts(car, rules, first - 1, false);
    const next = nextServiceBefore(car, first);
    const due = serviceDue(next === undefined ? facts : { ...facts, nextService: next }, rules);
    if (due === undefined || facts.lastService === undefined || due < first || due > last) return [];
    if (due > addMonths(facts.lastService, rules.service.until)) return [];
    const inMonth = ({ day }: { readonly day: number }): boolean => day >= first && day <= end;
    const came = car.visits.filter(inMonth);
    const call = car.calls.find((one) => inMonth(one) && one.row.form.form === 'service-reminder');
    const row = call?.row ?? came[0]?.row ?? car.visits.filter(({ day }) => day < first).at(-1)?.row ?? car.rows[0];
    return [
      {
        ...(row ? { row } : {}),
        car,
        came: came.length > 0,
        absent: came.length === 0,
        reminded: call !== undefined,
        cameReminded: call !== undefined && came.some(({ day }) => day >= call.day),
      },
    ];
  });
}

/** The latest day that rows give which are not dated in the month or later. */
function nextServiceBefore({ rows }: Car, first: number): number | undefined {
  let last: number | undefined;
  for (const { day, record } of rows) {
    const { nextServiceDate } = record.fields;
    if (nextServiceDate !== undefined && (day === undefined || day < first))
      last = Math.max(last ?? -Infinity, dayOf(nextServiceDate));
  }
  return last;
}

const monthOfDay = (day: number): number => monthIndex(monthOf(dateOf(day)));

/** Cars that were in so many months ago (those after which a car is lost); lost: never since. */
export function cohortFacts({ book, rules, month }: OwnerMonth): OwnerFacts['cohort'] {
  const at = monthIndex(month) - rules.lostAfter;
  return book.cars.flatMap((car) => {
    const then = car.visits.filter(({ day }) => monthOfDay(day) === at);
    if (then[0] === undefined) return [];
    return [{ row: then[0].row, car, lost: !car.visits.some(({ day }) => monthOfDay(day) > at) }];
  });
}

/** Cars that came in this month after they were lost. */
export function returnFacts({ book, rules, first }: OwnerMonth): OwnerFacts['returns'] {
  return book.cars.flatMap((car) => {
    const visit = car.visits.find(({ day }) => day >= first);
    const before = car.visits.filter(({ day }) => day < first).at(-1);
    if (!visit || !before || visit.day <= addMonths(before.day, rules.lostAfter)) return [];
    return [{ row: visit.row, car }];
  });
}

/** Cars that were in within the last three years; kept: within the last one (or as the store sets it). */
export function retentionFacts({ book, rules, month }: OwnerMonth): OwnerFacts['retention'] {
  const now = monthIndex(month);
  const { months, of } = rules.denominators.kept;
  return book.cars.flatMap((car) => {
    const last = car.visits.at(-1);
    if (!last || monthOfDay(last.day) <= now - of) return [];
    return [{ row: last.row, car, kept: monthOfDay(last.day) > now - months }];
  });
}
