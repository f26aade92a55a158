import { genderOf, isPersonsName } from '../forms/values';
import { maskText, NameFinder } from './mask';
import { columnsOf, type Placed, type Row, type TableName, type TextClass, type Value } from './tables';

/** What a store lets out, and how it hides the rest. */
export interface ReleasePolicy {
  /** Customers' names leave (masked of numbers). */
  readonly names: boolean;
  /** Free text leaves (masked). */
  readonly remarks: boolean;
  /** A phone as it may leave: a keyed hash, or as it is. */
  readonly phone: (value: string) => string;
}

/**
 * The only door out of a store: every text of every row passes here by the class of its column. `names` are those of the store's
 * customers; where names stay at home they are taken out of other texts too.
 */
export function releaseRows(
  rows: readonly Placed[],
  policy: ReleasePolicy,
  names: Iterable<string>,
): readonly Placed[] {
  const finder = policy.names ? undefined : new NameFinder([...names].filter(isSomebody));
  const masked = new Map<string, string>();
  const mask = (value: string): string => {
    let known = masked.get(value);
    if (known === undefined) masked.set(value, (known = maskText(value, finder)));
    return known;
  };
  const doors: Readonly<Record<TextClass, (value: string) => string | null>> = {
    code: (value) => value,
    person: (value) => value,
    label: mask,
    staff: (value) => maskText(value),
    free: (value) => (policy.remarks ? mask(value) : null),
    name: (value) => (policy.names ? mask(value) : null),
    phone: policy.phone,
  };
  return rows.map((placed) => ({ ...placed, row: releaseRow(placed.table, placed.row, doors) }));
}

/** A cell of the name column may hold a word (`老客户`) that must not be taken out of every source and reason. */
function isSomebody(name: string): boolean {
  return isPersonsName(name) || genderOf(name) !== undefined;
}

function releaseRow(
  table: TableName,
  row: Row,
  doors: Readonly<Record<TextClass, (value: string) => string | null>>,
): Row {
  const columns = columnsOf(table);
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]): [string, Value] => {
      const value = row[name] ?? null;
      return [name, column.type === 'STRING' && typeof value === 'string' ? doors[column.text](value) : value];
    }),
  );
}
