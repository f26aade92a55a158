import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { GroupDatabase } from '../../src/cli/group/database';
import { bundlesIn } from '../../src/cli/group/inbox';
import { ingest, type IngestReport } from '../../src/cli/group/ingest';

/** In memory where the machine has such a folder: hundreds of databases are opened and closed, and a disk waits for each. */
const ROOT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder that goes when the test is over, with an inbox in it. */
export class HeadOffice {
  readonly folder = mkdtempSync(join(ROOT, 'sanbiao-office-'));
  readonly inbox = join(this.folder, 'inbox');
  readonly path = join(this.folder, 'group.duckdb');
  private made = 0;

  constructor() {
    mkdirSync(this.inbox);
  }

  /** Puts a bundle into the inbox; returns its path. */
  post(bytes: Uint8Array, name = `${String((this.made += 1)).padStart(4, '0')}.sbx`): string {
    const path = join(this.inbox, name);
    writeFileSync(path, bytes);
    return path;
  }

  async ingest(files: readonly string[] = [this.inbox], identities: readonly string[] = []): Promise<IngestReport> {
    const database = await GroupDatabase.open(this.path);
    try {
      return await ingest(database, bundlesIn(files), identities, () => undefined);
    } finally {
      database.close();
    }
  }

  async rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const database = await GroupDatabase.read(this.path);
    try {
      return await database.rows(sql);
    } finally {
      database.close();
    }
  }

  /** What the whole database holds, whatever the order of its rows. */
  async hash(): Promise<string> {
    const database = await GroupDatabase.read(this.path);
    try {
      const hash = createHash('sha256');
      for (const { table_name: table } of await database.rows(
        "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' ORDER BY table_name",
      )) {
        const rows = await database.rows(`SELECT * FROM ${String(table)}`);
        hash.update(String(table));
        for (const row of rows.map((one) => JSON.stringify(one)).sort()) hash.update(row);
      }
      return hash.digest('hex');
    } finally {
      database.close();
    }
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
