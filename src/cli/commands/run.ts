import { maskPhone } from '../../customers';
import { runDay, toRunJson, type CustomerDay, type DayReport } from '../../jobs';
import { profileTitle } from '../../profile';
import { text } from '../../words';
import { command } from '../command';
import { table, type Console } from '../console';
import { dryRun, inPlace, json, out, profile, skipConflicts, today, type Values } from '../options';
import type { Outcome } from '../outcome';
import { provenance } from '../provenance';
import { needForms, openStore, storeLedger, systemToday } from '../workspace';
import { printChanges, asksToWrite, writeBack } from '../writing';

const OPTIONS = { json, today, profile, dryRun, out, inPlace, skipConflicts };
type Options = Values<typeof OPTIONS>;

/** `sanbiao run`: the day on one workbook, or on several as one store; each file gets its own changes. */
export const run = command({ name: 'run', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  const { store, books, failed } = openStore(options.files, console);
  const writes = asksToWrite(options, books);
  needForms(books, console);
  const { ledger, rules } = storeLedger(options.profile, store, books, console);
  const report = runDay(store.book, store.recognised, rules.profile, options.today ?? systemToday(), { ledger });
  const own = [...(rules.own ?? [])].map(([workbook, { name }]) => ({ workbook, profile: name }));
  if (options.json)
    console.print(
      JSON.stringify(
        {
          ...toRunJson(report, console.locale),
          ...(own.length > 0 && { profiles: own }),
          ...(options.dryRun && provenance(books)),
        },
        null,
        2,
      ),
    );
  else printDay(report, profileTitle(rules.profile), console);

  if (writes) {
    if (!writeBack(books, store.split(report.changes), options, console)) return 'conflicts';
  } else if (!options.json && !options.dryRun) console.note(text('cli.nothing-written'));
  return failed > 0 ? 'bad-input' : 'done';
}

function printDay(report: DayReport, profile: string, console: Console): void {
  const count = (test: (customer: CustomerDay) => boolean): number => report.customers.filter(test).length;
  const soon = report.customers.filter(
    (customer) => customer.status === 'upcoming' && daysUntil(report.today, customer) <= 7,
  );
  console.print(
    console.say(
      text('cli.run.head', {
        today: report.today,
        profile,
        overdue: count((customer) => customer.status === 'overdue'),
        dueToday: count((customer) => customer.status === 'due-today'),
        upcoming: soon.length,
        open: count((customer) => customer.state === 'open'),
      }),
    ),
  );
  const urgent = report.customers
    .filter((customer) => customer.status === 'overdue' || customer.status === 'due-today')
    .concat(soon)
    .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : (a.due ?? '') > (b.due ?? '') ? 1 : 0));
  const rows = urgent.map((customer) => [
    customer.due ?? '',
    statusWords(report.today, customer, console),
    customer.level ?? '',
    customer.name ?? '',
    customer.phone === undefined ? '' : maskPhone(customer.phone),
    customer.consultant ?? '',
    customer.rows.map((row) => `${row.sheet}!${row.row}`).at(-1) ?? '',
    unmarkedWords(report.today, customer, console),
  ]);
  for (const line of table(rows)) console.print(`  ${line}`);
  printMissed(report, console);
  printChanges(report.changes, console);
  for (const question of report.questions) {
    console.print(
      console.say(text('cli.question', { sheet: question.sheet, cell: question.cell, text: question.text })),
    );
  }
}

function statusWords(today: string, customer: CustomerDay, console: Console): string {
  if (customer.status === 'overdue') return console.say(text('cli.run.overdue', { days: customer.overdueDays }));
  if (customer.status === 'due-today') return console.say(text('cli.run.due-today'));
  return console.say(text('cli.run.upcoming', { days: daysUntil(today, customer) }));
}

/** Why a customer who is due has no mark in a sheet: never in silence. */
function unmarkedWords(today: string, { due = '', unmarked }: CustomerDay, console: Console): string {
  if (unmarked === undefined) return '';
  const month = (due < today ? today : due).slice(0, 7);
  const why = text(`schedule.unmarked.${unmarked}`, { month });
  return console.say(text('cli.run.unmarked', { why }));
}

/** 漏访: a visit that was planned for a day that has passed, and nobody called since. */
function printMissed(report: DayReport, console: Console): void {
  const missed = report.customers.filter(({ missedPlan, status }) => missedPlan !== undefined && status !== 'none');
  if (missed.length === 0) return;
  console.print(console.say(text('cli.run.missed', { count: missed.length })));
  const rows = missed.map(({ missedPlan = '', level = '', name = '', phone, consultant = '' }) => [
    missedPlan,
    level,
    name,
    phone === undefined ? '' : maskPhone(phone),
    consultant,
  ]);
  for (const line of table(rows)) console.print(`  ${line}`);
}

function daysUntil(today: string, customer: CustomerDay): number {
  return customer.due === undefined ? Infinity : (Date.parse(customer.due) - Date.parse(today)) / 86_400_000;
}
