import { existsSync, renameSync, rmSync } from 'node:fs';

import { createTables, createViews, ident, migrationsFrom, quote, SCHEMA_VERSION, VIEW_NAMES } from '../../group';
import { text } from '../../words';
import { CommandError } from '../outcome';
import { connect, isUnfinished, removeUnfinished, type Engine } from './engine';

export type SqlValue = string | number | boolean | null;
/** A row as JSON has it: dates and large numbers are texts. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** A group's database: one DuckDB file at head office. */
export class GroupDatabase {
  private readonly instance: Engine['instance'];
  private readonly connection: Engine['connection'];

  private constructor(
    readonly path: string,
    { instance, connection }: Engine,
  ) {
    this.instance = instance;
    this.connection = connection;
  }

  /** Opens it to be written, makes it where it is not there, and brings an older one up to today's schema. */
  static async open(path: string): Promise<GroupDatabase> {
    removeUnfinished(path);
    const database = new GroupDatabase(path, await connect(path));
    try {
      await database.transaction(async () => {
        if (await database.isEmpty()) {
          for (const statement of createTables()) await database.run(statement);
          await database.run('INSERT INTO settings VALUES (?, ?)', ['schema', String(SCHEMA_VERSION)]);
        } else await database.migrate();
        await database.makeViews();
      });
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  }

  /** Opens it to be read; several may read at the same time. */
  static async read(path: string): Promise<GroupDatabase> {
    if (!existsSync(path) || isUnfinished(path))
      throw new CommandError('bad-input', text('group.database.none', { file: path }));
    const database = new GroupDatabase(path, await connect(path, 'to-read'));
    try {
      if (await database.isEmpty()) throw new CommandError('bad-input', text('group.database.none', { file: path }));
      const version = await database.version();
      if (version === SCHEMA_VERSION) return database;
    } catch (error) {
      database.close();
      throw error;
    }
    database.close();
    (await GroupDatabase.open(path)).close();
    return new GroupDatabase(path, await connect(path, 'to-read'));
  }

  async run(sql: string, values?: readonly SqlValue[]): Promise<void> {
    await this.connection.run(sql, values === undefined ? undefined : [...values]);
  }

  async rows(sql: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    const reader = await this.connection.runAndReadAll(sql, values === undefined ? undefined : [...values]);
    return reader.getRowObjectsJson();
  }

  /** Many rows at once, in the order of the table's columns. */
  async insert(table: string, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const values = rows.slice(at, at + ROWS_AT_ONCE).map((row) => `(${row.map(literal).join(', ')})`);
      await this.run(`INSERT INTO ${table} VALUES ${values.join(', ')}`);
    }
  }

  /** All or nothing: what throws leaves the database as it was. */
  async transaction(work: () => Promise<void>): Promise<void> {
    await this.connection.run('BEGIN TRANSACTION');
    try {
      await work();
      await this.connection.run('COMMIT');
    } catch (error) {
      await this.connection.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  async makeViews(): Promise<void> {
    for (const statement of createViews()) await this.run(statement);
  }

  async setting(name: string): Promise<string | undefined> {
    const [row] = await this.rows('SELECT value FROM settings WHERE name = ?', [name]);
    return typeof row?.value === 'string' ? row.value : undefined;
  }

  async setSetting(name: string, value: string): Promise<void> {
    await this.run('INSERT OR REPLACE INTO settings VALUES (?, ?)', [name, value]);
  }

  /**
   * Writes the file anew with what it holds now: deleted rows stay in a DuckDB file until their place is used again, and who is forgotten
   * must not be found there. Closes the database.
   */
  async rewrite(): Promise<void> {
    const beside = `${this.path}.new`;
    rmSync(beside, { force: true });
    const name = (await this.rows('SELECT current_database() AS name'))[0]?.name;
    for (const view of VIEW_NAMES) await this.run(`DROP VIEW IF EXISTS ${view}`);
    await this.run(`ATTACH ${quote(beside)} AS fresh`);
    await this.run(`COPY FROM DATABASE ${ident(String(name))} TO fresh`);
    await this.run('DETACH fresh');
    this.close();
    renameSync(beside, this.path);
    rmSync(`${this.path}.wal`, { force: true });
    (await GroupDatabase.open(this.path)).close();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  /** Nothing is in it: it is new, or the first ingest was killed before its tables were there. */
  private async isEmpty(): Promise<boolean> {
    return (await this.rows('SELECT 1 FROM duckdb_tables() LIMIT 1')).length === 0;
  }

  private async version(): Promise<number> {
    const rows = await this.rows(`SELECT value FROM settings WHERE name = 'schema'`).catch(() => []);
    const version = Number(rows[0]?.value);
    if (!Number.isInteger(version))
      throw new CommandError('bad-input', text('group.database.foreign', { file: this.path }));
    if (version > SCHEMA_VERSION)
      throw new CommandError('bad-input', text('group.database.newer', { file: this.path }));
    return version;
  }

  private async migrate(): Promise<void> {
    for (const { to, statements } of migrationsFrom(await this.version())) {
      for (const statement of statements) await this.run(statement);
      await this.run(`UPDATE settings SET value = ${quote(String(to))} WHERE name = 'schema'`);
    }
  }
}

const ROWS_AT_ONCE = 500;

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? quote(value) : String(value);
}
