import { monthIndex } from '../calendar';
import { consultantKey } from './consultants';
import { nameKey, plainWord } from './rows';
import type { IdentityConflict, LedgerRow } from './types';

export interface Identity {
  /** Customer number of each row, by the row's place in the list. */
  readonly customerOf: readonly number[];
  readonly count: number;
  /** How sure the row's belonging is; 1 by phone or alone. */
  readonly confidenceOf: readonly number[];
  readonly conflicts: readonly IdentityConflict[];
}

/** A row without a phone (or one with a phone that such a row may belong to), ready to be compared. */
interface Candidate {
  readonly index: number;
  readonly month: number;
  readonly model: string;
  readonly firstContact?: string;
}

/**
 * Puts the rows of one person together. Same phone: the same person, whenever. A row without a phone belongs to rows with the
 * same name and consultant in forms of the same or the neighbouring month whose model does not contradict; where several persons
 * come into question and none fits better, it stays alone and the conflict is shown. Two rows with different phones are never put
 * together through a row without one. The result depends on what rows say, not on their order; time grows linearly.
 */
export function identify(rows: readonly LedgerRow[]): Identity {
  const parent = new Int32Array(rows.length).map((_, index) => index);
  const confidenceOf = new Array<number>(rows.length).fill(1);
  const ambiguous: (readonly number[])[] = [];
  const find = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let at = index; at !== root;) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [find(a), find(b)];
    if (first !== second) parent[Math.max(first, second)] = Math.min(first, second);
  };

  const ownerOfPhone = new Map<string, number>();
  const hasPhone: boolean[] = [];
  rows.forEach((row, index) => {
    hasPhone.push(row.phones.length > 0);
    if (row.copyOf) return;
    for (const phone of row.phones) {
      const owner = ownerOfPhone.get(phone);
      if (owner === undefined) ownerOfPhone.set(phone, index);
      else join(owner, index);
    }
  });

  for (const group of groupsByNameAndConsultant(rows, hasPhone)) {
    const owned = group.filter(({ index }) => hasPhone[index]);
    const loose = group.filter(({ index }) => !hasPhone[index]);
    const attach = (candidate: Candidate, to: Candidate, confidence: number): void => {
      join(candidate.index, to.index);
      confidenceOf[candidate.index] = confidence;
    };
    const rest = attachInRounds(loose, owned, find, attach, ambiguous);
    joinAmongThemselves(rest, find, attach, ambiguous);
  }

  if (rows.some(({ copyOf }) => copyOf)) {
    const indexes = new Map(rows.map((row, index) => [row, index]));
    rows.forEach((row, index) => {
      if (row.copyOf) join(index, indexes.get(row.copyOf) ?? index);
    });
  }

  const numbers = new Map<number, number>();
  const customerOf = rows.map((_, index) => {
    const root = find(index);
    const known = numbers.get(root);
    if (known !== undefined) return known;
    numbers.set(root, numbers.size);
    return numbers.size - 1;
  });
  const conflicts = ambiguous.map((indexes): IdentityConflict => ({
    kind: 'several-candidates',
    customers: [...new Set(indexes.map((index) => customerOf[index] ?? 0))].sort((a, b) => a - b),
    rows: indexes.flatMap((index) => rows[index] ?? []),
  }));
  return { customerOf, count: numbers.size, confidenceOf, conflicts };
}

/** Rows with a name and a consultant, by both; only groups in which at least one row has no phone. */
function groupsByNameAndConsultant(rows: readonly LedgerRow[], hasPhone: readonly boolean[]): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  const keyOf = (row: LedgerRow): string | undefined => {
    const name = nameKey(row.record.fields.customerName);
    return name === '' || row.consultant === undefined || row.month === undefined || row.copyOf
      ? undefined
      : `${name}|${consultantKey(row.consultant)}`;
  };
  rows.forEach((row, index) => {
    const key = hasPhone[index] ? undefined : keyOf(row);
    if (key !== undefined && !groups.has(key)) groups.set(key, []);
  });
  if (groups.size === 0) return [];
  rows.forEach((row, index) => {
    const key = keyOf(row);
    const group = key === undefined ? undefined : groups.get(key);
    if (!group || row.month === undefined) return;
    const { model, firstContactDate } = row.record.fields;
    group.push({ index, month: monthIndex(row.month), model: plainWord(model), firstContact: firstContactDate });
  });
  return [...groups.values()];
}

/** Two models contradict when neither name contains the other: 海鸥 and 2025款海鸥 do not, 海鸥 and 元PLUS do. */
export function modelsAgree(a: string, b: string): boolean {
  return a === b || a.includes(b) || b.includes(a);
}

type Find = (index: number) => number;
type Attach = (candidate: Candidate, to: Candidate, confidence: number) => void;

/**
 * Gives each loose row to the person whose rows it fits, neighbours of neighbours in later rounds. All decisions of a round
 * rest on the state before it, so that order does not matter. Returns the rows that fit nobody.
 */
function attachInRounds(
  loose: readonly Candidate[],
  owned: readonly Candidate[],
  find: Find,
  attach: Attach,
  ambiguous: (readonly number[])[],
): Candidate[] {
  const byMonth = new Map<number, Map<string, Candidate>>();
  const settle = (candidate: Candidate): void => {
    const month = byMonth.get(candidate.month) ?? new Map<string, Candidate>();
    byMonth.set(candidate.month, month);
    const key = `${find(candidate.index)}|${candidate.model}|${candidate.firstContact ?? ''}`;
    if (!month.has(key)) month.set(key, candidate);
  };
  owned.forEach(settle);
  let waiting = [...loose];
  for (let found = byMonth.size > 0; found && waiting.length > 0;) {
    const decided: { candidate: Candidate; to: Candidate; confidence: number }[] = [];
    const next: Candidate[] = [];
    for (const candidate of waiting) {
      const best = bestOwners(candidate, byMonth, find);
      const [only] = best.owners;
      if (best.owners.length > 1) ambiguous.push([candidate.index, ...best.owners.map(({ index }) => index)]);
      else if (only) decided.push({ candidate, to: only, confidence: best.confidence });
      else next.push(candidate);
    }
    for (const { candidate, to, confidence } of decided) attach(candidate, to, confidence);
    for (const { candidate } of decided) settle(candidate);
    found = decided.length > 0;
    waiting = next;
  }
  return waiting;
}

/** The persons that fit best: same day of first contact, then same model, then same month. More than one: nobody can tell. */
function bestOwners(
  candidate: Candidate,
  byMonth: ReadonlyMap<number, ReadonlyMap<string, Candidate>>,
  find: Find,
): { readonly owners: readonly Candidate[]; readonly confidence: number } {
  let best = -1;
  const owners = new Map<number, Candidate>();
  for (const month of [candidate.month - 1, candidate.month, candidate.month + 1]) {
    for (const other of byMonth.get(month)?.values() ?? []) {
      if (!modelsAgree(candidate.model, other.model)) continue;
      const sameStart = candidate.firstContact !== undefined && candidate.firstContact === other.firstContact;
      const sameModel = candidate.model !== '' && candidate.model === other.model;
      const score = Number(sameStart) * 4 + Number(sameModel) * 2 + Number(candidate.month === other.month);
      if (score > best) {
        best = score;
        owners.clear();
      }
      if (score === best) owners.set(find(other.index), other);
    }
  }
  return { owners: [...owners.values()], confidence: best < 0 ? 0 : 0.6 + best * 0.05 };
}

/** Rows without a phone that fit nobody with one: chains of months with the same model, then rows that say less. */
function joinAmongThemselves(
  rows: readonly Candidate[],
  find: Find,
  attach: Attach,
  ambiguous: (readonly number[])[],
): void {
  if (rows.length < 2) return;
  const models = [...new Set(rows.map(({ model }) => model))];
  const full = new Set(models.filter((model) => !models.some((other) => other !== model && other.includes(model))));
  const settled = rows.filter(({ model }) => full.has(model));
  chain(settled, attach);
  const rest = attachInRounds(
    rows.filter(({ model }) => !full.has(model)),
    settled,
    find,
    attach,
    ambiguous,
  );
  chain(rest, attach);
}

function chain(rows: readonly Candidate[], attach: Attach): void {
  const sorted = [...rows].sort((a, b) => (a.model < b.model ? -1 : a.model > b.model ? 1 : a.month - b.month));
  sorted.forEach((row, position) => {
    const before = sorted[position - 1];
    if (before?.model !== row.model || row.month - before.month > 1) return;
    attach(row, before, row.month === before.month ? 0.75 : 0.7);
  });
}
