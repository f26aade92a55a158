import { cellText } from '../../forms/values';
import { columnNumber, type SheetSnapshot, type WorkbookSnapshot } from '../../sheet';
import { say, text, type Locale, type Text } from '../../words';
import { consultantKey } from '../index-ledger';

/** What the calls of a 抽查表 gave. A number that does not exist is no true line; who could not be reached says nothing. */
export const SPOT_RESULTS = ['true', 'false', 'no-number', 'not-reached'] as const;
export type SpotResult = (typeof SPOT_RESULTS)[number];

/** Columns of the sheet's table. */
export const SPOT_COLUMNS = { place: 'A', consultant: 'C', result: 'G' } as const;

export interface SpotCheck {
  readonly sheet: string;
  /** Lines that were drawn. */
  readonly drawn: number;
  /** Those whose call gave something to go by, and how many of these were true. */
  readonly told: number;
  readonly confirmed: number;
  readonly people: readonly { readonly consultant: string; readonly told: number; readonly confirmed: number }[];
}

const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

/** The newest 抽查表 of the workbook with a result in it, as the manager has filled it in; undefined where there is none. */
export function spotCheckIn(book: WorkbookSnapshot): SpotCheck | undefined {
  for (const sheet of [...book.sheets].reverse()) {
    const check = readSpotSheet(sheet);
    if (check !== undefined && check.told > 0) return check;
  }
  return undefined;
}

function readSpotSheet(sheet: SheetSnapshot): SpotCheck | undefined {
  const [title] = textsOf(sheet, 1, 'A');
  if (title === '' || !LOCALES.some((locale) => say(text('audit.spot.title'), locale) === title)) return undefined;
  const head = wordsFor(text('audit.spot.result'));
  let first: number | undefined;
  for (let row = 2; row <= sheet.lastRow && first === undefined; row += 1)
    if (head.includes(textsOf(sheet, row, SPOT_COLUMNS.result)[0] ?? '')) first = row + 1;
  if (first === undefined) return undefined;
  const people = new Map<string, { consultant: string; told: number; confirmed: number }>();
  let drawn = 0;
  for (let row = first; row <= sheet.lastRow; row += 1) {
    const { place, consultant, result } = SPOT_COLUMNS;
    const [where = '', name = '', told = ''] = textsOf(sheet, row, place, consultant, result);
    if (where === '' || !where.includes('!')) break;
    drawn += 1;
    const said = SPOT_RESULTS.find((one) => wordsFor(text(`audit.spot.${one}`)).includes(told));
    if (said === undefined || said === 'not-reached') continue;
    const own = people.get(consultantKey(name)) ?? { consultant: name, told: 0, confirmed: 0 };
    people.set(consultantKey(name), own);
    own.told += 1;
    if (said === 'true') own.confirmed += 1;
  }
  const all = [...people.values()];
  const sum = (of: 'told' | 'confirmed'): number => all.reduce((total, one) => total + one[of], 0);
  return { sheet: sheet.name, drawn, told: sum('told'), confirmed: sum('confirmed'), people: all };
}

function textsOf(sheet: SheetSnapshot, row: number, ...columns: readonly string[]): string[] {
  return columns.map((column) => cellText(sheet.rows[row]?.[columnNumber(column)]).trim());
}

function wordsFor(what: Text): string[] {
  return LOCALES.map((locale) => say(what, locale));
}
