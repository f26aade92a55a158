import { monthAt, monthIndex, monthOf } from '../../calendar';
import { TABLE_NAMES } from '../../group';
import type { GroupDatabase } from './database';

/** `5y` or `60m` as months; `undefined` for anything else. */
export function parseRetention(text: string): number | undefined {
  const match = /^([1-9]\d{0,2})(y|m)$/u.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * (match[2] === 'y' ? 12 : 1);
}

/**
 * Deletes the months that are older than the group keeps, and does not take them again: `keep` is the number of months, today's month
 * not counted. Returns how many store-months went.
 */
export async function dropOldMonths(database: GroupDatabase, today: string): Promise<number> {
  const keep = await database.setting('keep');
  if (keep === undefined) return 0;
  const from = monthAt(monthIndex(monthOf(today)) - Number(keep));
  const [row] = await database.rows('SELECT count(*) AS old FROM store_months WHERE month < ?', [from]);
  await database.transaction(async () => {
    await database.setSetting('keep_from', from);
    for (const table of TABLE_NAMES) await database.run(`DELETE FROM ${table} WHERE month < ?`, [from]);
    await database.run('DELETE FROM store_months WHERE month < ?', [from]);
  });
  return Number(row?.old ?? 0);
}
