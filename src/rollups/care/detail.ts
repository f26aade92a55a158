import { carLabel } from '../../owners';
import { UNKNOWN, type FactPlace, type FactTable, type OwnerFigures, type OwnerQuery } from '../../owners/figures';
import { columnLetters, type Scalar, type SheetContent } from '../../sheet';
import type { KeyTail } from '../../words';
import { plainCriterion, quoted, tidyArea, tidyContent, tidyRow } from '../sheet/tidy';
import type { SpeakCare } from './speak';

/** The columns of the tidy detail sheet, in order: one table for all facts, which whoever unhides it can filter. */
const COLUMNS = [
  'table', 'name', 'car', 'where', 'kind', 'active', 'group', 'region', 'age', 'done', 'came', 'reminded', 'cameReminded', 'quoted', 'renewed', 'lost', 'kept',
  'step', 'result', 'satisfied', 'verySatisfied', 'opened', 'closed', 'inTime', 'openAtEnd', 'referred', 'rebuy', 'model', 'amount', 'firstOfCar',
  'absent', 'rfm', 'recency', 'frequency', 'money', 'afterWarranty', 'refers', 'worth', 'channel', 'by', 'complete', 'lacks', 'consent',
] as const; // prettier-ignore
type Column = (typeof COLUMNS)[number];

/** Facts whose words are fixed; the others are the store's own names. */
const WORDED: ReadonlySet<string> = new Set(['kind', 'age', 'result', 'rfm', 'channel', 'consent']);

/** Around and between the names in a cell that lists several. */
const BETWEEN = '·';

export interface CareDetail {
  readonly name: string;
  readonly content: SheetContent;
  /** `COUNTIFS(…)` without the leading `=`; `refs` gives a criterion as a cell of the visible sheet. */
  countifs(query: OwnerQuery, refs?: Readonly<Record<string, string>>): string;
  sumifs(column: 'amount', query: OwnerQuery, refs?: Readonly<Record<string, string>>): string;
  /** How a name of the store is written here, so that the visible sheet's labels match. */
  label(value: string): string;
}

/** The facts of a month as one tidy table. */
export function careDetail(figures: OwnerFigures, speak: SpeakCare): CareDetail {
  const name = speak('sheet.detail-name', { month: figures.month });
  const label = (value: string): string => (value === UNKNOWN ? speak('unknown') : plainCriterion(value));
  const fact = (value: unknown): string => speak(`fact.${String(value)}` as KeyTail<'owners.'>);
  const written = (column: string, value: unknown): Scalar => {
    if (Array.isArray(value)) return value.length === 0 ? '' : `${BETWEEN}${value.map(fact).join(BETWEEN)}${BETWEEN}`;
    if (typeof value === 'boolean') return speak(value ? 'sheet.yes' : 'sheet.no');
    if (typeof value === 'number') return value;
    if (typeof value !== 'string') return '';
    // One of a list is looked for among the others.
    if (column === 'lacks') return `*${BETWEEN}${fact(value)}${BETWEEN}*`;
    return WORDED.has(column) ? speak(`value.${column}.${value}` as KeyTail<'owners.'>) : label(value);
  };
  const rows: Scalar[][] = [];
  for (const [table, facts] of Object.entries(figures.facts))
    for (const fact of facts as readonly FactPlace[])
      rows.push(COLUMNS.map((column) => cellOf(column, table as FactTable, fact, speak, written)));
  const last = tidyRow(Math.max(1, rows.length));
  const area = (column: string): string => tidyArea(name, COLUMNS.indexOf(column as Column) + 1, tidyRow(1), last);
  const criteria = ({ table, where }: OwnerQuery, refs: Readonly<Record<string, string>>): string => {
    const parts = [`${area('table')},${quoted(speak(`table.${table}`))}`];
    for (const [key, value] of Object.entries(where)) {
      const cell = written(key, value);
      parts.push(`${area(key)},${refs[key] ?? (typeof cell === 'string' ? quoted(cell) : String(cell))}`);
    }
    return parts.join(',');
  };
  return {
    name,
    label,
    countifs: (query, refs = {}) => `COUNTIFS(${criteria(query, refs)})`,
    sumifs: (column, query, refs = {}) => `SUMIFS(${area(column)},${criteria(query, refs)})`,
    content: tidyContent({
      title: speak('sheet.detail-title', { month: figures.month }),
      note: speak('sheet.detail-note'),
      head: COLUMNS.map((column) => speak(`column.${column}`)),
      rows,
      columnWidths: { A: 12, B: 10, C: 12, D: 18, [`E:${columnLetters(COLUMNS.length)}`]: 9 },
      frozen: 4,
    }),
  };
}

function cellOf(
  column: Column,
  table: FactTable,
  fact: FactPlace,
  speak: SpeakCare,
  written: (column: string, value: unknown) => Scalar,
): Scalar {
  if (column === 'table') return speak(`table.${table}`);
  if (column === 'where') return fact.row ? `${fact.row.form.sheet}!${String(fact.row.record.row)}` : '';
  if (column === 'car') return fact.car ? carLabel(fact.car) : '';
  if (column === 'name') return fact.row?.record.fields.customerName ?? '';
  return written(column, (fact as Readonly<Record<string, unknown>>)[column]);
}
