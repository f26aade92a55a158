import { recognise, type AnyForm } from '../../forms';
import { areaName, columnLetters, columnNumber, type SheetSnapshot, type WorkbookSnapshot } from '../../sheet';
import { eachCell } from './own-leaves';

/** A column of a trainer's sheet that could be asked for. */
export interface ColumnChoice {
  readonly sheet: string;
  /** The words over it; of a matrix's days the first and the last one (`1–30`). */
  readonly head: string;
  /** `来店登记!H5:H20`, as `--cells` takes it. */
  readonly place: string;
  /** How many of its cells hold something that can be seen: so many answers. */
  readonly answers: number;
}

/**
 * The columns of all visible sheets that hold something: of the forms as the product reads them, and of any other sheet those under its
 * first row of words. What has no such row can still be named by its cells.
 */
export function columnChoices(book: WorkbookSnapshot): readonly ColumnChoice[] {
  const { forms, afterSales } = recognise(book);
  return book.sheets
    .filter(({ visibility }) => visibility === 'visible')
    .flatMap((sheet) => {
      const own = [...forms, ...afterSales].filter((form) => form.sheet === sheet.name && form.records.length > 0);
      const spans = own.length > 0 ? own.flatMap(spansOf) : spansUnderWords(sheet);
      const filled = new Map<number, number[]>();
      eachCell(sheet, (_, row, column) => {
        const rows = filled.get(column) ?? [];
        rows.push(row);
        filled.set(column, rows);
      });
      return spans.flatMap((span): ColumnChoice[] => {
        const answers = answersIn(span, filled);
        const place = `${sheet.name}!${areaName(span)}`;
        return answers === 0 ? [] : [{ sheet: sheet.name, head: span.head, place, answers }];
      });
    });
}

/** @param filled the rows of each column's cells that hold something */
function answersIn({ top, left, bottom, right }: Span, filled: ReadonlyMap<number, readonly number[]>): number {
  let answers = 0;
  for (let column = left; column <= right; column += 1)
    answers += (filled.get(column) ?? []).filter((row) => row >= top && row <= bottom).length;
  return answers;
}

interface Span {
  readonly head: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function spansOf(form: AnyForm): readonly Span[] {
  const rows = form.records.map(({ row }) => row);
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  const columns = form.columns
    .filter(({ field, row }) => field !== 'serial' && row === undefined)
    .map(({ column, header }): Span => {
      const at = columnNumber(column);
      return { head: header === '' ? column : header, top, left: at, bottom, right: at };
    });
  const days = Object.entries(form.dayColumns ?? {}).map(([day, letters]) => ({ day, at: columnNumber(letters) }));
  if (days.length === 0) return columns;
  const places = days.map(({ at }) => at);
  const head = `${days[0]?.day ?? ''}–${days.at(-1)?.day ?? ''}`;
  return [...columns, { head, top, left: Math.min(...places), bottom, right: Math.max(...places) }];
}

/** Under the first row with two words or more that has something below it. */
function spansUnderWords(sheet: SheetSnapshot): readonly Span[] {
  const words = new Map<number, Map<number, string>>();
  eachCell(sheet, ({ value }, row, column) => {
    if (typeof value !== 'string') return;
    const own = words.get(row) ?? new Map<number, string>();
    words.set(row, own.set(column, value.trim()));
  });
  const head = [...words].find(([row, own]) => own.size >= 2 && row < sheet.lastRow);
  if (head === undefined) return [];
  return [...head[1]].map(([column, word]) => ({
    head: word === '' ? columnLetters(column) : word,
    top: head[0] + 1,
    left: column,
    bottom: sheet.lastRow,
    right: column,
  }));
}
