import { basename } from 'node:path';

import { buildLedger } from '../../customers';
import { monthTrend, rollupMonth, rollupSheetChanges, type MonthReport } from '../../jobs';
import { FLOW_KEYS, toMonthJson, type Figures, type MonthFigures } from '../../rollups';
import type { ChangeSet } from '../../sheet';
import { say, text, type TextKey } from '../../words';
import { applyToXlsx, blankXlsx, readXlsx } from '../../workbook/xlsx';
import { command } from '../command';
import { table, type Console } from '../console';
import {
  dryRun,
  inPlace,
  json,
  out,
  profile,
  skipConflicts,
  today,
  month as monthOption,
  type Values,
} from '../options';
import { CommandError, type Outcome } from '../outcome';
import { provenance } from '../provenance';
import { printConflicts, save, writeElsewhere } from '../saving';
import { loadProfile, needForms, openStore, systemToday, type OpenedBook } from '../workspace';

const OPTIONS = { json, today, profile, month: monthOption, dryRun, out, inPlace, skipConflicts };
type Options = Values<typeof OPTIONS>;

/** `sanbiao month`: the month's figures of one workbook, or of several as one store, printed and on request written as a sheet. */
export const month = command({ name: 'month', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  const { store, books, failed } = openStore(options.files, console);
  if (options.inPlace && books.length > 1) throw new CommandError('bad-input', text('cli.error.one-file'));
  needForms(books, console);
  const profile = loadProfile(options.profile, store.book);
  const today = options.today ?? systemToday();
  const ledger = buildLedger(store.recognised, profile);
  const report = rollupMonth(store.recognised, ledger, profile, options.month ?? today.slice(0, 7), today);
  if (options.json)
    console.print(
      JSON.stringify({ ...toMonthJson(report, console.locale), ...(options.dryRun && provenance(books)) }, null, 2),
    );
  else printMonth(report, console);
  const trend = (): MonthFigures[] => monthTrend(store.recognised, ledger, profile, report.month, today);
  const refused =
    !options.dryRun && (options.out !== undefined || options.inPlace) && !write(report, trend, books, options, console);
  if (refused) return 'conflicts';
  return failed > 0 ? 'bad-input' : 'done';
}

/** Into the one workbook (or a copy of it); several workbooks make a new store workbook. False when there was a conflict. */
function write(
  report: MonthReport,
  trend: () => readonly MonthFigures[],
  books: readonly OpenedBook[],
  options: Options,
  console: Console,
): boolean {
  const [only] = books;
  if (only === undefined) return true;
  const single = books.length === 1;
  const cover = say(text('cli.month.cover'), console.locale);
  const bytes = single ? only.bytes : blankXlsx(cover);
  const book = single ? only.book : readXlsx(bytes, basename(options.out ?? ''));
  const changes: ChangeSet = [
    ...(single ? [] : coverChanges(cover, report, books, console)),
    ...rollupSheetChanges(book, report, trend(), console.locale),
  ];
  const result = applyToXlsx(bytes, changes, {
    conflicts: options.skipConflicts ? 'skip' : 'refuse',
    name: book.name,
  });
  printConflicts(result.report, console);
  if (result.report.conflicts.length > 0 && !options.skipConflicts) return false;
  if (single) {
    console.note(
      text('cli.written', { file: save(only, result.bytes, options, console), count: result.report.applied }),
    );
  } else if (options.out !== undefined) {
    writeElsewhere(options.out, result.bytes, books);
    console.note(text('cli.written', { file: options.out, count: result.report.applied }));
  }
  return true;
}

/** The store workbook's first sheet: which files it was made from, and what each of them held. */
function coverChanges(sheet: string, report: MonthReport, books: readonly OpenedBook[], console: Console): ChangeSet {
  const words = (key: TextKey): string => console.say(text(key));
  const rows = [
    [console.say(text('cli.month.cover-title', { month: report.month })), '', '', ''],
    [
      words('cli.month.cover-file'),
      words('cli.month.cover-forms'),
      words('cli.month.cover-records'),
      words('cli.month.cover-problems'),
    ],
    ...books.map(({ book, recognised }) => [
      book.name,
      recognised.forms.length,
      recognised.forms.reduce((sum, form) => sum + form.records.length, 0),
      recognised.forms.reduce((sum, form) => sum + form.problems.length, 0),
    ]),
  ];
  const cells = rows.flatMap((row, r) =>
    row.flatMap((after, c) =>
      after === '' ? [] : [{ kind: 'value', sheet, cell: `${'ABCD'[c] ?? ''}${r + 1}`, after } as const],
    ),
  );
  return [
    ...cells,
    { kind: 'font', sheet, cell: 'A1', after: { bold: true, size: 14 } },
    { kind: 'font', sheet, cell: 'A2:D2', after: { bold: true } },
    { kind: 'column-width', sheet, columns: 'A', after: 40 },
    { kind: 'column-width', sheet, columns: 'B:D', after: 12 },
  ];
}

function printMonth(report: MonthReport, console: Console): void {
  console.print(console.say(text('cli.month.head', { month: report.month, ...report.store.total })));
  const columns = [
    'name',
    'carried',
    'new',
    'won',
    'lost',
    'out-of-control',
    'frozen',
    'reopened',
    'end',
    'visits',
    'filed',
    'filing-rate',
    'closing-rate',
  ] as const;
  const row = (name: string, figures: Figures): string[] => [
    name,
    ...FLOW_KEYS.filter((key) => key !== 'in' && key !== 'out')
      .sort((a, b) => FLOW_ORDER.indexOf(a) - FLOW_ORDER.indexOf(b))
      .map((key) => String(figures.total[key])),
    String(figures.visits),
    String(figures.filed),
    percent(figures.filingRate),
    percent(figures.closingRate),
  ];
  const rows = [
    columns.map((column) => console.say(text(`cli.month.columns.${column}`))),
    ...report.consultants.map((consultant) => row(consultant.name, consultant)),
    row(console.say(text('cli.month.store')), report.store),
  ];
  for (const line of table(rows)) console.print(`  ${line}`);
  for (const difference of report.differences) {
    const { consultant, text: words, customers } = difference;
    const people = peopleOf(customers, console);
    const key = consultant === '' ? 'cli.month.difference-of-nobody' : 'cli.month.difference';
    console.print(console.say(text(key, { consultant, text: words, people })));
  }
}

/** How many customers of a difference are named on a line. */
const NAMED = 12;

function peopleOf(customers: MonthReport['differences'][number]['customers'], console: Console): string {
  const shown = customers.slice(0, NAMED).map(({ name, rows: [row] }) => {
    const who = name ?? console.say(text('rollups.sheet.unnamed'));
    return row === undefined ? who : `${who}（${row.sheet}!${String(row.row)}）`;
  });
  const list = shown.join('、');
  return customers.length > NAMED
    ? console.say(text('rollups.sheet.differences.more', { shown: list, count: customers.length }))
    : list;
}

const FLOW_ORDER: readonly string[] = ['carried', 'new', 'won', 'lost', 'outOfControl', 'frozen', 'reopened', 'end'];

/** `—` where it cannot be known: never 0 for unknown. */
function percent(rate: number | undefined): string {
  return rate === undefined ? '—' : `${(rate * 100).toFixed(1)}%`;
}
