import type { CarePlan, CareTask, OwnerRow } from '../owners';
import { stepText } from '../schedule/cadences';
import { refusalOf, type Refusal } from '../places';
import {
  cellAt,
  columnNumber,
  DOCUMENT_PARTS,
  EMPTY_JOURNAL,
  findSheet,
  parseJournal,
  type Change,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../sheet';
import { dateOf } from '../calendar';
import { text, type Text } from '../words';
import { lookOfMark, MARK } from './mark-look';
import { settledLooks } from './settled-looks';
import { withoutStandingLooks } from './standing-looks';
import type { OpenQuestion } from './types';

export interface CareMarks {
  readonly changes: readonly Change[];
  /** Cells in which the mark could not be written. */
  readonly questions: readonly OpenQuestion[];
}

/**
 * A `*` in the follow-up form's own column of each call after delivery that is due or overdue, right and top as in the contact matrix: the call's
 * date goes there. A cell that holds anything stays as it is, and so does every step that is not owed today. Looks of marks that were met
 * settle by the journal, as those of the day do.
 */
export function careMarks(book: WorkbookSnapshot, plan: CarePlan): CareMarks {
  const marks: Change[] = [];
  const questions: OpenQuestion[] = [];
  for (const task of plan.tasks) {
    if (task.kind !== 'delivery-call' || task.status === 'upcoming') continue;
    for (const { row, columns } of stepCells(plan, task)) {
      const sheet = findSheet(book, row.form.sheet);
      const [letters] = columns;
      if (!sheet || letters === undefined) continue;
      const cell = letters + String(row.record.row);
      if (columns.some((one) => isFilled(sheet, row, one))) continue;
      const refusal = refusalOf(sheet, row.record.row, columnNumber(letters), MARK);
      const said = wordsOf(plan, task);
      if (refusal) questions.push({ sheet: sheet.name, cell, text: refused(refusal, said) });
      else marks.push(...changesFor(sheet, row.record.row, letters, task, said));
    }
  }
  const journal = parseJournal(book.parts.get(DOCUMENT_PARTS.journal) ?? '') ?? EMPTY_JOURNAL;
  return { changes: [...settledLooks(book, journal, marks), ...withoutStandingLooks(journal, marks)], questions };
}

/** The rows of the car's owner on follow-up forms that have columns for the step. */
function stepCells(plan: CarePlan, task: CareTask): { readonly row: OwnerRow; readonly columns: readonly string[] }[] {
  const owner = plan.owners[task.owner];
  const car = owner?.vehicles[task.vehicle ?? -1]?.car;
  if (!owner || !car) return [];
  const theirs = new Set(owner.owner.rows);
  return car.rows.flatMap((row) => {
    const columns = row.form.form === 'delivery-follow-up' ? row.form.stepColumns?.[task.step ?? ''] : undefined;
    return columns !== undefined && theirs.has(row) ? [{ row, columns }] : [];
  });
}

/** Somebody wrote of the call in one of its columns, if only a result. A mark of ours alone is set again, so that its look goes with the day. */
function isFilled(sheet: SheetSnapshot, row: OwnerRow, letters: string): boolean {
  const cell = cellAt(sheet, row.record.row, columnNumber(letters));
  const words = String(cell?.value ?? '').trim();
  return cell?.formula === undefined && words !== '' && words !== MARK;
}

function wordsOf(plan: CarePlan, task: CareTask): { name: string; step: Text; date: string; days: number } {
  const name = plan.owners[task.owner]?.owner.name ?? '';
  return { name, step: stepText(task.step ?? ''), date: dateOf(task.due), days: task.overdueDays };
}

function changesFor(
  sheet: SheetSnapshot,
  row: number,
  letters: string,
  task: CareTask,
  said: ReturnType<typeof wordsOf>,
): Change[] {
  const overdue = task.status === 'overdue';
  const why: Text = text(overdue ? 'owners.change.overdue' : 'owners.change.due-today', said);
  const at = { sheet: sheet.name, cell: letters + String(row), why };
  const marked = String(cellAt(sheet, row, columnNumber(letters))?.value ?? '').trim() === MARK;
  const mark: Change[] = [
    { ...at, kind: 'value', before: '', after: MARK },
    { ...at, kind: 'align', after: { horizontal: 'right', vertical: 'top' } },
  ];
  return [...(marked ? [] : mark), ...lookOfMark(at, overdue ? 'overdue' : 'today')];
}

function refused(why: Refusal, { name, step, date }: ReturnType<typeof wordsOf>): Text {
  return text('owners.question.mark', { name, step, date, why: text(`owners.refused.${why}`) });
}
