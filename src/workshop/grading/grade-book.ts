import { cellAt, findSheet, parseArea, type SheetSnapshot, type WorkbookSnapshot } from '../../sheet';
import { text, type Text } from '../../words';
import { judge, percent, readAnswer } from '../answers/read';
import { freeCells, rowsNow } from '../paper/given';
import { dayOfMark, shownRight } from '../paper/model';
import { isSeal } from '../seal-sheet';
import { placeOf, pointsOf, type Accept, type Key, type KeyCell, type KeyTask } from '../types';
import { acceptsByEarlier, readKeyCell, type Read } from './derive';
import { allAtOnce, pointsKept } from './guessing';
import { receiptOf } from './receipt';
import { secondsBetween } from './times';

/** One graded answer: all of them are here, right and wrong. */
export interface Mark {
  readonly key: KeyCell;
  readonly state: 'right' | 'acceptable' | 'followed' | 'missing' | 'wrong';
  readonly answer: string;
  readonly right: string;
  readonly points: number;
  /** What a better answer would have been, or by which earlier answer this one was judged. */
  readonly remark?: Text;
}

export interface GradedTask {
  readonly id: string;
  readonly kind: KeyTask['kind'];
  readonly points: number;
  readonly outOf: number;
  readonly marks: readonly Mark[];
  /** Points of right answers that do not count, because the whole cannot be told from guessing. */
  readonly withheld: number;
}

export interface GradedBook {
  readonly key: Key;
  readonly name: string;
  readonly score: number;
  readonly outOf: number;
  readonly seconds?: number;
  readonly tasks: readonly GradedTask[];
  readonly remarks: readonly Text[];
  /** Places and normalised contents of everything that was answered: equal for copies, however they were saved. */
  readonly answers: ReadonlyMap<string, string>;
}

/** Grades one workbook by its key. Nothing is thrown: what is not there is missing, what was changed is a remark. */
export function gradeBook(
  key: Key,
  book: WorkbookSnapshot,
  words: { readonly none: string; readonly notCarried: string },
): GradedBook {
  const free = freeCells(key.tasks, key.cover);
  const remarks: Text[] = [];
  const sheets = new Map<string, { readonly sheet: SheetSnapshot; readonly rowOf: (row: number) => number }>();
  const names = Object.keys(key.given);
  names.forEach((name, i) => {
    // A sheet that got another name still stands in its place.
    const visible = book.sheets.filter((sheet) => sheet.visibility === 'visible');
    const sheet = findSheet(book, name) ?? (visible.length === names.length ? visible[i] : undefined);
    if (sheet === undefined) {
      const asked = key.tasks.some(({ cells }) => cells.some((one) => one.sheet === name));
      remarks.push(text(`workshop.remark.${asked ? 'no-sheet' : 'no-given-sheet'}`, { sheet: name }));
      return;
    }
    if (sheet.name !== name) remarks.push(text('workshop.remark.renamed-sheet', { sheet: name, now: sheet.name }));
    const given = key.given[name] ?? {};
    const { rowOf, changed, moved } = rowsNow(given, sheet, free.get(name));
    if (moved) remarks.push(text('workshop.remark.moved-rows', { sheet: name }));
    if (changed.length > 0)
      remarks.push(text('workshop.remark.altered', { sheet: name, rows: changed.slice(0, 6), count: changed.length }));
    sheets.set(name, { sheet, rowOf });
  });
  const known = new Set([...sheets.values()].map(({ sheet }) => sheet));
  for (const sheet of book.sheets)
    if (sheet.visibility === 'visible' && !known.has(sheet) && sheet.lastRow > 0 && !isSeal(sheet))
      remarks.push(text('workshop.remark.added-sheet', { sheet: sheet.name }));
  const reads = new Map<string, Read>();
  const answers = new Map<string, string>();
  for (const task of key.tasks)
    for (const one of task.cells) {
      const cells = cellsOf(one, sheets.get(one.sheet));
      const read = readKeyCell(one, cells, book.date1904);
      reads.set(placeOf(one), read);
      if (read.reading.state !== 'empty') answers.set(placeOf(one), signatureOf(read));
    }
  const tasks = key.tasks.map((task): GradedTask => {
    const marks = task.cells.flatMap((one) => {
      const read = reads.get(placeOf(one));
      return read === undefined ? [] : [markOf(read, reads, words, book.date1904)];
    });
    // A trainer's own few cells say nothing about guessing: there each cell counts by itself.
    const points = task.kind === 'own-workbook' ? pointsOf(marks) : pointsKept(marks);
    const withheld = pointsOf(marks) - points;
    if (withheld > 0)
      remarks.push(
        text(`workshop.remark.${allAtOnce(marks) ? 'all-at-once' : 'guessing'}`, {
          kind: text(`workshop.kind.${task.kind}`),
          points,
        }),
      );
    return { id: task.id, kind: task.kind, points, outOf: pointsOf(task.cells), marks, withheld };
  });
  const cover = sheets.get(key.cover.sheet);
  const onCover = (cell: string): string => {
    const at = parseArea(cell);
    const found = at && cover ? cellAt(cover.sheet, cover.rowOf(at.top), at.left)?.value : undefined;
    return found === undefined ? '' : String(found).trim();
  };
  const receipt = onCover(key.cover.receipt);
  if (receipt !== '' && receipt !== receiptOf(book, key)) remarks.push(text('workshop.remark.after-hand-in'));
  const seconds = secondsBetween(onCover(key.cover.started), onCover(key.cover.ended));
  return {
    key,
    name: onCover(key.cover.name),
    score: pointsOf(tasks),
    outOf: tasks.reduce((sum, { outOf }) => sum + outOf, 0),
    ...(seconds === undefined ? {} : { seconds }),
    tasks,
    remarks,
    answers,
  };
}

function signatureOf({ reading }: Read): string {
  return reading.state === 'read' ? reading.id : reading.state === 'unreadable' ? `?${reading.shown}` : '';
}

function cellsOf(
  key: KeyCell,
  at: { readonly sheet: SheetSnapshot; readonly rowOf: (row: number) => number } | undefined,
) {
  const area = parseArea(key.cell);
  if (!area || !at) return [];
  const row = at.rowOf(area.top);
  return Array.from({ length: area.right - area.left + 1 }, (_, i) => ({
    column: area.left + i,
    cell: cellAt(at.sheet, row, area.left + i),
  }));
}

function markOf(
  read: Read,
  reads: ReadonlyMap<string, Read>,
  words: { readonly none: string; readonly notCarried: string },
  date1904: boolean,
): Mark {
  const { key, reading, right } = read;
  const shown = (accept: Accept): string => shownRight(accept, words.none, words.notCarried);
  const base = { key, answer: reading.state === 'empty' ? '' : shownAnswer(read), right: shown(key.accept) };
  if (reading.state === 'empty') return { ...base, state: 'missing', points: 0 };
  if (right) {
    const best = reading.state !== 'read' || judge(key.accept, reading) === 'best';
    if (best) return { ...base, state: 'right', points: key.points };
    return {
      ...base,
      state: 'acceptable',
      points: key.points,
      remark: text('workshop.remark.better', { better: base.right }),
    };
  }
  if (key.derive === undefined) return { ...base, state: 'wrong', points: 0 };
  const accepts = acceptsByEarlier(key.derive, key.accept, reads);
  const fits = accepts.some((accept) => {
    const again = readAnswer(accept, read.cells, date1904);
    return again.state === 'read' && judge(accept, again) !== 'wrong';
  });
  if (fits)
    return {
      ...base,
      state: 'followed',
      points: key.points,
      remark: text('workshop.remark.followed', { by: followsOf(key) }),
    };
  const [first] = accepts;
  if (first === undefined) return { ...base, state: 'wrong', points: 0 };
  return {
    ...base,
    state: 'wrong',
    points: 0,
    remark: text('workshop.remark.by-earlier', { by: followsOf(key), right: shown(first) }),
  };
}

function shownAnswer({ key, reading }: Read): string {
  if (reading.state === 'empty') return '';
  if (reading.state === 'read' && key.accept.kind === 'mark')
    return dayOfMark(key.accept, reading.number ?? key.accept.right);
  if (reading.state === 'read' && key.accept.kind === 'rate') return percent(reading.number ?? 0);
  return reading.shown;
}

/** The places of the answers that this one follows from. */
export function followsOf(key: KeyCell): readonly string[] {
  if (key.derive === undefined) return [];
  return key.derive.kind === 'table'
    ? key.derive.by
    : key.derive.args.filter((arg): arg is string => typeof arg === 'string');
}
