import { dateOf, dayOf, firstDayOfMonth, lastDayOfMonth, type IsoDate } from '../calendar';
import { familyOf, type SalesFamily } from '../forms/types';
import type { StoreProfile } from '../profile';
import { levelTable } from '../profile';
import { contactsIn, plannedIn, spanOf } from './days';
import { markToken, type OwnMarks } from './own-marks';
import { rulesOf } from './own-rules';
import { columnOf, endOf } from './rows';
import type { ClosingWord, Entry, LedgerRow, OwnMark, Plan, Undated } from './types';
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
  /** Marks that the day wrote itself. */
  readonly ownMarks: OwnMark[];
  readonly undated: Undated[];
  /** Tokens of such marks (see `markToken`). */
  readonly ours: OwnMarks;
}

type Reader = (row: LedgerRow, profile: StoreProfile, into: Reading) => void;

/** One reader per family of forms: a new family without one is a type error, not a row that is read as something else. */
const READERS: Readonly<Record<SalesFamily, Reader>> = {
  register: readRegister,
  matrix: readMatrix,
  report: readReport,
  card: readCard,
  loss: readLoss,
};

/** Appends what a row says to a customer's time line. A row that is written twice speaks once. */
export function readRow(row: LedgerRow, profile: StoreProfile, into: Reading): void {
  if (!row.copyOf) READERS[familyOf(row.form.form)](row, profile, into);
}

/**
 * All entries are made here, with all their members in one order: engines are fast on objects of one shape, and a store's year has
 * a hundred thousand of them.
 */
function entryOf(
  row: LedgerRow,
  day: number,
  date: IsoDate,
  stage: Entry['stage'],
  kind: Entry['kind'],
  contact: boolean,
  level: string | undefined,
  column: string | undefined,
  more?: {
    readonly before?: string;
    readonly closes?: ClosingWord;
    readonly time?: string;
    readonly undated?: true;
    readonly standing?: true;
  },
): Entry {
  return {
    day,
    date,
    stage,
    kind,
    contact,
    level,
    before: more?.before,
    closes: more?.closes,
    time: more?.time,
    undated: more?.undated,
    standing: more?.standing,
    row,
    column,
  };
}

const UNDATED = { undated: true } as const;

function undatedEntry(
  row: LedgerRow,
  day: number,
  stage: Entry['stage'],
  kind: Entry['kind'],
  level: string,
  column: string | undefined,
): Entry {
  return entryOf(row, day, day === BEFORE_ALL ? '' : dateOf(day), stage, kind, false, level, column, UNDATED);
}

/** Where a level without a day stands: on the first day of a register's or report's month. */
function startOf(row: LedgerRow): number {
  return row.month === undefined ? BEFORE_ALL : firstDayOfMonth(row.month);
}

function readRegister(row: LedgerRow, profile: StoreProfile, into: Reading): void {
  readClosing(row, profile, into);
  const { form, date, day } = row;
  const { level, followUpLevel, arriveTime, contactKind } = row.record.fields;
  const kind = contactKind ?? (form.form === 'call-register' ? 'call' : 'visit');
  const levelColumn = level === undefined ? columnOf(form, 'date') : columnOf(form, 'level', level);
  const followUpColumn = columnOf(form, 'followUpLevel', followUpLevel);
  if (date === undefined || day === undefined) {
    into.undated.push({ row, what: 'register' });
    const start = startOf(row);
    if (level !== undefined) into.entries.push(undatedEntry(row, start, 'first-level', kind, level, levelColumn));
    if (followUpLevel !== undefined) {
      into.entries.push(undatedEntry(row, start, 'follow-up', 'follow-up', followUpLevel, followUpColumn));
    }
    return;
  }
  const time = arriveTime === undefined ? undefined : { time: arriveTime };
  into.entries.push(entryOf(row, day, date, 'first-level', kind, true, level, levelColumn, time));
  if (followUpLevel !== undefined) {
    const more = { before: level, time: arriveTime };
    into.entries.push(entryOf(row, day, date, 'follow-up', 'follow-up', false, followUpLevel, followUpColumn, more));
  }
}

/** 结案情形 of a deal on the spot: a deposit, the whole price, or in words. */
const DEAL_ON_THE_SPOT = /^(deposit|full-payment)$|^(?:客户)?(?:已?成交)$/u;
/** 客户流失购买其他车: the case is closed. 计划取消 has bought nowhere (准战败). */
const LOST_ON_THE_SPOT = /流失.*(?:购|买|其他|他牌)|^(?:客户)?(?:已?战败|流失)$/u;

/**
 * What the register's own columns say of the end: 结案情形 on the day of the line, 最新状态 on the day beside it, else on the last day of the
 * form's month, but not later than the day on which one looks.
 */
function readClosing(row: LedgerRow, profile: StoreProfile, into: Reading): void {
  const { closing } = row.record.fields;
  const { status, closingDate } = endOf(row);
  if (closing !== undefined && row.day !== undefined && row.date !== undefined) {
    const closes = DEAL_ON_THE_SPOT.test(closing) ? 'ordered' : LOST_ON_THE_SPOT.test(closing) ? 'lost' : undefined;
    const column = columnOf(row.form, 'closing');
    if (closes)
      into.entries.push(entryOf(row, row.day, row.date, 'closing', 'status', false, undefined, column, { closes }));
  }
  const closes = closingOfStatus(status, profile);
  if (!closes) return;
  const column = columnOf(row.form, 'status') ?? columnOf(row.form, 'closingDate');
  if (closingDate !== undefined) {
    into.entries.push(
      entryOf(row, dayOf(closingDate), closingDate, 'closing', 'status', false, undefined, column, { closes }),
    );
    return;
  }
  const month = row.form.month ?? row.month;
  if (month === undefined) {
    into.undated.push({ row, what: 'register' });
    return;
  }
  const day = Math.max(lastDayOfMonth(month), row.day ?? -Infinity);
  const standing = true;
  into.entries.push(
    entryOf(row, day, dateOf(day), 'month-end', 'status', false, undefined, column, { closes, standing }),
  );
}

/** Whether 最新状态 says something that nobody here understands: the customer stays open by it, and it is asked about. */
export function isUnclearStatus({ record }: LedgerRow, profile: StoreProfile): boolean {
  const { status } = record.fields;
  if (status === undefined || /^(?:following|dormant|won|lost)$/u.test(status)) return false;
  return closingOfStatus(status, profile) === undefined;
}

/** 最新状态: `won` and `lost` close; other words only where they are nothing but the name of an end. */
function closingOfStatus(status: string | undefined, profile: StoreProfile): ClosingWord | undefined {
  if (status === undefined || status === 'following' || status === 'dormant') return undefined;
  if (status === 'won') return 'ordered';
  if (status === 'lost') return 'lost';
  return /^(?:已)?(?:交车|交車|提车|失控|失联|冷冻|冷凍|战败|成交|订车)$/u.test(status)
    ? closingOfMonthEnd(status.replace('失联', '失控'), profile)
    : undefined;
}

function readMatrix(row: LedgerRow, profile: StoreProfile, into: Reading): void {
  const { record, form } = row;
  const { level, firstContactDate, monthEndLevel } = record.fields;
  const span = spanOf(form);
  const eve = span === undefined ? BEFORE_ALL : span.first - 1;
  if (level !== undefined) {
    const column = columnOf(form, 'level', level);
    into.entries.push(
      firstContactDate === undefined
        ? undatedEntry(row, eve, 'first-level', 'matrix-level', level, column)
        : entryOf(row, dayOf(firstContactDate), firstContactDate, 'first-level', 'matrix-level', false, level, column),
    );
  }
  if (record.carryOver) {
    const { level: carried, date } = record.carryOver;
    const column = columnOf(form, 'carryOver', carried);
    into.entries.push(
      date === undefined
        ? undatedEntry(row, eve, 'carry-over', 'carry-over', carried, column)
        : entryOf(row, dayOf(date), date, 'carry-over', 'carry-over', true, carried, column),
    );
  }
  if (span === undefined) {
    if (record.contacts?.length || record.planned?.length || monthEndLevel) into.undated.push({ row, what: 'matrix' });
    return;
  }
  readDays(row, profile, into);
  const closes = monthEndLevel === undefined ? undefined : closingOfMonthEnd(monthEndLevel, profile);
  if (closes) {
    const day = span.last;
    const column = columnOf(form, 'monthEndLevel', monthEndLevel);
    into.entries.push(entryOf(row, day, dateOf(day), 'month-end', 'month-end', false, undefined, column, { closes }));
  }
}

/** What the words in a day cell mean (成交 战败 …), by the code under which the reader gives them. */
const ENDS_BY_WORD: Readonly<Record<string, ClosingWord>> = {
  O: 'ordered',
  D: 'delivered',
  F1: 'lost',
  F2: 'frozen',
  L: 'out-of-control',
};

/** A word stands for the store's own code of that end; where the store has none, the word itself closes. */
function ofWord(code: string | undefined, profile: StoreProfile): { level?: string; closes?: ClosingWord } {
  const table = levelTable(profile);
  const end = ENDS_BY_WORD[code ?? ''];
  if (end === undefined) {
    const cancels = table.get(code ?? '')?.cancels
      ? code
      : profile.levels.find((one) => table.get(one.code)?.cancels)?.code;
    return { level: cancels };
  }
  const level = table.get(code ?? '')?.state === end ? code : profile.levels.find(({ state }) => state === end)?.code;
  return level === undefined ? { closes: end } : { level };
}

function readDays(row: LedgerRow, profile: StoreProfile, into: Reading): void {
  for (const { day, date, level, word, column } of contactsIn(row.form, row.record)) {
    const own = word === undefined ? { level } : ofWord(level, profile);
    into.entries.push(entryOf(row, day, date, 'matrix', 'contact', true, own.level, column, own));
  }
  for (const { day, date, column } of plannedIn(row.form, row.record)) {
    const look = into.ours.size > 0 ? into.ours.get(markToken(row, date)) : undefined;
    if (look === undefined) into.plans.push({ day, date, row, column });
    else into.ownMarks.push({ day, date, row, column, look });
  }
}

function readReport(row: LedgerRow, _profile: StoreProfile, into: Reading): void {
  const { form, date, day } = row;
  const { levelAfter, levelBefore, contactKind, visitTime, callTime, level: plain } = row.record.fields;
  const level = levelAfter ?? plain;
  const column =
    level === undefined
      ? columnOf(form, 'customerName')
      : columnOf(form, levelAfter === undefined ? 'level' : 'levelAfter', level);
  if (date === undefined || day === undefined) {
    into.undated.push({ row, what: 'report' });
    if (level !== undefined) into.entries.push(undatedEntry(row, startOf(row), 'report', 'contact', level, column));
    return;
  }
  const kind = contactKind ?? (visitTime !== undefined ? 'visit' : callTime === undefined ? 'contact' : 'call');
  const more = { before: levelBefore, time: visitTime ?? callTime };
  into.entries.push(entryOf(row, day, date, 'report', kind, true, level, column, more));
}

function readCard(row: LedgerRow, _profile: StoreProfile, into: Reading): void {
  const { level, firstContactDate } = row.record.fields;
  if (level === undefined) return;
  const date = row.date ?? firstContactDate;
  const column = columnOf(row.form, 'level', level);
  into.entries.push(
    date === undefined
      ? undatedEntry(row, BEFORE_ALL, 'first-level', 'card', level, column)
      : entryOf(row, dayOf(date), date, 'first-level', 'card', false, level, column),
  );
}

/** A loss without a date counts, like a word in the 月末 column, on the last day of the form's month. */
function readLoss(row: LedgerRow, _profile: StoreProfile, into: Reading): void {
  const kind = endOf(row).lossKind ?? kindOfLossSheet(row.form.sheet);
  // 准战败 has bought nowhere: it is told (see the rule near-lost), and closes nobody.
  const closes = kind === 'near-lost' ? undefined : kind;
  const day = row.day ?? (row.month === undefined ? undefined : lastDayOfMonth(row.month));
  if (day === undefined) {
    into.undated.push({ row, what: 'loss' });
    return;
  }
  const column = columnOf(row.form, 'date');
  into.entries.push(entryOf(row, day, row.date ?? dateOf(day), 'loss', 'loss', false, undefined, column, { closes }));
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

const CLOSING_WEIGHT: Readonly<Record<ClosingWord, number>> = {
  frozen: 1000,
  'out-of-control': 1001,
  lost: 1002,
  ordered: 1003,
  delivered: 1004,
};

/**
 * Sorts a time line: by day, then stage, then time of day; of those that are still equal the closing and the hotter level stand
 * last, but a move that another one continues (B→A before A→H) never does. Never by the row's place: sorting a sheet changes nothing.
 */
export function sortEntries(entries: Entry[], profile: StoreProfile): void {
  if (entries.length < 2) return;
  const weight = ({ closes, level, row }: Entry): number => {
    if (closes !== undefined) return CLOSING_WEIGHT[closes];
    return level === undefined ? -1 : (levelTable(rulesOf(row, profile)).get(level)?.weight ?? 0);
  };
  entries.sort((a, b) => {
    if (a.day !== b.day) return a.day - b.day;
    if (a.stage !== b.stage) return STAGE_ORDER[a.stage] - STAGE_ORDER[b.stage];
    if (a.time !== b.time) return byText(a.time, b.time);
    return weight(a) - weight(b) || byText(a.level, b.level) || byText(a.before, b.before);
  });
  for (let start = 0; start < entries.length;) {
    let end = start + 1;
    while (end < entries.length && isTie(entries[start], entries[end])) end += 1;
    if (end - start > 1) putLastMoveLast(entries, start, end);
    start = end;
  }
}

function byText(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isTie(a: Entry | undefined, b: Entry | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.day === b.day &&
    a.stage === b.stage &&
    b.time === undefined &&
    a.time === undefined
  );
}

/** Of moves on one day without a time the one that no other continues comes last. */
function putLastMoveLast(entries: Entry[], start: number, end: number): void {
  const tied = entries.slice(start, end);
  const continued = (entry: Entry): boolean =>
    tied.some(
      (other) =>
        other !== entry && other.before !== undefined && other.before === entry.level && other.level !== entry.level,
    );
  for (let at = end - 1; at > start; at -= 1) {
    const entry = entries[at];
    if (!entry || entry.level === undefined || entry.closes !== undefined) return;
    if (!continued(entry)) {
      entries.splice(at, 1);
      entries.splice(end - 1, 0, entry);
      return;
    }
  }
}
