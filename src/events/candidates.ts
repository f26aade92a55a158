import { dateOf, dayOf, type IsoDate } from '../calendar';
import type { Ledger } from '../customers';
import type { AfterSalesForm } from '../forms/types';
import { standing, tieringOf } from '../levels';
import { carePlan, hasRefused, ownerBook, type CarCare, type CarePlan, type OwnerCare } from '../owners';
import { ownerRules, type StoreProfile } from '../profile';
import { DUE_AROUND_DAYS, type EventDays } from './choose-guests';
import type { Candidate } from './types';

/**
 * Everybody who might be invited: the owners of the after-sales sheets and the open customers of the sale, one per phone. Who is in both
 * has the owner's cars and the customer's level.
 */
export function candidatesOf(
  afterSales: readonly AfterSalesForm[],
  ledger: Ledger,
  profile: StoreProfile,
  days: EventDays,
): Candidate[] {
  const rules = ownerRules(profile);
  const now = carePlan(ownerBook(afterSales, rules, dayOf(days.today)), rules);
  // A window that closes right after the event counts as one that opens right after it does.
  const from = dayOf(days.from ?? days.today);
  const end = dayOf(days.to ?? days.from ?? days.today) + DUE_AROUND_DAYS;
  const due = duesByPhone([from, end].map((day) => carePlan(ownerBook(afterSales, rules, day), rules)));
  const known = consultantsOnLists(afterSales);
  const owners = now.owners.map((owner) => ownerCandidate(owner, dayOf(days.today), due, known));
  const byPhone = new Map<string, number>();
  owners.forEach((_, i) => {
    for (const phone of now.owners[i]?.owner.phones ?? []) byPhone.set(phone, i);
  });
  const people = [...owners];
  for (const prospect of prospectsOf(ledger, profile, dayOf(days.today))) {
    const at = prospect.phone === undefined ? undefined : byPhone.get(prospect.phone);
    const owner = at === undefined ? undefined : people[at];
    if (at === undefined || owner === undefined) people.push(prospect);
    else
      people[at] = {
        ...owner,
        level: prospect.level,
        consultant: prospect.consultant ?? owner.consultant,
        rows: [...owner.rows, ...prospect.rows],
      };
  }
  return people;
}

/** Consultants as earlier invitation lists name them, by phone: many stores write them nowhere else after the sale. */
function consultantsOnLists(afterSales: readonly AfterSalesForm[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { form, records } of afterSales)
    if (form === 'event-invitation')
      for (const { fields } of records)
        if (fields.phone !== undefined && fields.consultant !== undefined) known.set(fields.phone, fields.consultant);
  return known;
}

type Due = Candidate['due'][number];

/** The days of each kind of care, by the owner's phone: the same owner has another number in a book of another day. */
function duesByPhone(plans: readonly CarePlan[]): ReadonlyMap<string, readonly Due[]> {
  const found = new Map<string, Due[]>();
  for (const { owners, tasks } of plans)
    for (const { owner, kind, due } of tasks)
      for (const phone of owners[owner]?.owner.phones ?? []) {
        const own = found.get(phone) ?? [];
        own.push({ kind, due: dateOf(due) });
        found.set(phone, own);
      }
  return found;
}

function ownerCandidate(
  { owner, vehicles, loyal, classes }: OwnerCare,
  today: number,
  due: ReadonlyMap<string, readonly Due[]>,
  known: ReadonlyMap<string, string>,
): Candidate {
  const held = vehicles.filter(({ state }) => state !== 'sold-on');
  const car = held.at(-1)?.car ?? vehicles.at(-1)?.car;
  return {
    name: owner.name,
    phone: owner.phone,
    plate: car?.plate,
    model: car?.model,
    consultant: latest([
      ...owner.phones.map((phone) => known.get(phone)),
      ...owner.rows.map(({ record }) => record.fields.consultant),
    ]),
    advisor: latest(held.flatMap(({ car: own }) => own.rows.map(({ record }) => record.fields.serviceAdvisor))),
    groups: [...new Set(held.flatMap(({ group }) => group ?? []))].sort((a, b) => a - b),
    due: owner.phone === undefined ? [] : (due.get(owner.phone) ?? []),
    classes: loyal ? [...classes, 'loyal'] : classes,
    served: lastServed(held, today),
    soldOn: vehicles.length > 0 && held.length === 0,
    refused: hasRefused(
      vehicles.map(({ car: one }) => one),
      today,
    ),
    openComplaint: owner.hasOpenComplaint,
    rows: owner.rows.map(({ form, record }) => ({ sheet: form.sheet, row: record.row, form: form.form })),
  };
}

const latest = <T>(values: readonly (T | undefined)[]): T | undefined => values.findLast((one) => one !== undefined);

function lastServed(held: readonly CarCare[], today: number): IsoDate | undefined {
  const days = held.flatMap(({ car, lastService }) => [
    ...(lastService === undefined ? [] : [lastService]),
    ...car.visits.map(({ day }) => day),
  ]);
  const past = days.filter((day) => day <= today);
  return past.length === 0 ? undefined : dateOf(Math.max(...past));
}

/** Customers of the sale whose level is open. */
function prospectsOf(ledger: Ledger, profile: StoreProfile, today: number): Candidate[] {
  return ledger.customers.flatMap((customer): Candidate[] => {
    const stands = standing(customer, profile, today);
    const { state, level } = stands;
    if (state !== 'open' || level === undefined) return [];
    const { value } = tieringOf(customer, stands, profile, today);
    return [
      {
        name: customer.name,
        phone: customer.phone,
        model: customer.model,
        consultant: customer.consultant,
        groups: [],
        level,
        due: [],
        classes: value === undefined ? [] : [value.tier],
        soldOn: false,
        refused: false,
        openComplaint: false,
        rows: customer.rows.map(({ form, record }) => ({ sheet: form.sheet, row: record.row, form: form.form })),
      },
    ];
  });
}
