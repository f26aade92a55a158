import { text } from '../../../words';
import { table, type Console } from '../../console';
import { CommandError, type Outcome } from '../../outcome';
import { databasePath, type Action } from '../action';
import { GroupDatabase, type SqlRow } from '../database';

/** `group sql "…"`: any question to the database, which is only read. */
export const sql: Action = {
  name: 'sql',
  takes: ['json', 'into', 'from', 'format'],
  async run(options, files, console): Promise<Outcome> {
    const [query, ...others] = files;
    if (query === undefined || others.length > 0) throw new CommandError('bad-input', text('group.sql.needs-query'));
    const database = await GroupDatabase.read(databasePath(options));
    try {
      const { names, rows } = await ask(database, query);
      const format = options.json ? 'json' : (options.format ?? 'table');
      if (format === 'parquet') throw new CommandError('bad-input', text('group.sql.no-parquet'));
      print(names, rows, format, console);
      return 'done';
    } finally {
      database.close();
    }
  },
};

async function ask(
  database: GroupDatabase,
  query: string,
): Promise<{ names: readonly string[]; rows: readonly SqlRow[] }> {
  try {
    const rows = await database.rows(query);
    return { names: Object.keys(rows[0] ?? {}), rows };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError('bad-input', text('group.sql.failed', { reason }));
  }
}

function print(
  names: readonly string[],
  rows: readonly SqlRow[],
  format: 'table' | 'csv' | 'json',
  console: Console,
): void {
  if (format === 'json') {
    console.print(JSON.stringify(rows, null, 2));
    return;
  }
  const cells = [names, ...rows.map((row) => names.map((name) => shown(row[name])))];
  const lines = format === 'csv' ? cells.map((row) => row.map(csvCell).join(',')) : table(cells);
  for (const line of lines) console.print(line);
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

function csvCell(value: string): string {
  return /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
