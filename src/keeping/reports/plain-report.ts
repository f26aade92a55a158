import type { IsoDate } from '../../calendar';
import type { AddSheetChange } from '../../sheet';
import { say, text, type KeyTail } from '../../words';
import { openCodes } from '../../profile';
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
/** In points. */
const HEIGHT = 18;

/** So many levels have room at the foot, each with its label and its count. */
const LEVELS = 4;

/**
 * A daily report for printing on A4 across, where the store has none of its own: twenty lines, and below them the labels of the foot (domain §4) whose
 * cells `footPieces` fills.
 */
export function plainReport({ book, profile }: Books, consultant: string, date: IsoDate): AddSheetChange {
  const words = (key: KeyTail<'keeping.report.'>): string => say(text(`keeping.report.${key}`), 'zh-CN');
  const [year = '', month = '', day = ''] = date.split('-');
  const foot = HEAD + LINES + 1;
  const at = { counts: String(foot + 1), plan: String(foot + 2), sign: String(foot + 3) };
  const right = String.fromCharCode(64 + COLUMNS.length);
  const levels = openCodes(profile).slice(0, LEVELS);
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
      [words('foot-customers'), '', ...levels.flatMap((code) => [`${code}级`, '']), words('foot-total')],
      [words('foot-today'), '', '', '', words('foot-month')],
      [words('foot-plan')],
      [words('sign')],
    ],
    merges: [
      `A1:${right}1`,
      `A2:${right}2`,
      ...[String(foot), at.counts, at.plan].map((row) => `A${row}:B${row}`),
      `E${at.counts}:G${at.counts}`,
      `C${at.plan}:${right}${at.plan}`,
      `A${at.sign}:${right}${at.sign}`,
    ],
    styles: [
      { range: 'A1', style: { font: { bold: true, size: 16 }, align: { horizontal: 'center', vertical: 'center' } } },
      { range: 'A2', style: { align: { horizontal: 'left' } } },
      {
        range: `A${String(HEAD)}:${right}${at.plan}`,
        style: {
          border: { top: line, bottom: line, left: line, right: line },
          align: { horizontal: 'center', vertical: 'center', wrap: true },
        },
      },
      { range: `A${String(HEAD)}:${right}${String(HEAD)}`, style: { font: { bold: true }, fill: '#F2F2F2' } },
      { range: `A${String(foot)}:B${at.plan}`, style: { fill: '#F2F2F2' } },
      { range: `C${at.plan}`, style: { align: { horizontal: 'left', vertical: 'center', wrap: true } } },
    ],
    // Room to write by hand, and the whole day on one page.
    rowHeights: {
      1: 28,
      2: 18,
      [HEAD]: 32,
      ...Object.fromEntries(Array.from({ length: LINES + 2 }, (_, i) => [HEAD + 1 + i, HEIGHT])),
      [at.plan]: 2 * HEIGHT,
      [at.sign]: HEIGHT,
    },
    columnWidths: Object.fromEntries(COLUMNS.map(([, width], i) => [String.fromCharCode(65 + i), width])),
    freeze: { rows: HEAD, columns: 2 },
    print: { paper: 'A4', orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, titleRows: `1:${String(HEAD)}` },
  };
}
