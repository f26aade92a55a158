import type { RecognisedWorkbook } from '../../../src/forms/types';
import { areaSize, columnLetters, columnNumber, parseArea, type Area } from '../../../src/sheet';
import type { Truth, TruthForm, TruthRecord } from './table';

/** Counts of one comparison; they add up over workbooks. */
export class Score {
  readonly n = new Map<string, number>();
  readonly notes: string[] = [];

  add(key: string, by = 1): void {
    this.n.set(key, (this.n.get(key) ?? 0) + by);
  }

  get(key: string): number {
    return this.n.get(key) ?? 0;
  }

  merge(other: Score): void {
    for (const [key, count] of other.n) this.add(key, count);
    this.notes.push(...other.notes);
  }

  /** Right ones among all that are wanted or found; 1 where there is nothing to measure. */
  share(key: string): number {
    const all = this.get(`${key}.right`) + this.get(`${key}.missing`) + this.get(`${key}.extra`);
    return all === 0 ? 1 : this.get(`${key}.right`) / all;
  }

  rate(key: string, of: string): number {
    return this.get(of) === 0 ? 0 : this.get(key) / this.get(of);
  }

  f1(key: string): number {
    const doubled = 2 * this.get(`${key}.right`);
    const all = doubled + this.get(`${key}.missing`) + this.get(`${key}.extra`);
    return all === 0 ? 1 : doubled / all;
  }
}

type ReadForm = RecognisedWorkbook['forms'][number];
interface AnyForm {
  readonly columns: readonly { readonly field: string; readonly column: string; readonly row?: number }[];
  readonly dayColumns?: Readonly<Record<string, string>>;
}

const canonical = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/[\s\u00a0\u3000\u200b\ufeff]+/gu, '') : value;
const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : canonical(v),
  ) ?? '';

function overlap(a: Area | undefined, b: Area | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + 1;
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left) + 1;
  if (height <= 0 || width <= 0) return 0;
  return (height * width) / (areaSize(a) + areaSize(b) - height * width);
}

/**
 * Compares what was recognised with the truth by the measures of the contract: kinds, ranges, header rows, columns, records, values, contacts, planned days,
 * carry-over, problems; a wrong value is silent when no problem is reported at its cell.
 */
export function scoreWorkbook(
  truth: Truth,
  read: Pick<RecognisedWorkbook, 'forms' | 'unrecognised'> & Partial<Pick<RecognisedWorkbook, 'afterSales'>>,
): Score {
  const score = new Score();
  const note = (text: string): void => {
    score.notes.push(`${truth.workbook} ${text}`);
  };
  const pairs: { i: number; j: number; o: number }[] = [];
  truth.forms.forEach((t, i) =>
    read.forms.forEach((r, j) => {
      const o = t.sheet === r.sheet ? overlap(parseArea(t.range), parseArea(r.range)) : 0;
      if (o > 0) pairs.push({ i, j, o: o + (t.form === r.form ? 1e-6 : 0) });
    }),
  );
  pairs.sort((a, b) => b.o - a.o || a.i - b.i);
  const usedT = new Set<number>();
  const usedR = new Set<number>();
  for (const { i, j } of pairs) {
    const [t, r] = [truth.forms[i], read.forms[j]];
    if (usedT.has(i) || usedR.has(j) || t === undefined || r === undefined) continue;
    usedT.add(i);
    usedR.add(j);
    score.add(`kind.${t.form === r.form ? 'right' : 'missing'}`);
    if (t.form !== r.form) note(`${t.sheet} ${t.range}: ${t.form} read as ${r.form}`);
    scoreForm(score, t, r, (text) => note(`${t.sheet} ${t.range}: ${text}`));
  }
  truth.forms.forEach((t, i) => {
    if (usedT.has(i)) return;
    note(
      `${t.sheet} ${t.range}: ${t.form} not found (${read.unrecognised.find((u) => u.sheet === t.sheet)?.why.key ?? ''})`,
    );
    score.add('kind.missing');
    score.add('columns.missing', t.columns.length);
    for (const r of t.records) {
      score.add('records.missing');
      score.add('fields.missing', Object.keys(r.fields).length);
      score.add('contacts.missing', r.contacts?.length ?? 0);
      score.add('planned.missing', r.planned?.length ?? 0);
    }
  });
  read.forms.forEach((r, j) => {
    if (usedR.has(j)) return;
    note(`${r.sheet} ${r.range}: ${r.form} is not there`);
    score.add('forms.false');
    score.add('columns.extra', r.columns.length);
    for (const record of r.records) {
      const values = Object.keys(record.fields).length + (record.contacts?.length ?? 0) + (record.planned?.length ?? 0);
      score.add('records.extra');
      score.add('fields.extra', Object.keys(record.fields).length);
      score.add('values', values);
      score.add('silent', values);
    }
  });
  score.add('decoys', truth.unrecognised.length);
  for (const u of truth.unrecognised)
    // a list of owners is no form of the sale: it is listed where it is read as what it is
    score.add(
      `listed.${[...read.unrecognised, ...(read.afterSales ?? [])].some((x) => x.sheet === u.sheet) ? 'right' : 'missing'}`,
    );
  const problems = new Set(read.forms.flatMap((f) => f.problems.map((p) => `${f.sheet}!${p.cell} ${p.code}`)));
  const wanted = new Set(truth.forms.flatMap((f) => f.problems.map((p) => `${f.sheet}!${p.cell} ${p.code}`)));
  for (const p of wanted) {
    score.add(`problems.${problems.has(p) ? 'right' : 'missing'}`);
    if (!problems.has(p)) note(`problem not reported: ${p}`);
  }
  for (const p of problems) {
    if (wanted.has(p)) continue;
    score.add('problems.extra');
    note(`problem without cause: ${p}`);
  }
  return score;
}

function scoreForm(score: Score, t: TruthForm, r: ReadForm, note: (text: string) => void): void {
  const exact = (key: string, want: unknown, have: unknown): void => {
    if (want === undefined && have === undefined) return;
    const right = stable(want) === stable(have);
    score.add(`${key}.${right ? 'right' : 'missing'}`);
    if (!right) note(`${key} ${JSON.stringify(have)} instead of ${JSON.stringify(want)}`);
  };
  exact('range', t.range, r.range);
  exact('headerRows', t.headerRows, r.headerRows);
  for (const key of ['month', 'date', 'consultant'] as const) exact('facts', t[key], r[key]);
  exact('dayColumns', t.dayColumns, r.dayColumns);
  exact('legend', t.legend, r.legend);
  const key = (c: { field: string; column: string; row?: number }): string =>
    `${c.field}@${c.column}${c.row === undefined ? '' : String(c.row)}`;
  const found = new Map(r.columns.map((c) => [key(c), c.header]));
  const wanted = new Map(t.columns.map((c) => [key(c), c.header]));
  for (const [k, header] of wanted) {
    score.add(`columns.${found.has(k) ? 'right' : 'missing'}`);
    if (!found.has(k)) note(`column ${k} (${header}) not mapped`);
    else exact('headers', header, found.get(k));
  }
  for (const k of found.keys()) {
    if (wanted.has(k)) continue;
    score.add('columns.extra');
    note(`column ${k} (${found.get(k) ?? ''}) mapped wrongly`);
  }
  const skipped = new Set(r.skipped.map((s) => `${String(s.row)} ${s.why}`));
  for (const s of t.skipped) {
    const hit = skipped.delete(`${String(s.row)} ${s.why}`);
    score.add(`skipped.${hit ? 'right' : 'missing'}`);
    if (!hit) note(`row ${String(s.row)} is ${s.why}`);
  }
  score.add('skipped.extra', skipped.size);
  if (skipped.size > 0) note(`skipped without cause: ${[...skipped].join(', ')}`);
  const told = new Set(r.problems.map((p) => p.cell));
  const rest = [...r.records];
  for (const record of t.records) {
    let at = rest.findIndex((x) => x.row === record.row && same(x.fields.customerName, record.fields['customerName']));
    if (at < 0) at = rest.findIndex((x) => x.row === record.row);
    const have = at < 0 ? undefined : rest.splice(at, 1)[0];
    score.add(`records.${have === undefined ? 'missing' : 'right'}`);
    if (have === undefined) {
      note(`row ${String(record.row)} not read`);
      score.add('fields.missing', Object.keys(record.fields).length);
      score.add('contacts.missing', record.contacts?.length ?? 0);
      continue;
    }
    scoreRecord(score, record, have, [t, r], told, (text) => note(`row ${String(record.row)} ${text}`));
  }
  for (const record of rest) {
    score.add('records.extra');
    note(`row ${String(record.row)} is no record`);
    for (const field of Object.keys(record.fields)) {
      score.add('fields.extra');
      countValue(score, false, cellsOf(field, record.row, undefined, [t, r]), told);
    }
  }
}

function scoreRecord(
  score: Score,
  want: TruthRecord,
  have: ReadForm['records'][number],
  forms: readonly AnyForm[],
  told: ReadonlySet<string>,
  note: (text: string) => void,
): void {
  const fields = have.fields as Readonly<Record<string, unknown>>;
  for (const field of new Set([...Object.keys(want.fields), ...Object.keys(fields)])) {
    const [a, b] = [want.fields[field], fields[field]];
    const cells = cellsOf(field, want.row, undefined, forms);
    if (b === undefined) {
      score.add('fields.missing');
      if (!cells.some((c) => told.has(c))) score.add('missing.silent');
      note(`${field} missing (${String(a)})`);
      continue;
    }
    const right = same(a, b);
    score.add(`fields.${right ? 'right' : 'extra'}`);
    if (!right) note(`${field} ${JSON.stringify(b)} instead of ${JSON.stringify(a)}`);
    countValue(score, right, cells, told);
  }
  const contacts = (list: readonly { day: number; level?: string }[] | undefined): string[] =>
    (list ?? []).map((c) => `${String(c.day)}=${c.level ?? ''}`);
  scoreDays(score, 'contacts', contacts(want.contacts), contacts(have.contacts), want.row, forms, told, note);
  scoreDays(
    score,
    'planned',
    (want.planned ?? []).map(String),
    (have.planned ?? []).map(String),
    want.row,
    forms,
    told,
    note,
  );
  if (want.carryOver !== undefined || have.carryOver !== undefined) {
    const right = stable(want.carryOver) === stable(have.carryOver);
    score.add(`carryOver.${right ? 'right' : want.carryOver === undefined ? 'extra' : 'missing'}`);
    if (!right) note(`carryOver ${JSON.stringify(have.carryOver)} instead of ${JSON.stringify(want.carryOver)}`);
    if (have.carryOver !== undefined) countValue(score, right, cellsOf('carryOver', want.row, undefined, forms), told);
  }
}

function scoreDays(
  score: Score,
  key: string,
  want: readonly string[],
  have: readonly string[],
  row: number,
  forms: readonly AnyForm[],
  told: ReadonlySet<string>,
  note: (text: string) => void,
): void {
  for (const w of want) if (!have.includes(w)) note(`${key} ${w} missing`);
  score.add(`${key}.missing`, want.filter((w) => !have.includes(w)).length);
  for (const h of have) {
    const right = want.includes(h);
    score.add(`${key}.${right ? 'right' : 'extra'}`);
    if (!right) note(`${key} ${h} is not there`);
    countValue(score, right, cellsOf('', row, Number.parseInt(h, 10), forms), told);
  }
}

function countValue(score: Score, right: boolean, cells: readonly string[], told: ReadonlySet<string>): void {
  score.add('values');
  if (!right && !cells.some((c) => told.has(c))) score.add('silent');
}

function cellsOf(field: string, row: number, day: number | undefined, forms: readonly AnyForm[]): string[] {
  return forms.flatMap((form) => {
    const letters = form.columns.filter((c) => c.field === field).map((c) => `${c.column}${String(c.row ?? row)}`);
    const dayColumn = day === undefined ? undefined : form.dayColumns?.[String(day)];
    if (dayColumn === undefined) return letters;
    // a day may have a second column, for what was done
    return [...letters, `${dayColumn}${String(row)}`, `${columnLetters(columnNumber(dayColumn) + 1)}${String(row)}`];
  });
}
