import { columnsOf, PERSON_TABLES, type TableName } from '../../group';
import type { GroupDatabase } from './database';

/**
 * Takes whoever is forgotten out of every table: lines of the sheets go, facts stay as counts without the person, so that figures of the
 * past still add up. Runs with every ingest, since a bundle may bring somebody back: under another key, which its aliases tell of, or as
 * somebody's second number.
 */
export async function dropForgotten(database: GroupDatabase): Promise<void> {
  if ((await database.rows('SELECT 1 FROM forgotten LIMIT 1')).length === 0) return;
  const known = 'IN (SELECT person FROM forgotten)';
  await database.run(
    `INSERT OR IGNORE INTO forgotten SELECT person FROM aliases WHERE person_before ${known}
     UNION SELECT person_before FROM aliases WHERE person ${known}`,
  );
  const lines = PERSON_TABLES.filter(({ table }) => hasPhones(table)).map(
    ({ table }) => `SELECT person FROM ${table} WHERE phone ${known} OR phone2 ${known}`,
  );
  await database.run(
    `CREATE OR REPLACE TEMP TABLE gone AS SELECT person FROM (SELECT person FROM forgotten UNION ${lines.join(' UNION ')}) WHERE person IS NOT NULL`,
  );
  const where = 'person IN (SELECT person FROM gone)';
  for (const { table, kind } of PERSON_TABLES) {
    const phones = hasPhones(table) ? ` OR phone ${known} OR phone2 ${known}` : '';
    if (kind === 'record') await database.run(`DELETE FROM ${table} WHERE ${where}${phones}`);
    else await database.run(`UPDATE ${table} SET person = NULL, person_weak = NULL, customer = NULL WHERE ${where}`);
  }
  await database.run(`DELETE FROM aliases WHERE ${where} OR person_before IN (SELECT person FROM gone)`);
  await database.run('DROP TABLE gone');
}

/** Lines of the sheets have the phones themselves, hashed. */
function hasPhones(table: TableName): boolean {
  return 'phone' in columnsOf(table);
}

/**
 * Forgets everybody who is this person: under the hash itself, as a second number of a customer, and under another key. `rows` is how many
 * rows named them.
 */
export async function forget(database: GroupDatabase, hashes: readonly string[]): Promise<{ readonly rows: number }> {
  const marks = hashes.map(() => '?').join(', ');
  const found = new Set(hashes);
  let named = 0;
  await database.transaction(async () => {
    for (const { table } of PERSON_TABLES) {
      const phones = hasPhones(table) ? ` OR phone IN (${marks}) OR phone2 IN (${marks})` : '';
      const rows = await database.rows(
        `SELECT person FROM ${table} WHERE person IN (${marks})${phones}`,
        phones === '' ? hashes : [...hashes, ...hashes, ...hashes],
      );
      named += rows.length;
      for (const { person } of rows) if (typeof person === 'string') found.add(person);
    }
    const aliases = await database.rows(
      `SELECT DISTINCT person, person_before FROM aliases WHERE person IN (${marks}) OR person_before IN (${marks})`,
      [...hashes, ...hashes],
    );
    for (const row of aliases) found.add(String(row.person)).add(String(row.person_before));
    for (const person of found) await database.run('INSERT OR IGNORE INTO forgotten VALUES (?)', [person]);
    await dropForgotten(database);
  });
  return { rows: named };
}
