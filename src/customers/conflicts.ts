import { consultantKey } from './consultants';
import { modelsAgree } from './identity';
import { nameKey, plainWord } from './rows';
import type { Customer, IdentityConflict, LedgerRow } from './types';

/**
 * What a person should look at: customers that may be one and were not put together (same full name and model, no phone on one
 * side), and customers put together by phone although their names differ.
 */
export function nameConflicts(customers: readonly Customer[]): IdentityConflict[] {
  const conflicts: IdentityConflict[] = [];
  for (const customer of customers) {
    if (customer.rows.length > 1) conflicts.push(...withinCustomer(customer));
  }
  for (const group of sameNames(customers)) {
    if (group.length > 1) {
      conflicts.push({
        kind: 'same-name',
        customers: group.map(({ id }) => id),
        rows: group.flatMap(({ rows }) => rows),
      });
    }
  }
  for (const [a, b] of nearlyOnePhone(customers))
    conflicts.push({ kind: 'phone-typo', customers: [a.id, b.id], rows: [...a.rows, ...b.rows] });
  return conflicts;
}

/** Two customers of one consultant with the same name and first day, whose numbers differ by a slip: two digits, or two swapped. */
function nearlyOnePhone(customers: readonly Customer[]): [Customer, Customer][] {
  const groups = new Map<string, Customer[]>();
  for (const customer of customers) {
    if (customer.phones.length === 0 || customer.name === undefined) continue;
    const key = `${nameKey(customer.name)}|${consultantKey(customer.consultant)}`;
    const group = groups.get(key);
    if (group) group.push(customer);
    else groups.set(key, [customer]);
  }
  const pairs: [Customer, Customer][] = [];
  for (const group of groups.values())
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) {
        if (!modelsAgree(plainWord(a.model), plainWord(b.model))) continue;
        const days = daysOf(a);
        if (![...daysOf(b)].some((day) => days.has(day))) continue;
        if (a.phones.some((one) => b.phones.some((other) => isSlip(one, other)))) pairs.push([a, b]);
      }
    });
  return pairs;
}

/** Days on which a customer may have been there first. */
function daysOf({ rows }: Customer): Set<string> {
  return new Set(
    rows.flatMap(({ date, record }) => [date, record.fields.firstContactDate]).flatMap((day) => day ?? []),
  );
}

function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return isLonger(a, b) || isLonger(b, a);
  let differ = 0;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) differ += 1;
  return differ <= 2;
}

/** `long` is `short` with one digit more. */
function isLonger(long: string, short: string): boolean {
  if (long.length !== short.length + 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  return long.slice(at + 1) === short.slice(at);
}

function withinCustomer(customer: Customer): IdentityConflict[] {
  const found: IdentityConflict[] = [];
  const { id, rows, phones } = customer;
  // 谢小姐 and 谢思雨 may be one person: only the family name is compared.
  if (phones.length > 0 && differ(rows, ({ record }) => plainWord(record.fields.customerName).slice(0, 1))) {
    found.push({ kind: 'phone-two-names', customers: [id], rows });
  }
  if (twoInOneMonth(rows)) {
    found.push({ kind: 'phone-two-consultants', customers: [id], rows });
  }
  const inForm = new Set<number>();
  for (const row of rows) {
    if (row.form.form !== 'contact-matrix' || row.copyOf) continue;
    if (inForm.has(row.formIndex)) {
      const twice = rows.filter(({ formIndex }) => formIndex === row.formIndex);
      found.push({ kind: 'twice-in-form', customers: [id], rows: twice });
      break;
    }
    inForm.add(row.formIndex);
  }
  return found;
}

/** Two consultants write the customer down in one month (撞单); a customer who went to another consultant is not meant. */
function twoInOneMonth(rows: readonly LedgerRow[]): boolean {
  const first = new Map<string, string>();
  return rows.some(({ month, consultant, copyOf }) => {
    const key = consultantKey(consultant);
    if (month === undefined || key === '' || copyOf) return false;
    const known = first.get(month);
    if (known === undefined) first.set(month, key);
    return known !== undefined && known !== key;
  });
}

/** Two rows say something, and not the same. */
function differ(rows: readonly LedgerRow[], pick: (row: LedgerRow) => string): boolean {
  let first = '';
  for (const row of rows) {
    const word = pick(row);
    if (word === '') continue;
    if (first === '') first = word;
    else if (word !== first) return true;
  }
  return false;
}

/**
 * Customers with the same full name and model, of which at least one has no phone; 王先生 says too little to be compared across
 * consultants.
 */
function sameNames(customers: readonly Customer[]): Customer[][] {
  const groups = new Map<string, Customer[]>();
  const keyOf = (customer: Customer): string => `${plainWord(customer.name)}|${plainWord(customer.model)}`;
  for (const customer of customers) {
    const name = plainWord(customer.name);
    if (customer.phones.length > 0 || name.length < 2 || customer.model === undefined) continue;
    if (!/(先生|小姐|女士|太太|老板|总)$/u.test(name)) groups.set(keyOf(customer), []);
  }
  if (groups.size > 0) for (const customer of customers) groups.get(keyOf(customer))?.push(customer);
  return [...groups.values()];
}
