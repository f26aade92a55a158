import { recognise } from '../../../src/forms';
import { generateOwners, LAYOUT_COUNT, type OwnersTruth } from '.';

/** `SANBIAO_OWNER_SEEDS=2000` measures more sheets and prints the figures. */
const SEEDS = Number(process.env['SANBIAO_OWNER_SEEDS'] ?? 20 * LAYOUT_COUNT);
const LOUD = process.env['SANBIAO_OWNER_SEEDS'] !== undefined;

class Tally {
  readonly counts = {
    sheets: 0,
    kinds: 0,
    columnsRight: 0,
    columnsMissing: 0,
    columnsExtra: 0,
    right: 0,
    wrong: 0,
    missing: 0,
    silent: 0,
  };
  readonly notes: string[] = [];

  note(seed: number, text: string): void {
    this.notes.push(`${seed}: ${text}`);
  }
}

function measure(seed: number, tally: Tally): void {
  const { counts } = tally;
  const { book, truth } = generateOwners(seed);
  const read = recognise(book);
  counts.sheets += 1;
  const form = read.afterSales[0];
  const kinds = [...read.forms, ...read.afterSales].map((one) => one.form).join(' ');
  const values = truth.records.reduce((sum, { fields }) => sum + Object.keys(fields).length, 0);
  if (form?.form !== truth.kind || read.forms.length + read.afterSales.length !== 1) {
    tally.note(seed, `kind ${kinds} instead of ${truth.kind}; ${truth.columns.join(' ')}`);
    counts.missing += values;
    counts.columnsMissing += truth.columns.length;
    return;
  }
  counts.kinds += 1;
  if (form.headerRows.join() !== truth.headerRows.join())
    tally.note(seed, `header rows ${form.headerRows.join()} instead of ${truth.headerRows.join()}`);
  compareColumns(seed, truth, form, tally);
  const problems = new Set(form.problems.map(({ cell, code }) => `${cell} ${code}`));
  for (const problem of truth.problems)
    if (!problems.has(problem)) {
      counts.silent += 1;
      tally.note(seed, `problem ${problem} not told`);
    }
  const rows = new Map(form.records.map((record) => [record.row, record]));
  for (const record of truth.records) {
    const have = rows.get(record.row);
    if (have === undefined) {
      tally.note(seed, `row ${record.row} not read`);
      counts.missing += Object.keys(record.fields).length;
      continue;
    }
    const fields = have.fields as Readonly<Record<string, unknown>>;
    for (const name of new Set([...Object.keys(record.fields), ...Object.keys(fields)])) {
      const [want, got] = [record.fields[name], fields[name]];
      if (want === got) counts.right += 1;
      else if (got === undefined) counts.missing += 1;
      else {
        counts.wrong += 1;
        counts.silent += 1;
      }
      if (want !== got)
        tally.note(seed, `${truth.kind} row ${record.row} ${name} ${String(got)} instead of ${String(want)}`);
    }
    const [want, got] = [JSON.stringify(record.steps), JSON.stringify(have.steps ?? [])];
    if (sorted(record.steps) === sorted(have.steps ?? [])) counts.right += record.steps.length;
    else {
      counts.wrong += 1;
      counts.silent += 1;
      tally.note(seed, `row ${record.row} steps ${got} instead of ${want}`);
    }
  }
}

function sorted(steps: readonly object[]): string {
  return JSON.stringify(steps.map((step) => Object.entries(step).sort(([a], [b]) => (a < b ? -1 : 1))));
}

function compareColumns(
  seed: number,
  truth: OwnersTruth,
  form: {
    columns: readonly { field: string; column: string }[];
    stepColumns?: Readonly<Record<string, readonly string[]>>;
  },
  tally: Tally,
): void {
  const { counts } = tally;
  const have = new Set([
    ...form.columns.map(({ field, column }) => `${field}@${column}`),
    ...stepsOf(form.stepColumns ?? {}),
  ]);
  const want = new Set([...truth.columns, ...stepsOf(truth.stepColumns)]);
  for (const column of want) {
    if (have.has(column)) counts.columnsRight += 1;
    else {
      counts.columnsMissing += 1;
      tally.note(seed, `${truth.kind} column ${column} not mapped`);
    }
  }
  for (const column of have)
    if (!want.has(column)) {
      counts.columnsExtra += 1;
      tally.note(seed, `${truth.kind} column ${column} mapped wrongly`);
    }
}

function stepsOf(columns: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(columns).map(([step, letters]) => `${step}:${letters.join('+')}`);
}

test('lists of owners that nobody has seen are read, and nothing is wrong in silence', () => {
  const tally = new Tally();
  for (let seed = 0; seed < SEEDS; seed += 1) measure(seed, tally);
  const { counts } = tally;
  const figures = {
    kind: counts.kinds / counts.sheets,
    columns: (2 * counts.columnsRight) / (2 * counts.columnsRight + counts.columnsMissing + counts.columnsExtra),
    fields: counts.right / (counts.right + counts.wrong + counts.missing),
    silent: counts.silent / (counts.right + counts.wrong),
  };
  const told = tally.notes.slice(0, LOUD ? 80 : 12).join('\n');
  if (LOUD) console.log(JSON.stringify(figures), `\n${told}`);
  expect({ ...figures, told }).toMatchObject({ told: expect.any(String) as unknown });
  expect(figures.kind).toBeGreaterThanOrEqual(0.98);
  expect(figures.columns).toBeGreaterThanOrEqual(0.98);
  expect(figures.fields).toBeGreaterThanOrEqual(0.98);
  expect(figures.silent).toBeLessThanOrEqual(0.003);
});
