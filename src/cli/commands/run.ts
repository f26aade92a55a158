import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';

import { maskPhone } from '../../customers';
import { runDay, toRunJson, type CustomerDay, type DayReport } from '../../jobs';
import { profileTitle } from '../../profile';
import type { Change, ChangeSet } from '../../sheet';
import { text } from '../../words';
import { applyToXlsx } from '../../workbook/xlsx';
import { command } from '../command';
import { table, type Console } from '../console';
import { dryRun, inPlace, json, out, profile, skipConflicts, today, type Values } from '../options';
import { checkUnchanged } from '../disk';
import { CommandError, type Outcome } from '../outcome';
import { provenance } from '../provenance';
import { printConflicts, save } from '../saving';
import { loadProfile, needForms, openStore, systemToday } from '../workspace';

const OPTIONS = { json, today, profile, dryRun, out, inPlace, skipConflicts };
type Options = Values<typeof OPTIONS>;

/** `sanbiao run`: the day on one workbook, or on several as one store; each file gets its own changes. */
export const run = command({ name: 'run', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  const { store, books, failed } = openStore(options.files, console);
  const writes = !options.dryRun && (options.inPlace || options.out !== undefined);
  if (writes && books.length > 1 && options.out !== undefined && !isFolder(options.out)) {
    throw new CommandError('bad-input', text('cli.error.out-not-folder', { out: options.out }));
  }
  needForms(books, console);
  const profile = loadProfile(options.profile, store.book);
  const report = runDay(store.book, store.recognised, profile, options.today ?? systemToday());
  if (options.json)
    console.print(
      JSON.stringify({ ...toRunJson(report, console.locale), ...(options.dryRun && provenance(books)) }, null, 2),
    );
  else printDay(report, profileTitle(profile), console);

  let refused = false;
  if (writes) {
    // Every file is worked out before the first is written: a conflict in one leaves all as they were.
    const parts = store.split(report.changes);
    const results = books.map((book, i) =>
      applyToXlsx(book.bytes, parts[i] ?? [], {
        conflicts: options.skipConflicts ? 'skip' : 'refuse',
        name: basename(book.path),
      }),
    );
    for (const result of results) printConflicts(result.report, console);
    refused = !options.skipConflicts && results.some((result) => result.report.conflicts.length > 0);
    if (!refused) {
      for (const book of options.inPlace ? books : []) checkUnchanged(book);
      results.forEach((result, i) => {
        const book = books[i];
        if (book === undefined) return;
        console.progress(text('cli.progress.writing', { file: basename(book.path) }));
        const file = save(book, result.bytes, options, console, books);
        console.note(text('cli.written', { file, count: result.report.applied }));
      });
    }
  } else if (!options.json && !options.dryRun) console.note(text('cli.nothing-written'));
  if (refused) return 'conflicts';
  return failed > 0 ? 'bad-input' : 'done';
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
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
  if (report.changes.length === 0) {
    console.print(console.say(text('cli.run.no-changes')));
  } else {
    console.print(console.say(text('cli.run.changes', { count: report.changes.length })));
    for (const line of changeLines(report.changes, console)) console.print(`  ${line}`);
  }
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

/** A line per change; the rules that colour one range are one line, since nobody reads their conditions. */
function changeLines(changes: ChangeSet, console: Console): readonly string[] {
  const lines: string[] = [];
  const coloured = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'conditional-format' || change.kind === 'remove-conditional-format') {
      const key = `${change.kind}|${change.sheet}|${change.range}`;
      if (coloured.has(key)) continue;
      coloured.add(key);
      lines.push(line(change, change.range, '', '', console));
    } else {
      const cell = 'cell' in change ? change.cell : '';
      if (change.kind === 'document-part') {
        lines.push(line(change, '', '', '', console));
        continue;
      }
      const before = 'before' in change && change.before !== undefined ? JSON.stringify(change.before) : '';
      const after = 'after' in change ? JSON.stringify(change.after) : console.say(text(`cli.change.${change.kind}`));
      lines.push(line(change, cell, before, `→ ${after}`, console));
    }
  }
  return lines;
}

function line(change: Change, cell: string, before: string, after: string, console: Console): string {
  const why = change.why === undefined ? '' : console.say(change.why);
  const place = cell === '' ? change.sheet : `${change.sheet}!${cell}`;
  return [place, before, after, why].filter((part) => part !== '').join('  ');
}
