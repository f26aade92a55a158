import type { KeyTail } from '../../words';
import { COUNTED } from '../../forms';
import type { LevelCode } from '../../forms/types';
import { columnLetters } from '../../sheet';
import type { Scalar, SheetContent } from '../../sheet';
import type { FactTable, FactValue, Query } from '../figures';
import { FACT_TABLES } from '../tally';
import type { Fact, MonthFacts, MonthFigures } from '../types';
import type { Speak } from './labels';
import { criterion } from './labels';
import { quoted, tidyArea, tidyContent, tidyRow } from './tidy';

/** The columns of the tidy detail sheet, in order. One table for all facts: whoever unhides it can filter it. */
const COLUMNS = [
  'table', 'inStore', 'inPerson', 'consultant', 'customer', 'where', 'date', 'start', 'from', 'to', 'moved', 'end', 'onTheSpot', 'age', 'daysStore', 'daysPerson', 'model', 'source',
  'kind', 'first', 'filed', 'testDrive', 'tried', 'returned', 'followUpDue', 'followUp', 'weekday', 'hour', 'result', 'version', 'level', 'reason', 'axis', 'rival', 'inFlows', 'stated',
] as const; // prettier-ignore
export type DetailColumn = (typeof COLUMNS)[number];

/** Facts whose words are fixed; the others are names, levels, dates and numbers as they are. */
const WORDED = new Set<string>(['start', 'end', 'kind', 'followUp', 'result', 'version', 'axis']);
const NAMED = new Set<string>(['consultant', 'model', 'source', 'reason', 'rival']);

export interface Detail {
  readonly name: string;
  readonly content: SheetContent;
  /** `COUNTIFS(…)` without the leading `=`; `refs` gives a criterion as a cell of the visible sheet instead of a constant. */
  countifs(query: Query, refs?: Readonly<Record<string, string>>): string;
  /** The mean of a column over the rows of a query. */
  averageifs(column: DetailColumn, query: Query, refs?: Readonly<Record<string, string>>): string;
  sumifs(column: DetailColumn, query: Query, refs?: Readonly<Record<string, string>>): string;
  /** How many of the rows of a query have a number in a column. */
  countifsFilled(column: DetailColumn, query: Query, refs?: Readonly<Record<string, string>>): string;
  /** The cells of a column: of all rows, or of one consultant's customers only. */
  range(column: DetailColumn, consultant?: string): string | undefined;
  /** How a name is written here: so that the visible sheet's labels match. */
  label(value: string): string;
}

export function detailName(month: string, speak: Speak): string {
  return speak('sheet.detail.name', { month });
}

/** The facts of a month as one tidy table. */
export function buildDetail(report: MonthFigures, speak: Speak): Detail {
  const name = detailName(report.month, speak);
  const canonical = new Map<string, string>();
  // COUNTIFS does not tell capitals apart: names that differ in them only are written alike.
  const label = (value: string): string => {
    const shown = criterion(value, speak);
    const key = shown.toLowerCase();
    const known = canonical.get(key);
    if (known === undefined) canonical.set(key, shown);
    return known ?? shown;
  };
  const rows: Scalar[][] = [];
  const blocks = new Map<string, { first: number; last: number }>();
  const flows = [...report.facts.flows].sort((a, b) =>
    a.consultant < b.consultant ? -1 : a.consultant > b.consultant ? 1 : 0,
  );
  const facts: MonthFacts = { ...report.facts, flows };
  for (const table of FACT_TABLES) {
    for (const fact of facts[table]) {
      rows.push(COLUMNS.map((column) => cellOf(column, table, fact, speak, label)));
      if (table !== 'flows') continue;
      const row = tidyRow(rows.length);
      blocks.set(fact.consultant, { first: blocks.get(fact.consultant)?.first ?? row, last: row });
    }
  }
  const last = tidyRow(Math.max(1, rows.length));
  const area = (column: string, from = tidyRow(1), to = last): string =>
    tidyArea(name, COLUMNS.indexOf(column as DetailColumn) + 1, from, to);
  const criteria = (query: Query, refs: Readonly<Record<string, string>>): string => {
    const parts = [`${area('table')},${quoted(speak(`sheet.table.${query.table}`))}`];
    for (const [key, value] of Object.entries(query.where))
      parts.push(`${area(key)},${refs[key] ?? constant(key, value, speak, label)}`);
    return parts.join(',');
  };
  return {
    name,
    label,
    countifs: (query, refs = {}) => `COUNTIFS(${criteria(query, refs)})`,
    averageifs: (column, query, refs = {}) => `AVERAGEIFS(${area(column)},${criteria(query, refs)})`,
    sumifs: (column, query, refs = {}) => `SUMIFS(${area(column)},${criteria(query, refs)})`,
    countifsFilled: (column, query, refs = {}) => `COUNTIFS(${criteria(query, refs)},${area(column)},">=0")`,
    range: (column, consultant) => {
      if (consultant === undefined) return area(column);
      const block = blocks.get(consultant);
      return block && area(column, block.first, block.last);
    },
    content: tidyContent({
      title: speak('sheet.detail.title', { month: report.month }),
      note: speak('sheet.detail.note', { counted: COUNTED }),
      head: COLUMNS.map((column) => speak(`sheet.column.${column}`)),
      rows,
      columnWidths: { A: 8, 'B:C': 6, 'D:E': 10, F: 18, G: 11, [`H:${columnLetters(COLUMNS.length)}`]: 9 },
      frozen: 5,
    }),
  };
}

function cellOf(
  column: DetailColumn,
  table: FactTable,
  fact: Fact,
  speak: Speak,
  label: (value: string) => string,
): Scalar {
  if (column === 'table') return speak(`sheet.table.${table}`);
  if (column === 'where') {
    const [ref] = fact.rows;
    return ref ? `${ref.sheet}!${String(ref.row)}` : '';
  }
  const values = fact as unknown as Readonly<Record<string, FactValue | undefined>>;
  if (column === 'daysStore') return fact.inStore ? (values.daysToDeal ?? '') : '';
  if (column === 'daysPerson') return fact.inPerson ? (values.daysToDeal ?? '') : '';
  const value = values[column];
  if (value === undefined) return '';
  return written(column, value, speak, label);
}

/** A fact's value as it stands in the cell. */
function written(column: string, value: FactValue, speak: Speak, label: (value: string) => string): Scalar {
  if (typeof value === 'boolean') return speak(value ? 'sheet.yes' : 'sheet.no');
  if (typeof value === 'number') return value;
  if (WORDED.has(column)) return speak(`sheet.value.${column}.${value}` as KeyTail<'rollups.'>);
  return NAMED.has(column) ? label(value) : value;
}

function constant(column: string, value: FactValue, speak: Speak, label: (value: string) => string): string {
  const cell = written(column, value, speak, label);
  return typeof cell === 'string' ? quoted(cell) : String(cell);
}

/** The levels that are worth a line: the four of everyday use, and others where somebody stands or stood. */
export function usedLevels(report: MonthFigures): LevelCode[] {
  const everyone = [report.store, ...report.consultants];
  const used = (level: LevelCode): boolean =>
    everyone.some(({ levels }) => Object.values(levels[level] ?? {}).some((n) => n > 0));
  return report.openLevels.filter((level, rank) => rank < 4 || used(level));
}
