import type { IsoDate } from '../../calendar';
import type { AddSheetChange } from '../../sheet';
import { say, text, type KeyTail } from '../../words';
import { freeName } from '../sheet-names';
import type { Books } from '../types';

/** The columns of a plain report, in the order of the trade's form (domain §4), with their widths in characters. */
const COLUMNS: readonly (readonly [key: KeyTail<'keeping.report.'>, width: number])[] = [
  ['serial', 5],
  ['customerName', 10],
  ['model', 11],
  ['phone', 14],
  ['district', 9],
  ['source', 11],
  ['purpose', 9],
  ['levelBefore', 8],
  ['levelAfter', 8],
  ['carriedFrom', 10],
  ['contactKind', 9],
  ['outcome', 26],
  ['instruction', 16],
];
/** The form has twenty lines. */
const LINES = 20;
const HEAD = 3;

/** A daily report for printing on A4 across, where the store has none of its own. */
export function plainReport({ book }: Books, consultant: string, date: IsoDate): AddSheetChange {
  const words = (key: KeyTail<'keeping.report.'>): string => say(text(`keeping.report.${key}`), 'zh-CN');
  const [year = '', month = '', day = ''] = date.split('-');
  const last = HEAD + LINES;
  const right = String.fromCharCode(64 + COLUMNS.length);
  const line = 'thin' as const;
  return {
    kind: 'add-sheet',
    sheet: freeName(
      `日报 ${consultant} ${String(Number(month))}.${String(Number(day))}`,
      book.sheets.map(({ name }) => name),
    ),
    why: text('keeping.change.plain-report', { date }),
    values: [
      [words('title')],
      [`${year}年${String(Number(month))}月${String(Number(day))}日　${words('consultant')}：${consultant}`],
      COLUMNS.map(([key]) => words(key)),
      ...Array.from({ length: LINES }, (_, i) => [i + 1]),
    ],
    merges: [`A1:${right}1`, `A2:${right}2`],
    styles: [
      { range: 'A1', style: { font: { bold: true, size: 16 }, align: { horizontal: 'center', vertical: 'center' } } },
      { range: 'A2', style: { align: { horizontal: 'left' } } },
      {
        range: `A${String(HEAD)}:${right}${String(last)}`,
        style: {
          border: { top: line, bottom: line, left: line, right: line },
          align: { horizontal: 'center', vertical: 'center', wrap: true },
        },
      },
      { range: `A${String(HEAD)}:${right}${String(HEAD)}`, style: { font: { bold: true }, fill: '#F2F2F2' } },
    ],
    columnWidths: Object.fromEntries(COLUMNS.map(([, width], i) => [String.fromCharCode(65 + i), width])),
    freeze: { rows: HEAD, columns: 2 },
    print: { paper: 'A4', orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, titleRows: `1:${String(HEAD)}` },
  };
}
