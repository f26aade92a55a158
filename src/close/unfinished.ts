import type { IsoDate } from '../calendar';
import { dayColumnOf, type RowRef } from '../forms/types';
import type { Ledger } from '../customers';
import type { StoreProfile } from '../profile';
import { cellAt, cellName, columnNumber, findSheet } from '../sheet';
import type { WorkbookSnapshot } from '../sheet';
import type { Text } from '../words';
import { text } from '../words';
import { isNoReason, monthContext, NO_LEVEL, walkMonth, type MonthFigures } from '../rollups';

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
    | 'no-room'
    | 'struck-out'
    | 'not-month-book'
    | 'notes-unseen'
    | 'seen-in-part'
    | 'decided'
    | 'undelivered'
    | 'register-only'
    | 'two-months'
    | 'still-old'
    | 'hand-over';
  readonly text: Text;
  readonly sheet?: string;
  readonly cell?: string;
}

/** What is unfinished in the month's matrices and loss records, each with the cell to look at. */
export function unfinishedIn(
  book: WorkbookSnapshot,
  ledger: Ledger,
  profile: StoreProfile,
  report: MonthFigures,
): Unfinished[] {
  const context = monthContext(ledger, profile, report.month, report.today);
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
        text:
          walk.level === undefined || walk.level === NO_LEVEL
            ? text('rollups.close.no-month-end-level', { name })
            : text('rollups.close.no-month-end', { name, level: walk.level }),
        ...place(monthEnd),
      });
    }
    const nameColumn = column('customerName') ?? column('phone');
    const sheet = findSheet(book, row.form.sheet);
    if (walk.standing === 'open' && nameColumn !== undefined && sheet) {
      const struck = cellAt(sheet, row.record.row, columnNumber(nameColumn))?.strike === true;
      if (struck)
        found.push({
          kind: 'struck-out',
          text: text('rollups.close.struck-out', { name, level: walk.level ?? '' }),
          ...place(nameColumn),
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
  for (const loss of report.facts.losses) {
    const ref = loss.rows[0];
    // Who is in a loss record only; the others' reasons were asked for at their rows in the matrix.
    if (loss.stated || !ref || !loss.rows.every(({ form }) => form === 'loss-record')) continue;
    found.push({
      kind: 'no-reason',
      text: text('rollups.close.no-reason', { name: loss.customer }),
      sheet: ref.sheet,
      cell: cellName(ref.row, reasonColumn(ledger, ref)),
    });
  }
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
  for (const difference of report.differences) {
    if (difference.kind === 'no-matrix-row') continue;
    const row = difference.customers[0]?.rows[0];
    found.push({
      kind: 'difference',
      text: text('rollups.close.difference', {
        consultant: difference.consultant === '' ? '—' : difference.consultant,
        what: difference.text,
        names: difference.customers.slice(0, 12).map(({ name, phone }) => name ?? phone ?? ''),
      }),
      ...(row === undefined ? {} : { sheet: row.sheet, cell: cellName(row.row, 1) }),
    });
  }
  return found;
}

function reasonColumn(ledger: Ledger, ref: RowRef): number {
  for (const { rows } of ledger.customers)
    for (const { form, record } of rows)
      if (form.sheet === ref.sheet && record.row === ref.row && form.form === ref.form)
        return columnNumber(form.columns.find(({ field }) => field === 'lossReason')?.column ?? 'A');
  return 1;
}

function markColumn(ledger: Ledger, ref: RowRef, date: IsoDate): number {
  const row = ledger.matrixRows.find(({ row: { form, record } }) => form.sheet === ref.sheet && record.row === ref.row);
  return columnNumber((row && dayColumnOf(row.row.form, date)) ?? 'A');
}
