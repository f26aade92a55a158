import { areaName, columnLetters, type Cell, type Scalar } from '../../../src/sheet';
import type { Canvas } from './canvas';
import { dressHeader, type HeaderStyle } from './headers';
import type { Written } from './notations';
import type { Random } from '../../../src/workshop/store';

export interface TruthRecord {
  row: number;
  fields: Record<string, string | number | boolean>;
  carryOver?: { level: string; date?: string };
  contacts?: { day: number; level?: string }[];
  planned?: number[];
}

export interface TruthForm {
  sheet: string;
  form: string;
  range: string;
  headerRows: number[];
  columns: { field: string; column: string; row?: number; header: string }[];
  month?: string;
  date?: string;
  consultant?: string;
  dayColumns?: Record<string, string>;
  records: TruthRecord[];
  skipped: { row: number; why: string }[];
  legend?: { sources?: Record<string, string>; levels?: Record<string, string> };
  problems: { cell: string; code: string }[];
}

export interface Truth {
  workbook: string;
  forms: TruthForm[];
  unrecognised: { sheet: string; why: string }[];
}

/** One column of a table: header words from the top row to the leaf, and what it holds for the i-th customer. */
export interface TableColumn<R> {
  readonly path: readonly string[];
  /** Its entries in `columns`; fields that only some cells hold besides are found from what was written. */
  readonly fields: readonly string[];
  readonly write: (record: R, row: TruthRecord) => Written;
  /** How a value equal to the one above is written. */
  readonly repeat?: 'ditto' | 'blank' | 'merge';
  /** A serial number, which pre-numbered rows hold too. */
  readonly serial?: true;
  /** A day of a matrix: its number, and whether it is the first column of the day. */
  readonly day?: { readonly number: number; readonly first: boolean };
  /** What the header cells hold where that is not the words of `path` (day numbers, dates). */
  readonly cells?: readonly (Scalar | Cell)[];
}

export interface TableOptions {
  readonly style: HeaderStyle;
  /** Parents of several columns are merged, or stand in the first one only. */
  readonly mergeParents: boolean;
  readonly mergeDown: boolean;
  /** Columns without a parent stand in the last header row instead of the first. */
  readonly leafAtBottom: boolean;
  /** At least so many header rows, as a block beside it has. */
  readonly depth?: number;
}

/** Draws the header rows; columns without a parent are merged down, or stand in the first (or last) header row. */
export function drawHeader<R>(
  canvas: Canvas,
  top: number,
  left: number,
  columns: readonly TableColumn<R>[],
  options: TableOptions,
  random: Random,
): { headerRows: number[]; headers: string[] } {
  const depth = Math.max(options.depth ?? 1, ...columns.map((c) => c.path.length));
  const dressed = new Map<string, string>();
  const dress = (word: string, key: string, marked = options.style.marked): string => {
    const known = dressed.get(key) ?? dressHeader(word, { ...options.style, marked }, random);
    dressed.set(key, known);
    return known;
  };
  const sameParents = (a: readonly string[], b: readonly string[] | undefined, level: number): boolean =>
    b !== undefined && b.length > level + 1 && a.slice(0, level + 1).every((word, k) => word === b[k]);
  const headers = columns.map((column, i) => {
    const { path } = column;
    const down = options.leafAtBottom && path.length === 1 ? depth - 1 : 0;
    const shown = path.map((word, level) => {
      const parent = level < path.length - 1;
      const joins = parent && sameParents(path, columns[i - 1]?.path, level);
      const given = column.cells?.[level];
      const text =
        given === undefined
          ? dress(
              word,
              parent ? path.slice(0, level + 1).join('>') : `${String(i)}:${word}`,
              path.length > 1 ? false : undefined,
            )
          : word;
      if (!joins) canvas.put(top + level + down, left + i, given ?? text);
      if (parent && !joins && options.mergeParents && column.cells === undefined) {
        let end = i;
        while (sameParents(path, columns[end + 1]?.path, level)) end += 1;
        canvas.merge(top + level, left + i, top + level, left + end);
      }
      return text.replace(/\s/gu, '');
    });
    if (path.length < depth && options.mergeDown && down === 0)
      canvas.merge(top + path.length - 1, left + i, top + depth - 1, left + i);
    return shown.join('>');
  });
  return { headerRows: Array.from({ length: depth }, (_, k) => top + k), headers };
}

const CAN_FAIL = new Set(['model', 'consultant', 'source', 'phone', 'level', 'date']);

/** Now and then a formula gives an error, or nothing. */
function spoil<R>(column: TableColumn<R>, written: Written, random: Random): Written {
  if (written.cell === undefined && written.fields === undefined && random.chance(0.01))
    return { cell: { value: '', formula: '=IF(A1="","",A1)' } };
  const [field] = column.fields;
  if (
    field === undefined ||
    column.fields.length > 1 ||
    column.path.length > 1 ||
    column.repeat !== undefined ||
    !CAN_FAIL.has(field) ||
    !random.chance(0.002)
  )
    return written;
  const value = random.pick(['#N/A', '#REF!', '#VALUE!']);
  return { cell: { value, error: true, formula: '=VLOOKUP(A1,Z:Z,1,0)' }, problem: 'error-value' };
}

/** Writes a customer's row and collects the truth of it. */
export function writeRow<R>(
  canvas: Canvas,
  row: number,
  left: number,
  columns: readonly TableColumn<R>[],
  record: R,
  form: { problems: { cell: string; code: string }[] },
  above: Map<number, { json: string; row: number }>,
  random: Random,
): { truth: TruthRecord; perColumn: string[][] } {
  const truth: TruthRecord = { row, fields: {} };
  const perColumn = columns.map((column, i) => {
    const written = spoil(column, column.write(record, truth), random);
    const at = left + i;
    const json = JSON.stringify(written.fields ?? {});
    const before = above.get(i);
    const repeats =
      column.repeat !== undefined &&
      before !== undefined &&
      before.json === json &&
      json !== '{}' &&
      written.problem === undefined;
    if (!repeats) {
      canvas.put(row, at, written.cell);
      above.set(i, { json, row });
    } else if (column.repeat === 'ditto') {
      canvas.put(row, at, (row + i) % 2 === 0 ? '〃' : '同上');
    } else if (column.repeat === 'merge') {
      const merged = canvas.merges.findIndex((m) => m.left === at && m.right === at && m.top === before.row);
      if (merged >= 0) canvas.merges.splice(merged, 1);
      canvas.merge(before.row, at, row, at);
    }
    Object.assign(truth.fields, written.fields ?? {});
    if (written.problem !== undefined)
      form.problems.push({ cell: `${columnLetters(at)}${String(row)}`, code: written.problem });
    return Object.keys(written.fields ?? {});
  });
  return { truth, perColumn };
}

/** The `columns` of the truth: the declared fields, and those that single cells hold besides (a second phone, a period). */
export function columnTruth<R>(
  columns: readonly TableColumn<R>[],
  left: number,
  headers: readonly string[],
  found: readonly ReadonlySet<string>[],
): TruthForm['columns'] {
  return columns.flatMap((column, i) => {
    const extra = [...(found[i] ?? [])].filter(
      (field) => column.fields.length > 0 && !column.fields.includes(field) && EXTRA.has(field),
    );
    return [...column.fields, ...extra].map((field) => ({
      field,
      column: columnLetters(left + i),
      header: headers[i] ?? '',
    }));
  });
}

/** Fields that a cell may hold beside the one of its column. */
const EXTRA = new Set(['phone2', 'purchaseWindow', 'followUpLevel', 'arriveTime', 'leaveTime']);

export interface TableSpec<R> {
  readonly form: string;
  readonly columns: readonly TableColumn<R>[];
  readonly records: readonly R[];
  readonly options: TableOptions;
  /** Lines above the header. */
  readonly titles: readonly (readonly { readonly at: number; readonly text: string | Cell }[])[];
  /** The row of the header, where a block beside it gives it. */
  readonly headerAt?: number;
  /** A heading row before a record, where it begins a group: the date column is then missing. */
  readonly separator?: (record: R, before: R | undefined) => string | undefined;
  readonly foot: readonly (readonly { readonly at: number; readonly text: string | number }[])[];
  /** What the whole form states. */
  readonly facts: { month?: string; date?: string; consultant?: string; legend?: TruthForm['legend'] };
  readonly mess: {
    readonly blankRows: number;
    readonly subtotals: number;
    readonly repeatHeader: number;
    readonly preNumbered: number;
    readonly preNumberedInside: number;
  };
}

/** Draws titles, header, rows and foot from a corner on; the truth of the block, and the last row and column it took. */
export function drawTable<R>(
  canvas: Canvas,
  top: number,
  left: number,
  spec: TableSpec<R>,
  random: Random,
): { truth: TruthForm; bottom: number; right: number } {
  const { columns, mess } = spec;
  const right = left + columns.length - 1;
  let row = top;
  const titles = spec.headerAt === undefined ? spec.titles : spec.titles.slice(0, spec.headerAt - top);
  for (const line of titles) {
    for (const { at, text } of line) canvas.put(row, left + Math.min(at, columns.length - 1), text);
    if (line.length === 1 && columns.length > 2 && random.chance(0.5)) canvas.merge(row, left, row, right);
    row += 1;
  }
  row = spec.headerAt ?? row;
  const headerTop = row;
  const { headerRows, headers } = drawHeader(canvas, row, left, columns, spec.options, random);
  row += headerRows.length;
  const truth: TruthForm = {
    sheet: canvas.name,
    form: spec.form,
    range: '',
    headerRows,
    columns: [],
    records: [],
    skipped: [],
    problems: [],
    ...spec.facts,
  };
  const found = columns.map(() => new Set<string>());
  const above = new Map<number, { json: string; row: number }>();
  const serialAt = columns.findIndex((c) => c.serial);
  let count = 0;
  spec.records.forEach((record, i) => {
    const heading = spec.separator?.(record, spec.records[i - 1]);
    if (heading !== undefined) {
      canvas.put(row, left, heading);
      truth.skipped.push({ row, why: 'separator' });
      above.clear();
      row += 1;
    } else if (i > 2 && random.chance(mess.blankRows)) {
      truth.skipped.push({ row, why: 'blank' });
      above.clear();
      row += 1;
    } else if (i > 3 && random.chance(mess.subtotals)) {
      const labelAt = Math.min(1, columns.length - 1);
      canvas.put(row, left + labelAt, random.pick(['小计', '合计', '小 计']));
      canvas.put(row, left + Math.min(3, columns.length - 1), random.int(3, 9));
      truth.skipped.push({ row, why: 'total' });
      above.clear();
      row += 1;
    } else if (i > 4 && i < spec.records.length - 1 && random.chance(mess.repeatHeader)) {
      headerRows.forEach((from, k) => {
        for (let c = left; c <= right; c += 1) canvas.put(row + k, c, canvas.at(from, c));
        truth.skipped.push({ row: row + k, why: 'repeated-header' });
      });
      above.clear();
      row += headerRows.length;
    } else if (serialAt >= 0 && i > 1 && random.chance(mess.preNumberedInside)) {
      count += 1;
      canvas.put(row, left + serialAt, count);
      truth.skipped.push({ row, why: 'pre-numbered' });
      above.clear();
      row += 1;
    }
    count += 1;
    const written = writeRow(canvas, row, left, columns, record, truth, above, random);
    if (serialAt >= 0) {
      canvas.put(row, left + serialAt, count);
      written.truth.fields['serial'] = count;
    }
    truth.records.push(written.truth);
    written.perColumn.forEach((fields, c) => fields.forEach((field) => found[c]?.add(field)));
    row += 1;
  });
  const last = row - 1;
  if (serialAt >= 0) {
    const blanks = random.chance(0.3) ? mess.preNumbered : 0;
    for (let k = 1; k <= blanks; k += 1) canvas.put(row++, left + serialAt, count + k);
  }
  for (const line of spec.foot) {
    for (const { at, text } of line) canvas.put(row, left + Math.min(at, columns.length - 1), text);
    row += 1;
  }
  truth.range = areaName({ top: headerTop, left, bottom: Math.max(last, headerTop + headerRows.length - 1), right });
  truth.columns = columnTruth(columns, left, headers, found);
  const days = columns.flatMap((column, i) =>
    column.day?.first ? [[String(column.day.number), columnLetters(left + i)] as const] : [],
  );
  if (days.length > 0) truth.dayColumns = Object.fromEntries(days);
  return { truth, bottom: row - 1, right };
}
