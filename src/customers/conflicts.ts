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
    if (group.length > 1 && group.some(({ phones }) => phones.length === 0)) {
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
  const { id, rows } = customer;
  const differ = (pick: (row: LedgerRow) => string | undefined): boolean => {
    const values = [...new Set(rows.map((row) => plainWord(pick(row))).filter((value) => value !== ''))];
    return values.some((value) => values.some((other) => surname(other) !== surname(value)));
  };
  if (customer.phones.length > 0 && differ((row) => row.record.fields.customerName)) {
    found.push({ kind: 'phone-two-names', customers: [id], rows });
  }
  const consultants = new Set(rows.map((row) => plainWord(row.consultant)).filter((name) => name !== ''));
  if (consultants.size > 1) found.push({ kind: 'phone-two-consultants', customers: [id], rows });
  const inForm = new Set<number>();
  for (const row of rows) {
    if (row.form.form !== 'contact-matrix') continue;
    if (inForm.has(row.formIndex)) {
      found.push({
        kind: 'twice-in-form',
        customers: [id],
        rows: rows.filter(({ formIndex }) => formIndex === row.formIndex),
      });
      break;
    }
    inForm.add(row.formIndex);
  }
  return found;
}

/** 谢小姐 and 谢思雨 may be one person: only the family name is compared. */
function surname(name: string): string {
  return name.slice(0, 1);
}

/** Customers with the same full name and model; 王先生 says too little to be compared across consultants. */
function sameNames(customers: readonly Customer[]): Customer[][] {
  const groups = new Map<string, Customer[]>();
  for (const customer of customers) {
    const name = plainWord(customer.name);
    if (name.length < 2 || customer.model === undefined || /(先生|小姐|女士|太太|老板|总)$/u.test(name)) continue;
    const key = `${name}|${plainWord(customer.model)}`;
    const group = groups.get(key);
    if (group) group.push(customer);
    else groups.set(key, [customer]);
  }
  return [...groups.values()];
}
