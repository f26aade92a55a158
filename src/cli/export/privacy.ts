import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** A mobile number or a landline with area code inside other text. */
const NUMBER_IN_TEXT = /(?<!\d)(1[3-9]\d)(\d{4})(\d{4})(?!\d)/gu;

/**
 * A phone as a keyed hash (HMAC-SHA-256, 32 hexadecimal digits). A plain hash of eleven digits could be undone by trying
 * all numbers; without the key this one cannot. The same key gives the same customer the same hash in every store.
 */
export function hashPhone(phone: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(phone).digest('hex').slice(0, 32);
}

/** Numbers inside remarks would undo the hashing: `139****5678`. */
export function maskNumbers(value: string): string {
  return value.replace(NUMBER_IN_TEXT, '$1****$3');
}

/** Reads the key, or makes one (32 random bytes, readable by its owner only). */
export function phoneKey(path: string): { key: Uint8Array; made: boolean } {
  if (existsSync(path)) return { key: readFileSync(path), made: false };
  const key = randomBytes(32);
  writeFileSync(path, key, { mode: 0o600, flag: 'wx' });
  return { key, made: true };
}
