import { monthTrend, rollupMonth, rollupSheetChanges, type MonthReport } from '../../jobs';
import {
  endKey,
  FIGURES,
  FLOW_KEYS,
  shownAt,
  toMonthJson,
  valueAt,
  type FigurePath,
  type Figures,
  type MonthFigures,
} from '../../rollups';
import type { WorkbookSnapshot } from '../../sheet';
import { aside, listed, text, type Text } from '../../words';
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
import { needForms, openStore, storeLedger, systemToday } from '../workspace';
import { writeReport } from '../writing';

const OPTIONS = { json, today, profile, month: monthOption, dryRun, out, inPlace, skipConflicts };
type Options = Values<typeof OPTIONS>;

/** `sanbiao month`: the month's figures of one workbook, or of several as one store, printed and on request written as a sheet. */
export const month = command({ name: 'month', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  const { store, books, failed } = openStore(options.files, console);
  if (options.inPlace && books.length > 1) throw new CommandError('bad-input', text('cli.error.one-file'));
  needForms(books, console);
  const { ledger, rules } = storeLedger(options.profile, store, books, console);
  const { profile } = rules;
  const today = options.today ?? systemToday();
  const report = rollupMonth(store.recognised, ledger, profile, options.month ?? today.slice(0, 7), today);
  if (options.json)
    console.print(
      JSON.stringify({ ...toMonthJson(report, console.locale), ...(options.dryRun && provenance(books)) }, null, 2),
    );
  else printMonth(report, console);
  const trend = (): MonthFigures[] => monthTrend(store.recognised, ledger, profile, report.month, today);
  const made = {
    title: text('cli.month.cover-title', { month: report.month }),
    changes: (book: WorkbookSnapshot) => rollupSheetChanges(book, report, trend(), console.locale),
  };
  if (!writeReport(made, books, options, console)) return 'conflicts';
  return failed > 0 ? 'bad-input' : 'done';
}

function printMonth(report: MonthReport, console: Console): void {
  const end = endKey(report);
  const left = text(`cli.month.columns.${end}`);
  console.print(console.say(text('cli.month.head', { month: report.month, ...report.store.total, left })));
  const columns = ['name', 'carried', 'new', 'won', 'lost', 'out-of-control', 'frozen', 'reopened', end] as const;
  const shown = shownAt('line');
  const row = (name: string, figures: Figures): string[] => [
    name,
    ...FLOW_KEYS.filter((key) => key !== 'in' && key !== 'out')
      .sort((a, b) => FLOW_ORDER.indexOf(a) - FLOW_ORDER.indexOf(b))
      .map((key) => String(figures.total[key])),
    ...shown.map(({ path }) => shownAs(path, valueAt(figures, path))),
  ];
  const rows = [
    [
      ...columns.map((column) => console.say(text(`cli.month.columns.${column}`))),
      ...shown.map(({ path }) => console.say(text(`rollups.figure.${path}`))),
    ],
    ...report.consultants.map((consultant) => row(consultant.name, consultant)),
    row(console.say(text('cli.month.store')), report.store),
  ];
  for (const line of table(rows)) console.print(`  ${line}`);
  for (const difference of report.differences) {
    const { consultant, text: words, customers } = difference;
    const people = peopleOf(customers);
    const key = consultant === '' ? 'cli.month.difference-of-nobody' : 'cli.month.difference';
    console.print(console.say(text(key, { consultant, text: words, people })));
  }
}

/** How many customers of a difference are named on a line. */
const NAMED = 12;

function peopleOf(customers: MonthReport['differences'][number]['customers']): Text {
  const shown = customers.slice(0, NAMED).map(({ name, rows: [row] }) => {
    const who = name ?? text('rollups.sheet.unnamed');
    return row === undefined ? who : aside(who, `${row.sheet}!${String(row.row)}`);
  });
  return customers.length > NAMED
    ? text('rollups.sheet.differences.more', { shown, count: customers.length })
    : listed(shown);
}

const FLOW_ORDER: readonly string[] = ['carried', 'new', 'won', 'lost', 'outOfControl', 'frozen', 'reopened', 'end'];

/** `—` where it cannot be known: never 0 for unknown. */
function shownAs(path: FigurePath, value: number | undefined): string {
  if (value === undefined) return '—';
  return FIGURES[path].kind === 'rate' ? `${(value * 100).toFixed(1)}%` : String(value);
}
