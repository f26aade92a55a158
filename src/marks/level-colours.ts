import type { OwnRules } from '../customers';
import type { Form } from '../forms/types';
import type { StoreProfile } from '../profile';
import {
  areaName,
  columnNumber,
  parseArea,
  cellName,
  type Area,
  type Change,
  type ConditionalFormat,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../sheet';
import { text } from '../words';

/** Always true and without effect: how rules of ours are found again, so that running twice leaves one set. */
export const OUR_RULE = 'N("sanbiao")=0';
const LEVEL_FIELDS = new Set(['level', 'followUpLevel', 'levelBefore', 'levelAfter', 'monthEndLevel', 'carryOver']);

/**
 * Conditional formats that colour level letters by the profile: over the day cells of matrices and the columns that hold one
 * level per cell. Rules of ours that no longer fit (another profile, a form that grew) are removed. Protected sheets are left alone.
 * @param ownRules rules of sheets that do not go by the profile
 */
export function levelColourChanges(
  book: WorkbookSnapshot,
  forms: readonly Form[],
  profile: StoreProfile,
  ownRules?: OwnRules,
): Change[] {
  return book.sheets.flatMap((sheet) => {
    if (sheet.protected) return [];
    const own = forms.filter((form) => form.sheet === sheet.name);
    const ranges = [...new Set(own.flatMap((form) => colouredRanges(form, own)))];
    const rules = ownRules?.get(sheet.name) ?? profile;
    const wanted = ranges.flatMap((range) => rulesFor(range, rules));
    return colourChanges(sheet, wanted);
  });
}

/** What takes our colours out of the workbook again. */
export function removeLevelColours(book: WorkbookSnapshot): Change[] {
  return book.sheets.flatMap((sheet) => (sheet.protected ? [] : colourChanges(sheet, [])));
}

function colourChanges(sheet: SheetSnapshot, wanted: readonly ConditionalFormat[]): Change[] {
  const present = (sheet.conditionalFormats ?? []).filter((rule) => isOurs(rule.formula));
  const keyOf = (rule: ConditionalFormat): string =>
    `${plainRange(rule.range)}|${plainFormula(rule.formula)}|${rule.fill?.toUpperCase() ?? ''}`;
  const wantedKeys = new Set(wanted.map(keyOf));
  const kept = new Set<string>();
  const changes: Change[] = [];
  for (const rule of present) {
    const key = keyOf(rule);
    if (wantedKeys.has(key) && !kept.has(key)) kept.add(key);
    else
      changes.push({
        ...rule,
        kind: 'remove-conditional-format',
        sheet: sheet.name,
        why: text('schedule.change.old-colour'),
      });
  }
  for (const rule of wanted) {
    if (kept.has(keyOf(rule))) continue;
    changes.push({
      ...rule,
      kind: 'conditional-format',
      sheet: sheet.name,
      why: text('schedule.change.colour', { range: rule.range }),
    });
  }
  return changes;
}

export function isOurs(formula: string): boolean {
  return plainFormula(formula).includes(plainFormula(OUR_RULE));
}

function plainFormula(formula: string): string {
  return formula.replace(/\s+/gu, '').toUpperCase();
}

function plainRange(range: string): string {
  const area = parseArea(range);
  return area ? areaName(area) : range.replaceAll('$', '').toUpperCase();
}

/** Ranges of a form in which a cell holds a level: the rectangle of day columns, and columns of one level each. */
function colouredRanges(form: Form, own: readonly Form[]): string[] {
  if (form.form === 'customer-card') return [];
  const area = parseArea(form.range);
  const top = Math.max(0, ...form.headerRows) + 1;
  if (!area || form.records.length === 0 || top > area.bottom) return [];
  const bottom = bottomOf(area, form, own);
  const coloured = new Set<number>();
  const days = Object.values(form.dayColumns ?? {}).map(columnNumber);
  for (let column = Math.min(...days); column <= Math.max(...days); column += 1) coloured.add(column);
  const byField = new Map<string, string[]>();
  for (const { field, column } of form.columns) {
    if (LEVEL_FIELDS.has(field)) byField.set(field, [...(byField.get(field) ?? []), column]);
  }
  for (const columns of byField.values()) {
    const [only, ...more] = columns;
    // Several columns of one field are ticks or dates under a level each: there is no letter to colour.
    if (only !== undefined && more.length === 0) coloured.add(columnNumber(only));
  }
  return runsOf([...coloured].sort((x, y) => x - y)).map(([left, right]) => areaName({ top, bottom, left, right }));
}

/**
 * A form grows downwards: rows below it are coloured too, so that a level typed there tomorrow is coloured at once. In steps of 50
 * rows, so that the rules stay as they are while it grows, and never into the next form.
 */
function bottomOf(area: Area, form: Form, own: readonly Form[]): number {
  const below = own.flatMap((other) => {
    const place = other === form ? undefined : parseArea(other.range);
    return place !== undefined && place.top > area.bottom ? [place.top - 1] : [];
  });
  return Math.max(area.bottom, Math.min(Math.ceil((area.bottom + 20) / 50) * 50, ...below));
}

/** Neighbouring columns as one block: `[8, 9, 12]` → `[[8, 9], [12, 12]]`. */
function runsOf(columns: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last?.[1] === column - 1) last[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

/** One rule per colour: levels that share one (the lost ones, say) share the rule. */
function rulesFor(range: string, profile: StoreProfile): ConditionalFormat[] {
  const area = parseArea(range);
  if (!area) return [];
  const first = cellName(area.top, area.left);
  const byColour = new Map<string, string[]>();
  for (const { code, spellings, color } of profile.levels) {
    byColour.set(color, [...(byColour.get(color) ?? []), ...[code, ...spellings].map((word) => word.toUpperCase())]);
  }
  return [...byColour].map(([fill, codes]) => ({ range, formula: levelFormula(first, codes), fill }));
}

/**
 * True where the cell's last level is one of `codes`: `H`, `h`, `H级`, `*H`, `H ＊`, `B→H`, `A/H`, `Ｈ`. An error value is never a
 * level. Only functions that Excel, WPS and LibreOffice share in every language, and no array constants, which Excel refuses here.
 */
export function levelFormula(cell: string, codes: readonly string[]): string {
  let plain = `UPPER(${cell})`;
  for (const noise of ['*', '＊', '※', '★', '级', '類', '类', ' ']) plain = `SUBSTITUTE(${plain},"${noise}","")`;
  for (const arrow of ['→', '->', '／']) plain = `SUBSTITUTE(${plain},"${arrow}","/")`;
  const last = `TRIM(RIGHT(SUBSTITUTE(${plain},"/",REPT(" ",9)),9))`;
  const known = [...new Set(codes.flatMap((code) => [code, wide(code)]))].join('/');
  return `=AND(${OUR_RULE},ISNUMBER(FIND("/"&${last}&"/","/${known}/")))`;
}

/** `F1` → `Ｆ１`. */
function wide(code: string): string {
  return code.replace(/[A-Z0-9]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}
