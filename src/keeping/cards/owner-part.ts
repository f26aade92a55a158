import { serialOfDay, type IsoDate } from '../../calendar';
import { gridOf, labelsIn } from '../../forms';
import { parsePlate, parseVin, toSimplified, withoutBlanks } from '../../forms/values';
import {
  cellAt,
  cellName,
  findSheet,
  parseArea,
  type Change,
  type Scalar,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../../sheet';
import { isBare, mergeAt, refusalOf } from '../../places';
import { say, text, type Text } from '../../words';
import { BadRequest, type Without, type Write } from '../types';

/** What makes a customer's card the owner's: told by a person or by the forms, never invented. */
export interface OwnerFacts {
  readonly boughtModel?: string;
  readonly boughtColor?: string;
  readonly plate?: string;
  readonly vin?: string;
  readonly deliveryDate?: IsoDate;
  readonly registrationDate?: IsoDate;
  readonly insuredUntil?: IsoDate;
}
export type OwnerFact = keyof OwnerFacts;

const ISO = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u;

/** The owner's part of a card, in the order in which it is printed, and the words by which stores' cards name its cells. */
export const OWNER_LABELS: readonly (readonly [OwnerFact, RegExp])[] = [
  ['boughtModel', /^(?:成交|购买|所购|购入|实购|提车|现)(?:车型|车款|车辆)$/u],
  ['boughtColor', /^(?:成交|购买|所购|提车)(?:颜色|车色)$/u],
  ['plate', /^(?:车牌|牌照|车牌号|车牌号码|牌照号码?|车号)$/u],
  ['vin', /^(?:VIN码?|VIN号码?|车架号码?|底盘号码?|车架号?[（(]?VIN[）)]?|车辆识别(?:代码|代号))$/iu],
  ['deliveryDate', /^(?:提车|交车|提车交车)(?:日期|日|时间)$/u],
  ['registrationDate', /^(?:上牌|领照|领牌|登记|挂牌)(?:日期|日|时间)$/u],
  ['insuredUntil', /^(?:保险到期|保险到期日|保险到期日期|交强险到期日?|商业险到期日?|保险期至|续保日期)$/u],
];

/**
 * Facts as people type them.
 * @throws BadRequest for a plate, number or date that cannot be one
 */
export function readOwnerFacts(given: Readonly<Partial<Record<OwnerFact, string>>>): OwnerFacts {
  const facts: Partial<Record<OwnerFact, string>> = {};
  for (const [fact, typed] of Object.entries(given) as [OwnerFact, string | undefined][]) {
    const plain = typed?.trim() ?? '';
    if (plain === '') continue;
    const value = readFact(fact, plain);
    if (value === undefined)
      throw new BadRequest(text('keeping.error.field-value', { field: labelOf(fact), value: plain }));
    facts[fact] = value;
  }
  return facts;
}

function readFact(fact: OwnerFact, typed: string): string | undefined {
  switch (fact) {
    case 'boughtModel':
    case 'boughtColor':
      return typed;
    case 'plate':
      return parsePlate(typed).plate;
    case 'vin': {
      // 17 signs without I, O and Q (GB 16735).
      const vin = parseVin(typed);
      return vin !== undefined && /^[A-HJ-NPR-Z0-9]{17}$/u.test(vin) ? vin : undefined;
    }
    default:
      return ISO.test(typed) ? typed : undefined;
  }
}

export const labelOf = (fact: OwnerFact): Text => text(`keeping.owner.${fact}`);

/**
 * Writes the facts behind their labels on a card. What the card has no label for, what a cell refuses and what nobody told is said; a cell
 * that holds something else stays as it is.
 */
export function ownerPart(
  book: WorkbookSnapshot,
  card: string,
  facts: OwnerFacts,
  why: Text,
): { readonly writes: readonly Write[]; readonly changes: readonly Change[]; readonly without: readonly Without[] } {
  const sheet = findSheet(book, card);
  const writes: Write[] = [];
  const changes: Change[] = [];
  const without: Without[] = [];
  if (!sheet) return { writes, changes, without };
  if (sheet.protected)
    return { writes, changes, without: [{ place: 'card', why: text('keeping.without.protected', { sheet: card }) }] };
  const leave = (fact: OwnerFact, reason: Text): void =>
    void without.push({ place: 'card', why: text('keeping.without.field', { field: labelOf(fact), why: reason }) });
  for (const [fact, label] of OWNER_LABELS) {
    const value = facts[fact];
    const at = valuePlace(sheet, label);
    if (value === undefined) {
      if (at && isBare(sheet, at.row, at.column)) leave(fact, text('keeping.owner.not-told'));
      continue;
    }
    if (!at) {
      leave(fact, text('keeping.owner.no-place', { sheet: card }));
      continue;
    }
    const { row, column } = at;
    const entry = entryOf(book, sheet, at, value);
    const cell = cellAt(sheet, row, column);
    const before = cell?.value ?? '';
    if (before === entry.value) continue;
    const refused = isBare(sheet, row, column) ? refusalOf(sheet, row, column, entry.value) : 'occupied';
    if (refused !== undefined) {
      const name = cellName(row, column);
      without.push({
        place: 'card',
        why: text('keeping.without.cell', { sheet: card, cell: name, why: text(`keeping.refusal.${refused}`) }),
      });
      continue;
    }
    const place = { sheet: card, cell: cellName(row, column) };
    if (entry.format !== undefined && entry.format !== (cell?.format ?? 'General'))
      changes.push({ ...place, kind: 'number-format', after: entry.format, why });
    changes.push({ ...place, kind: 'value', before: '', after: entry.value, why });
    writes.push({ place: 'card', ...place, before: '', after: entry.value, why });
  }
  return { writes, changes, without };
}

/** A day goes in as a date where the cell shows numbers as dates, else as text. */
function entryOf(
  book: WorkbookSnapshot,
  sheet: SheetSnapshot,
  at: { readonly row: number; readonly column: number },
  value: string,
): { readonly value: Scalar; readonly format?: string } {
  const format = cellAt(sheet, at.row, at.column)?.format;
  return ISO.test(value) && format !== undefined && /[ymd]/iu.test(format)
    ? { value: serialOfDay(value, book.date1904), format }
    : { value };
}

/** The cell right of a label, past what is merged with it. Two labels of the same words are one too many to know which is meant. */
function valuePlace(sheet: SheetSnapshot, label: RegExp): { row: number; column: number } | undefined {
  const found: { row: number; column: number }[] = [];
  sheet.rows.forEach((cells, row) =>
    cells?.forEach((cell, column) => {
      if (typeof cell?.value !== 'string' || cell.value.length > 16) return;
      const words = toSimplified(withoutBlanks(cell.value)).replace(/[:：*＊]/gu, '');
      if (label.test(words)) found.push({ row, column: (mergeAt(sheet, row, column)?.right ?? column) + 1 });
    }),
  );
  const [only, ...others] = found;
  return only && others.length === 0 && !isLabel(sheet, only) ? only : undefined;
}

/** The cell beside is a label itself: the value stands elsewhere, nobody knows where. */
function isLabel(sheet: SheetSnapshot, { row, column }: { row: number; column: number }): boolean {
  const value = cellAt(sheet, row, column)?.value;
  if (typeof value !== 'string' || value === '') return false;
  const words = toSimplified(withoutBlanks(value)).replace(/[:：*＊]/gu, '');
  const all = parseArea(`A1:${cellName(sheet.lastRow, sheet.lastColumn)}`);
  return (
    OWNER_LABELS.some(([, label]) => label.test(words)) ||
    (all !== undefined && labelsIn(gridOf(sheet, false), all).some((one) => one.row === row && one.column === column))
  );
}

export const labelWords = (fact: OwnerFact): string => say(labelOf(fact), 'zh-CN');
