import { readFileSync, writeFileSync } from 'node:fs';

import { unzipSync, zipSync } from 'fflate';

import { GroupDatabase } from '../../src/cli/group/database';
import { failureOf } from '../../src/cli/group/engine';
import { ingest } from '../../src/cli/group/ingest';
import { forget } from '../../src/cli/group/forget';
import { dropOldMonths } from '../../src/cli/group/keep';
import { monthReport, monthStatus } from '../../src/cli/group/report-data';
import { makeIdentity, seal } from '../../src/cli/group/seal';
import type { Placed } from '../../src/group';
import { toMonthJson } from '../../src/rollups';
import { findPreset, generalProfile } from '../../src/profile';
import { HeadOffice } from './database';
import { bundleOf, digest, storeOf, type Store } from './store';

let office: HeadOffice;
beforeEach(() => (office = new HeadOffice()));
afterEach(() => office.close());

const stores: Readonly<Record<'east' | 'west' | 'north', Store>> = {
  east: storeOf(11),
  west: storeOf(12),
  north: storeOf(13),
};
const [month = '', next = ''] = stores.east.months;

/** The same with three of its tables: enough where no figure is looked at. */
const few = (store: Store): Store => ({
  ...store,
  rows: store.rows.filter(({ table }) => ['registers', 'visits', 'flows'].includes(table)),
});
const [east, west, north] = [few(stores.east), few(stores.west), few(stores.north)];

async function open<T>(work: (database: GroupDatabase) => Promise<T>): Promise<T> {
  const database = await GroupDatabase.open(office.path);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
const count = async (table: string): Promise<number> =>
  Number((await office.rows(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

describe('taking bundles', () => {
  test('every figure of the views is that of the stores’ own month, per store and consultant', async () => {
    for (const [name, store] of Object.entries(stores)) office.post(bundleOf(name, store, store.months, 1));
    expect((await office.ingest()).refused).toEqual([]);
    const rows = new Map(
      (
        await office.rows("SELECT *, '' AS consultant FROM rollup UNION ALL BY NAME SELECT * FROM rollup_consultants")
      ).map((row) => [`${String(row.store)} ${String(row.month)} ${String(row.consultant)}`, row]),
    );
    let compared = 0;
    for (const [name, store] of Object.entries(stores)) {
      for (const one of store.months) {
        const report = toMonthJson(store.data.report(one));
        for (const figures of [{ name: '', ...report.store }, ...report.consultants]) {
          const row = rows.get(`${name} ${one} ${figures.name}`) ?? {};
          const found = (column: string): number => Number(row[column] ?? 0);
          expect([
            name,
            one,
            figures.name,
            found('carried'),
            found('new'),
            found('won'),
            found('at_end'),
            found('out_of_control'),
          ]).toEqual([
            name,
            one,
            figures.name,
            figures.total?.carried,
            figures.total?.new,
            figures.total?.won,
            figures.total?.end,
            figures.total?.outOfControl,
          ]);
          expect([found('visits'), found('filed'), found('follow_up_done'), found('made'), found('missed')]).toEqual([
            figures.visits,
            figures.filed,
            figures.followUp24h?.done,
            figures.contacts?.made,
            figures.contacts?.missed,
          ]);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  test('twice is no change; a later export replaces its months as a whole, an older one is refused', async () => {
    const whole = bundleOf('east', east, [month], 5);
    const first = office.post(whole);
    await office.ingest();
    const before = await office.hash();
    const again = await office.ingest();
    expect([again.taken.length, again.known]).toEqual([0, [first]]);
    expect(await office.hash()).toBe(before);

    const empty = office.post(bundleOf('east', { ...east, rows: [] }, [month], 6));
    await office.ingest([empty]);
    expect(await count('visits')).toBe(0);
    const older = await office.ingest([office.post(bundleOf('east', east, [month], 4))]);
    expect(older.refused).toMatchObject([{ code: 'older' }]);
    expect(await count('visits')).toBe(0);
  });

  test('a bundle of several months takes those for which nothing later is there', async () => {
    await office.ingest([office.post(bundleOf('east', { ...east, rows: [] }, [next], 9))]);
    const report = await office.ingest([office.post(bundleOf('east', east, [month, next], 8))]);
    expect(report.taken).toMatchObject([{ months: [month] }]);
    expect(await office.rows('SELECT DISTINCT month FROM visits')).toEqual([{ month }]);
  });

  const changed = (change: (contract: Record<string, unknown>) => void): Uint8Array => {
    const files = unzipSync(bundleOf('east', east, [month], 1));
    const contract = JSON.parse(new TextDecoder().decode(files['contract.json'])) as Record<string, unknown>;
    change(contract);
    return zipSync({ ...files, 'contract.json': new TextEncoder().encode(JSON.stringify(contract)) });
  };
  const strange = (): Uint8Array => {
    // a table that is no Parquet file, with a checksum that is right
    const files = unzipSync(bundleOf('east', east, [month], 1));
    const bytes = new TextEncoder().encode('no parquet');
    const contract = JSON.parse(new TextDecoder().decode(files['contract.json'])) as {
      tables: Record<string, unknown>;
    };
    contract.tables.visits = { rows: 3, sha256: digest(bytes) };
    return zipSync({
      ...files,
      'visits.parquet': bytes,
      'contract.json': new TextEncoder().encode(JSON.stringify(contract)),
    });
  };

  test.each([
    ['a newer schema', () => changed((contract) => (contract.schema = 99)), 'newer-schema'],
    [
      'a broken checksum',
      () =>
        changed(
          ({ tables }) =>
            ((tables as Record<string, { sha256: string }>).visits = {
              rows: 1,
              sha256: digest(new Uint8Array()),
            } as never),
        ),
      'checksum',
    ],
    ['another key', () => changed((contract) => (contract.key = '000000000000')), 'wrong-key'],
    ['rows outside its months', () => changed((contract) => (contract.months = ['2001-01'])), 'outside-months'],
    [
      'another number of rows',
      () => changed(({ tables }) => ((tables as Record<string, { rows: number }>).visits as { rows: number }).rows++),
      'row-count',
    ],
    ['a table that is none', strange, 'bad-table'],
  ])('with %s it is named, nothing of it is written, and the others go in', async (_name, make, code) => {
    await office.ingest([office.post(bundleOf('west', west, [west.months[0] ?? ''], 1))]);
    const before = await office.hash();
    const bad = office.post(make());
    expect((await office.ingest([bad])).refused).toMatchObject([{ file: bad, code }]);
    expect(await office.hash()).toBe(before);
    const good = office.post(bundleOf('north', north, north.months, 1));
    const report = await office.ingest([bad, good]);
    expect([report.taken.length, report.refused.length]).toEqual([1, 1]);
    expect(await office.rows('SELECT DISTINCT store FROM visits ORDER BY store')).toEqual([
      { store: 'north' },
      { store: 'west' },
    ]);
  });

  test('a failure of the database itself is told as such: the bundles are not to blame, and go in the next time', async () => {
    const file = office.post(bundleOf('east', east, [month], 1));
    await open(async (database) => {
      const run = database.run.bind(database);
      database.run = async (sql, values) => {
        if (sql.startsWith('INSERT INTO store_months')) throw new Error('No space left on device');
        return run(sql, values);
      };
      await expect(ingest(database, [file], [], () => undefined)).rejects.toThrow('No space left on device');
    });
    expect([await count('visits'), await count('bundles')]).toEqual([0, 0]);
    expect((await office.ingest([file])).taken).toHaveLength(1);
  });

  test('a database that was being made when the machine went is none yet, and is filled by the next ingest', async () => {
    const { DuckDBInstance: Engine } = await import('@duckdb/node-api');
    (await Engine.create(office.path)).closeSync();
    const withoutTables = readFileSync(office.path);
    for (const left of [withoutTables, withoutTables.subarray(0, 4096), withoutTables.subarray(0, 0)]) {
      writeFileSync(office.path, left);
      await expect(office.rows('SELECT 1')).rejects.toMatchObject({ words: { key: 'group.database.none' } });
    }
    office.post(bundleOf('east', east, [month], 1));
    expect((await office.ingest()).taken).toHaveLength(1);
  });

  test('a short file of somebody else is left alone', async () => {
    writeFileSync(office.path, 'store,name\nE01,east\n');
    await expect(office.ingest([])).rejects.toMatchObject({ words: { key: 'group.database.cannot-open' } });
    expect(readFileSync(office.path, 'utf8')).toBe('store,name\nE01,east\n');
  });

  test.each([
    ['Failed to commit: Could not write file "g.duckdb.wal": No space left on device', 'full'],
    ['Cannot open file "g.duckdb": Read-only file system', 'read-only'],
    ['Out of Memory Error: failed to allocate', 'write'],
  ])('%s is said in a sentence', (message, key) => {
    expect(failureOf('g.duckdb', new Error(message))).toMatchObject({
      outcome: 'failed',
      words: { key: `group.database.${key}` },
    });
  });

  test('two keys in the first inbox: nobody knows which is the group’s, so nothing is taken until it is said', async () => {
    office.post(bundleOf('east', east, [month], 1));
    office.post(bundleOf('west', west, west.months, 1, { key: '111111111111' }));
    const report = await office.ingest();
    expect(report.refused.map(({ code }) => code)).toEqual(['several-keys', 'several-keys']);
    expect(await count('bundles')).toBe(0);
    await open((database) => database.run("INSERT INTO keys VALUES ('abcdef012345'), ('111111111111')"));
    expect((await office.ingest()).taken).toHaveLength(2);
  });

  test('with a list of stores others are refused, and the status names who is missing, late, incomplete or has other rules', async () => {
    await open(async (database) => {
      for (const store of ['east', 'west', 'north', 'south', 'closed']) {
        await database.run('INSERT INTO stores VALUES (?, ?, NULL, NULL, ?)', [
          store,
          store,
          store === 'closed' ? '2001-01' : null,
        ]);
      }
    });
    office.post(bundleOf('east', east, [month], 1, { today: `${month}-15` }));
    office.post(
      bundleOf('west', { ...storeOf(12, findPreset('toyota') ?? generalProfile), rows: [] }, [month], 1, {
        today: `${next}-03`,
      }),
    );
    office.post(bundleOf('north', { ...north, rows: [] }, [month], 1, { today: `${next}-06` }));
    office.post(bundleOf('stranger', east, [month], 1));
    const report = await office.ingest();
    expect(report.refused).toMatchObject([{ code: 'unknown-store', detail: 'stranger' }]);
    const status = await open((database) => monthStatus(database, month));
    expect(status.map(({ store, state }) => `${store} ${state}`)).toEqual([
      'east incomplete',
      'north late',
      'south missing',
      'west whole',
    ]);
    expect(status.find(({ store }) => store === 'west')?.otherRules).toContain('levels.A');
    expect(status.find(({ store }) => store === 'east')?.otherRules).toEqual([]);
  });

  test('sealed bundles open with head office’s identity only', async () => {
    const [ours, theirs] = [await makeIdentity(), await makeIdentity()];
    const file = office.post(await seal(bundleOf('east', east, [month], 1), [ours.recipient]));
    expect((await office.ingest([file], [theirs.identity])).refused).toMatchObject([{ code: 'sealed' }]);
    expect((await office.ingest([file], [ours.identity])).taken).toHaveLength(1);
    // the same content, not sealed, is known
    expect((await office.ingest([office.post(bundleOf('east', east, [month], 1))])).known).toHaveLength(1);
  });
});

describe('people and privacy', () => {
  test('a customer of two stores is one person, counted both ways, and whose they are is a setting', async () => {
    office.post(bundleOf('east', stores.east, stores.east.months, 1));
    office.post(bundleOf('twin', stores.east, stores.east.months, 1));
    await office.ingest();
    const people = await open(async (database) => (await monthReport(database, month)).people);
    expect(people.once).toBeGreaterThan(0);
    expect([people.byStore, people.inSeveral]).toEqual([people.once * 2, people.once]);
    const whose = async (setting: string): Promise<unknown> => {
      await open((database) => database.setSetting('whose', setting));
      return (await office.rows('SELECT DISTINCT whose FROM persons WHERE store_count > 1'))[0]?.whose;
    };
    expect([await whose('first'), await whose('last')]).toEqual(['east', 'twin']);
  });

  test('who is forgotten is in no table any more and does not come back; figures of the past stay', async () => {
    office.post(bundleOf('east', stores.east, stores.east.months, 1));
    await office.ingest();
    const [{ person } = { person: '' }] = await office.rows(
      "SELECT person FROM flows WHERE NOT person_weak AND ending = 'won' LIMIT 1",
    );
    const before = await office.rows('SELECT * FROM rollup ORDER BY ALL');
    const { rows } = await open((database) => forget(database, [String(person)]));
    expect(rows).toBeGreaterThan(1);
    const named = async (): Promise<number> => {
      const tables = [
        'registers',
        'matrices',
        'contacts',
        'reports',
        'losses',
        'flows',
        'visits',
        'marks',
        'contacts_made',
        'deliveries',
      ];
      const parts = tables.map((table) => `SELECT 1 FROM ${table} WHERE person = '${String(person)}'`);
      return (await office.rows(parts.join(' UNION ALL '))).length;
    };
    expect(await named()).toBe(0);
    expect(await office.rows('SELECT * FROM rollup ORDER BY ALL')).toEqual(before);
    await office.ingest([office.post(bundleOf('east', stores.east, stores.east.months, 2))]);
    expect(await named()).toBe(0);
  });

  test('who is forgotten stays forgotten under a new key, and as the second number of somebody’s line', async () => {
    const FORGOTTEN = '1'.repeat(32);
    const bundle = (sequence: number, person: string, more: Placed['row'], rows: readonly Placed[] = []) =>
      office.post(
        bundleOf(
          'east',
          { ...east, rows: [{ table: 'registers', month, row: { person, ...more } }, ...rows] },
          [month],
          sequence,
        ),
      );
    await office.ingest([bundle(1, FORGOTTEN, { phone: FORGOTTEN })]);
    await open((database) => forget(database, [FORGOTTEN]));
    const [fresh, other] = ['2'.repeat(32), '3'.repeat(32)];
    await office.ingest([
      bundle(2, fresh, { phone: fresh }, [
        { table: 'aliases', month, row: { person: fresh, person_before: FORGOTTEN } },
        { table: 'owners', month, row: { person: fresh, person_weak: false, owner_kind: 'own-sold' } },
      ]),
    ]);
    expect([await count('registers'), await count('owners'), await count('aliases')]).toEqual([0, 1, 0]);
    expect(await office.rows('SELECT DISTINCT person, person_weak FROM owners')).toEqual([
      { person: null, person_weak: null },
    ]);
    // the old key is no longer in use: nobody tells any more who that was
    await office.ingest([bundle(3, fresh, { phone: fresh })]);
    expect(await count('registers')).toBe(0);
    await office.ingest([bundle(4, other, { phone: other, phone2: fresh })]);
    expect(await count('registers')).toBe(0);
  });

  test('months older than the group keeps are deleted and not taken again; the file is written anew', async () => {
    office.post(bundleOf('east', stores.east, stores.east.months, 1));
    await office.ingest();
    const last = stores.east.months.at(-1) ?? '';
    const database = await GroupDatabase.open(office.path);
    await database.setSetting('keep', '1');
    expect(await dropOldMonths(database, `${last}-20`)).toBe(1);
    await database.rewrite();
    expect((await office.rows('SELECT min(month) AS month FROM visits'))[0]?.month).not.toBe(month);
    const late = await office.ingest([office.post(bundleOf('east', stores.east, [month], 3))]);
    expect(late.refused).toMatchObject([{ code: 'too-old' }]);
  });
});
