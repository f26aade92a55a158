import { text, type KeyTail, type Text } from '../../words';
import { CommandError } from '../outcome';

/** What the operating system says, by the sentence that fits. On Windows a file that is open in Excel is `EBUSY` or `EPERM`. */
const SENTENCES: Readonly<Record<string, KeyTail<'disk.write.'>>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only-disk',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
  EISDIR: 'folder',
  ENAMETOOLONG: 'long-name',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  ELOOP: 'link-loop',
  EIO: 'disk-error',
};

/** A code of Node's errors (`ENOSPC`); `undefined` for anything else. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

/** Why a file could not be written, and that what was there is there still. */
export function writeFailure(path: string, error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const code = codeOf(error);
  const known = code === undefined ? undefined : SENTENCES[code];
  return new CommandError(
    known === 'long-name' || known === 'no-folder' || known === 'folder' ? 'bad-input' : 'failed',
    known === undefined
      ? text('cli.error.cannot-write', { file: path, reason: code ?? String(error) })
      : text(`disk.write.${known}`, { file: path }),
  );
}

export function readFailure(path: string, error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const code = codeOf(error);
  return new CommandError('bad-input', readSentence(path, code ?? String(error)));
}

function readSentence(path: string, code: string): Text {
  if (code === 'ENOENT' || code === 'ENOTDIR') return text('cli.error.no-such-file', { file: path });
  if (code === 'ENAMETOOLONG') return text('disk.read.long-name', { file: path });
  if (code === 'EACCES' || code === 'EPERM') return text('disk.read.no-permission', { file: path });
  if (code === 'EBUSY') return text('disk.read.busy', { file: path });
  return text('cli.error.cannot-read', { file: path, reason: code });
}
