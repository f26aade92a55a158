import { dateOf } from '../../calendar';
import { buildLedger, maskPhone } from '../../customers';
import { careLines, careReport, toCareReportJson, type CareReport } from '../../jobs';

import { CAR_STATES, carLabel } from '../../owners';
import { profileTitle } from '../../profile';
import { text } from '../../words';
import { command } from '../command';
import { table, type Console } from '../console';
import { dryRun, inPlace, json, out, profile, skipConflicts, today, type Values } from '../options';
import type { Outcome } from '../outcome';
import { provenance } from '../provenance';
import { needAfterSales, openStore, storeProfile, systemToday } from '../workspace';
import { printChanges, asksToWrite, writeBack } from '../writing';

const OPTIONS = { json, today, profile, dryRun, out, inPlace, skipConflicts };
type Options = Values<typeof OPTIONS>;

/** `sanbiao care`: whom to call for what after the sale, and marks in the follow-up form's own columns. */
export const care = command({ name: 'care', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  const { store, books, failed } = openStore(options.files, console);
  const writes = asksToWrite(options, books);
  needAfterSales(books);
  const profile = storeProfile(options.profile, books, console);
  const report = careReport(
    store.book,
    store.recognised,
    profile,
    options.today ?? systemToday(),
    buildLedger(store.recognised, profile),
  );
  if (options.json) {
    const json = toCareReportJson(report, console.locale);
    console.print(JSON.stringify({ ...json, ...(options.dryRun && provenance(books)) }, null, 2));
  } else printCare(report, profileTitle(profile), console);
  if (writes) {
    if (!writeBack(books, store.split(report.changes), options, console)) return 'conflicts';
  } else if (!options.json && !options.dryRun) console.note(text('cli.nothing-written'));
  return failed > 0 ? 'bad-input' : 'done';
}

function printCare(report: CareReport, profile: string, console: Console): void {
  const { plan } = report;
  const lines = careLines(plan);
  const count = (status: string): number => lines.filter((line) => line.status === status).length;
  const head = { overdue: count('overdue'), dueToday: count('due-today'), upcoming: count('upcoming') };
  const today = dateOf(plan.today);
  console.print(console.say(text('cli.care.head', { today, profile, owners: plan.owners.length, ...head })));
  const rows = lines.map((line) => [
    line.due,
    line.status === 'overdue'
      ? console.say(text('cli.run.overdue', { days: line.overdueDays }))
      : console.say(text(`cli.care.${line.status}`)),
    console.say(text(`owners.do.${line.kind}`)) +
      (line.stepWords === undefined ? '' : ` ${console.say(line.stepWords)}`),
    line.name ?? '',
    line.phone === undefined ? '' : maskPhone(line.phone),
    line.car ?? '',
    line.by ?? '',
    line.row ? `${line.row.sheet}!${String(line.row.row)}` : '',
    console.say(line.why),
  ]);
  for (const line of table(rows)) console.print(`  ${line}`);
  const refused = plan.tasks.length - lines.length;
  if (refused > 0) console.print(console.say(text('owners.refused', { count: refused })));
  printStates(report, console);
  printChanges(report.changes, console);
  for (const { sheet, cell, text: sentence } of report.questions)
    console.print(console.say(text('cli.question', { sheet, cell, text: sentence })));
}

/** Cars by state, and the amber ones with the reason. */
function printStates({ plan }: CareReport, console: Console): void {
  const cars = plan.owners.flatMap(({ owner, vehicles }) => vehicles.map((vehicle) => ({ owner, ...vehicle })));
  const counts = CAR_STATES.flatMap((state) => {
    const n = cars.filter((car) => car.state === state).length;
    return n === 0 ? [] : [`${console.say(text(`owners.name.${state}`))} ${String(n)}`];
  });
  console.print(console.say(text('cli.care.states', { counts: counts.join(console.locale === 'en' ? ', ' : '，') })));
  const amber = cars.filter(({ state }) => state === 'at-risk');
  if (amber.length === 0) return;
  console.print(console.say(text('cli.care.at-risk', { count: amber.length })));
  const rows = amber.map(({ owner, car, why }) => [
    owner.name ?? '',
    owner.phone === undefined ? '' : maskPhone(owner.phone),
    carLabel(car),
    console.say(why),
  ]);
  for (const line of table(rows)) console.print(`  ${line}`);
}
