import type { RecognisedWorkbook } from '../../src/forms/types';
import { columnLetters, rowSpan, type Cell, type ChangeSet, type WorkbookSnapshot } from '../../src/sheet';
import { several, type Text } from '../../src/words';
import { said } from './scenarios';

/** What the forms said and do not say any more, and the other way round. */
export function differences(before: RecognisedWorkbook, after: RecognisedWorkbook): { gone: string[]; come: string[] } {
  const [was, now] = [said(before), said(after)];
  const left = new Map<string, number>();
  for (const line of now) left.set(line, (left.get(line) ?? 0) + 1);
  const gone = was.filter((line) => {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    return count === 0;
  });
  return { gone, come: [...left].flatMap(([line, count]) => Array.from({ length: count }, () => line)) };
}

/** Cells that are otherwise than before although no change names them; rows that were put in moved those below them. */
export function damaged(
  before: WorkbookSnapshot,
  after: WorkbookSnapshot,
  changes: ChangeSet,
  adapter: 'xlsx' | 'excel',
): string[] {
  const seen = (cell: Cell | undefined, moved: boolean): string => content(comparable(cell, adapter), moved);
  const found: string[] = [];
  for (const sheet of before.sheets) {
    const own = changes.filter((change) => change.sheet === sheet.name);
    const named = new Set(own.flatMap((change) => ('cell' in change ? [change.cell] : [])));
    const spans = own.flatMap((change) => (change.kind === 'insert-rows' ? (rowSpan(change.rows) ?? []) : []));
    const moved = (row: number): number => spans.reduce((at, { first, count }) => (at >= first ? at + count : at), row);
    const now = after.sheets.find(({ name }) => name === sheet.name);
    const rows = Math.max(sheet.lastRow, (now?.lastRow ?? 0) - spans.reduce((sum, { count }) => sum + count, 0));
    const columns = Math.max(sheet.lastColumn, now?.lastColumn ?? 0);
    for (let row = 1; row <= rows; row += 1)
      for (let column = 1; column <= columns; column += 1) {
        const place = `${columnLetters(column)}${String(moved(row))}`;
        if (named.has(place)) continue;
        const [was, is] = [sheet.rows[row]?.[column], now?.rows[moved(row)]?.[column]];
        if (seen(was, spans.length > 0) !== seen(is, spans.length > 0)) found.push(`${sheet.name}!${place}`);
      }
  }
  return found;
}

/** Where rows moved, formulas move with them; what they give is looked at instead. */
const content = (cell: Cell | undefined, moved: boolean): string =>
  cell === undefined || (cell.value === '' && cell.formula === undefined)
    ? ''
    : JSON.stringify([
        cell.formula !== undefined && moved ? '=' : cell.value,
        moved ? undefined : cell.formula,
        cell.format,
      ]);

/** What formulas give is compared on files only: where somebody calculates, they give it anew. */
const comparable = (cell: Cell | undefined, adapter: 'xlsx' | 'excel'): Cell | undefined =>
  adapter === 'excel' && cell?.formula !== undefined ? { value: '', formula: cell.formula, format: cell.format } : cell;

/**
 * Everything that the cells of a workbook hold, for telling whether undo brought it back. */
export const textOf = (book: WorkbookSnapshot, adapter: 'xlsx' | 'excel'): string =>
  JSON.stringify(
    book.sheets.map(({ name, rows }) => [
      name,
      rows.map((row) => Array.from(row ?? []).map((cell) => content(comparable(cell, adapter), false))),
    ]),
  );

/** What a formula gives is not typed over: said, and right so. */
export const saysFormula = (why: Text): boolean =>
  why.key === 'keeping.refusal.formula' ||
  Object.values(why.values ?? {})
    .flatMap((value) => (several(value) ? value : [value]))
    .some((value) => typeof value === 'object' && saysFormula(value));

/** How many facts of each kind were right, and what was wrong. */
export class Tally {
  private readonly kinds = new Map<string, { right: number; all: number; readonly wrong: string[] }>();

  count(kind: string, right: boolean, told: () => string): void {
    const own = this.kinds.get(kind) ?? { right: 0, all: 0, wrong: [] };
    this.kinds.set(kind, own);
    own.all += 1;
    if (right) own.right += 1;
    else own.wrong.push(told());
  }

  of(kind: string): { readonly right: number; readonly all: number; readonly wrong: readonly string[] } {
    return this.kinds.get(kind) ?? { right: 0, all: 0, wrong: [] };
  }

  startingWith(
    start: string,
  ): [string, { readonly right: number; readonly all: number; readonly wrong: readonly string[] }][] {
    return [...this.kinds].filter(([kind]) => kind.startsWith(start)).sort();
  }

  print(): void {
    for (const [kind, { right, all, wrong }] of this.startingWith('')) {
      process.stdout.write(`${kind}: ${String(right)}/${String(all)}\n`);
      for (const line of wrong.slice(0, 12)) process.stdout.write(`    ${line}\n`);
    }
  }
}
