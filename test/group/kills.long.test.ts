import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { CommandError } from '../../src/cli/outcome';
import { HeadOffice } from './database';
import { bundles } from './orders';

/** `SANBIAO_GROUP_KILLS=200` kills so many. */
const KILLS = Number(process.env.SANBIAO_GROUP_KILLS ?? 8);
const INGESTER = join(__dirname, 'ingester.ts');
const REGISTER = join(__dirname, '../../scripts/register.cjs');

interface Run {
  readonly killed: boolean;
  /** Milliseconds from its first word to its end. */
  readonly took: number;
}

/** An ingest in a process of its own; SIGKILL so many milliseconds after it began. */
function run(office: HeadOffice, killAfter?: number): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-r', REGISTER, INGESTER, office.path, office.inbox], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let began = 0n;
    let timer: NodeJS.Timeout | undefined;
    child.stdout.on('data', () => {
      if (began !== 0n) return;
      began = process.hrtime.bigint();
      if (killAfter !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      const took = Number(process.hrtime.bigint() - began) / 1e6;
      if (signal === 'SIGKILL') resolve({ killed: true, took });
      else if (code === 0) resolve({ killed: false, took });
      else reject(new Error(`exit code ${String(code)}`));
    });
  });
}

/** How many bundles the ledger names; a database that is not there yet has none. */
async function bundlesHeld(office: HeadOffice): Promise<number> {
  try {
    return Number((await office.rows('SELECT count(*) AS n FROM bundles'))[0]?.n);
  } catch (error) {
    if (error instanceof CommandError && error.words.key === 'group.database.none') return 0;
    throw error;
  }
}

test(`${String(KILLS)} ingests that are killed at any moment: each time the database opens as before or after, and ends as if nothing had been`, async () => {
  const all = bundles();
  const kinds = { before: 0, after: 0 };
  const office = new HeadOffice();
  const plain = new HeadOffice();
  try {
    for (const one of [office, plain]) for (const bundle of all) one.post(bundle);
    const { took } = await run(plain);
    const whole = await plain.hash();
    let kills = 0;
    for (let round = 0; kills < KILLS; round += 1) {
      const { killed } = await run(office, took * ((round * 0.618) % 1.1));
      kills += killed ? 1 : 0;
      const held = await bundlesHeld(office);
      expect([0, all.length]).toContain(held);
      kinds[held === 0 ? 'before' : 'after'] += 1;
      await run(office);
      expect(await office.hash()).toBe(whole);
      for (const file of [office.path, `${office.path}.wal`]) rmSync(file, { force: true });
    }
    expect(kinds.before).toBeGreaterThan(0);
  } finally {
    office.close();
    plain.close();
  }
}, 3_600_000);
