import type { FieldName, Form, FormRecord } from '../forms';
import { cellText, isBlankOrNothing, isTick } from '../forms/values';
import { columnLetters } from '../sheet';
import type { AuditContext } from './context';
import type { FootLine } from './foot';

/** Numbers in these columns name something and are never added up. */
const NAMES: readonly (FieldName | 'carryOver')[] = [
  'serial',
  'phone',
  'phone2',
  'date',
  'firstContactDate',
  'appointment',
  'arriveTime',
  'leaveTime',
  'callTime',
  'visitTime',
  'customerName',
  'consultant',
  'source',
  'model',
  'carryOver',
];

/**
 * The lines that a total row counts: of a 小计 those since the total row or heading before it. Subtotals that stand together under the
 * form are each of their level.
 */
export function linesAbove(line: FootLine, form: Form): readonly FormRecord[] {
  const above = form.records.filter(({ row }) => row < line.row);
  if (!line.part) return line.level === undefined ? above : ofLevel(above, line.level);
  const start = form.skipped.reduce(
    (last, { row, why }) => (row < line.row && (why === 'total' || why === 'separator') ? Math.max(last, row) : last),
    0,
  );
  const own = above.filter(({ row }) => row > start);
  const grouped = own.length > 0 && (start > 0 || own.length < form.records.length);
  if (grouped || line.level === undefined) return own;
  return ofLevel(above, line.level);
}

/**
 * What a figure may rightly say that counts a form's lines by name (本日来店合计), the likeliest first; undefined where the form does not tell,
 * such as 本日 under the lines of several days.
 */
export function countsOfLines(label: string, { form, records }: Form): readonly number[] | undefined {
  const days = new Set(records.flatMap(({ fields }) => fields.date ?? []));
  if (/^[本今当]日/u.test(label) && days.size > 1) return undefined;
  const all = [records.length, new Set(records.map(({ row }) => row)).size];
  const heads = /人数/u.test(label) ? [records.reduce((sum, { fields }) => sum + (fields.partySize ?? 0), 0)] : [];
  const counted = (wanted: (record: FormRecord) => boolean): number => records.filter(wanted).length;
  const ofKind = (kind: 'visit' | 'call'): number => counted(({ fields }) => fields.contactKind === kind);
  const [visits, calls] = [label.includes('来店'), label.includes('来电')];
  if (form === 'visitor-call-register' && visits !== calls) {
    if (ofKind('visit') + ofKind('call') === 0) return undefined;
    return visits ? [ofKind('visit'), ...all, ...heads] : [ofKind('call')];
  }
  if (heads.length > 0) return [...all, ...heads];
  return /留档|建档|建卡/u.test(label) ? [counted(({ fields }) => fields.phone !== undefined), ...all] : all;
}

/** What a number under a column may rightly say. */
export function countsOfColumn(
  line: FootLine,
  form: Form,
  lines: readonly FormRecord[],
  column: number,
  single: boolean,
  context: AuditContext,
): readonly number[] {
  const rows = [...new Set(lines.map(({ row }) => row))];
  const sheet = context.sheet(form.sheet);
  const letters = columnLetters(column);
  const field = form.columns.find((one) => one.column === letters)?.field;
  const cells = rows.map((row) => sheet?.rows[row]?.[column]).filter((cell) => cellText(cell).trim() !== '');
  const numeric = cells.filter((cell) => typeof cell?.value === 'number');
  // `3人` is a number as a person reads it, though a sum formula passes it over.
  if (field === 'partySize' && numeric.length > 0)
    return [lines.reduce((all, { fields }) => all + (fields.partySize ?? 0), 0)];
  const added = field === undefined || !NAMES.includes(field);
  if (added && numeric.length > 0 && numeric.length === cells.length && line.level === undefined) {
    const sum = cells.reduce((all, cell) => all + Number(cell?.value), 0);
    return isDayColumn(form, letters) ? [cells.length, sum] : [sum];
  }
  if (single || line.level !== undefined) return [lines.length, rows.length, cells.length];
  const said = cells.filter((cell) => !isBlankOrNothing(cellText(cell).trim()));
  const ticks = cells.filter((cell) => isTick(cellText(cell).trim()));
  if (isDayColumn(form, letters)) return [contactsOn(form, lines, letters), cells.length];
  const counts = [cells.length, said.length, ticks.length > 0 ? ticks.length : cells.length];
  return field === undefined || field === 'serial' || field === 'customerName' ? [...counts, lines.length] : counts;
}

function ofLevel(lines: readonly FormRecord[], level: string): FormRecord[] {
  return lines.filter(
    ({ fields, carryOver, contacts }) =>
      (contacts?.findLast((contact) => contact.level !== undefined)?.level ?? fields.level ?? carryOver?.level) ===
      level,
  );
}

function isDayColumn(form: Form, letters: string): boolean {
  return Object.values(form.dayColumns ?? {}).includes(letters);
}

function contactsOn(form: Form, lines: readonly FormRecord[], letters: string): number {
  const day = Object.entries(form.dayColumns ?? {}).find(([, column]) => column === letters)?.[0];
  return lines.filter(({ contacts }) => contacts?.some((contact) => String(contact.day) === day)).length;
}
