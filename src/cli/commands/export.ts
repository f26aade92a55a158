import { mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { buildLedger } from '../../customers';
import { monthFigures, monthsIn } from '../../rollups';
import { text } from '../../words';
import { command } from '../command';
import type { Console } from '../console';
import { flag, json, oneOf, out, profile, today, value, type Values } from '../options';
import { hashPhone, maskNumbers, phoneKey } from '../export/privacy';
import { factRows, recordRows, TABLES, type TableName } from '../export/tables';
import { writeTables } from '../export/write';
import { CommandError, type Outcome } from '../outcome';
import { loadProfile, openStore, systemToday } from '../workspace';

const OPTIONS = {
  json,
  today,
  profile,
  out,
  format: oneOf('format', ['ndjson', 'parquet']),
  withPhones: flag('with-phones'),
  phoneKey: value('phone-key'),
  store: value('store'),
};
type Options = Values<typeof OPTIONS>;

/** `sanbiao export`: the recognised records as tables for an analytic database; phones leave as keyed hashes. */
export const exportRecords = command({ name: 'export', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  if (options.out === undefined) throw new CommandError('bad-input', text('cli.error.needs-out-folder'));
  const { store, books, failed } = openStore(options.files, console);
  const profile = loadProfile(options.profile, store.book);
  const ledger = buildLedger(store.recognised, profile);
  const today = options.today ?? systemToday();
  const folder = options.out;
  const format = options.format ?? 'ndjson';
  mkdirSync(folder, { recursive: true });

  const owner = new Map(
    ledger.customers.flatMap((customer) => customer.rows.map((row) => [row.record, customer.id] as const)),
  );
  const names = books.map((book) => book.book.name);
  const rows = [
    ...recordRows(store.recognised, {
      customerOf: (record) => owner.get(record) ?? null,
      phone: phoneWriter(options, folder, console),
      freeText: options.withPhones ? (value) => value : maskNumbers,
      locate: (sheet) => locate(sheet, names),
    }),
    ...monthsIn(store.recognised).flatMap((month) =>
      factRows(month, monthFigures(ledger, profile, month, today).facts),
    ),
  ];
  const counts = writeTables(folder, options.store ?? defaultStore(options), rows, format);
  if (options.json) {
    console.print(JSON.stringify({ out: folder, format, tables: Object.fromEntries(counts) }, null, 2));
  } else {
    const tables = (Object.keys(TABLES) as TableName[])
      .filter((table) => counts.has(table))
      .map((table) => console.say(text('cli.export.table', { table, count: counts.get(table) ?? 0 })));
    console.print(console.say(text('cli.export.done', { folder, tables: tables.join(' · ') })));
  }
  return failed > 0 ? 'bad-input' : 'done';
}

function phoneWriter(options: Options, folder: string, console: Console): (value: string) => string {
  if (options.withPhones) return (value) => value;
  const path = options.phoneKey ?? join(folder, '.phone-key');
  const { key, made } = phoneKey(path);
  if (made) console.note(text('cli.export.key-made', { file: path }));
  return (value) => hashPhone(value, key);
}

/** `[张三.xlsx]6月` back to its workbook; with one workbook the sheets keep their names. */
function locate(sheet: string, names: readonly string[]): { workbook: string; sheet: string } {
  const owner = names.find((name) => sheet.startsWith(`[${name}]`));
  return owner === undefined
    ? { workbook: names[0] ?? '', sheet }
    : { workbook: owner, sheet: sheet.slice(owner.length + 2) };
}

/** A store's workbooks usually lie in a folder with the store's name. */
function defaultStore(options: Options): string {
  const [first = '.'] = options.files;
  const path = resolve(first);
  return options.files.length === 1 && !/\.xls[xm]$/iu.test(path) ? basename(path) : basename(dirname(path));
}
