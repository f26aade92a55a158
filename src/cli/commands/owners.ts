import { buildLedger } from '../../customers';
import { dataSheets, ownersReport, ownersSheetChanges } from '../../jobs';
import type { WorkbookSnapshot } from '../../sheet';
import {
  countName,
  OWNER_COUNTS,
  OWNER_RATES,
  rateDefinition,
  ratesOf,
  rfmDefinition,
  toOwnersJson,
  type OwnerFigures,
  type OwnerRate,
} from '../../owners/figures';
import { text, type KeyTail } from '../../words';
import { command } from '../command';
import { table, type Console } from '../console';
import { dryRun, inPlace, json, month, out, profile, skipConflicts, today, type Values } from '../options';
import { CommandError, type Outcome } from '../outcome';
import { needAfterSales, openStore, storeProfile, systemToday } from '../workspace';
import { writeReport } from '../writing';

const OPTIONS = { json, today, profile, month, dryRun, out, inPlace, skipConflicts };
type Options = Values<typeof OPTIONS>;

/** `sanbiao owners`: the month after the sale, figure by figure, printed and on request written as a sheet. */
export const owners = command({ name: 'owners', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  const { store, books, failed } = openStore(options.files, console);
  if (options.inPlace && books.length > 1) throw new CommandError('bad-input', text('cli.error.one-file'));
  needAfterSales(books);
  const profile = storeProfile(options.profile, books, console);
  const today = options.today ?? systemToday();
  const month = options.month ?? today.slice(0, 7);
  const sheets = dataSheets({ ...store, ledger: buildLedger(store.recognised, profile) });
  const figures = ownersReport(sheets, profile, month, today);
  if (options.json) console.print(JSON.stringify(toOwnersJson(figures), null, 2));
  else printFigures(figures, console);
  const made = {
    title: text('cli.owners.cover-title', { month }),
    changes: (book: WorkbookSnapshot) => ownersSheetChanges(book, sheets, profile, month, today, console.locale),
  };
  if (!writeReport(made, books, options, console)) return 'conflicts';
  return failed > 0 ? 'bad-input' : 'done';
}

const percent = (rate: number | undefined): string => (rate === undefined ? '—' : `${(rate * 100).toFixed(1)}%`);

/** Each count, and behind it the rate whose denominator it has, with what it is divided by. */
function printFigures(figures: OwnerFigures, console: Console): void {
  const say = (key: KeyTail<'owners.'>): string => console.say(text(`owners.${key}`));
  console.print(console.say(text('cli.owners.head', { month: figures.month })));
  const { rules } = figures;
  const spec = ratesOf(rules);
  const rates = new Map<string, OwnerRate>(OWNER_RATES.map((rate) => [spec[rate].of, rate]));
  const rows = Object.keys(OWNER_COUNTS).map((path) => {
    const count = path as keyof typeof OWNER_COUNTS;
    const rate = rates.get(count);
    return [
      say(`part.${partOf(path)}`),
      console.say(countName(count, rules)),
      String(figures.counts[count]),
      rate === undefined ? '' : percent(figures.rates[rate]),
      rate === undefined ? '' : console.say(rateDefinition(rate, rules)),
    ];
  });
  for (const line of table(rows)) console.print(`  ${line}`);
  console.print(say('list.groups'));
  for (const line of table(
    figures.groups.map(({ group, vehicles }) => [
      String(group),
      say(`group.${group}` as KeyTail<'owners.'>),
      String(vehicles),
      say(`offer.${group}` as KeyTail<'owners.'>),
    ]),
  ))
    console.print(`  ${line}`);
  console.print(say('list.models'));
  for (const line of table(
    figures.models.map(({ model, vehicles, visits, output, perVehicle }) => [
      model === 'unknown' ? say('unknown') : model,
      String(vehicles),
      String(visits),
      output.toFixed(0),
      perVehicle.toFixed(0),
    ]),
  ))
    console.print(`  ${line}`);
  printPeople(figures, console);
  if (figures.missing.length > 0) {
    const names = figures.missing.map((rate) => say(`rate.${rate}`)).join(console.locale === 'en' ? ', ' : '、');
    console.print(console.say(text('cli.owners.missing', { names })));
  }
}

/** How much to care for whom, and whose data are complete. */
function printPeople(figures: OwnerFigures, console: Console): void {
  const say = (key: KeyTail<'owners.'>): string => console.say(text(`owners.${key}`));
  console.print(say('list.rfm'));
  console.print(`  ${console.say(rfmDefinition(figures.rules))}`);
  for (const line of table(
    figures.rfm.map(({ type, people, share }) => [
      say(`value.rfm.${type}`),
      say(`rfm.${type}`),
      String(people),
      percent(share),
    ]),
  ))
    console.print(`  ${line}`);
  if (figures.channels.length === 0) return;
  const counts = ({
    rows,
    complete,
    rate,
    lacking,
  }: (typeof figures.channels)[number] | (typeof figures.people)[number]): string[] => [
    String(rows),
    String(complete),
    percent(rate),
    lacking.map(({ fact, rows: missing }) => `${say(`fact.${fact}`)} ${String(missing)}`).join(' '),
  ];
  console.print(say('list.channels'));
  for (const line of table(figures.channels.map((own) => [say(`value.channel.${own.channel}`), ...counts(own)])))
    console.print(`  ${line}`);
  console.print(say('list.people'));
  for (const line of table(
    figures.people.map((own) => [own.by === 'unknown' ? say('unknown') : own.by, ...counts(own)]),
  ))
    console.print(`  ${line}`);
  for (const { sheet, facts } of figures.withoutColumn) {
    const names = facts.map((fact) => say(`fact.${fact}`)).join(' ');
    console.print(`  ${console.say(text('owners.sheet.files-columns', { sheet, facts: names }))}`);
  }
}

type Part =
  | 'owners'
  | 'firstService'
  | 'service'
  | 'renewals'
  | 'lost'
  | 'retention'
  | 'deliveryCalls'
  | 'satisfaction'
  | 'complaints'
  | 'referrals'
  | 'repurchase'
  | 'value'
  | 'files';

function partOf(path: string): Part {
  return (path.split('.')[0] ?? '') as Part;
}
