import type { Form, IsoDate, IsoMonth, RecognisedWorkbook, RowRef } from '../../forms/types';
import type { Ledger } from '../../customers';
import { dateOf, lastDayOfMonth } from '../../profile';
import type { StoreProfile } from '../../profile';
import { cellName, columnNumber, findSheet } from '../../sheet';
import type { Change, ChangeSet, WorkbookSnapshot } from '../../sheet';
import type { Text } from '../../words';
import { text } from '../../words';
import { monthContext } from '../context';
import { walkMonth } from '../facts';
import { isNoReason } from '../loss-axes';
import { monthFigures } from '../month';
import type { LevelFlow } from '../types';
import { carriedCustomers } from './carry';
import { NextSheetWriter } from './next-sheet';
import { titleChanges } from './titles';
import { monthAfter, nextPeriodWords, nextSheetName } from './period-words';

export interface Unfinished {
  readonly kind:
    | 'no-month-end'
    | 'no-level'
    | 'no-reason'
    | 'missed'
    | 'difference'
    | 'not-over'
    | 'there-already'
    | 'several-months'
    | 'protected'
    | 'no-matrix'
    | 'no-room';
  readonly text: Text;
  readonly sheet?: string;
  readonly cell?: string;
}

export interface MonthClose {
  readonly month: IsoMonth;
  readonly next: IsoMonth;
  readonly changes: ChangeSet;
  /** Customers who are carried over into the sheets that the changes make. */
  readonly carried: number;
  /** The month's stock: what came, what went, what is left. */
  readonly total: LevelFlow;
  readonly unfinished: readonly Unfinished[];
  /** The sheets that will be made. */
  readonly sheets: readonly string[];
  /** For a store with one workbook a month: what next month's file is called. */
  readonly fileName?: string;
}

/**
 * Month close (月结): what is unfinished, and the changes that make next month's matrices from the present sheets' own look, with every
 * open customer carried over. A matrix of next month that is there already is never made again. Nothing is written to the old sheets.
 */
export function closeMonth(
  book: WorkbookSnapshot,
  recognised: RecognisedWorkbook,
  ledger: Ledger,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
): MonthClose {
  const next = monthAfter(month);
  const report = monthFigures(ledger, profile, month, today);
  const carried = carriedCustomers(ledger, profile, month, next, today);
  const taken = new Set(book.sheets.map(({ name }) => name));
  const unfinished: Unfinished[] = [];
  const changes: Change[] = [];
  const sheets: string[] = [];
  let count = 0;
  const bySheet = new Map<string, [number, Form][]>();
  recognised.forms.forEach((form, index) => {
    if (form.form === 'contact-matrix' && form.month === month)
      bySheet.set(form.sheet, [...(bySheet.get(form.sheet) ?? []), [index, form]]);
  });
  if (bySheet.size === 0) unfinished.push({ kind: 'no-matrix', text: text('rollups.close.no-matrix', { month }) });
  if (dateOf(lastDayOfMonth(month)) > today)
    unfinished.push({ kind: 'not-over', text: text('rollups.close.not-over', { month }) });
  for (const [name, forms] of bySheet) {
    const from = findSheet(book, name);
    const stop = refusal(recognised, forms, name, next, from?.protected === true);
    if (stop) unfinished.push(stop);
    if (stop || !from) continue;
    const to = nextSheetName(name, month, taken);
    taken.add(to);
    sheets.push(to);
    changes.push({
      kind: 'copy-sheet',
      sheet: to,
      from: name,
      why: text('rollups.change.copy', { from: name, month: next }),
    });
    changes.push(
      ...titleChanges(
        from,
        to,
        forms.map(([, form]) => form),
        month,
        next,
        book.date1904,
      ),
    );
    for (const [index, form] of forms) {
      const own = carried.get(index) ?? [];
      const rows =
        new Set(form.records.map((record) => record.row)).size +
        form.skipped.filter(({ why }) => why === 'pre-numbered').length;
      if (own.length > rows)
        unfinished.push({
          kind: 'no-room',
          sheet: name,
          text: text('rollups.close.no-room', { sheet: name, count: own.length - rows }),
        });
      count += Math.min(own.length, rows);
      changes.push(
        ...new NextSheetWriter({ form, from, to, month, next, carried: own, date1904: book.date1904 }).write(),
      );
    }
  }
  unfinished.push(...checks(ledger, profile, month, today));
  for (const difference of report.differences) {
    if (difference.kind === 'no-matrix-row') continue;
    const row = difference.customers[0]?.rows[0];
    unfinished.push({ kind: 'difference', text: difference.text, ...(row === undefined ? {} : at(row)) });
  }
  const fileName = nextPeriodWords(book.name, month);
  return {
    month,
    next,
    changes,
    carried: count,
    total: report.store.total,
    unfinished,
    sheets,
    ...(fileName === undefined ? {} : { fileName }),
  };
}

function at(row: RowRef): { sheet: string; cell: string } {
  return { sheet: row.sheet, cell: cellName(row.row, 1) };
}

/** Why a sheet gets no successor. */
function refusal(
  recognised: RecognisedWorkbook,
  forms: readonly (readonly [number, Form])[],
  sheet: string,
  next: IsoMonth,
  locked: boolean,
): Unfinished | undefined {
  const others = recognised.forms.filter(
    (form) => form.sheet === sheet && form.form === 'contact-matrix' && !forms.some(([, own]) => own === form),
  );
  const whose = (form: Form): string => form.consultant ?? '';
  const there = recognised.forms.find(
    (form) =>
      form.form === 'contact-matrix' && form.month === next && forms.some(([, own]) => whose(own) === whose(form)),
  );
  if (there)
    return {
      kind: 'there-already',
      sheet: there.sheet,
      text: text('rollups.close.there-already', { sheet: there.sheet, month: next }),
    };
  if (others.length > 0)
    return { kind: 'several-months', sheet, text: text('rollups.close.several-months', { sheet }) };
  return locked ? { kind: 'protected', sheet, text: text('rollups.close.protected', { sheet }) } : undefined;
}

/** What is unfinished in the month's matrices, each with the cell to look at. */
function checks(ledger: Ledger, profile: StoreProfile, month: IsoMonth, today: IsoDate): Unfinished[] {
  const context = monthContext(ledger, profile, month, today);
  const found: Unfinished[] = [];
  const { walked } = walkMonth(context);
  for (const { customer, rows, walk } of walked) {
    const row = rows[0]?.row;
    if (!row) continue;
    const name = ledger.customers[customer]?.name ?? row.record.fields.phone ?? '';
    const column = (field: string): string | undefined => row.form.columns.find((one) => one.field === field)?.column;
    const place = (letters: string | undefined) => ({
      sheet: row.form.sheet,
      cell: cellName(row.record.row, columnNumber(letters ?? 'A')),
    });
    const monthEnd = column('monthEndLevel');
    if (walk.standing === 'none')
      found.push({
        kind: 'no-level',
        text: text('rollups.close.no-level', { name }),
        ...place(column('customerName')),
      });
    if (
      walk.standing === 'open' &&
      monthEnd !== undefined &&
      rows.every((one) => one.row.record.fields.monthEndLevel === undefined) &&
      context.today >= context.last
    ) {
      found.push({
        kind: 'no-month-end',
        text: text('rollups.close.no-month-end', { name, level: walk.level ?? '' }),
        ...place(monthEnd),
      });
    }
    for (const loss of walk.losses) {
      if (isNoReason(loss.reason))
        found.push({
          kind: 'no-reason',
          text: text('rollups.close.no-reason', { name }),
          ...place(column('lossReason') ?? column('customerName')),
        });
    }
  }
  const report = monthFigures(ledger, profile, month, today);
  for (const mark of report.facts.marks) {
    const ref = mark.rows[0];
    if (mark.result !== 'missed' || !ref) continue;
    found.push({
      kind: 'missed',
      text: text('rollups.close.missed', { name: mark.customer, date: mark.date }),
      sheet: ref.sheet,
      cell: cellName(ref.row, markColumn(ledger, ref, mark.date)),
    });
  }
  return found;
}

function markColumn(ledger: Ledger, ref: RowRef, date: IsoDate): number {
  const row = ledger.matrixRows.find(({ row: { form, record } }) => form.sheet === ref.sheet && record.row === ref.row);
  return columnNumber(row?.row.form.dayColumns?.[String(Number(date.slice(8)))] ?? 'A');
}
