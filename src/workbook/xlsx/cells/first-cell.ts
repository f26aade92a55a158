import { cellName, type Cell } from '../../../sheet';
import { shownFormula } from '../formulas/formula-names';
import { shiftFormula } from '../../../sheet';
import type { SheetScan } from '../sheets/sheet-scan';
import { clipText, decodeXstring, inlineText } from './strings-read';
import { plainText, readTag } from '../xml/xml';
import { damagedFile } from '../zip/zip-read';

/** The first cell of a group with one shared formula. */
export interface Master {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/**
 * What the scanned cell shows: its value, or the result that its formula had when the file was saved.
 * @param stringAt a shared string; `undefined` where the table has none of this number
 * @throws WorkbookError `broken-file` for a cell whose text is not in the file
 */
export function readValue(
  source: string,
  scan: SheetScan,
  prefix: string,
  stringAt: (index: number) => string | undefined,
  date1904: boolean,
): Cell['value'] {
  if (scan.type === 's') return sharedText(source, scan, stringAt);
  if (scan.inlineStart >= 0 && (scan.type === 'inlineStr' || scan.valueStart < 0)) {
    return inlineText(source, scan.inlineStart, scan.inlineEnd, prefix);
  }
  if (scan.valueStart < 0) return '';
  const isNumber = scan.type === '' || scan.type === 'n';
  const isExact = scan.valueEnd - scan.valueStart <= EXACT_DIGITS;
  const digits = isNumber && isExact ? digitsAt(source, scan.valueStart, scan.valueEnd) : undefined;
  if (digits !== undefined) return digits;
  const raw = source.slice(scan.valueStart, scan.valueEnd);
  if (isNumber) return readNumber(raw);
  if (scan.type === 'b') return readBoolean(plainText(raw).trim());
  if (scan.type === 'd') return isoSerial(plainText(raw).trim(), date1904);
  return clipText(decodeXstring(plainText(raw)));
}

function sharedText(source: string, scan: SheetScan, stringAt: (index: number) => string | undefined): string {
  const index = scan.valueStart < 0 ? undefined : stringNumber(source, scan.valueStart, scan.valueEnd);
  if (index === undefined) return '';
  const shared = stringAt(index);
  if (shared !== undefined) return shared;
  const cell = cellName(scan.row, scan.column);
  throw damagedFile('string', { sheet: scan.sheet, cell }, `${cell} points to string ${index}`);
}

/** The number of a shared string; `undefined` where nothing is written, `NaN` where no number is. */
export function stringNumber(source: string, from: number, to: number): number | undefined {
  const digits = digitsAt(source, from, to);
  if (digits !== undefined) return digits;
  const plain = plainText(source.slice(from, to)).trim();
  return plain === '' ? undefined : Number(plain);
}

/** The longest row of digits that a number holds exactly. */
const EXACT_DIGITS = 15;

/** A number that is written in digits only, as most are: read without cutting its text out. */
function digitsAt(source: string, from: number, to: number): number | undefined {
  let n = 0;
  for (let i = from; i < to; i += 1) {
    const digit = source.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    n = n * 10 + digit;
  }
  return from === to ? undefined : n;
}

/** Beyond 9.99E+307 Excel has no number; what says so stays the text that it is. */
function readNumber(raw: string): Cell['value'] {
  const number = Number(raw);
  if (Number.isFinite(number)) return raw === '' ? '' : number;
  const plain = plainText(raw).trim();
  const again = Number(plain);
  return plain === '' || !Number.isFinite(again) ? plain : again;
}

const readBoolean = (plain: string): Cell['value'] => (plain === '' ? '' : plain === '1' || plain === 'true');

const DAY = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T(.*?))?Z?$/u;
const ISO_TIME = /^T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?$/u;
const ISO_DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/u;

/**
 * `2026-06-03T10:30:00` → serial number, `08:30:00` and `PT8H30M` → part of a day. What is no ISO date, or names a day that the calendar
 * or Excel does not have, stays text, so that a reader of dates says that it cannot be read.
 */
function isoSerial(iso: string, date1904: boolean): Cell['value'] {
  const time = isoTime(iso) ?? isoDuration(iso);
  if (time !== undefined) return time;
  const found = ISO_DATE.exec(iso);
  if (!found) return iso;
  const [, year, month, day, clock] = found;
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const exists = new Date(instant).toISOString().startsWith(`${year}-${month}-${day}`);
  const part = clock === undefined ? 0 : isoTime(clock);
  if (!exists || part === undefined) return iso;
  const serial = (instant - Date.UTC(1899, 11, 30)) / DAY;
  // 1900 has a 29 February in Excel's calendar: serials before March 1900 are one lower.
  const days = date1904 ? serial - 1462 : serial < 61 ? serial - 1 : serial;
  return days < (date1904 ? 0 : 1) ? iso : days + part;
}

function isoTime(iso: string): number | undefined {
  const [, h, m, s = '0'] = ISO_TIME.exec(iso) ?? [];
  if (h === undefined || m === undefined) return undefined;
  const [hours, minutes, seconds] = [Number(h), Number(m), Number(s)];
  const part = (hours * 3600 + minutes * 60 + seconds) / 86_400;
  return hours <= 24 && minutes < 60 && seconds < 60 && part <= 1 ? part : undefined;
}

function isoDuration(iso: string): number | undefined {
  const found = ISO_DURATION.exec(iso);
  if (!found || iso === 'P' || iso.endsWith('T')) return undefined;
  const [days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return days + (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

/** The cell's formula with its leading `=`; `masters` collects the shared ones, which others of their group refer to. */
export function readFormula(source: string, scan: SheetScan, masters: Map<string, Master>): string | undefined {
  const text = plainText(source.slice(scan.formulaStart, scan.formulaEnd));
  // `<f>`: no attributes.
  if (
    source.charCodeAt(scan.formulaStart - 2) === 102 &&
    scan.formulaStart - scan.formulaTag <= 8 &&
    !source.slice(scan.formulaTag, scan.formulaStart).includes(' ')
  ) {
    return text === '' ? undefined : `=${shownFormula(text)}`;
  }
  const { attributes } = readTag(source, scan.formulaTag);
  const type = attributes.get('t');
  const si = attributes.get('si');
  if (type === 'dataTable') return `=TABLE(${attributes.get('r1') ?? ''},${attributes.get('r2') ?? ''})`;
  if (type === 'shared' && si !== undefined) {
    if (text !== '') {
      masters.set(si, { formula: text, row: scan.row, column: scan.column });
    } else {
      const master = masters.get(si);
      return (
        master && `=${shownFormula(shiftFormula(master.formula, scan.row - master.row, scan.column - master.column))}`
      );
    }
  }
  return text === '' ? undefined : `=${shownFormula(text)}`;
}
