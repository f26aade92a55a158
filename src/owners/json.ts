import { dateOf } from '../calendar';
import { sourceOfCare } from '../schedule/cadences';
import { say, text, type Locale } from '../words';
import type { CarCare, CarePlan } from './care';
import type { SaleOfOwner } from './sales';

type Json = Record<string, unknown>;

/** What `sanbiao care --json` prints: names and meanings of the contract; sentences in one language. Changes and questions are the caller's. */
export function toCareJson(plan: CarePlan, locale: Locale): Json {
  return {
    today: dateOf(plan.today),
    owners: plan.owners.map(({ owner, vehicles, purchases, loyal, classes, sale }) => ({
      name: owner.name,
      phone: owner.phone,
      vehicles: vehicles.map((vehicle) => carJson(vehicle, locale)),
      purchases,
      loyal,
      classes,
      rows: owner.rows.map(({ form, record }) => ({ sheet: form.sheet, row: record.row, form: form.form })),
      ...(sale === undefined ? {} : { sale: saleJson(sale) }),
    })),
    tasks: plan.tasks.map(({ why, due, kind, ...task }) => ({
      ...task,
      kind,
      due: dateOf(due),
      text: say(text(`owners.do.${kind}`), locale),
      why: say(why, locale),
      source: say(sourceOfCare(kind), locale),
    })),
  };
}

/** The same person in the forms of the sale: who has the customer, what was handed over, and the rows that say so. */
function saleJson({ consultant, handovers, customers }: SaleOfOwner): Json {
  return {
    consultant,
    handovers: handovers.map(({ day, model }) => ({ date: dateOf(day), model })),
    rows: customers.flatMap(({ rows }) =>
      rows.map(({ form, record }) => ({ sheet: form.sheet, row: record.row, form: form.form })),
    ),
  };
}

function carJson({ car, state, why, delivered, lastService, group, dimensions }: CarCare, locale: Locale): Json {
  const day = (value: number | undefined): string | undefined => (value === undefined ? undefined : dateOf(value));
  return {
    plate: car.plate,
    vin: car.vin,
    model: car.model,
    delivered: day(delivered),
    lastService: day(lastService),
    policyEnd: day(car.policyEnd),
    state,
    why: say(why, locale),
    group,
    dimensions,
  };
}
