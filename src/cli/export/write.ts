import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { parquetPartOf, TABLE_NAMES, UNDATED, type Placed, type TableName } from '../../group';
import { writeAtomically } from '../files';
import { EXPORT_NOTES } from '../group/keys';

export type Format = 'ndjson' | 'parquet';

export interface FolderExport {
  readonly store: string;
  readonly format: Format;
  readonly rows: readonly Placed[];
  /** Months that the workbooks tell of, empty ones too. */
  readonly months: readonly string[];
  /** Names of the workbooks that were read. */
  readonly workbooks: readonly string[];
}

/**
 * Writes `TABLE/store=…/month=…/part.ndjson|parquet` below the folder, the layout that DuckDB, Spark and ClickHouse read as partitions.
 * What these workbooks tell of now, or told of at an earlier export, is replaced as a whole: a month or table that has become empty is
 * empty in the folder too. Returns the number of rows per table.
 */
export function writeTables(folder: string, { store, format, rows, months, workbooks }: FolderExport) {
  const parts = new Map<string, Placed[]>();
  for (const placed of rows) {
    const key = `${placed.table}/${placed.month}`;
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [placed]);
    else part.push(placed);
  }
  const now = new Set([...months, ...rows.map(({ month }) => month)]);
  const notes = new Notes(folder, store);
  const counts = new Map<TableName, number>();
  for (const month of new Set([...now, ...notes.monthsOf(workbooks), UNDATED])) {
    for (const table of TABLE_NAMES) {
      const place = join(folder, table, `store=${encodeURIComponent(store)}`, `month=${month}`);
      const part = parts.get(`${table}/${month}`);
      if (part === undefined) {
        rmSync(place, { recursive: true, force: true });
        continue;
      }
      mkdirSync(place, { recursive: true });
      writeAtomically(join(place, `part.${format}`), format === 'ndjson' ? ndjson(part) : parquetPartOf(table, part));
      rmSync(join(place, `part.${format === 'ndjson' ? 'parquet' : 'ndjson'}`), { force: true });
      counts.set(table, (counts.get(table) ?? 0) + part.length);
    }
  }
  notes.keep(workbooks, [...now].sort());
  return counts as ReadonlyMap<TableName, number>;
}

function ndjson(rows: readonly Placed[]): Uint8Array {
  return new TextEncoder().encode(rows.map(({ row }) => `${JSON.stringify(row)}\n`).join(''));
}

const notesSchema = z.record(z.string(), z.array(z.string()));

/** Which months each workbook of the store gave when it was exported last. Workbooks are known by a hash: a file's name may be a customer's. */
class Notes {
  private readonly path: string;
  private readonly months: Record<string, readonly string[]>;

  constructor(
    private readonly folder: string,
    store: string,
  ) {
    this.path = join(folder, EXPORT_NOTES, `store=${encodeURIComponent(store)}.json`);
    this.months = existsSync(this.path) ? readNotes(this.path) : {};
  }

  monthsOf(workbooks: readonly string[]): readonly string[] {
    return workbooks.flatMap((name) => this.months[nameHash(name)] ?? []);
  }

  keep(workbooks: readonly string[], months: readonly string[]): void {
    for (const name of workbooks) this.months[nameHash(name)] = months;
    mkdirSync(join(this.folder, EXPORT_NOTES), { recursive: true });
    writeAtomically(this.path, new TextEncoder().encode(`${JSON.stringify(this.months, null, 1)}\n`));
  }
}

function readNotes(path: string): Record<string, readonly string[]> {
  try {
    return notesSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? {};
  } catch {
    return {};
  }
}

function nameHash(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16);
}
