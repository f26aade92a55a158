import { z } from 'zod';

import { storeId } from '../../../group';
import { text } from '../../../words';
import { readBytes } from '../../files';
import { CommandError, type Outcome } from '../../outcome';
import { databasePath, type Action } from '../action';
import { GroupDatabase } from '../database';

const month = z.union([z.literal(''), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u)]);
const line = z.object({
  store: storeId,
  name: z.string().max(100),
  region: z.string().max(100),
  since: month,
  until: month,
});
type Line = z.infer<typeof line>;

/**
 * `group stores LIST.csv`: the group's stores, one a line: `store,name,region,since,until`. From then on bundles of other stores are
 * refused, and the status names who has not handed in. Without a list it prints the one that there is.
 */
export const stores: Action = {
  name: 'stores',
  takes: ['json', 'into', 'from'],
  async run(options, files, console): Promise<Outcome> {
    const [file] = files;
    const database =
      file === undefined
        ? await GroupDatabase.read(databasePath(options))
        : await GroupDatabase.open(databasePath(options));
    try {
      if (file !== undefined) {
        const lines = readList(file);
        await database.transaction(async () => {
          await database.run('DELETE FROM stores');
          for (const { store, name, region, since, until } of lines) {
            await database.run(
              'INSERT INTO stores VALUES (?, ?, ?, ?, ?)',
              [store, name, region, since, until].map((value) => (value === '' ? null : value)),
            );
          }
        });
      }
      const rows = await database.rows('SELECT * FROM stores ORDER BY store');
      if (options.json) console.print(JSON.stringify(rows, null, 2));
      else console.print(console.say(text('group.stores.count', { count: rows.length })));
      return 'done';
    } finally {
      database.close();
    }
  },
};

/** What the first column is called where the list has a head line; a store's own id may begin with such a word. */
const HEAD = /^(?:id|store(?:[ _-]?id)?|code|门店|店号|编号|代码|门店(?:编号|代码|id))$/iu;

/** CSV as Excel saves it: UTF-8 with or without its mark, a head line or none. */
function readList(file: string): readonly Line[] {
  const content = Buffer.from(readBytes(file))
    .toString('utf8')
    .replace(/^\ufeff/u, '');
  const lines = content.split(/\r?\n/u).map((raw, i) => ({
    cells: raw.split(/[,\t]/u).map((cell) => cell.trim().replace(/^"(.*)"$/u, '$1')),
    number: i + 1,
  }));
  const found: Line[] = [];
  for (const { cells, number } of lines) {
    const [store = '', name = '', region = '', since = '', until = ''] = cells;
    if (store === '' || (number === 1 && HEAD.test(store))) continue;
    const parsed = line.safeParse({ store, name, region, since, until });
    if (!parsed.success || found.some((other) => other.store === store)) {
      throw new CommandError('bad-input', text('group.stores.bad-line', { file, line: number, store }));
    }
    found.push(parsed.data);
  }
  if (found.length === 0) throw new CommandError('bad-input', text('group.stores.empty', { file }));
  return found;
}

/** `group set`: whose a customer of several stores is, and until which day of the next month bundles are in time. */
export const settings: Action = {
  name: 'set',
  takes: ['json', 'into', 'from', 'whose', 'dueDay'],
  async run(options, _files, console): Promise<Outcome> {
    const asked = { whose: options.whose, due_day: options.dueDay };
    const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const database =
      given.length === 0
        ? await GroupDatabase.read(databasePath(options))
        : await GroupDatabase.open(databasePath(options));
    try {
      for (const [name, value] of given) await database.setSetting(name, value);
      const rows = await database.rows('SELECT name, value FROM settings ORDER BY name');
      if (options.json) console.print(JSON.stringify(Object.fromEntries(rows.map((row) => [row.name, row.value]))));
      else for (const row of rows) console.print(`${String(row.name)} = ${String(row.value)}`);
      return 'done';
    } finally {
      database.close();
    }
  },
};
