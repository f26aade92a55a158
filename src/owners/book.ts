import { dayOf } from '../calendar';
import type { AfterSalesForm } from '../forms/types';
import type { OwnerRules } from '../profile';
import { placeCarless } from './carless';
import { callsOf, complaintOf, policyOf, visitOf } from './events';
import { holderOf, peopleOf, type OwnerDraft, type OwnerOfRow } from './people';
import { dayIn, ownerRows, type OwnerRow } from './rows';
import { saysSoldOn } from './sold-on';
import type { Call, Car, Complaint, Doubt, Owner, OwnerBook, Ownership, Policy, Visit } from './types';
import { vehiclesOf, type CarDraft } from './vehicles';

const last = new WeakMap<readonly AfterSalesForm[], { readonly rules: OwnerRules; readonly book: OwnerBook }>();

/**
 * `ownerBook`, kept for the rules and the day that were asked about last: the day's calls, its events and a form that is being filled in, with
 * every word, ask for the same one.
 */
export function lastOwnerBook(forms: readonly AfterSalesForm[], rules: OwnerRules, asOf: number): OwnerBook {
  const known = last.get(forms);
  if (known?.book.asOf === asOf && known.rules === rules) return known.book;
  const book = ownerBook(forms, rules, asOf);
  last.set(forms, { rules, book });
  return book;
}

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
  for (const owner of ownerOf) {
    if (!owner || number.has(owner)) continue;
    number.set(owner, people.length);
    people.push(owner);
  }
  const carOf = new Array<number | undefined>(rows.length).fill(undefined);
  const carsOf = people.map((): number[] => []);
  const cars = drafts.map((draft, index) => {
    for (const row of draft.rows) carOf[row.at] = index;
    const ownerships = ownershipsOf(draft, ownerOf, number, asOf);
    for (const { owner } of ownerships) carsOf[owner]?.push(index);
    return carOfDraft(draft, ownerships, events, asOf);
  });
  return {
    asOf,
    owners: people.map((draft, index) => ownerOfDraft(draft, carsOf[index] ?? NONE, cars, index, carOf, events)),
    cars,
    calls: events.calls.flat(),
    visits: events.visits.filter((visit) => visit !== undefined),
    complaints: events.complaints.filter((complaint) => complaint !== undefined),
    carOf,
    doubts: [...doubts, ...ofPeople, ...twoPhones(cars, people)],
  };
}

/** What the rows tell of, by the row's place. */
interface Events {
  readonly calls: readonly (readonly Call[])[];
  readonly visits: readonly (Visit | undefined)[];
  readonly policies: readonly (Policy | undefined)[];
  readonly complaints: readonly (Complaint | undefined)[];
}

function eventsOf(rows: readonly OwnerRow[], rules: OwnerRules, asOf: number): Events {
  return {
    calls: rows.map((row) => callsOf(row, asOf)),
    visits: rows.map((row) => visitOf(row, asOf)),
    policies: rows.map(policyOf),
    complaints: rows.map((row) => complaintOf(row, asOf, rules.complaintDays)),
  };
}

/** Everyone whose the car was; the one who has it stands last. */
function ownershipsOf(
  draft: CarDraft,
  ownerOf: OwnerOfRow,
  number: ReadonlyMap<OwnerDraft, number>,
  asOf: number,
): Ownership[] {
  const kindOfCar = kindIn(draft.rows);
  const ownership = (owner: OwnerDraft, rows: readonly OwnerRow[], has: boolean): Ownership => ({
    owner: number.get(owner) ?? 0,
    rows,
    soldOn: !has || rows.some(saysSoldOn),
    delivered: deliveredIn(rows, asOf),
    ownerKind: rows === draft.rows ? kindOfCar : (kindIn(rows) ?? kindOfCar),
  });
  const [first] = draft.rows;
  const one = first && ownerOf[first.at];
  // Most cars have one owner in all rows: theirs are the car's.
  if (one && draft.rows.every(({ at }) => ownerOf[at] === one)) return [ownership(one, draft.rows, true)];

  const own = new Map<OwnerDraft, OwnerRow[]>();
  for (const row of draft.rows) {
    const owner = ownerOf[row.at];
    if (!owner) continue;
    const theirs = own.get(owner);
    if (theirs) theirs.push(row);
    else own.set(owner, [row]);
  }
  const holder = holderOf(draft, ownerOf);
  const all = [...own].map(([owner, rows]) => ownership(owner, rows, owner === holder));
  const has = holder === undefined ? undefined : number.get(holder);
  return all.sort((a, b) => Number(a.owner === has) - Number(b.owner === has));
}

function kindIn(rows: readonly OwnerRow[]): string | undefined {
  for (const { record } of rows) if (record.fields.ownerKind !== undefined) return record.fields.ownerKind;
  return undefined;
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

function carOfDraft(draft: CarDraft, ownerships: Ownership[], events: Events, asOf: number): Car {
  const { rows, vin } = draft;
  // Most cars lack most of these: an empty list is one and the same for all.
  let calls: Call[] = NONE;
  let visits: Visit[] = NONE;
  let policies: Policy[] = NONE;
  let complaints: Complaint[] = NONE;
  let servicedOn: number[] = NONE;
  let nextService: number | undefined;
  let policyEnd: number | undefined;
  let warrantyEnd: number | undefined;
  let inspectionDue: number | undefined;
  for (const row of rows) {
    const { at, record } = row;
    for (const call of events.calls[at] ?? NONE) calls = more(calls, call);
    visits = more(visits, events.visits[at]);
    complaints = more(complaints, events.complaints[at]);
    const policy = events.policies[at];
    policies = more(policies, policy);
    const { fields } = record;
    servicedOn = more(servicedOn, dayIn(fields.lastServiceDate, asOf));
    servicedOn = more(servicedOn, dayIn(fields.firstServiceDate, asOf));
    nextService = later(nextService, fields.nextServiceDate);
    policyEnd = later(policyEnd, fields.policyEnd);
    if (policy?.wonUntil !== undefined) policyEnd = Math.max(policyEnd ?? -Infinity, policy.wonUntil);
    warrantyEnd = later(warrantyEnd, fields.warrantyEnd);
    inspectionDue = later(inspectionDue, fields.inspectionDue);
  }
  const current = ownerships.at(-1)?.rows ?? rows;
  return {
    plate: lastPlate(rows),
    vin,
    model: firstOf(current, 'model') ?? firstOf(rows, 'model'),
    district: firstOf(current, 'district') ?? firstOf(rows, 'district'),
    rows,
    ownerships,
    calls: inOrder(calls, byDay),
    visits: inOrder(visits, byDay),
    policies,
    complaints,
    servicedOn: inOrder(servicedOn, (a, b) => a - b),
    nextService,
    policyEnd,
    warrantyEnd,
    inspectionDue,
  };
}

const NONE: never[] = [];

/** The list with one more; the first one makes a list of its own. */
function more<T>(list: T[], one: T | undefined): T[] {
  if (one === undefined) return list;
  if (list.length === 0) return [one];
  list.push(one);
  return list;
}

function inOrder<T>(list: T[], order: (a: T, b: T) => number): T[] {
  return list.length < 2 ? list : list.sort(order);
}

function later(known: number | undefined, date: string | undefined): number | undefined {
  if (date === undefined) return known;
  const day = dayOf(date);
  return known === undefined || day > known ? day : known;
}

function firstOf(rows: readonly OwnerRow[], field: 'model' | 'district'): string | undefined {
  return rows.find(({ record }) => record.fields[field] !== undefined)?.record.fields[field];
}

function lastPlate(rows: readonly OwnerRow[]): string | undefined {
  let best: OwnerRow | undefined;
  for (const row of rows)
    if (row.plate !== undefined && (best === undefined || (row.day ?? -Infinity) >= (best.day ?? -Infinity)))
      best = row;
  return best?.plate;
}

function ownerOfDraft(
  { rows }: OwnerDraft,
  ownCars: readonly number[],
  cars: readonly Car[],
  index: number,
  carOf: readonly (number | undefined)[],
  events: Events,
): Owner {
  const complaints: Complaint[] = [];
  let hasOpenComplaint = false;
  const phones: string[] = [];
  let name: string | undefined;
  for (const row of rows) {
    name ??= row.record.fields.customerName;
    for (const phone of row.phones) if (!phones.includes(phone)) phones.push(phone);
    const complaint = events.complaints[row.at];
    if (complaint?.open !== true) continue;
    hasOpenComplaint = true;
    if (carOf[row.at] === undefined) complaints.push(complaint);
  }
  hasOpenComplaint ||= ownCars.some((at) => {
    const car = cars[at];
    return car?.ownerships.at(-1)?.owner === index && car.complaints.some(({ open }) => open);
  });
  return {
    name,
    phone: phones[0],
    phones,
    rows,
    cars: ownCars,
    ...birthdaysIn(rows),
    complaints,
    hasOpenComplaint,
  };
}

/** `MM-DD`; a birthday by the Chinese calendar counts where no row tells one of the solar year. */
function birthdaysIn(rows: readonly OwnerRow[]): Pick<Owner, 'birthday' | 'lunarBirthday'> {
  let lunarBirthday: string | undefined;
  for (const { record } of rows) {
    const { birthday, birthdayCalendar } = record.fields;
    if (birthday === undefined) continue;
    if (birthdayCalendar !== 'lunar') return { birthday: birthday.slice(-5), lunarBirthday: undefined };
    lunarBirthday ??= birthday.slice(-5);
  }
  return { birthday: undefined, lunarBirthday };
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
