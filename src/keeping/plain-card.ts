import type { Customer } from '../customers';
import type { FieldName, RecordFields } from '../forms/types';
import type { AddSheetChange, Scalar } from '../sheet';
import { say, text, type KeyTail, type Text } from '../words';
import { freeName } from './sheet-names';
import type { Books } from './types';

/** The front of a card, two labels with their values to a row. */
const FRONT: readonly (readonly [FieldName, FieldName])[] = [
  ['customerName', 'gender'],
  ['phone', 'phone2'],
  ['district', 'currentVehicle'],
  ['model', 'color'],
  ['source', 'level'],
  ['purchaseWindow', 'competitor'],
  ['firstContactDate', 'consultant'],
];
const BACK: readonly KeyTail<'keeping.card.'>[] = ['visitDate', 'visitWay', 'visitLevel', 'visitNote'];
/** A card has lines for eight contacts and more. */
const LINES = 12;
const FIRST = 3;

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
  const back = FIRST + FRONT.length + 2;
  const last = back + Math.max(LINES, contacts.length + 4);
  const line = 'thin' as const;
  const box = { top: line, bottom: line, left: line, right: line };
  return {
    kind: 'add-sheet',
    sheet,
    why,
    values: [
      [words('title')],
      [],
      ...FRONT.map(([left, right]): Scalar[] => [label(left), shown(left), label(right), shown(right)]),
      [label('remark'), shown('remark')],
      [],
      BACK.map(words),
      ...contacts,
    ],
    merges: ['A1:D1', `B${String(FIRST + FRONT.length)}:D${String(FIRST + FRONT.length)}`],
    styles: [
      { range: 'A1', style: { font: { bold: true, size: 16 }, align: { horizontal: 'center', vertical: 'center' } } },
      {
        range: `A${String(FIRST)}:D${String(FIRST + FRONT.length)}`,
        style: { border: box, align: { horizontal: 'left', vertical: 'center', wrap: true } },
      },
      { range: `A${String(FIRST)}:A${String(FIRST + FRONT.length)}`, style: { fill: '#F2F2F2' } },
      { range: `C${String(FIRST)}:C${String(FIRST + FRONT.length - 1)}`, style: { fill: '#F2F2F2' } },
      { range: `A${String(back)}:D${String(last)}`, style: { border: box, align: { vertical: 'center', wrap: true } } },
      { range: `A${String(back)}:D${String(back)}`, style: { font: { bold: true }, fill: '#F2F2F2' } },
    ],
    columnWidths: { A: 14, B: 24, C: 14, D: 34 },
    print: { paper: 'A4', orientation: 'portrait', fitToWidth: 1, fitToHeight: 0 },
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
