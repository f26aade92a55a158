import { cellName, parseArea, type Cell, type SheetSnapshot, type WorkbookSnapshot } from '../../sheet';
import { normaliseText, parseDate, parseLevelText, parsePhones } from '../../forms/values';
import { text } from '../../words';
import { KeyDraft, type Draft } from '../draft';
import { Leaf } from '../paper/leaf';
import type { Accept } from '../types';

/** Why a trainer's own workbook cannot be made an exercise; `what` is the place or the sheet. */
export class UnfitWorkbook extends Error {
  constructor(
    readonly why: 'place' | 'no-answers' | 'error-cell' | 'sheet-name' | 'date-system',
    readonly what: string,
  ) {
    super(`${why}: ${what}`);
    this.name = 'UnfitWorkbook';
  }
}

/** The exercise, and beside it the results that are left empty because they follow from an answer, or might (`sheet!A1`). */
export interface OwnDraft extends Draft {
  readonly leftOut: readonly string[];
}

/**
 * A trainer's own sheets with the chosen cells blank, and their contents as the key. Sheets are written anew from the values that can be
 * seen: hidden sheets, rows and columns, notes, properties and drop-down lists stay behind, and so does the result of every formula that
 * rests on an answer, or might. `places` are `sheet!A1` or `sheet!A1:C9`; empty cells in them are not asked.
 * @throws UnfitWorkbook
 */
export function ownDraft(book: WorkbookSnapshot, places: readonly string[], taken: readonly string[]): OwnDraft {
  if (book.date1904) throw new UnfitWorkbook('date-system', book.name);
  const sheets = book.sheets.filter(({ visibility }) => visibility === 'visible');
  const asked = new Map<string, Set<string>>(sheets.map(({ name }) => [name, new Set<string>()]));
  for (const place of places) addPlace(sheets, asked, place);
  const bare = new Map([...asked].map(([name, cells]) => [name, new Set(cells)]));
  leaveOutResults(sheets, bare);
  const key = new KeyDraft();
  const leaves = sheets.map((sheet) => {
    if (taken.includes(sheet.name.toLowerCase())) throw new UnfitWorkbook('sheet-name', sheet.name);
    const leaf = new Leaf(sheet.name, widthsOf(sheet));
    eachCell(sheet, (cell, row, column) => {
      const name = cellName(row, column);
      if (asked.get(sheet.name)?.has(name)) {
        const place = `${sheet.name}!${name}`;
        if (cell.error) throw new UnfitWorkbook('error-cell', place);
        const format = cell.format ?? (typeof cell.value === 'string' ? '@' : undefined);
        key.ask(
          leaf,
          { row, column, ...(format === undefined ? {} : { format }) },
          { accept: acceptOf(cell), rule: 'own.cell', why: text('workshop.why.own') },
        );
      } else if (!bare.get(sheet.name)?.has(name)) leaf.copy(row, column, cell);
    });
    for (const { top, left, bottom, right } of sheet.merges ?? []) leaf.merge(top, left, bottom, right);
    return leaf;
  });
  if (key.cells.length === 0) throw new UnfitWorkbook('no-answers', places.join(' · '));
  const leftOut = [...bare].flatMap(([name, cells]) =>
    [...cells].flatMap((cell) => (asked.get(name)?.has(cell) ? [] : [`${name}!${cell}`])),
  );
  return { leaves, cells: key.cells, leftOut };
}

function addPlace(sheets: readonly SheetSnapshot[], asked: ReadonlyMap<string, Set<string>>, place: string): void {
  const at = place.lastIndexOf('!');
  const name = place.slice(0, at).replace(/^'(.*)'$/u, '$1');
  const area = parseArea(place.slice(at + 1));
  const sheet = sheets.find((one) => one.name === name);
  if (at < 1 || area === undefined || sheet === undefined) throw new UnfitWorkbook('place', place);
  eachCell(sheet, (_, row, column) => {
    if (row >= area.top && row <= area.bottom && column >= area.left && column <= area.right)
      asked.get(name)?.add(cellName(row, column));
  });
}

/** Cells that hold something and can be seen. */
export function eachCell(sheet: SheetSnapshot, visit: (cell: Cell, row: number, column: number) => void): void {
  sheet.rows.forEach((line, row) => {
    if (sheet.hiddenRows.has(row)) return;
    line?.forEach((cell, column) => {
      if (cell !== undefined && cell.value !== '' && !sheet.hiddenColumns.has(column)) visit(cell, row, column);
    });
  });
}

/** Adds to `bare` every formula that reads one of its cells, until none does. */
function leaveOutResults(sheets: readonly SheetSnapshot[], bare: ReadonlyMap<string, Set<string>>): void {
  const formulas: { own: Set<string>; name: string; reads: readonly Reference[] | undefined }[] = [];
  for (const sheet of sheets)
    eachCell(sheet, ({ formula }, row, column) => {
      const own = bare.get(sheet.name);
      if (formula !== undefined && own !== undefined)
        formulas.push({ own, name: cellName(row, column), reads: referencesOf(formula, sheet.name) });
    });
  const places = (): readonly { sheet: string; row: number; column: number }[] =>
    [...bare].flatMap(([sheet, names]) =>
      [...names].flatMap((name) => {
        const area = parseArea(name);
        return area === undefined ? [] : [{ sheet, row: area.top, column: area.left }];
      }),
    );
  for (let grown = true; grown;) {
    grown = false;
    const now = places();
    for (const { own, name, reads } of formulas) {
      if (own.has(name)) continue;
      const rests = reads?.every(({ sheet, top, left, bottom, right }) =>
        now.every(
          (one) => one.sheet !== sheet || one.row < top || one.row > bottom || one.column < left || one.column > right,
        ),
      );
      if (rests === true) continue;
      own.add(name);
      grown = true;
    }
  }
}

interface Reference {
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const REFERENCE =
  /(?:(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\p{L}\p{N}_(!])/gu;

/** The cells that a formula names; undefined where it may read others: names, whole columns, tables, INDIRECT. */
function referencesOf(formula: string, own: string): readonly Reference[] | undefined {
  const found: Reference[] = [];
  const rest = formula.replace(/"[^"]*"/gu, ' ').replace(REFERENCE, (_, quoted?: string, bare?: string, cells = '') => {
    const area = parseArea(cells.replaceAll('$', ''));
    if (area) found.push({ sheet: quoted?.replaceAll("''", "'") ?? bare ?? own, ...area });
    return ' ';
  });
  const plain = rest.replace(/\b[A-Z][A-Z.\d]*\(/gu, ' ').replace(/\b(?:TRUE|FALSE)\b|\d(?:E[+-]?\d+)?/gu, ' ');
  return /[\p{L}_[\]:!#@]/u.test(plain) || /INDIRECT|OFFSET|INDEX|CELL/iu.test(formula) ? undefined : found;
}

/** What is right where this stands: a date, a rate, a number, a level, a phone, or the text itself. */
function acceptOf(cell: Cell): Accept {
  const { value, format = '' } = cell;
  if (typeof value === 'number') {
    if (format.includes('%')) return { kind: 'rate', right: value };
    const { date } = /[dmy]/iu.test(format) ? parseDate(cell, { date1904: false }) : {};
    if (date !== undefined && Number.isInteger(value)) return { kind: 'date', right: date };
    const { phone } = parsePhones(cell);
    return phone === undefined ? { kind: 'count', right: value } : { kind: 'phone', right: phone };
  }
  const shown = normaliseText(typeof value === 'boolean' ? String(value).toUpperCase() : value);
  const { phone } = parsePhones(cell);
  if (phone !== undefined && /^[\d\s-]+$/u.test(shown)) return { kind: 'phone', right: phone };
  if (/^\d{4}[-/.年]\d/u.test(shown)) {
    const { date } = parseDate(cell, { date1904: false });
    if (date !== undefined) return { kind: 'date', right: date };
  }
  const { level, next, rest, mark } = parseLevelText(shown);
  if (level !== undefined && next === undefined && rest === undefined && mark === undefined)
    return { kind: 'level', right: level };
  return { kind: 'text', right: shown };
}

/** As wide as what stands in a column that can be seen, within reason. */
function widthsOf(sheet: SheetSnapshot): readonly number[] {
  const widths = Array.from({ length: Math.max(1, sheet.lastColumn) }, () => 6);
  eachCell(sheet, ({ value }, row, column) => {
    const merged = sheet.merges?.some(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
    const width = [...String(value)].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 2);
    if (!merged) widths[column - 1] = Math.min(30, Math.max(widths[column - 1] ?? 6, width));
  });
  return widths;
}
