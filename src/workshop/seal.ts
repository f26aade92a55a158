import { deflateSync, inflateSync } from 'fflate';
import type { CoverCells, ExerciseMode } from './types';

/**
 * The key's envelope: PBKDF2 (SHA-256) makes two keys from the trainer's code, AES-GCM locks the text, and the header is
 * authenticated with it. Everything is a function of its arguments, so that the same exercise gives the same bytes: the nonce is a
 * keyed digest of the text (as in SIV), never chance and never used twice for different texts.
 */
export const ROUNDS = 210_000;

/** What the platform's WebCrypto offers, as an argument: the room itself knows no platform. */
export type Platform = Pick<SubtleCrypto, 'digest' | 'importKey' | 'deriveBits' | 'encrypt' | 'decrypt' | 'sign'>;

/** Made once from code and salt; holds no text of the code. */
export interface Lock {
  readonly salt: string;
  /** Tells a wrong code from a damaged seal. */
  readonly check: string;
  /** 32 bits for the dice: who does not have the code cannot make the same exercise again. */
  readonly dice: number;
  readonly locking: CryptoKey;
  readonly nonces: CryptoKey;
}

/** What stands in the open: enough for a participant's pane to take the time and to hand in, nothing of the key. */
export interface Header {
  readonly exercise: string;
  readonly number: number;
  readonly mode: ExerciseMode;
  readonly cover: CoverCells;
  readonly salt: string;
  readonly rounds: number;
  readonly check: string;
  readonly nonce: string;
}

export class SealError extends Error {
  constructor(readonly why: 'no-seal' | 'damaged' | 'wrong-code') {
    super(why);
    this.name = 'SealError';
  }
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/** `salt` is public: it only keeps tables of digested codes from being of use. */
export async function makeLock(platform: Platform, code: string, salt: string): Promise<Lock> {
  const secret = await platform.importKey('raw', bytesOf(code.normalize('NFKC').trim()), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const bits = await platform.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(`sanbiao/${salt}`), iterations: ROUNDS },
    secret,
    512,
  );
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const nonces = await platform.importKey('raw', bits.slice(32, 64), hmac, false, ['sign']);
  const told = new Uint8Array(await platform.sign('HMAC', nonces, bytesOf('check')));
  const dice = new DataView(await platform.sign('HMAC', nonces, bytesOf('dice')));
  return {
    salt,
    check: toBase64(told.slice(0, 9)),
    dice: dice.getUint32(0),
    locking: await platform.importKey('raw', bits.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']),
    nonces,
  };
}

/** The sealed text as lines that fit into cells. */
export async function seal(
  platform: Platform,
  lock: Lock,
  about: Pick<Header, 'exercise' | 'number' | 'mode' | 'cover'>,
  text: string,
): Promise<readonly string[]> {
  const plain = deflateSync(bytesOf(text), { level: 9 }) as Uint8Array<ArrayBuffer>;
  const nonce = new Uint8Array(await platform.sign('HMAC', lock.nonces, plain)).slice(0, 12);
  const { exercise, number, mode, cover } = about;
  const header: Header = {
    exercise,
    number,
    mode,
    cover,
    salt: lock.salt,
    rounds: ROUNDS,
    check: lock.check,
    nonce: toBase64(nonce),
  };
  const head = JSON.stringify(header);
  const locked = await platform.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: bytesOf(head) },
    lock.locking,
    plain,
  );
  const body = toBase64(new Uint8Array(locked));
  return [head, ...(body.match(/.{1,8000}/gu) ?? [])];
}

export function headerOf(lines: readonly string[]): Header {
  try {
    const header = JSON.parse(lines[0] ?? '') as Partial<Header>;
    const texts = [header.exercise, header.salt, header.check, header.nonce];
    const whole = texts.every((entry) => typeof entry === 'string') && header.cover !== undefined;
    if (whole && header.rounds === ROUNDS) return header as Header;
  } catch {
    // Told below: what does not read is no seal of ours any more.
  }
  throw new SealError('damaged');
}

/** @throws SealError `wrong-code` or `damaged` */
export async function open(platform: Platform, lock: Lock, lines: readonly string[]): Promise<string> {
  const header = headerOf(lines);
  if (header.check !== lock.check) throw new SealError('wrong-code');
  try {
    const opened = await platform.decrypt(
      { name: 'AES-GCM', iv: fromBase64(header.nonce), additionalData: bytesOf(lines[0] ?? '') },
      lock.locking,
      fromBase64(lines.slice(1).join('')),
    );
    return new TextDecoder().decode(inflateSync(new Uint8Array(opened)));
  } catch {
    throw new SealError('damaged');
  }
}

/** First `bytes` bytes of SHA-256, as hexadecimal digits. */
export async function digest(platform: Platform, text: string, bytes = 8): Promise<string> {
  const whole = new Uint8Array(await platform.digest('SHA-256', bytesOf(text)));
  return [...whole.slice(0, bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text);
  const bytes = new Uint8Array(plain.length);
  for (let i = 0; i < plain.length; i += 1) bytes[i] = plain.charCodeAt(i);
  return bytes;
}
