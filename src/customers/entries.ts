import type { IsoDate, IsoMonth } from '../forms/types';
import type { StoreProfile } from '../profile';
import { dateOf, dayInMonth, dayOf, daysInMonth, firstDayOfMonth, lastDayOfMonth, levelTable } from '../profile';
import { columnOf, isRegister } from './rows';
import type { ClosingWord, Entry, LedgerRow, Plan, Undated } from './types';
import { ENTRY_STAGES } from './types';

/** Before every day that a form can name: where a level without any date stands. */
const BEFORE_ALL = -1_000_000;
const STAGE_ORDER = Object.fromEntries(ENTRY_STAGES.map((stage, index) => [stage, index])) as Record<
  Entry['stage'],
  number
>;

export interface Reading {
  readonly entries: Entry[];
  readonly plans: Plan[];
  readonly undated: Undated[];
}

/** Appends what a row says to a customer's time line. */
export function readRow(row: LedgerRow, profile: StoreProfile, into: Reading): void {
  if (isRegister(row.form.form)) readRegister(row, into);
  else if (row.form.form === 'contact-matrix') readMatrix(row, profile, into);
  else if (row.form.form === 'daily-report') readReport(row, into);
  else if (row.form.form === 'customer-card') readCard(row, into);
  else readLoss(row, into);
}

type EntryParts = Omit<Entry, 'date' | 'day' | 'row'>;

function dated(row: LedgerRow, date: IsoDate, parts: EntryParts): Entry {
  return { ...parts, day: dayOf(date), date, row };
}

function undatedEntry(row: LedgerRow, day: number, parts: EntryParts): Entry {
  return { ...parts, day, date: day === BEFORE_ALL ? '' : dateOf(day), row, undated: true };
}

function readRegister(row: LedgerRow, into: Reading): void {
  const { fields } = row.record;
  const { level, followUpLevel, arriveTime } = fields;
  if (row.date === undefined) {
    into.undated.push({ row, what: 'register' });
    if (level !== undefined) {
      const day = row.month === undefined ? BEFORE_ALL : firstDayOfMonth(row.month);
      const column = columnOf(row.form, 'level', level);
      into.entries.push(undatedEntry(row, day, { stage: 'first-level', level, contact: false, kind: 'visit', column }));
    }
    if (followUpLevel !== undefined) {
      const day = row.month === undefined ? BEFORE_ALL : firstDayOfMonth(row.month);
      const column = columnOf(row.form, 'followUpLevel', followUpLevel);
      into.entries.push(
        undatedEntry(row, day, { stage: 'follow-up', level: followUpLevel, contact: false, kind: 'follow-up', column }),
      );
    }
    return;
  }
  const kind = fields.contactKind ?? (row.form.form === 'call-register' ? 'call' : 'visit');
  into.entries.push(
    dated(row, row.date, {
      stage: 'first-level',
      level,
      contact: true,
      kind,
      time: arriveTime,
      column: level === undefined ? columnOf(row.form, 'date') : columnOf(row.form, 'level', level),
    }),
  );
  if (followUpLevel !== undefined) {
    into.entries.push(
      dated(row, row.date, {
        stage: 'follow-up',
        level: followUpLevel,
        before: level,
        contact: false,
        kind: 'follow-up',
        time: arriveTime,
        column: columnOf(row.form, 'followUpLevel', followUpLevel),
      }),
    );
  }
}

function readMatrix(row: LedgerRow, profile: StoreProfile, into: Reading): void {
  const { record, form } = row;
  const { level, firstContactDate } = record.fields;
  const month = form.month;
  const eve = month === undefined ? BEFORE_ALL : firstDayOfMonth(month) - 1;
  if (level !== undefined) {
    const parts: EntryParts = {
      stage: 'first-level',
      level,
      contact: false,
      kind: 'matrix-level',
      column: columnOf(form, 'level', level),
    };
    into.entries.push(
      firstContactDate === undefined ? undatedEntry(row, eve, parts) : dated(row, firstContactDate, parts),
    );
  }
  if (record.carryOver) {
    const { level: carried, date } = record.carryOver;
    const parts: EntryParts = {
      stage: 'carry-over',
      level: carried,
      contact: date !== undefined,
      kind: 'carry-over',
      column: columnOf(form, 'carryOver', carried),
    };
    into.entries.push(date === undefined ? undatedEntry(row, eve, parts) : dated(row, date, parts));
  }
  if (month === undefined) {
    if (record.contacts?.length || record.planned?.length || record.fields.monthEndLevel)
      into.undated.push({ row, what: 'matrix' });
    return;
  }
  readDays(row, month, into);
  const closes = closingOfMonthEnd(record.fields.monthEndLevel, profile);
  if (closes) {
    const day = lastDayOfMonth(month);
    const column = columnOf(form, 'monthEndLevel', record.fields.monthEndLevel);
    into.entries.push({
      day,
      date: dateOf(day),
      stage: 'month-end',
      closes,
      contact: false,
      kind: 'month-end',
      column,
      row,
    });
  }
}

function readDays(row: LedgerRow, month: IsoMonth, into: Reading): void {
  const last = daysInMonth(month);
  const columns = row.form.dayColumns;
  for (const { day, level } of row.record.contacts ?? []) {
    if (day > last) continue;
    const at = dayInMonth(month, day);
    into.entries.push({
      day: at,
      date: dateOf(at),
      stage: 'matrix',
      level,
      contact: true,
      kind: 'contact',
      column: columns?.[String(day)],
      row,
    });
  }
  for (const day of row.record.planned ?? []) {
    if (day > last) continue;
    const at = dayInMonth(month, day);
    into.plans.push({ day: at, date: dateOf(at), row, column: columns?.[String(day)] });
  }
}

function readReport(row: LedgerRow, into: Reading): void {
  const { fields } = row.record;
  const level = fields.levelAfter ?? fields.level;
  const column = columnOf(row.form, fields.levelAfter === undefined ? 'level' : 'levelAfter', level);
  if (row.date === undefined) {
    into.undated.push({ row, what: 'report' });
    if (level !== undefined) {
      const day = row.month === undefined ? BEFORE_ALL : firstDayOfMonth(row.month);
      into.entries.push(undatedEntry(row, day, { stage: 'report', level, contact: false, kind: 'contact', column }));
    }
    return;
  }
  const kind =
    fields.contactKind ??
    (fields.visitTime !== undefined ? 'visit' : fields.callTime === undefined ? 'contact' : 'call');
  into.entries.push(
    dated(row, row.date, {
      stage: 'report',
      level,
      before: fields.levelBefore,
      contact: true,
      kind,
      time: fields.visitTime ?? fields.callTime,
      column: column ?? columnOf(row.form, 'customerName'),
    }),
  );
}

function readCard(row: LedgerRow, into: Reading): void {
  const { level, firstContactDate } = row.record.fields;
  if (level === undefined) return;
  const date = row.date ?? firstContactDate;
  const parts: EntryParts = {
    stage: 'first-level',
    level,
    contact: false,
    kind: 'card',
    column: columnOf(row.form, 'level', level),
  };
  into.entries.push(date === undefined ? undatedEntry(row, BEFORE_ALL, parts) : dated(row, date, parts));
}

/** A loss without a date counts, like a word in the 月末 column, on the last day of the form's month. */
function readLoss(row: LedgerRow, into: Reading): void {
  const closes = row.record.fields.lossKind ?? kindOfLossSheet(row.form.sheet);
  const parts: EntryParts = { stage: 'loss', closes, contact: false, kind: 'loss', column: columnOf(row.form, 'date') };
  if (row.date !== undefined) into.entries.push(dated(row, row.date, parts));
  else if (row.month !== undefined) into.entries.push(dated(row, dateOf(lastDayOfMonth(row.month)), parts));
  else into.undated.push({ row, what: 'loss' });
}

/** A sheet that only lists one kind names it in its tab (失控客户); otherwise a loss is a loss. */
function kindOfLossSheet(sheet: string): ClosingWord {
  if (/战败|戰敗|流失/u.test(sheet)) return 'lost';
  if (/失控/u.test(sheet)) return 'out-of-control';
  return /冷冻|冷凍/u.test(sheet) ? 'frozen' : 'lost';
}

/**
 * What a word or closing code in a 月末 column says; `undefined` for an open level and for 准战败, who has bought nowhere.
 * Source: forms §3 (every deal and loss of the month is taken stock of), §6.
 */
export function closingOfMonthEnd(word: string | undefined, profile: StoreProfile): ClosingWord | undefined {
  if (word === undefined || /^准/u.test(word)) return undefined;
  if (/战败|戰敗|流失/u.test(word)) return 'lost';
  if (/失控/u.test(word)) return 'out-of-control';
  if (/冷冻|冷凍|搁置/u.test(word)) return 'frozen';
  if (/交车|交車|提车/u.test(word)) return 'delivered';
  if (/成交|订车|下订|定车/u.test(word)) return 'ordered';
  const state = levelTable(profile).get(word)?.state;
  if (state === undefined || state === 'open' || state === 'invalid') return undefined;
  return state === 'owner' ? 'delivered' : state;
}

/**
 * Sorts a time line: by day, then stage, then time of day; of two that are still equal the one that continues the other
 * (B→A before A→H), then the closing and the hotter level stand last. Never by the row's place, so that sorting a sheet changes nothing.
 */
export function sortEntries(entries: Entry[], profile: StoreProfile): void {
  if (entries.length < 2) return;
  const table = levelTable(profile);
  const weight = (entry: Entry): number => {
    if (entry.closes !== undefined) return 1000;
    return entry.level === undefined ? -1 : (table.get(entry.level)?.weight ?? 0);
  };
  entries.sort((a, b) => {
    if (a.day !== b.day) return a.day - b.day;
    if (a.stage !== b.stage) return STAGE_ORDER[a.stage] - STAGE_ORDER[b.stage];
    if (a.time !== undefined && b.time !== undefined && a.time !== b.time) return a.time < b.time ? -1 : 1;
    const continues = Number(follows(a, b)) - Number(follows(b, a));
    return continues !== 0 ? continues : weight(a) - weight(b);
  });
}

function follows(later: Entry, earlier: Entry): boolean {
  return later.before !== undefined && later.before === earlier.level && earlier.before !== later.level;
}
