import { formatKind, type IsoDate } from '../../calendar';
import type { Cell } from '../../sheet';
import type { Assigned } from '../columns/assign';
import { CHOICE_WORDS, chosen } from '../vocabulary/choices';
import { alsoGives, type Draft, type FormContext } from '../records/context';
import { isRegister } from './fields';
import {
  cellText,
  cleanName,
  isBlankOrNothing,
  isOneAsTick,
  isTick,
  normaliseText,
  parseCount,
  parseDate,
  parseGender,
  parseLevel,
  parsePhones,
  parseSerial,
  parseTime,
  parseYesNo,
  withoutBlanks,
} from '../values';

/** Reads one cell into the record's fields. A cell that cannot be understood becomes a problem, and the field stays absent. */
export function readField(
  context: FormContext,
  draft: Draft,
  column: Assigned,
  cell: Cell,
  at: { row: number; column: number },
): void {
  const problem = (code: Parameters<FormContext['problems']['add']>[2]): void =>
    context.problems.add(at.row, at.column, code, cell);
  if (cell.error) {
    problem('error-value');
    return;
  }
  const raw = cellText(cell);
  if (column.by.tick !== undefined) {
    readTick(context, draft, column, cell, column.by.tick, at, problem);
    return;
  }
  const { field } = column;
  switch (field) {
    case 'serial': {
      const serial = parseSerial(cell.value);
      if (serial !== undefined) draft.serial = serial;
      return;
    }
    case 'customerName':
      if (!isBlankOrNothing(raw)) draft.customerName = cleanName(raw);
      return;
    case 'gender': {
      const gender = parseGender(chosen(raw) ?? '');
      if (gender !== undefined) draft.gender = gender;
      return;
    }
    case 'phone':
    case 'phone2': {
      const reading = parsePhones(cell);
      if (reading.problem !== undefined) problem(reading.problem);
      addPhone(draft, reading.phone);
      addPhone(draft, reading.phone2);
      if (reading.phone2 !== undefined) alsoGives(context, column, 'phone2');
      return;
    }
    case 'arriveTime':
    case 'leaveTime':
      readTime(context, draft, column, cell, field, problem);
      return;
    case 'callTime':
    case 'visitTime': {
      if (isTick(raw)) {
        draft.contactKind ??= field === 'callTime' ? 'call' : 'visit';
        noteInstead(context, column.column, 'contactKind');
        return;
      }
      const reading = parseTime(cell);
      if (reading.problem !== undefined) problem(reading.problem);
      if (reading.time !== undefined) {
        draft[field] = reading.time;
        noteInstead(context, column.column, field);
      }
      return;
    }
    case 'level':
    case 'followUpLevel':
    case 'levelBefore':
    case 'levelAfter':
      readLevel(context, draft, column, cell, field, problem);
      return;
    case 'monthEndLevel': {
      if (isBlankOrNothing(raw)) return;
      const reading = parseLevel(cell, context.levels);
      if (reading.level !== undefined) draft.monthEndLevel = reading.next ?? reading.level;
      else if (/^[\s\d?？]*[A-Za-zＡ-Ｚａ-ｚ]?[\s\d?？]*级?$/u.test(raw)) problem('unreadable-level');
      else draft.monthEndLevel = raw.trim();
      return;
    }
    case 'partySize': {
      const count = parseCount(cell.value);
      if (count !== undefined) draft.partySize = count;
      return;
    }
    case 'firstVisit':
    case 'testDrive': {
      const value = field === 'firstVisit' ? CHOICE_WORDS.firstVisit(chosen(raw) ?? '') : parseYesNo(raw);
      if (value !== undefined) draft[field] = value;
      return;
    }
    case 'contactKind':
    case 'purpose':
    case 'carriedFrom':
    case 'lossKind': {
      const value = CHOICE_WORDS[field](chosen(raw) ?? '');
      if (value !== undefined) Object.assign(draft, { [field]: value });
      return;
    }
    case 'closing':
      if (!isBlankOrNothing(raw)) draft.closing = CHOICE_WORDS.closing(raw) ?? raw.trim();
      return;
    case 'source':
      readSource(context, draft, cell, problem);
      return;
    case 'date':
    case 'firstContactDate':
    case 'appointment':
    case 'carryOver':
      return; // read with what stands around them: see read-row.ts
    case 'model':
    case 'color':
    case 'competitor':
    case 'currentVehicle':
    case 'district':
    case 'remark':
    case 'consultant':
    case 'outcome':
    case 'instruction':
    case 'lossReason':
    case 'purchaseWindow': {
      const text = written(cell, context.date1904);
      if (text !== undefined) draft[field] = text;
    }
  }
}

/** Models, sources and names repeat: each text is looked at once. */
const writtenTexts = new Map<string, string>();
const KEPT_TEXTS = 10_000;

/** The cell's text as written, or the checked choice of its boxes; `undefined` where it says nothing. */
export function written(cell: Cell, date1904: boolean): string | undefined {
  if (typeof cell.value !== 'string') {
    const raw = cellText(cell).trim();
    if (typeof cell.value === 'number' && formatKind(cell.format) === 'date')
      return parseDate(cell, { date1904 }).date ?? raw;
    return raw;
  }
  const known = writtenTexts.get(cell.value);
  if (known !== undefined) return known === '' ? undefined : known;
  const raw = cell.value.trim();
  const text = isBlankOrNothing(raw) ? undefined : chosen(raw)?.trim();
  if (raw.length <= 40) {
    if (writtenTexts.size >= KEPT_TEXTS) writtenTexts.clear();
    writtenTexts.set(cell.value, text ?? '');
  }
  return text;
}

export function addPhone(draft: Draft, phone: string | undefined): void {
  if (phone === undefined || phone === draft.phone || phone === draft.phone2) return;
  if (draft.phone === undefined) draft.phone = phone;
  else draft.phone2 ??= phone;
}

function noteInstead(context: FormContext, column: number, field: 'contactKind' | 'callTime' | 'visitTime'): void {
  const there = context.instead.get(column) ?? new Set();
  there.add(field);
  context.instead.set(column, there);
}

type ProblemAt = (code: Parameters<FormContext['problems']['add']>[2]) => void;

function readTime(
  context: FormContext,
  draft: Draft,
  column: Assigned,
  cell: Cell,
  field: 'arriveTime' | 'leaveTime',
  problem: ProblemAt,
): void {
  const reading = parseTime(cell);
  if (reading.problem !== undefined) problem(reading.problem);
  if (reading.time !== undefined) draft[field] = reading.time;
  if (field === 'arriveTime' && reading.end !== undefined) {
    draft.leaveTime ??= reading.end;
    alsoGives(context, column, 'leaveTime');
  }
}

function readLevel(
  context: FormContext,
  draft: Draft,
  column: Assigned,
  cell: Cell,
  field: 'level' | 'followUpLevel' | 'levelBefore' | 'levelAfter',
  problem: ProblemAt,
): void {
  const reading = parseLevel(cell, context.levels);
  if (reading.problem !== undefined) problem(reading.problem);
  if (reading.level === undefined) return;
  draft[field] = field === 'followUpLevel' || field === 'levelAfter' ? (reading.next ?? reading.level) : reading.level;
  if (isRegister(context.kind)) {
    if (field === 'level' && reading.next !== undefined) {
      draft.followUpLevel ??= reading.next;
      alsoGives(context, column, 'followUpLevel');
    }
    if (reading.window !== undefined && draft.purchaseWindow === undefined) {
      draft.purchaseWindow = reading.window;
      alsoGives(context, column, 'purchaseWindow');
    }
  }
  if (field === 'levelBefore' && reading.next !== undefined) {
    draft.levelAfter ??= reading.next;
    alsoGives(context, column, 'levelAfter');
  }
}

/** A label, or a code that the sheet's legend explains; a code that it lacks is a problem. */
function readSource(context: FormContext, draft: Draft, cell: Cell, problem: ProblemAt): void {
  const raw = cellText(cell).trim();
  if (isBlankOrNothing(raw)) return;
  const text = chosen(raw)?.trim();
  if (text === undefined) return;
  const legend = context.legend?.sources;
  if (legend !== undefined) {
    const codes = normaliseText(text)
      .split(/[\s,，、;；/+.]+/u)
      .filter((code) => code !== '');
    const labels = codes.map((code) => legend[code] ?? legend[code.toUpperCase()] ?? legend[String(Number(code))]);
    const known = labels.filter((label) => label !== undefined);
    if (codes.length > 0 && known.length === codes.length) {
      draft.source = known.join('、');
      return;
    }
    if (codes.length > 0 && codes.every((code) => /^(?:\d{1,2}|[A-Za-z])$/u.test(code))) {
      problem('unknown-source');
      return;
    }
  }
  draft.source = text;
}

/** A tick says its column's sub-header; other words in a tick column say themselves. */
function readTick(
  context: FormContext,
  draft: Draft,
  column: Assigned,
  cell: Cell,
  label: string,
  at: { row: number; column: number },
  problem: ProblemAt,
): void {
  const raw = cellText(cell).trim();
  if (isBlankOrNothing(raw)) return;
  const tick = isTick(raw) || isOneAsTick(raw) || /^[☑✓✔√]$/u.test(raw);
  const { field } = column;
  if (field === 'carryOver') return;
  if (!tick) {
    const no = parseYesNo(raw) === false;
    if (no) return;
    readField(context, draft, { ...column, by: { ...column.by, tick: undefined } }, cell, at);
    return;
  }
  const word = withoutBlanks(label);
  switch (field) {
    case 'contactKind':
    case 'purpose':
    case 'carriedFrom':
    case 'lossKind': {
      const value = CHOICE_WORDS[field](word);
      if (value !== undefined && draft[field] === undefined) Object.assign(draft, { [field]: value });
      return;
    }
    case 'firstVisit': {
      const value = CHOICE_WORDS.firstVisit(word);
      if (value !== undefined) draft.firstVisit ??= value;
      return;
    }
    case 'testDrive': {
      const value = parseYesNo(word);
      draft.testDrive ??= value ?? true;
      return;
    }
    case 'gender': {
      const value = parseGender(word);
      if (value !== undefined) draft.gender ??= value;
      return;
    }
    case 'level':
    case 'followUpLevel':
    case 'levelBefore':
    case 'levelAfter': {
      const { level } = parseLevel({ value: word }, context.levels);
      if (level === undefined) problem('unreadable-level');
      else draft[field] ??= level;
      return;
    }
    case 'monthEndLevel': {
      const { level } = parseLevel({ value: word }, context.levels);
      draft.monthEndLevel ??= level ?? label;
      return;
    }
    case 'closing':
      draft.closing ??= CHOICE_WORDS.closing(word) ?? label;
      return;
    default: {
      if (
        field === 'source' ||
        field === 'model' ||
        field === 'purchaseWindow' ||
        field === 'lossReason' ||
        field === 'color' ||
        field === 'competitor' ||
        field === 'currentVehicle' ||
        field === 'district'
      ) {
        draft[field] = draft[field] === undefined ? label : `${draft[field]}、${label}`;
      }
    }
  }
}

/** A day before the end of the row's own time: first contacts, carry-over. */
export function readPastDate(
  context: FormContext,
  cell: Cell,
  anchor: IsoDate | undefined,
): ReturnType<typeof parseDate> {
  return parseDate(cell, {
    date1904: context.date1904,
    year: context.year,
    month: context.month,
    ...(anchor === undefined ? {} : { direction: 'past' as const, anchor }),
  });
}
