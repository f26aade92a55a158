/** What is used of a `FileSystemFileHandle`; tests give their own. */
export interface FileHandle {
  readonly name: string;
  getFile(): Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>;
  createWritable(): Promise<FileWriter>;
  queryPermission?(how: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(how: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  isSameEntry?(other: FileHandle): Promise<boolean>;
}

export interface FileWriter {
  write(bytes: Uint8Array): Promise<void>;
  /** Only now what was written takes the file's place. */
  close(): Promise<void>;
  abort(): Promise<void>;
}

/**
 * How saving ended. Except after `saved` and `doubtful` the file on the disk is untouched.
 * - `changed`: it is not what was opened here; another program wrote to it
 * - `held`: another program has it open and lets nobody write
 * - `denied`: the person did not allow writing
 * - `gone`: it was moved, renamed or deleted
 * - `doubtful`: it was written, but does not read back as it should
 */
export type Saved = 'saved' | 'changed' | 'held' | 'denied' | 'gone' | 'doubtful';

/** Reads a file. @returns the bytes, or why not */
export async function readFile(handle: FileHandle): Promise<Uint8Array | 'held' | 'gone'> {
  try {
    return new Uint8Array(await (await handle.getFile()).arrayBuffer());
  } catch (error) {
    return nameOf(error) === 'NotFoundError' ? 'gone' : 'held';
  }
}

/**
 * Writes a file in its place. The browser writes beside it and swaps the files at the end, so that at any moment either the former or
 * the new file is whole; before that the former bytes are kept.
 * @param known the file as it was opened or saved last: if the disk has anything else, nothing is written
 * @param keep keeps the former bytes for taking back; if that fails nothing is written
 */
export async function saveInPlace(
  handle: FileHandle,
  bytes: Uint8Array,
  known: Uint8Array,
  keep: (former: Uint8Array) => Promise<void>,
): Promise<Saved> {
  if (!(await mayWrite(handle))) return 'denied';
  const former = await readFile(handle);
  if (typeof former === 'string') return former;
  if (!sameBytes(former, known)) return 'changed';
  await keep(former);
  let writer: FileWriter | undefined;
  try {
    writer = await handle.createWritable();
    await writer.write(bytes);
    await writer.close();
  } catch (error) {
    await writer?.abort().catch(() => undefined);
    return stateAfter(handle, bytes, known, failureOf(error));
  }
  return stateAfter(handle, bytes, known, 'held');
}

/** Looks at what stands on the disk now: an error may come after the swap, and a success may be none. */
async function stateAfter(handle: FileHandle, bytes: Uint8Array, known: Uint8Array, failure: Saved): Promise<Saved> {
  const now = await readFile(handle);
  if (typeof now === 'string') return now === 'gone' ? 'gone' : failure === 'held' ? 'doubtful' : failure;
  if (sameBytes(now, bytes)) return 'saved';
  return sameBytes(now, known) ? failure : 'doubtful';
}

async function mayWrite(handle: FileHandle): Promise<boolean> {
  const how = { mode: 'readwrite' } as const;
  if ((await handle.queryPermission?.(how)) === 'granted' || handle.requestPermission === undefined) return true;
  return (await handle.requestPermission(how)) === 'granted';
}

function failureOf(error: unknown): Saved {
  const name = nameOf(error);
  if (name === 'NotFoundError') return 'gone';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : 'held';
}

/** Errors of the browser's file functions are told apart by their names. */
export const nameOf = (error: unknown): unknown => (error as { readonly name?: unknown } | null)?.name;

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
