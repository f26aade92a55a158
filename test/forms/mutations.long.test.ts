import * as OpenCC from 'opencc-js/cn2t';
import fc from 'fast-check';
import { recognise, type Form } from '../../src/forms';
import { columnLetters, columnNumber, parseArea, type Cell, type SheetSnapshot } from '../../src/sheet';
import { bookOfFixture, FIXTURES, truthOf } from './fixtures';

const RUNS = Number(process.env.SANBIAO_RUNS ?? 40);
type TruthForm = ReturnType<typeof truthOf>['forms'][number];

/** Tables with one header row, alone on their sheet: their columns can be moved without moving headings over them. */
const TABLES = FIXTURES.flatMap((name) => {
  const { forms } = truthOf(name);
  return forms
    .filter(
      (form) =>
        form.headerRows.length === 1 &&
        form.records.length > 3 &&
        form.records.length < 130 &&
        forms.filter(({ sheet }) => sheet === form.sheet).length === 1,
    )
    .map((form) => ({ name, form }));
});

/** Which old row and column stand in each new one; 0 is a new, empty one. */
interface Plan {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly header: (text: string, column: number) => string;
}

function apply(sheet: SheetSnapshot, plan: Plan, headerRow: number): SheetSnapshot {
  const rows: (Cell | undefined)[][] = [];
  plan.rows.forEach((oldRow, index) => {
    const line: (Cell | undefined)[] = [];
    plan.columns.forEach((oldColumn, at) => {
      const cell = oldRow === 0 || oldColumn === 0 ? undefined : sheet.rows[oldRow]?.[oldColumn];
      if (cell === undefined) return;
      line[at + 1] =
        oldRow === headerRow && typeof cell.value === 'string'
          ? { ...cell, value: plan.header(cell.value, oldColumn) }
          : cell;
    });
    rows[index + 1] = line;
  });
  return { ...sheet, rows, merges: undefined, lastRow: plan.rows.length, lastColumn: plan.columns.length };
}

/** Values that are in no cell of their own row may change with the rows above them. */
const FROM_ELSEWHERE = new Set(['date', 'gender']);

/**
 * What was read of the changed sheet must be what the unchanged one says, or absent: nothing wrong in silence. A value beside which
 * a problem or a question is reported is not silent.
 */
function silentlyWrong(truth: TruthForm, read: Form | undefined, plan: Plan, asked: ReadonlySet<string>): string[] {
  if (read === undefined) return [];
  const lines: string[] = [];
  const told = new Set(read.problems.map(({ cell }) => cell));
  const columns = new Map(read.columns.map(({ field, column }) => [field as string, column]));
  for (const record of read.records) {
    const old = plan.rows[record.row - 1];
    const same = truth.records.filter(({ row }) => row === old);
    if (same.length === 0) {
      lines.push(`row ${record.row} is no record`);
      continue;
    }
    for (const [field, value] of Object.entries(record.fields)) {
      if (FROM_ELSEWHERE.has(field)) continue;
      // which of two numbers is the first depends on their columns, and on the names whose they are
      if (/^phone2?$/u.test(field) && same.some(({ fields }) => fields.phone === value || fields.phone2 === value))
        continue;
      const right = same.some(
        ({ fields }) =>
          JSON.stringify((fields as Record<string, unknown>)[field])?.replace(/\s|\\n/gu, '') ===
          JSON.stringify(value).replace(/\s|\\n/gu, ''),
      );
      const column = columns.get(field);
      if (!right && !told.has(`${column}${record.row}`) && !asked.has(column ?? ''))
        lines.push(`row ${record.row} ${field}: ${JSON.stringify(value)}`);
    }
  }
  return lines;
}

function check(table: (typeof TABLES)[number], plan: Plan): string[] {
  const book = bookOfFixture(table.name);
  const sheets = book.sheets.map((sheet) =>
    sheet.name === table.form.sheet ? apply(sheet, plan, table.form.headerRows[0] ?? 0) : sheet,
  );
  const { forms, questions } = recognise({ ...book, sheets: sheets.filter(({ name }) => name === table.form.sheet) });
  const area = parseArea(table.form.range);
  expect(area).toBeDefined();
  const asked = new Set(questions.map(({ column }) => column));
  return silentlyWrong(table.form, forms[0] as Form | undefined, plan, asked)
    .slice(0, 3)
    .map((line) => `${table.name} ${table.form.sheet}: ${line}`);
}

const span = (length: number): number[] => Array.from({ length }, (_, i) => i + 1);
/** By number, so that a failure does not print a whole workbook. */
const table = fc.nat({ max: TABLES.length - 1 });
const tableAt = (index: number): (typeof TABLES)[number] => {
  const one = TABLES[index];
  if (one === undefined) throw new Error('no such table');
  return one;
};
const sheetOfTable = ({ name, form }: (typeof TABLES)[number]): SheetSnapshot => {
  const sheet = bookOfFixture(name).sheets.find((one) => one.name === form.sheet);
  if (sheet === undefined) throw new Error(`${name} has no sheet ${form.sheet}`);
  return sheet;
};
/** Columns before the days of a matrix: those can change places. */
const movable = ({ form }: (typeof TABLES)[number], sheet: SheetSnapshot): number => {
  const first = form.dayColumns === undefined ? undefined : Object.values(form.dayColumns)[0];
  return first === undefined ? sheet.lastColumn : columnNumber(first) - 1;
};

test('there are tables to change', () => {
  expect(TABLES.length).toBeGreaterThan(8);
});

test('columns that change places carry their values with them', () => {
  fc.assert(
    fc.property(table, fc.nat(), fc.nat(), (which, a, b) => {
      const one = tableAt(which);
      const sheet = sheetOfTable(one);
      const columns = span(sheet.lastColumn);
      const many = movable(one, sheet);
      const left = parseArea(one.form.range)?.left ?? 1;
      const [i, j] = [left - 1 + (a % (many - left + 1)), left - 1 + (b % (many - left + 1))];
      [columns[i], columns[j]] = [columns[j] ?? 0, columns[i] ?? 0];
      const plan = { rows: span(sheet.lastRow), columns, header: (text: string) => text };
      expect(check(one, plan)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('columns that are added, taken out or emptied give no wrong value', () => {
  fc.assert(
    fc.property(table, fc.nat(), fc.nat(), fc.boolean(), (which, a, b, emptied) => {
      const one = tableAt(which);
      const sheet = sheetOfTable(one);
      const many = movable(one, sheet);
      const columns = span(sheet.lastColumn);
      if (emptied) columns[a % many] = 0;
      else columns.splice(a % many, 1);
      columns.splice(b % many, 0, 0);
      const plan = { rows: span(sheet.lastRow), columns, header: (text: string) => text };
      expect(check(one, plan)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('rows that are taken out, or empty rows between others, give no wrong value', () => {
  fc.assert(
    fc.property(
      table,
      fc.array(fc.nat(), { maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 4 }),
      (which, out, blank) => {
        const one = tableAt(which);
        const sheet = sheetOfTable(one);
        const header = one.form.headerRows[0] ?? 1;
        const rows = span(sheet.lastRow);
        for (const n of out) {
          const at = header + (n % Math.max(1, rows.length - header));
          if (at < rows.length) rows.splice(at, 1);
        }
        for (const n of blank) rows.splice(header + (n % Math.max(1, rows.length - header)), 0, 0);
        const plan = { rows, columns: span(sheet.lastColumn), header: (text: string) => text };
        expect(check(one, plan)).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
});

test('headers with a character wrong, too few or too many are read rightly, asked, or left out', () => {
  fc.assert(
    fc.property(
      table,
      fc.nat(),
      fc.nat(),
      fc.constantFrom('某', '的', '', '么'),
      fc.boolean(),
      (which, a, b, character, added) => {
        const one = tableAt(which);
        const sheet = sheetOfTable(one);
        const target = 1 + (a % movable(one, sheet));
        const spoil = (text: string, column: number): string => {
          // of two characters one is too little to go by
          if (column !== target || text.replace(/\s/gu, '').length < 3) return text;
          const at = b % text.length;
          return text.slice(0, at) + character + text.slice(added ? at : at + 1);
        };
        const plan = { rows: span(sheet.lastRow), columns: span(sheet.lastColumn), header: spoil };
        expect(check(one, plan).map((line) => `${columnLetters(target)} ${line}`)).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
});

test.each(TABLES.map((one) => [`${one.name} ${one.form.sheet}`, one] as const))(
  '%s with Traditional headers is read alike',
  (_, one) => {
    const convert = OpenCC.Converter({ from: 'cn', to: 't' });
    const sheet = sheetOfTable(one);
    const plan = {
      rows: span(sheet.lastRow),
      columns: span(sheet.lastColumn),
      header: (text: string) => convert(text),
    };
    const book = bookOfFixture(one.name);
    const read = (changed: SheetSnapshot): Form | undefined => recognise({ ...book, sheets: [changed] }).forms[0];
    const plain = read({ ...sheet, merges: undefined });
    const traditional = read(apply(sheet, plan, one.form.headerRows[0] ?? 0));
    expect(traditional?.records).toEqual(plain?.records);
    expect(traditional?.columns.map(({ field, column }) => `${field}@${column}`)).toEqual(
      plain?.columns.map(({ field, column }) => `${field}@${column}`),
    );
  },
);
