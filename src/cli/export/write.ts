import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { parquetWriteBuffer } from 'hyparquet-writer';

import { writeAtomically } from '../files';
import { TABLES, type Placed, type TableName } from './tables';

/**
 * Writes `TABLE/store=…/month=…/part.ndjson|parquet` below the folder, the layout that DuckDB, Spark and ClickHouse read as
 * partitions. A part that is there already is replaced: exporting a month again does not count it twice.
 * Returns the number of rows per table.
 */
export function writeTables(
  folder: string,
  store: string,
  rows: readonly Placed[],
  format: 'ndjson' | 'parquet',
): ReadonlyMap<TableName, number> {
  const parts = new Map<string, { table: TableName; month: string; rows: Placed['row'][] }>();
  for (const { table, month, row } of rows) {
    const key = `${table}/${month}`;
    let part = parts.get(key);
    if (part === undefined) parts.set(key, (part = { table, month, rows: [] }));
    part.rows.push(row);
  }
  const counts = new Map<TableName, number>();
  for (const part of parts.values()) {
    const place = join(folder, part.table, `store=${encodeURIComponent(store)}`, `month=${part.month}`);
    mkdirSync(place, { recursive: true });
    writeAtomically(
      join(place, `part.${format}`),
      format === 'ndjson' ? ndjson(part.rows) : parquet(part.table, part.rows),
    );
    counts.set(part.table, (counts.get(part.table) ?? 0) + part.rows.length);
  }
  return counts;
}

function ndjson(rows: readonly Placed['row'][]): Uint8Array {
  return new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

function parquet(table: TableName, rows: readonly Placed['row'][]): Uint8Array {
  const columns = Object.entries(TABLES[table].columns);
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(([name, type]) => ({
        name,
        type,
        nullable: true,
        data: rows.map((row) => row[name] ?? null),
      })),
    }),
  );
}
