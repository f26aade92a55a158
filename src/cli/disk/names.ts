import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/**
 * Names for what stands beside a file while it is written. They do not grow with the file's own name, so that a file may have a name as
 * long as the file system allows.
 */
const prefixOf = (target: string): string =>
  `.sanbiao-${createHash('sha256').update(basename(target)).digest('hex').slice(0, 16)}`;

export const lockName = (target: string): string => join(dirname(target), `${prefixOf(target)}.lock`);

export const temporaryName = (target: string, token: string): string =>
  join(dirname(target), `${prefixOf(target)}.${token}.tmp`);

const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/**
 * A run's request for the lock: the lock file, before it has its name. The name tells whose it is, since a run may be killed before anything
 * stands in it.
 */
export const requestName = (target: string, token: string, pid: number, host: string): string =>
  join(dirname(target), `${prefixOf(target)}.${token}.${String(pid)}-${markOf(host)}.request`);

/** The process on this host that a request is of; `undefined` where the name does not tell or it is another computer's. */
export function requesterOf(request: string, host: string): number | undefined {
  const [, pid, mark] = /\.(\d+)-([0-9a-f]{8})\.request$/u.exec(request) ?? [];
  return pid !== undefined && mark === markOf(host) ? Number(pid) : undefined;
}

export const isRequest = (target: string, name: string): boolean =>
  name.startsWith(`${prefixOf(target)}.`) && (name.endsWith('.request') || name.includes('.lock.'));

/** Whether a name in the target's folder is a temporary file of this target. */
export const isTemporary = (target: string, name: string): boolean =>
  name.startsWith(`${prefixOf(target)}.`) && name.endsWith('.tmp');

/** Bytes that the common file systems allow for one name. */
const MAX_NAME_BYTES = 255;

/** `6月.xlsx` → `6月.xlsx.bak`, `6月.xlsx.2.bak` …; a name that leaves no room for the ending is shortened and told apart by a checksum. */
export function backupName(target: string, number: number): string {
  const ending = number === 1 ? '.bak' : `.${number}.bak`;
  const whole = basename(target);
  if (Buffer.byteLength(whole + ending) <= MAX_NAME_BYTES) return target + ending;
  const mark = `~${markOf(whole)}${ending}`;
  let stem = whole;
  while (Buffer.byteLength(stem + mark) > MAX_NAME_BYTES) stem = [...stem].slice(0, -1).join('');
  return join(dirname(target), stem + mark);
}
