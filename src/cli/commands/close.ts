import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { answersIn, recognise } from '../../forms';
import { buildLedger } from '../../customers';
import {
  closeMonth,
  isMonthBook,
  isOn,
  mismatchIn,
  outdatedFormulas,
  type CarriedOver,
  type CloseInto,
  type HandOver,
  type MonthClose,
  type StockItem,
  type Unfinished,
} from '../../close';
import { toChangesJson } from '../../sheet';
import { text, type TextKey } from '../../words';
import { anotherBook, readXlsx } from '../../workbook/xlsx';
import { command } from '../command';
import { table, type Console } from '../console';
import {
  dryRun,
  flag,
  inPlace,
  json,
  month,
  out,
  profile,
  several,
  skipConflicts,
  today,
  type Values,
} from '../options';
import { isSameFile } from '../disk';
import { CommandError, type Outcome } from '../outcome';
import { provenance } from '../provenance';
import { printConflicts, save, writeElsewhere } from '../saving';
import { loadProfile, openAll, systemToday, type OpenedBook } from '../workspace';

const OPTIONS = {
  json,
  today,
  profile,
  month,
  dryRun,
  out,
  inPlace,
  skipConflicts,
  newBook: flag('new-book'),
  sameBook: flag('same-book'),
  handOver: several('hand-over'),
  withRegister: flag('with-register'),
};
type Options = Values<typeof OPTIONS>;

/** `sanbiao close`: month close (月结) of one workbook, told, and on request written as next month's sheets or workbook. */
export const close = command({ name: 'close', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  if (options.files.length > 1) throw new CommandError('bad-input', text('cli.error.one-file'));
  if (options.month === undefined) throw new CommandError('bad-input', text('cli.error.needs-month'));
  if (options.newBook && options.sameBook) throw new CommandError('bad-input', text('cli.error.new-and-same-book'));
  const { books } = openAll(options.files, console);
  const [book, ...others] = books;
  if (book === undefined) throw new CommandError('bad-input', text('cli.error.nothing-read'));
  if (others.length > 0) throw new CommandError('bad-input', text('cli.error.one-file'));

  const own = options.newBook || (!options.sameBook && isMonthBook(book.recognised, options.month));
  const into: CloseInto = own ? 'new-book' : 'same-book';
  const writes = !options.dryRun && (options.out !== undefined || options.inPlace);
  if (writes && own && options.inPlace)
    throw new CommandError('bad-input', text('cli.close.in-place-new-book', { file: basename(book.path) }));
  const profile = loadProfile(options.profile, book.book);
  const result = closeMonth({
    book: book.book,
    recognised: book.recognised,
    ledger: buildLedger(book.recognised, profile),
    profile,
    month: options.month,
    today: options.today ?? systemToday(),
    into,
    handOver: options.handOver.map(handOverOf),
    withRegister: options.withRegister,
  });
  const written = writes ? write(result, book, options, console) : undefined;
  if (options.json)
    console.print(
      JSON.stringify(
        { ...toCloseJson(result, written?.file, console), ...(options.dryRun && provenance([book])) },
        null,
        2,
      ),
    );
  else printClose(result, options, console);
  if (written !== undefined) console.note(written.words);
  else if (!options.json && !options.dryRun) console.note(text('cli.nothing-written'));
  if (result.unfinished.some(({ kind }) => kind === 'no-matrix')) return 'bad-input';
  return writes && written?.file === undefined ? 'conflicts' : 'done';
}

/**
 * `李强` (spread evenly over everyone with a sheet), `李强=张敏`, `李强=张敏,王五`, `李强:甲一,13800010002=张敏`.
 * @throws CommandError `bad-input` where no name stands before `=`
 */
function handOverOf(raw: string): HandOver {
  const found = /^([^:：=]+)(?:[:：]([^=]+))?(?:=(.+))?$/u.exec(raw);
  const names = (part: string | undefined): string[] =>
    (part ?? '')
      .split(/[,，、]/u)
      .map((name) => name.trim())
      .filter((name) => name !== '');
  const from = found?.[1]?.trim() ?? '';
  if (from === '') throw new CommandError('bad-input', text('cli.close.hand-over-option', { value: raw }));
  const customers = names(found?.[2]);
  return { from, to: names(found?.[3]), ...(customers.length > 0 && { customers }) };
}

interface Written {
  /** Absent where nothing was written; `words` say why. */
  readonly file?: string;
  readonly words: ReturnType<typeof text>;
}

/** Writes next month's sheets where the options say. A file that is there is never written over: it may hold the new month's work. */
function write(result: MonthClose, book: OpenedBook, options: Options, console: Console): Written {
  const { month, next, into, fileName } = result;
  if (result.unfinished.some(({ kind }) => kind === 'no-matrix'))
    return { words: text('cli.close.nothing-to-carry', { month }) };
  if (result.changes.length === 0) return { words: text('cli.close.nothing', { month, next }) };
  const out =
    options.out !== undefined && existsSync(options.out) && statSync(options.out).isDirectory()
      ? join(options.out, (into === 'new-book' ? fileName : undefined) ?? basename(book.path))
      : options.out;
  if (out !== undefined && isSameFile(out, book.path))
    throw new CommandError('bad-input', text('cli.close.out-is-input', { file: out }));
  const beside = fileName === undefined ? undefined : join(dirname(book.path), fileName);
  const there = [out, into === 'new-book' ? beside : undefined].find((file) => file !== undefined && existsSync(file));
  if (there !== undefined) return { words: text('cli.close.there-already', { file: there, month, next }) };

  const changes = [...result.changes, ...outdatedFormulas(book.book, book.recognised, result)];
  const applied = anotherBook(book.bytes, changes, result.renames, {
    conflicts: options.skipConflicts ? 'skip' : 'refuse',
    name: basename(book.path),
  });
  printConflicts(applied.report, console);
  if (applied.report.conflicts.length > 0 && !options.skipConflicts)
    return { words: text('cli.close.nothing', { month, next }) };
  const { bytes } = applied;
  check(result, bytes, out ?? book.path);
  const file = out === undefined ? save(book, bytes, options, console) : writeElsewhere(out, bytes, [book], true);
  const notes = result.handedOver.length > 0 ? 'cli.close.written-handed' : 'cli.close.written';
  const words = into === 'new-book' ? 'cli.close.written-book' : notes;
  return { file, words: text(words, { file, next, sheets: result.sheets.length, carried: result.carried }) };
}

/** @throws CommandError where what was made does not hold those who were carried over */
function check(result: MonthClose, bytes: Uint8Array, path: string): void {
  const made = readXlsx(bytes, basename(path));
  const wrong = mismatchIn(result, recognise(made, { answers: answersIn(made) }));
  if (wrong !== undefined) throw new CommandError('failed', text('cli.close.check', { ...wrong }));
}

function toCloseJson(result: MonthClose, out: string | undefined, console: Console): Record<string, unknown> {
  return {
    month: result.month,
    next: result.next,
    into: result.into,
    total: result.total,
    unfinished: result.unfinished.map(({ kind, text: words, sheet, cell }) => ({
      kind,
      text: console.say(words),
      sheet,
      cell,
    })),
    deals: result.deals,
    losses: result.losses,
    carried: result.carriedOver,
    handedOver: result.handedOver,
    sheets: result.sheets,
    renames: Object.fromEntries(result.renames),
    ...(result.fileName === undefined ? {} : { fileName: result.fileName }),
    changes: toChangesJson(result.changes, console.locale),
    ...(out === undefined ? {} : { out }),
  };
}

function printClose(result: MonthClose, options: Options, console: Console): void {
  const say = (key: TextKey, values: Parameters<typeof text>[1] = {}): string => console.say(text(key, values));
  const rows = (lines: readonly (readonly string[])[]): void => {
    for (const line of table(lines)) console.print(`  ${line}`);
  };
  console.print(say('cli.close.head', { month: result.month, ...result.total }));
  const { unfinished, deals, losses, carriedOver, next } = result;
  console.print(
    unfinished.length === 0 ? say('cli.close.finished') : say('cli.close.unfinished', { count: unfinished.length }),
  );
  const [only, others] = [
    unfinished.filter(({ kind }) => kind === 'register-only'),
    unfinished.filter(({ kind }) => kind !== 'register-only'),
  ];
  const placed = ({ sheet, cell }: Unfinished): string => [sheet, cell].filter((part) => part !== undefined).join('!');
  rows(others.map((one) => [placed(one), console.say(one.text)]));
  // what holds for all of them is said once, then who they are
  if (only.length > 0) console.print(`  ${say('cli.close.register-only', { count: only.length })}`);
  rows(only.map((one) => [placed(one), console.say(one.text)]));
  console.print(say('cli.close.deals', { count: deals.length }));
  rows(deals.map((deal) => [deal.date ?? '', deal.consultant, deal.customer, deal.level, deal.model, placeOf(deal)]));
  console.print(say('cli.close.losses', { count: losses.length }));
  rows(
    losses.map((loss) => [
      loss.date ?? '',
      say(`cli.close.kind.${loss.kind}`),
      loss.consultant,
      loss.customer,
      loss.level,
      loss.reason ?? say('cli.close.no-reason'),
      placeOf(loss),
    ]),
  );
  if (result.handedOver.length > 0) {
    console.print(say('cli.close.handed-over', { count: result.handedOver.length }));
    rows(
      result.handedOver.map((one) => [
        `${one.from} → ${one.to}`,
        one.customer,
        one.level ?? '—',
        `${one.row.sheet}!${String(one.row.row)}`,
      ]),
    );
  }
  console.print(say('cli.close.carried', { next, count: result.carried }));
  if (options.dryRun)
    rows(
      carriedOver.map((one) => [
        one.to,
        one.customer,
        one.level ?? '—',
        one.lastVisit ?? '—',
        one.firstVisit === undefined ? '' : say('cli.close.first-visit', { date: one.firstVisit }),
      ]),
    );
  else rows(result.sheets.map((sheet) => [sheet, levelsOn(sheet, carriedOver, console)]));
  if (result.fileName !== undefined && result.into === 'new-book')
    console.print(say('cli.close.file-name', { file: result.fileName }));
}

function placeOf({ rows: [row] }: StockItem): string {
  return row === undefined ? '' : `${row.sheet}!${row.row}`;
}

/** `31 位（H 4，A 9，B 12，C 6）`. */
function levelsOn(sheet: string, carried: readonly CarriedOver[], console: Console): string {
  const own = carried.filter((one) => isOn(one, sheet));
  const counts = new Map<string, number>();
  for (const { level } of own) counts.set(level ?? '—', (counts.get(level ?? '—') ?? 0) + 1);
  const levels = [...counts].map(([level, count]) => `${level} ${count}`).join(' · ');
  return console.say(text('cli.close.on-sheet', { count: own.length, levels: levels === '' ? '—' : levels }));
}
