import { recognise } from '../../src/forms';
import { bookOf, columnLetters, sheetOf } from '../../src/sheet';
import { Random } from '../../src/workshop/store/random';
import { MORE_SYSTEM_LAYOUTS } from './system-layouts-more';
import { SYSTEM_LAYOUTS, type SystemColumn, type SystemLayout } from './system-layouts';

type Cell = string | number | null;

interface Figures {
  right: number;
  extra: number;
  missing: number;
  valuesRight: number;
  valuesWrong: number;
  valuesMissing: number;
  notes: string[];
}

const DAYS = Array.from({ length: 30 }, (_, i) => i + 1);

/** Reads the layout with its columns in this order, a matrix with the days behind its 期初级别, and compares columns and values. */
function measure(layout: SystemLayout, columns: readonly SystemColumn[], sum: Figures): void {
  const days = layout.form === 'contact-matrix' ? DAYS : [];
  const at = days.length > 0 ? columns.findIndex(([, field]) => field === 'monthEndLevel') : columns.length;
  const line = (cell: (column: SystemColumn) => Cell, ofDay: (day: number) => Cell): Cell[] => [
    ...columns.slice(0, at).map(cell),
    ...days.map(ofDay),
    ...columns.slice(at).map(cell),
  ];
  const rows: Cell[][] = [
    ...(layout.title === undefined ? [] : [[layout.title]]),
    line(
      ([header]) => header,
      (day) => day,
    ),
    ...([0, 1, 2] as const).map((r) =>
      line(
        ([, , values]) => values[r],
        (day) => (day === r + 2 ? 'A' : null),
      ),
    ),
  ];
  const read = recognise(bookOf([sheetOf(layout.sheet, rows)], { name: 'export.xlsx' }));
  const form = read.forms[0];
  expect([layout.name, form?.form, read.forms.length]).toEqual([layout.name, layout.form, 1]);
  columns.forEach(([header, field, values, wanted = values], index) => {
    const letters = columnLetters(index < at ? index + 1 : index + 1 + days.length);
    const found = form?.columns.filter(({ column }) => column === letters).map((column) => column.field) ?? [];
    const note = (words: string): void => void sum.notes.push(`${layout.name}: ${header} ${words}`);
    if (field !== null && found.includes(field)) sum.right += 1;
    else if (field !== null) {
      sum.missing += 1;
      note(`is not ${field}`);
    }
    // one cell may give two fields: a day and its time, a name and its number
    const beside = found.includes('date') ? 'arriveTime' : found.includes('customerName') ? 'phone' : undefined;
    for (const other of found.filter((one) => one !== field && (field === null || one !== beside))) {
      sum.extra += 1;
      note(`taken for ${other}`);
    }
    if (field === null || field === 'carryOver') return;
    ([0, 1, 2] as const).forEach((r) => {
      const want = wanted[r] ?? undefined;
      const have = (form?.records[r]?.fields as Readonly<Record<string, unknown>> | undefined)?.[field];
      if (want === have) sum.valuesRight += want === undefined ? 0 : 1;
      else if (have === undefined) sum.valuesMissing += 1;
      else {
        sum.valuesWrong += 1;
        note(`${String(have)} instead of ${String(want)}`);
      }
    });
  });
}

function figuresOf(order: (columns: readonly SystemColumn[], index: number) => readonly SystemColumn[]): Figures {
  const sum: Figures = { right: 0, extra: 0, missing: 0, valuesRight: 0, valuesWrong: 0, valuesMissing: 0, notes: [] };
  [...SYSTEM_LAYOUTS, ...MORE_SYSTEM_LAYOUTS].forEach((layout, index) =>
    measure(layout, order(layout.columns, index), sum),
  );
  return sum;
}

function holds(sum: Figures): void {
  const f1 = (2 * sum.right) / (2 * sum.right + sum.extra + sum.missing);
  const values = sum.valuesRight + sum.valuesWrong + sum.valuesMissing;
  if (process.env['SANBIAO_CLASSES'] !== undefined)
    console.log(
      `system layouts: columns F1 ${f1.toFixed(4)}, fields ${(sum.valuesRight / values).toFixed(4)}, wrong ${(sum.valuesWrong / values).toFixed(4)}\n${sum.notes.join('\n')}`,
    );
  const good = f1 >= 0.97 && sum.valuesRight / values >= 0.97 && sum.valuesWrong / values <= 0.005;
  expect({ good, notes: good ? [] : sum.notes }).toEqual({ good: true, notes: [] });
}

test('exports of dealer systems with up to 31 columns are read by their words and values', () => {
  holds(figuresOf((columns) => columns));
});

test('and so they are in any other order of their columns', () => {
  for (let seed = 1; seed <= 2; seed += 1)
    holds(
      figuresOf((columns, index) => {
        // a form of address stands beside its surname; a matrix has its levels before and behind the days
        if (columns.some(([header]) => header === '称谓' || header === '期初级别')) return columns;
        return new Random(seed * 100 + index).shuffle(columns);
      }),
    );
});
