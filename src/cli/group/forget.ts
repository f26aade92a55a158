import { PERSON_TABLES } from '../../group';
import type { GroupDatabase } from './database';

/**
 * Takes whoever is forgotten out of every table: lines of the sheets go, facts stay as counts without the person, so that figures of the
 * past still add up. Runs with every ingest, since a bundle may bring somebody back.
 */
export async function dropForgotten(database: GroupDatabase): Promise<void> {
  if ((await database.rows('SELECT 1 FROM forgotten LIMIT 1')).length === 0) return;
  for (const { table, kind } of PERSON_TABLES) {
    const where = 'person IN (SELECT person FROM forgotten)';
    if (kind === 'record') await database.run(`DELETE FROM ${table} WHERE ${where}`);
    else await database.run(`UPDATE ${table} SET person = NULL, person_weak = NULL, customer = NULL WHERE ${where}`);
  }
  await database.run(
    'DELETE FROM aliases WHERE person IN (SELECT person FROM forgotten) OR person_before IN (SELECT person FROM forgotten)',
  );
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
    for (const { table, kind } of PERSON_TABLES) {
      const phones = kind === 'record' && table !== 'contacts' ? ` OR phone IN (${marks}) OR phone2 IN (${marks})` : '';
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
