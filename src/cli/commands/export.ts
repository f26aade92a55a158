import { mkdirSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

import { monthOf } from '../../calendar';
import { audit, joinNotes, notesIn, toCheckJson } from '../../audit';
import { monthsTold, parsePeriod, storeId, storeRows, TABLE_NAMES, type StoreData } from '../../group';
import { dataSheets, ownersReport, rollupMonth } from '../../jobs';
import { targetsIn } from '../../rollups';
import { text } from '../../words';
import { command } from '../command';
import type { Console } from '../console';
import { writeBundle } from '../export/bundle';
import { writeTables } from '../export/write';
import { passingKey, readKey, refuseInside, type GroupKey } from '../group/keys';
import { checked, flag, json, list, oneOf, out, profile, today, value, wholeNumber, type Values } from '../options';
import { CommandError, type Outcome } from '../outcome';
import { needForms, openStore, storeLedger, systemToday, type OpenedBook } from '../workspace';

const OPTIONS = {
  json,
  today,
  profile,
  out,
  to: value('to'),
  format: oneOf('format', ['ndjson', 'parquet']),
  store: value('store'),
  storeName: value('store-name'),
  month: checked('month', '2026-06 · 2026-01..2026-06', (raw) => parsePeriod(raw) !== undefined),
  sequence: wholeNumber('sequence', 0, Number.MAX_SAFE_INTEGER),
  seal: list('seal'),
  phoneKey: value('phone-key'),
  phoneKeyBefore: value('phone-key-before'),
  withPhones: flag('with-phones'),
  withNames: flag('with-names'),
  withRemarks: flag('with-remarks'),
};
export type ExportOptions = Values<typeof OPTIONS>;

/** `sanbiao export`: a store's records and figures as a bundle for its group (`--to`) or as a folder of tables (`--out`). */
export const exportRecords = command({ name: 'export', options: OPTIONS, run: perform });

async function perform(options: ExportOptions, console: Console): Promise<Outcome> {
  checkOptions(options);
  const key = keyFor(options, console);
  const { store, books, failed } = openStore(options.files, console);
  if (options.to !== undefined && failed > 0)
    throw new CommandError('bad-input', text('group.export.not-whole', { count: failed }));
  // A bundle of no form would empty the store's months at head office.
  needForms(books, console);
  const {
    ledger,
    rules: { profile: rules },
  } = storeLedger(options.profile, store, books, console);
  const day = options.today ?? systemToday();
  const data: StoreData = {
    recognised: store.recognised,
    ledger,
    profile: rules,
    today: day,
    report: (month) => rollupMonth(store.recognised, ledger, rules, month, day),
    targets: (month) => Object.assign({}, ...books.map(({ book }) => targetsIn(book, month))) as Record<string, number>,
    ...(store.recognised.afterSales.length === 0
      ? {}
      : { care: (month: string) => ownersReport(dataSheets({ ...store, ledger }), rules, month, day) }),
    check: toCheckJson(
      audit({ book: store.book, recognised: store.recognised, ledger, profile: rules, today: day }, {}),
      {
        file: store.book.name,
        notes: joinNotes(books.map(({ book }) => notesIn(book))),
      },
    ),
    locate: (sheet) => locate(sheet, books),
  };
  const asked = options.month === undefined ? undefined : parsePeriod(options.month);
  const months = (asked ?? monthsTold(store.recognised, data.today)).filter((month) => month <= monthOf(data.today));
  const before = options.phoneKeyBefore === undefined ? undefined : readKey(options.phoneKeyBefore);
  const rows = storeRows(
    data,
    months,
    { hash: key.hash, ...(before === undefined ? {} : { before: before.hash }) },
    {
      names: options.withNames,
      remarks: options.withRemarks,
      phone: options.withPhones ? (phone) => phone : key.hash,
    },
    console.locale,
  );
  const id = options.store ?? defaultStore(options);
  if (options.to !== undefined) {
    await writeBundle(
      options.to,
      { options, id, data, rows, months, whole: asked === undefined, key, before },
      console,
    );
    return 'done';
  }
  writeFolder(
    options,
    id,
    books,
    asked === undefined ? rows : rows.filter(({ month }) => asked.includes(month)),
    months,
    console,
  );
  return failed > 0 ? 'bad-input' : 'done';
}

function checkOptions(options: ExportOptions): void {
  if ((options.out === undefined) === (options.to === undefined))
    throw new CommandError('bad-input', text('group.export.where'));
  if (options.to === undefined) {
    if (options.seal.length > 0) throw new CommandError('bad-input', text('group.export.seal-needs-bundle'));
    for (const path of [options.phoneKey, options.phoneKeyBefore]) {
      if (path !== undefined && options.out !== undefined) refuseInside(options.out, path);
    }
    return;
  }
  if (options.store === undefined || !storeId.safeParse(options.store).success) {
    throw new CommandError('bad-input', text('group.export.needs-store', { store: options.store ?? '' }));
  }
  if (options.phoneKey === undefined) throw new CommandError('bad-input', text('group.export.needs-key'));
  if (options.withPhones) throw new CommandError('bad-input', text('group.export.no-phones'));
}

/** Without a key file the hashes hold within this export only: no key is ever made beside the data. */
function keyFor(options: ExportOptions, console: Console): GroupKey {
  if (options.phoneKey !== undefined) return readKey(options.phoneKey);
  console.note(text('group.export.passing-key'));
  return passingKey();
}

function writeFolder(
  options: ExportOptions,
  store: string,
  books: readonly OpenedBook[],
  rows: ReturnType<typeof storeRows>,
  months: readonly string[],
  console: Console,
): void {
  const folder = options.out ?? '';
  const format = options.format ?? 'ndjson';
  mkdirSync(folder, { recursive: true });
  const counts = writeTables(folder, { store, format, rows, months, workbooks: books.map(({ book }) => book.name) });
  if (options.json) {
    console.print(JSON.stringify({ out: folder, format, tables: Object.fromEntries(counts) }, null, 2));
    return;
  }
  const tables = TABLE_NAMES.filter((table) => counts.has(table)).map((table) =>
    console.say(text('cli.export.table', { table, count: counts.get(table) ?? 0 })),
  );
  console.print(console.say(text('cli.export.done', { folder, tables: tables.join(' · ') })));
}

/** `[张三.xlsx]6月` back to its workbook; with one workbook the sheets keep their names. */
function locate(sheet: string, books: readonly OpenedBook[]): { workbook: string; sheet: string } {
  const owner = books.find(({ book }) => sheet.startsWith(`[${book.name}]`))?.book.name;
  return owner === undefined
    ? { workbook: books[0]?.book.name ?? '', sheet }
    : { workbook: owner, sheet: sheet.slice(owner.length + 2) };
}

/** A store's workbooks usually lie in a folder with the store's name. */
function defaultStore(options: ExportOptions): string {
  const [first = '.'] = options.files;
  const path = resolve(first);
  return options.files.length === 1 && !/\.xls[xm]$/iu.test(path) ? basename(path) : basename(dirname(path));
}
