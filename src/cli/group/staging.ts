import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { OpenedBundle, TableName } from '../../group';

/** Parquet files for DuckDB to read, in the machine's own folder for passing files; what a killed ingest left there goes first. */
export class Staging {
  private readonly folder: string;
  bytes = 0;

  constructor(databasePath: string) {
    const name = createHash('sha256').update(resolve(databasePath)).digest('hex').slice(0, 16);
    this.folder = join(tmpdir(), `sanbiao-ingest-${name}`);
    this.clear();
  }

  /** Returns the bytes that the bundle's tables have. */
  write(number: number, bundle: OpenedBundle): number {
    let bytes = 0;
    for (const [table, content] of bundle.tables) {
      writeFileSync(this.file(table, number), content, { mode: 0o600 });
      bytes += content.length;
    }
    this.bytes += bytes;
    return bytes;
  }

  files(table: TableName, numbers: readonly number[]): readonly string[] {
    return numbers.map((number) => this.file(table, number));
  }

  private file(table: string, number: number): string {
    return join(this.folder, `${table}-${String(number)}.parquet`);
  }

  clear(): void {
    this.remove();
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    this.bytes = 0;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
