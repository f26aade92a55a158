import { plainWord } from './rows';
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
  return conflicts;
}

function withinCustomer(customer: Customer): IdentityConflict[] {
  const found: IdentityConflict[] = [];
  const { id, rows, phones } = customer;
  // 谢小姐 and 谢思雨 may be one person: only the family name is compared.
  if (phones.length > 0 && differ(rows, ({ record }) => plainWord(record.fields.customerName).slice(0, 1))) {
    found.push({ kind: 'phone-two-names', customers: [id], rows });
  }
  if (differ(rows, (row) => plainWord(row.consultant))) {
    found.push({ kind: 'phone-two-consultants', customers: [id], rows });
  }
  const inForm = new Set<number>();
  for (const row of rows) {
    if (row.form.form !== 'contact-matrix') continue;
    if (inForm.has(row.formIndex)) {
      const twice = rows.filter(({ formIndex }) => formIndex === row.formIndex);
      found.push({ kind: 'twice-in-form', customers: [id], rows: twice });
      break;
    }
    inForm.add(row.formIndex);
  }
  return found;
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
