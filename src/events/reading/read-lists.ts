import { cellName, findSheet, parseArea, type SheetSnapshot, type WorkbookSnapshot } from '../../sheet';
import type { AfterSalesForm, AfterSalesRecord, RecognisedWorkbook } from '../../forms/types';
import { answerInCalls, callIn, callsCounted, ordinalIn, saysWhichCall } from './list-calls';
import {
  answerUnderWish,
  cameByTime,
  dealtByMoney,
  filedIn,
  isWalkInHeading,
  isWalkInLine,
  outputIn,
  reachedIn,
  reasonBehind,
  unreadAnswer,
} from './list-besides';
import { callerOf, staffOf } from './list-callers';
import { ListGrid } from './list-grid';
import { oneLineAGuest, type CallLine } from './list-lines';
import { planFor, plansIn } from './plan-in';
import { titleOf } from './title';
import {
  ANSWERS,
  type Answer,
  type EventPlan,
  type FollowUp,
  type InvitationLine,
  type InvitationList,
} from '../types';

/**
 * The invitation lists of a workbook in the order of its sheets: one event each. A list that goes on in a second half of the page, with
 * the same heads, is one.
 */
export function listsIn(book: WorkbookSnapshot, recognised: RecognisedWorkbook): InvitationList[] {
  const forms = recognised.afterSales.filter(({ form }) => form === 'event-invitation');
  const all = [...recognised.forms, ...recognised.afterSales];
  const staff = staffOf(recognised.afterSales);
  let plans: readonly EventPlan[] | undefined;
  const planNamed = (name: string): EventPlan | undefined => planFor(name, (plans ??= plansIn(book)));
  const groups = new Map<string, AfterSalesForm[]>();
  for (const form of forms) {
    const heads = form.columns.map(({ field }) => field).join();
    const key = JSON.stringify([form.sheet, form.headerRows[0], heads]);
    groups.set(key, [...(groups.get(key) ?? []), form]);
  }
  return [...groups.values()].flatMap((halves) => {
    const [form] = halves;
    const sheet = form && findSheet(book, form.sheet);
    return form === undefined || sheet === undefined
      ? []
      : [listOf(form, halves, sheet, { date1904: book.date1904, all, staff, planNamed })];
  });
}

/** Where any form stands. */
type Placed = Pick<AfterSalesForm, 'sheet' | 'range'>;

interface Around {
  readonly date1904: boolean;
  readonly all: readonly Placed[];
  readonly staff: ReadonlySet<string>;
  /** The workbook's own plan of an event. */
  readonly planNamed: (name: string) => EventPlan | undefined;
}

function listOf(
  form: AfterSalesForm,
  halves: readonly AfterSalesForm[],
  sheet: SheetSnapshot,
  { date1904, all, staff, planNamed }: Around,
): InvitationList {
  const header = form.headerRows[0] ?? 1;
  const days = form.records.flatMap(({ steps = [] }) => steps.flatMap(({ date }) => date ?? [])).sort();
  const top = endAbove(form, header, all) + 1;
  const told = titleOf(sheet, header, { date1904, near: days[0], top });
  // the days may stand on the plan only
  const plan = told.from === undefined ? planNamed(told.name) : undefined;
  const title = plan?.from === undefined ? told : { ...told, from: plan.from, to: plan.to };
  const parts = halves.map((half) => partOf(new ListGrid(half, sheet, date1904), staff, title.from ?? days[0]));
  const unread = parts.flatMap((part) => part.unread);
  const walkIns = parts.flatMap((part) => part.walkIns);
  return {
    sheet: form.sheet,
    ...title,
    lines: parts.flatMap(({ lines }) => lines),
    ...(walkIns.length === 0 ? {} : { walkIns }),
    ...(unread.length === 0 ? {} : { unread }),
  };
}

/** The last row of the list that stands above this one on its sheet; 0 where none does. */
function endAbove(form: AfterSalesForm, header: number, all: readonly Placed[]): number {
  return all
    .filter((other) => other !== form && other.sheet === form.sheet)
    .map(({ range }) => parseArea(range)?.bottom ?? 0)
    .filter((end) => end < header)
    .reduce((most, end) => Math.max(most, end), 0);
}

type Part = Required<Pick<InvitationList, 'lines' | 'walkIns' | 'unread'>>;

function partOf(grid: ListGrid, staff: ReadonlySet<string>, near: string | undefined): Part {
  const { form } = grid;
  const caller = callerOf(grid, staff);
  const records = new Set(form.records.map(({ row }) => row));
  const walkedIn = firstRow(grid, (row) => !records.has(row) && isWalkInHeading(grid.aloneIn(row) ?? ''));
  const isWalkIn = ({ row }: InvitationLine): boolean => row > walkedIn || isWalkInLine(grid, row);
  const lines = form.records.filter(isSomebody).map((record): CallLine => ({
    line: lineOf(record, grid, caller(record.row)),
    call: ordinalIn(grid, record.row),
    calls: callsOf(record, grid, near),
  }));
  const guests = oneLineAGuest(lines, saysWhichCall(grid));
  return {
    lines: guests.filter((line) => !isWalkIn(line)),
    walkIns: guests.filter(isWalkIn).map((line) => ({ ...line, inviter: undefined })),
    unread: form.records.flatMap(({ row }) => {
      const found = unreadAnswer(grid, row);
      return found === undefined ? [] : [{ cell: cellName(row, found.column), text: found.words }];
    }),
  };
}

/** A line that was only numbered, or given to somebody who calls, invites nobody yet. */
function isSomebody({ fields: { customerName, phone, plate } }: AfterSalesRecord): boolean {
  return [customerName, phone, plate].some((one) => one !== undefined);
}

function firstRow(grid: ListGrid, holds: (row: number) => boolean): number {
  for (let row = grid.top; row <= grid.bottom; row += 1) if (holds(row)) return row;
  return Number.MAX_SAFE_INTEGER;
}

/** The calls of a line that has a row for each; none where the list is kept otherwise. */
function callsOf({ row }: AfterSalesRecord, grid: ListGrid, near: string | undefined): FollowUp[] {
  const calls: FollowUp[] = [];
  for (let at = row; at <= grid.endOf(row); at += 1) {
    const step = ordinalIn(grid, at);
    const call = step === undefined ? undefined : callIn(grid, at, step, near);
    if (call !== undefined) calls.push(call);
  }
  return calls;
}

function lineOf(
  { row, fields, steps = [] }: AfterSalesRecord,
  grid: ListGrid,
  caller: string | undefined,
): InvitationLine {
  const { form } = grid;
  const column = form.columns.find(({ field }) => field === 'customerName')?.column ?? form.columns[0]?.column ?? 'A';
  const answer =
    ANSWERS.find((one): one is Answer => one === fields.answer) ??
    answerInCalls(grid, row) ??
    answerUnderWish(grid, row);
  return {
    row,
    cell: `${column}${String(row)}`,
    name: fields.customerName,
    phone: fields.phone,
    plate: fields.plate,
    model: fields.model,
    group: fields.group,
    consultant: fields.consultant ?? form.consultant,
    inviter: fields.inviter ?? caller,
    answer,
    result: fields.result ?? (reachedIn(grid, row) === true ? 'reached' : undefined),
    followUps: steps.map(({ step, date, result }): FollowUp => ({ step, date, result })),
    counted: callsCounted(grid, row),
    attended: fields.attended ?? cameByTime(grid, row),
    attendedCount: fields.attendedCount,
    dealt: fields.dealt ?? dealtByMoney(grid, row),
    lostReason: fields.lostReason ?? reasonBehind(grid, row, answer),
    filed: filedIn(grid, row),
    output: outputIn(grid, row),
  };
}
