import type { Customer } from '../../customers';
import type { FieldName, RecordFields } from '../../forms/types';
import type { AddSheetChange, Scalar } from '../../sheet';
import { say, text, type KeyTail, type Text } from '../../words';
import { labelWords, OWNER_LABELS } from './owner-part';
import { freeName } from '../sheet-names';
import type { Books } from '../types';

/** The front of a card by its parts, two labels with their values to a row: the person, the wish, where from and how it stands. */
const FRONT: readonly { readonly part: KeyTail<'keeping.card.'>; readonly rows: readonly Row[] }[] = [
  {
    part: 'person',
    rows: [
      ['customerName', 'gender'],
      ['phone', 'phone2'],
      ['district', 'currentVehicle'],
    ],
  },
  {
    part: 'wish',
    rows: [
      ['model', 'color'],
      ['purchaseWindow', 'competitor'],
    ],
  },
  {
    part: 'origin',
    rows: [
      ['source', 'level'],
      ['firstContactDate', 'consultant'],
    ],
  },
];
type Row = readonly [FieldName, FieldName];
const BACK: readonly KeyTail<'keeping.card.'>[] = ['visitDate', 'visitWay', 'visitLevel', 'visitNote'];
/** A card has lines for eight contacts and more. */
const LINES = 16;
const FIRST = 3;
/** Heights in points: room to write by hand. */
const HEIGHT = { row: 27, gap: 8, remark: 84, contact: 36 };

/** A card for printing where the store has none of its own: who, which car and from where above, the contacts below. */
export function plainCard({ book }: Pick<Books, 'book'>, customer: Customer, fields: RecordFields): AddSheetChange {
  const sheet = freeName(
    `客户卡 ${fields.customerName ?? fields.phone ?? ''}`.trim(),
    book.sheets.map(({ name }) => name),
  );
  return cardSheet(
    sheet,
    fields,
    contactsOf(customer),
    text('keeping.change.plain-card', { name: fields.customerName ?? '' }),
  );
}

/** A card with nothing on it but its labels and lines. */
export function blankCard(sheet: string): AddSheetChange {
  return cardSheet(sheet, {}, [], text('keeping.blank.why.card'));
}

function cardSheet(sheet: string, fields: RecordFields, contacts: readonly Scalar[][], why: Text): AddSheetChange {
  const words = (key: KeyTail<'keeping.card.'>): string => say(text(`keeping.card.${key}`), 'zh-CN');
  const label = (field: FieldName): string => say(text(`forms.field.${field}`), 'zh-CN');
  const shown = (field: FieldName): Scalar => {
    const value = fields[field];
    if (value === undefined) return '';
    if (field === 'gender') return value === 'male' ? '男' : '女';
    return typeof value === 'boolean' ? '' : value;
  };
  const rows: Scalar[][] = [];
  const parts: number[] = [];
  const part = (title: KeyTail<'keeping.card.'>, lines: readonly Scalar[][]): void => {
    // A thin row between: an empty value's label would else be read as speaking for the heading below it.
    if (rows.length > 0) rows.push([]);
    parts.push(FIRST + rows.length);
    rows.push([words(title)], ...lines);
  };
  for (const { part: title, rows: lines } of FRONT)
    part(
      title,
      lines.map(([left, right]) => [label(left), shown(left), label(right), shown(right)]),
    );
  // Filled in once the car is the customer's: the card goes on as the owner's.
  const bought = OWNER_LABELS.map(([fact]) => labelWords(fact));
  part(
    'owner',
    Array.from({ length: Math.ceil(bought.length / 2) }, (_, i) => [
      bought[2 * i] ?? '',
      '',
      bought[2 * i + 1] ?? '',
      '',
    ]),
  );
  const remark = FIRST + rows.length;
  rows.push([label('remark'), shown('remark')]);
  const back = remark + 2;
  const last = back + Math.max(LINES, contacts.length + 4);
  const line = 'thin' as const;
  const box = { top: line, bottom: line, left: line, right: line };
  const labels = { fill: '#F2F2F2' };
  const heading = { font: { bold: true }, fill: '#D9E1F2', align: { horizontal: 'left', vertical: 'center' } } as const;
  const heights: Record<number, number> = { 1: 36, [remark]: HEIGHT.remark, [back - 1]: 36 };
  for (let row = FIRST; row < remark; row += 1)
    heights[row] = rows[row - FIRST]?.length === 0 ? HEIGHT.gap : HEIGHT.row;
  for (let row = back; row <= last; row += 1) heights[row] = HEIGHT.contact;
  const title = { font: { bold: true, size: 16 }, align: { horizontal: 'center', vertical: 'center' } } as const;
  return {
    kind: 'add-sheet',
    sheet,
    why,
    values: [[words('title')], [], ...rows, [words('contacts')], BACK.map(words), ...contacts],
    merges: [
      'A1:D1',
      ...parts.map((row) => `A${String(row)}:D${String(row)}`),
      `B${String(remark)}:D${String(remark)}`,
      `A${String(back - 1)}:D${String(back - 1)}`,
    ],
    styles: [
      { range: 'A1', style: title },
      {
        range: `A${String(FIRST)}:D${String(remark)}`,
        style: { border: box, align: { horizontal: 'left', vertical: 'center', wrap: true } },
      },
      { range: `A${String(FIRST)}:A${String(remark)}`, style: labels },
      { range: `C${String(FIRST)}:C${String(remark - 1)}`, style: labels },
      ...parts.map((row) => ({ range: `A${String(row)}:D${String(row)}`, style: heading })),
      { range: `A${String(back - 1)}`, style: title },
      { range: `A${String(back)}:D${String(last)}`, style: { border: box, align: { vertical: 'center', wrap: true } } },
      { range: `A${String(back)}:D${String(back)}`, style: { font: { bold: true }, fill: '#F2F2F2' } },
    ],
    columnWidths: { A: 12, B: 20, C: 12, D: 24 },
    rowHeights: heights,
    // Excel minds a page break only where nothing is fitted to pages; the columns are narrower than the paper.
    print: { paper: 'A4', orientation: 'portrait', pageBreaks: [remark] },
  };
}

/** Each day's contact once, with what the forms say about it. */
function contactsOf({ entries }: Customer): Scalar[][] {
  const days = new Map<string, Scalar[]>();
  const ways: Readonly<Partial<Record<string, string>>> = { visit: '来店', call: '电话', online: '网络' };
  for (const { contact, undated, date, kind, level, row } of entries) {
    if (!contact || undated) continue;
    const known = days.get(date) ?? [date, '', '', ''];
    days.set(date, [
      date,
      ways[kind] ?? known[1] ?? '',
      level ?? known[2] ?? '',
      row.record.fields.outcome ?? known[3] ?? '',
    ]);
  }
  return [...days.values()];
}
