import type { Cell } from '../../../sheet';
import { shownFormula } from '../formulas/formula-names';
import { shiftFormula } from '../formulas/formula-shift';
import type { SheetScan } from '../sheets/sheet-scan';
import { decodeXstring, richText } from './strings-read';
import { plainText, readTag } from '../xml/xml';

/** The first cell of a group with one shared formula. */
export interface Master {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** What the scanned cell shows: its value, or the result that its formula had when the file was saved. */
export function readValue(
  source: string,
  scan: SheetScan,
  prefix: string,
  stringAt: (index: number) => string,
  date1904: boolean,
): Cell['value'] {
  if (scan.type === 's') {
    return scan.valueStart < 0 ? '' : stringAt(smallNumber(source, scan.valueStart, scan.valueEnd));
  }
  if (scan.inlineStart >= 0 && (scan.type === 'inlineStr' || scan.valueStart < 0)) {
    return richText(source.slice(scan.inlineStart, scan.inlineEnd), prefix);
  }
  if (scan.valueStart < 0) return '';
  const raw = source.slice(scan.valueStart, scan.valueEnd);
  if (scan.type === '' || scan.type === 'n') return readNumber(raw);
  if (scan.type === 'b') return ['1', 'true'].includes(plainText(raw).trim());
  if (scan.type === 'd') return isoSerial(plainText(raw), date1904);
  return decodeXstring(plainText(raw));
}

function smallNumber(source: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i += 1) {
    const digit = source.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) n = n * 10 + digit;
    else return Number(plainText(source.slice(from, to)).trim());
  }
  return n;
}

function readNumber(raw: string): Cell['value'] {
  const number = Number(raw);
  if (!Number.isNaN(number)) return raw === '' ? '' : number;
  const plain = plainText(raw).trim();
  const again = Number(plain);
  return plain === '' ? '' : Number.isNaN(again) ? plain : again;
}

const DAY = 86_400_000;

/** `2026-06-03T10:30:00` → serial number; a text that is no ISO date stays text. */
function isoSerial(iso: string, date1904: boolean): Cell['value'] {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/u.exec(iso.trim());
  if (!found) return iso;
  const [, y, mo, d, h = '0', mi = '0', s = '0'] = found;
  const days = Date.UTC(Number(y), Number(mo) - 1, Number(d)) / DAY;
  const time = (Number(h) * 3600 + Number(mi) * 60 + Number(s)) / 86_400;
  const serial = days - Date.UTC(1899, 11, 30) / DAY;
  // 1900 has a 29 February in Excel's calendar: serials before March 1900 are one lower.
  return (date1904 ? serial - 1462 : serial < 61 ? serial - 1 : serial) + time;
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
