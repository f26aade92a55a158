import { basename } from 'node:path';

import {
  callSheetChanges,
  eventReports,
  listsIn,
  MONEY_TILES,
  moneyTiles,
  outcomesIn,
  planFor,
  plansIn,
  summaryChanges,
  toEventJson,
  togetherWords,
  toldLines,
  wholeEvents,
  type EventOutcome,
  type EventPlan,
  type EventReport,
  type EventParts,
  type InvitationList,
} from '../../events';
import { dayOf } from '../../calendar';
import { guestFacts, ownerBook } from '../../owners';
import { ownerRules } from '../../profile';
import { appliedTo, type ChangeSet, type WorkbookSnapshot } from '../../sheet';
import { text } from '../../words';
import { applyToXlsx } from '../../workbook/xlsx';
import { command } from '../command';
import { table, type Console } from '../console';
import { date, dryRun, flag, inPlace, json, out, profile, type Values } from '../options';
import { CommandError, type Outcome } from '../outcome';
import { provenance } from '../provenance';
import { printConflicts, save } from '../saving';
import { loadProfile, openStore } from '../workspace';

const OPTIONS = {
  json,
  today: date('today'),
  profile,
  calls: flag('calls'),
  withPhones: flag('with-phones'),
  dryRun,
  out,
  inPlace,
};
type Options = Values<typeof OPTIONS>;

/** Without `--today` the sheets are taken as they stand, whatever their dates. */
const AS_THEY_STAND = '2099-12-31';

/** `sanbiao event`: the figures and findings of invitation lists, and on request 活动总结 as sheets. */
export const event = command({ name: 'event', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  const { store, books, failed } = openStore(options.files, console);
  const writes = options.out !== undefined || options.inPlace;
  const [only, ...others] = books;
  if (options.calls && !writes) throw new CommandError('bad-input', text('cli.event.calls-where'));
  if (writes && others.length > 0) throw new CommandError('bad-input', text('cli.error.one-file'));
  const { book, recognised } = store;
  const lists = listsIn(book, recognised);
  if (lists.length === 0)
    throw new CommandError('bad-input', text('cli.event.no-lists', { files: books.map((one) => one.book.name) }));
  const rules = ownerRules(loadProfile(options.profile, book));
  const facts = guestFacts(ownerBook(recognised.afterSales, rules, dayOf(options.today ?? AS_THEY_STAND)));
  const reports = eventReports(lists, facts);
  const plans = plansIn(book);
  const { events, asked } = wholeEvents(book, lists, plans);
  const whole = { reports: eventReports(events, facts), asked };
  const outcomes = outcomesIn(book, reports, plans);
  if (options.json)
    console.print(
      JSON.stringify(
        { ...toEventJson(reports, outcomes, console.locale, plans, whole), ...(options.dryRun && provenance(books)) },
        null,
        2,
      ),
    );
  else {
    reports.forEach((report, i) => printEvent(report, outcomes[i], planFor(report.name, plans), console));
    for (const report of whole.reports) if (report.parts !== undefined) printTogether(report, report.parts, console);
    for (const one of asked) console.print(console.say(one));
  }
  if (writes && !options.dryRun && only !== undefined) {
    const changes = options.calls
      ? callSheetsOf(book, events, plans, options, console)
      : summaryChanges(book, { lists: events, reports: whole.reports, plans }, console.locale);
    const result = applyToXlsx(only.bytes, changes, { name: basename(only.path) });
    printConflicts(result.report, console);
    if (result.report.conflicts.length > 0) return 'conflicts';
    const file = save(only, result.bytes, options, console);
    console.note(text('cli.written', { file, count: result.report.applied }));
  }
  return failed > 0 ? 'bad-input' : 'done';
}

/** The sheets to print of every list; one set, as two events may have callers of one name. */
function callSheetsOf(
  book: WorkbookSnapshot,
  lists: readonly InvitationList[],
  plans: readonly EventPlan[],
  { withPhones }: Options,
  { locale }: Console,
): ChangeSet {
  return lists.reduce<ChangeSet>((made, list) => {
    const before = appliedTo(book, made);
    return [...made, ...callSheetChanges(before, list, planFor(list.name, plans), { withPhones, locale })];
  }, []);
}

const COUNTS = ['invited', 'reached', 'coming', 'unsure', 'notComing', 'unanswered', 'attended', 'dealt'] as const;
const RATES = ['reachRate', 'promiseRate', 'showRate', 'dealRate', 'crossShare'] as const;
const PER_INVITER = ['invited', 'reached', 'coming', 'attended', 'dealt'] as const;

/** An event over several sheets: its figures alone; what is wrong was said of each list. */
function printTogether(report: EventReport, parts: EventParts, console: Console): void {
  console.print(console.say(togetherWords(report.name, parts)));
  console.print(
    `  ${COUNTS.map((key) => `${console.say(text(`events.sheet.tile.${key}`))} ${String(report[key])}`).join(' · ')}`,
  );
  console.print(
    `  ${RATES.map((key) => `${console.say(text(`events.sheet.tile.${key}`))} ${percent(report[key])}`).join(' · ')}`,
  );
  if (report.walkIns !== undefined) console.print(`  ${console.say(text('events.walk-ins', { ...report.walkIns }))}`);
}

function printEvent(
  report: EventReport,
  outcome: EventOutcome | undefined,
  plan: EventPlan | undefined,
  console: Console,
): void {
  const { name, sheet, from, to, inviters, findings, walkIns, unread = [] } = report;
  const days = from === undefined ? '' : to === undefined || to === from ? from : `${from} – ${to}`;
  console.print(console.say(text('cli.event.head', { name, sheet, days })));
  const planned = (['place', 'responsible', 'goal'] as const).flatMap((key) =>
    plan?.[key] === undefined ? [] : [`${console.say(text(`events.sheet.plan.label.${key}`))} ${plan[key]}`],
  );
  if (planned.length > 0) console.print(`  ${planned.join(' · ')}`);
  const word = (key: (typeof COUNTS)[number] | 'filed' | (typeof RATES)[number]): string =>
    console.say(text(`events.sheet.tile.${key}`));
  const counts = [...COUNTS, ...(report.filed === undefined ? [] : (['filed'] as const))];
  console.print(`  ${counts.map((key) => `${word(key)} ${String(report[key])}`).join(' · ')}`);
  console.print(`  ${RATES.map((key) => `${word(key)} ${percent(report[key])}`).join(' · ')}`);
  const amounts = {
    ...(outcome && moneyTiles(outcome)),
    output: report.output,
    outputPerGuest: report.outputPerGuest,
  };
  const money = [...MONEY_TILES, 'output' as const, 'outputPerGuest' as const].flatMap((key) => {
    const amount = amounts[key];
    return amount === undefined ? [] : [`${console.say(text(`events.sheet.tile.${key}`))} ¥${String(amount)}`];
  });
  if (money.length > 0) console.print(`  ${money.join(' · ')}`);
  if (outcome !== undefined) for (const line of table(outcomeRows(outcome, console))) console.print(`  ${line}`);
  if (walkIns !== undefined) console.print(`  ${console.say(text('events.walk-ins', { ...walkIns }))}`);
  const rows = [
    [console.say(text('events.sheet.summary.inviter')), ...PER_INVITER.map(word)],
    ...inviters.map((one) => [one.name, ...PER_INVITER.map((key) => String(one[key]))]),
  ];
  if (inviters.length > 0) for (const line of table(rows)) console.print(`  ${line}`);
  for (const { cell, text: words } of unread)
    console.print(`  ${console.say(text('events.unread', { sheet, cell, words }))}`);
  for (const finding of findings) console.print(`  ${finding.sheet}!${finding.cell}  ${console.say(finding.text)}`);
}

const OUTCOME_HEAD = ['target-of', 'target', 'actual', 'done', 'reason', 'measure'] as const;

/** Target against result with reason and measure; no row where nobody told any. */
function outcomeRows(outcome: EventOutcome, console: Console): readonly (readonly string[])[] {
  const amount = (value: number | undefined): string => (value === undefined ? '—' : String(value));
  const oneLine = (words = ''): string => words.replace(/\s+/gu, ' ');
  const lines = toldLines(outcome).map(([key, { target, actual, done, reason, measure }]) => [
    console.say(text(key === 'money' ? 'events.sheet.summary.money' : `events.sheet.plan.target.${key}`)),
    amount(target),
    amount(actual),
    percent(done),
    oneLine(reason),
    oneLine(measure),
  ]);
  return lines.length === 0
    ? []
    : [OUTCOME_HEAD.map((key) => console.say(text(`events.sheet.summary.${key}`))), ...lines];
}

/** `—` where it cannot be known: never 0 for unknown. */
const percent = (rate: number | undefined): string => (rate === undefined ? '—' : `${(rate * 100).toFixed(1)}%`);
