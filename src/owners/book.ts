import { dayOf } from '../calendar';
import type { AfterSalesForm } from '../forms/types';
import type { OwnerRules } from '../profile';
import { placeCarless } from './carless';
import { callsOf, complaintOf, policyOf, visitOf } from './events';
import { holderOf, peopleOf, type OwnerDraft } from './people';
import { dayIn, ownerRows, type OwnerRow } from './rows';
import { saysSoldOn } from './sold-on';
import type { Call, Car, Complaint, Doubt, Owner, OwnerBook, Ownership, Policy, Visit } from './types';
import { vehiclesOf, type CarDraft } from './vehicles';

/**
 * Owners and their cars over all after-sales forms of a store, as of a day (contract of `sanbiao care`: same vehicle, same owner, resold).
 * @param asOf day number; rows that are dated later are not there yet
 */
export function ownerBook(forms: readonly AfterSalesForm[], rules: OwnerRules, asOf: number): OwnerBook {
  const rows = ownerRows(forms, asOf);
  const { cars: drafts, doubts } = vehiclesOf(rows);
  const { ownerOf, doubts: ofPeople } = peopleOf(rows, drafts);
  placeCarless(rows, drafts, ownerOf);

  const events = eventsOf(rows, rules, asOf);
  const number = new Map<OwnerDraft, number>();
  const people: OwnerDraft[] = [];
  for (const row of rows) {
    const owner = ownerOf.get(row);
    if (!owner || number.has(owner)) continue;
    number.set(owner, people.length);
    people.push(owner);
  }
  const carOf = new Map<OwnerRow, number>();
  const cars = drafts.map((draft, index) => {
    for (const row of draft.rows) carOf.set(row, index);
    return carOfDraft(draft, ownershipsOf(draft, ownerOf, number, asOf), events, asOf);
  });
  const carsOf = new Map<number, number[]>();
  cars.forEach(({ ownerships }, index) => {
    for (const { owner } of ownerships) {
      const own = carsOf.get(owner);
      if (own) own.push(index);
      else carsOf.set(owner, [index]);
    }
  });
  return {
    asOf,
    owners: people.map((draft, index) => ownerOfDraft(draft, carsOf.get(index) ?? [], cars, index, carOf, events)),
    cars,
    calls: [...events.calls.values()].flat(),
    visits: [...events.visits.values()],
    complaints: [...events.complaints.values()],
    carOf,
    doubts: [...doubts, ...ofPeople, ...twoPhones(cars, people)],
  };
}

interface Events {
  readonly calls: ReadonlyMap<OwnerRow, readonly Call[]>;
  readonly visits: ReadonlyMap<OwnerRow, Visit>;
  readonly policies: ReadonlyMap<OwnerRow, Policy>;
  readonly complaints: ReadonlyMap<OwnerRow, Complaint>;
}

function eventsOf(rows: readonly OwnerRow[], rules: OwnerRules, asOf: number): Events {
  const calls = new Map<OwnerRow, Call[]>();
  const visits = new Map<OwnerRow, Visit>();
  const policies = new Map<OwnerRow, Policy>();
  const complaints = new Map<OwnerRow, Complaint>();
  for (const row of rows) {
    const own = callsOf(row, asOf);
    if (own.length > 0) calls.set(row, own);
    const visit = visitOf(row, asOf);
    if (visit) visits.set(row, visit);
    const policy = policyOf(row);
    if (policy) policies.set(row, policy);
    const complaint = complaintOf(row, asOf, rules.complaintDays);
    if (complaint) complaints.set(row, complaint);
  }
  return { calls, visits, policies, complaints };
}

/** Everyone whose the car was; the one who has it stands last. */
function ownershipsOf(
  draft: CarDraft,
  ownerOf: ReadonlyMap<OwnerRow, OwnerDraft>,
  number: ReadonlyMap<OwnerDraft, number>,
  asOf: number,
): Ownership[] {
  const own = new Map<OwnerDraft, OwnerRow[]>();
  for (const row of draft.rows) {
    const owner = ownerOf.get(row);
    if (!owner) continue;
    const theirs = own.get(owner);
    if (theirs) theirs.push(row);
    else own.set(owner, [row]);
  }
  const holder = holderOf(draft, ownerOf);
  const kindIn = (rows: readonly OwnerRow[]): string | undefined =>
    rows.find(({ record }) => record.fields.ownerKind !== undefined)?.record.fields.ownerKind;
  const kindOfCar = kindIn(draft.rows);
  const all = [...own].map(([owner, rows]): Ownership => {
    const delivered = deliveredIn(rows, asOf);
    const ownerKind = kindIn(rows) ?? kindOfCar;
    return {
      owner: number.get(owner) ?? 0,
      rows,
      soldOn: owner !== holder || rows.some(saysSoldOn),
      ...(delivered === undefined ? {} : { delivered }),
      ...(ownerKind === undefined ? {} : { ownerKind }),
    };
  });
  const has = holder === undefined ? undefined : number.get(holder);
  return all.sort((a, b) => Number(a.owner === has) - Number(b.owner === has));
}

const DELIVERY_FIELDS = ['deliveryDate', 'purchaseDate', 'licenseDate'] as const;

/** The delivery, else the purchase, else the licence, as the first row has it that has any. */
function deliveredIn(rows: readonly OwnerRow[], asOf: number): number | undefined {
  for (const field of DELIVERY_FIELDS)
    for (const { record } of rows) {
      const day = dayIn(record.fields[field], asOf);
      if (day !== undefined) return day;
    }
  return undefined;
}

const byDay = (a: { readonly day: number }, b: { readonly day: number }): number => a.day - b.day;
const SERVICE_FIELDS = ['lastServiceDate', 'firstServiceDate'] as const;

function carOfDraft(draft: CarDraft, ownerships: Ownership[], events: Events, asOf: number): Car {
  const { rows } = draft;
  const of = <E>(map: ReadonlyMap<OwnerRow, E>): E[] =>
    rows.flatMap((row) => {
      const event = map.get(row);
      return event === undefined ? [] : [event];
    });
  const latest = (field: 'nextServiceDate' | 'policyEnd' | 'warrantyEnd' | 'inspectionDue'): number | undefined => {
    let last: number | undefined;
    for (const { record } of rows) {
      const date = record.fields[field];
      if (date !== undefined) last = Math.max(last ?? -Infinity, dayOf(date));
    }
    return last;
  };
  const policies = of(events.policies);
  const nextService = latest('nextServiceDate');
  const warrantyEnd = latest('warrantyEnd');
  const inspectionDue = latest('inspectionDue');
  const policyEnd = policies.reduce<number | undefined>(
    (last, { wonUntil }) => (wonUntil === undefined || (last !== undefined && last >= wonUntil) ? last : wonUntil),
    latest('policyEnd'),
  );
  const current = ownerships.at(-1)?.rows ?? rows;
  const plate = lastOf(rows, 'plate');
  const model = firstOf(current, 'model') ?? firstOf(rows, 'model');
  const district = firstOf(current, 'district') ?? firstOf(rows, 'district');
  return {
    ...(plate === undefined ? {} : { plate }),
    ...(draft.vin === undefined ? {} : { vin: draft.vin }),
    ...(model === undefined ? {} : { model }),
    ...(district === undefined ? {} : { district }),
    rows,
    ownerships,
    calls: of(events.calls).flat().sort(byDay),
    visits: of(events.visits).sort(byDay),
    policies,
    complaints: of(events.complaints),
    servicedOn: rows
      .flatMap(({ record }) => SERVICE_FIELDS.flatMap((field) => dayIn(record.fields[field], asOf) ?? []))
      .sort((a, b) => a - b),
    ...(nextService === undefined ? {} : { nextService }),
    ...(policyEnd === undefined ? {} : { policyEnd }),
    ...(warrantyEnd === undefined ? {} : { warrantyEnd }),
    ...(inspectionDue === undefined ? {} : { inspectionDue }),
  };
}

function firstOf(rows: readonly OwnerRow[], field: 'model' | 'district'): string | undefined {
  return rows.find(({ record }) => record.fields[field] !== undefined)?.record.fields[field];
}

function lastOf(rows: readonly OwnerRow[], field: 'plate'): string | undefined {
  let best: OwnerRow | undefined;
  for (const row of rows)
    if (row[field] !== undefined && (best === undefined || (row.day ?? -Infinity) >= (best.day ?? -Infinity)))
      best = row;
  return best?.[field];
}

function ownerOfDraft(
  { rows }: OwnerDraft,
  ownCars: readonly number[],
  cars: readonly Car[],
  index: number,
  carOf: ReadonlyMap<OwnerRow, number>,
  events: Events,
): Owner {
  const own = rows.flatMap((row) => events.complaints.get(row) ?? []);
  const aboutCars = ownCars.flatMap((at) => {
    const car = cars[at];
    return car?.ownerships.at(-1)?.owner === index ? car.complaints : [];
  });
  const name = rows.find(({ record }) => record.fields.customerName !== undefined)?.record.fields.customerName;
  const phones = [...new Set(rows.flatMap((row) => row.phones))];
  const [phone] = phones;
  const birthday = birthdayIn(rows);
  return {
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    phones,
    rows,
    cars: ownCars,
    ...(birthday === undefined ? {} : { birthday }),
    complaints: own.filter(({ row, open }) => open && !carOf.has(row)),
    hasOpenComplaint: [...own, ...aboutCars].some(({ open }) => open),
  };
}

/** `MM-DD`; a birthday by the lunar calendar tells no day of the solar year. */
function birthdayIn(rows: readonly OwnerRow[]): string | undefined {
  for (const { record } of rows) {
    const { birthday, birthdayCalendar } = record.fields;
    if (birthday !== undefined && birthdayCalendar !== 'lunar') return birthday.slice(-5);
  }
  return undefined;
}

/** The same name with the same car under two phones: by the rules two people, and likely one who changed the number. */
function twoPhones(cars: readonly Car[], people: readonly OwnerDraft[]): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { ownerships } of cars) {
    if (ownerships.length < 2) continue;
    const seen = new Set<string>();
    for (const { owner } of ownerships) {
      const row = people[owner]?.rows.find(({ name, phones }) => name !== undefined && phones.length > 0);
      if (row?.name === undefined) continue;
      if (seen.has(row.name)) doubts.push({ kind: 'two-phones', row, about: row.name });
      seen.add(row.name);
    }
  }
  return doubts;
}
