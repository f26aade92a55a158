import type { IsoMonth } from '../calendar';
import type { CheckJson } from '../audit';
import type { Customer, Ledger } from '../customers';
import type { FormRecord, RecognisedWorkbook, RowRef } from '../forms/types';
import type { OwnerFigures } from '../owners/figures';
import type { StoreProfile } from '../profile';
import { toMonthJson, type Fact, type MonthFigures, type Targets } from '../rollups';
import type { Locale } from '../words';
import { careRows, ownerRows } from './care-rows';
import { factRows } from './fact-rows';
import { personOf, type KeyedHash } from './person';
import { NOBODY, recordRows, type RecordContext, type Who } from './record-rows';
import { releaseRows, type ReleasePolicy } from './release';
import type { Placed } from './tables';
import { toldRows } from './told-rows';

/** A store's workbooks, read and understood. */
export interface StoreData {
  readonly recognised: RecognisedWorkbook;
  readonly ledger: Ledger;
  readonly profile: StoreProfile;
  readonly today: string;
  /** The month's figures, as `sanbiao month` has them. */
  report(month: IsoMonth): MonthFigures;
  targets(month: IsoMonth): Targets;
  /** The month after the sale, as `sanbiao owners` has it; absent in a store without lists of owners. */
  care?(month: IsoMonth): OwnerFigures;
  /** What the daily check finds as of today; absent where it was not asked. */
  readonly check?: Pick<CheckJson, 'findings' | 'consultants'>;
  readonly locate: RecordContext['locate'];
}

/** The group's key, and while it is being changed the one before. */
export interface StoreKeys {
  readonly hash: KeyedHash;
  readonly before?: KeyedHash;
}

/**
 * Everything of a store that leaves, as it leaves: the lines of its sheets, and for each of `months` the facts and the figures. Lines of
 * other months are among the rows too (`month` tells them apart).
 */
export function storeRows(
  store: StoreData,
  months: readonly IsoMonth[],
  keys: StoreKeys,
  policy: ReleasePolicy,
  locale: Locale,
): readonly Placed[] {
  const { customers } = store.ledger;
  const who = customers.map((customer) => whoOf(customer, keys.hash));
  const byRecord = new Map<FormRecord, number>();
  const byPlace = new Map<string, number>();
  for (const { id, rows } of customers) {
    for (const { record, form } of rows) {
      byRecord.set(record, id);
      byPlace.set(placeKey({ sheet: form.sheet, row: record.row, form: form.form }), id);
    }
  }
  const of = (id: number | undefined): Who => (id === undefined ? undefined : who[id]) ?? NOBODY;
  const whoIs = (fact: Fact): Who => {
    const [row] = fact.rows;
    return of(row === undefined ? undefined : byPlace.get(placeKey(row)));
  };
  const rows: Placed[] = [
    ...recordRows(store.recognised, { whoIs: (record) => of(byRecord.get(record)), locate: store.locate }),
    ...months.flatMap((month) => {
      const report = store.report(month);
      return [
        ...factRows(month, report.facts, whoIs),
        ...toldRows(toMonthJson(report, locale), store.targets(month)),
        ...careOfMonth(store.care?.(month), keys),
      ];
    }),
  ];
  if (keys.before !== undefined) rows.push(...aliasRows(rows, customers, keys.before));
  const last = [...months].sort().at(-1);
  if (store.check !== undefined && last !== undefined) rows.push(...auditRows(last, store.check));
  return releaseRows(rows, policy, namesOf(customers, store.recognised));
}

function careOfMonth(care: OwnerFigures | undefined, { hash, before }: StoreKeys): readonly Placed[] {
  return care === undefined ? [] : [...ownerRows(care, hash, before), ...careRows(care)];
}

/** The store's line (all findings, those too for which nobody answers) and one per consultant. */
function auditRows(
  month: IsoMonth,
  { findings, consultants }: Pick<CheckJson, 'findings' | 'consultants'>,
): readonly Placed[] {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const rows = consultants.reduce((sum, one) => sum + one.rows, 0);
  const store = { consultant: null, errors: count('error'), warnings: count('warning'), hints: count('hint'), rows };
  return [
    { table: 'audit_scores', month, row: store },
    ...consultants.map(({ name, ...counts }): Placed => ({
      table: 'audit_scores',
      month,
      row: { consultant: name, ...counts },
    })),
  ];
}

/** For everybody whom a month's rows name, the hash under the key before beside the one of today. */
function aliasRows(rows: readonly Placed[], customers: readonly Customer[], before: KeyedHash): readonly Placed[] {
  const olds = new Map<number, string | undefined>();
  const named = new Map<string, Placed>();
  for (const { month, row } of rows) {
    const { customer: id, person } = row;
    if (typeof id !== 'number' || typeof person !== 'string' || named.has(`${month} ${String(id)}`)) continue;
    const customer = customers[id];
    if (customer !== undefined && !olds.has(id)) olds.set(id, personOf(customer, before)?.person);
    const old = olds.get(id);
    if (old === undefined) continue;
    named.set(`${month} ${String(id)}`, { table: 'aliases', month, row: { person, person_before: old } });
  }
  return [...named.values()];
}

function placeKey({ sheet, row, form }: RowRef): string {
  return `${form} ${String(row)} ${sheet}`;
}

function whoOf(customer: Customer, hash: KeyedHash): Who {
  const key = personOf(customer, hash);
  return { customer: customer.id, person: key?.person ?? null, person_weak: key?.weak ?? null };
}

/** Every way in which the sheets name their customers, and owners who are not among them. */
function* namesOf(customers: readonly Customer[], { afterSales }: RecognisedWorkbook): Iterable<string> {
  for (const { name, rows } of customers) {
    if (name !== undefined) yield name;
    for (const { record } of rows) if (record.fields.customerName !== undefined) yield record.fields.customerName;
  }
  for (const { records } of afterSales)
    for (const { fields } of records) if (fields.customerName !== undefined) yield fields.customerName;
}
