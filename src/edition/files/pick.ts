import { nameOf, type FileHandle } from './save';

/** A file that somebody chose; the handle is there where the browser lets it be written in place. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly handle?: FileHandle;
}

const TYPES = [
  {
    description: 'Excel',
    accept: {
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
      'application/vnd.ms-excel.sheet.macroEnabled.12': ['.xlsm'],
    },
  },
] as const;

/** What newer browsers have and TypeScript's own types lack. */
interface PickingWindow {
  showOpenFilePicker?(options: object): Promise<readonly FileHandle[]>;
  readonly launchQueue?: { setConsumer(consumer: (launch: { readonly files: readonly FileHandle[] }) => void): void };
}

interface DroppedItem {
  getAsFileSystemHandle?(): Promise<(FileHandle & { readonly kind: string }) | null>;
}

/**
 * Asks for a workbook with the browser's own picker.
 * @returns `none` where somebody thought better of it, `unable` where the browser has no such picker
 */
export async function pickFile(): Promise<FileHandle | 'none' | 'unable'> {
  const { showOpenFilePicker } = window as PickingWindow;
  if (showOpenFilePicker === undefined) return 'unable';
  try {
    // Old and foreign files may be chosen, too: what they are is said then.
    const [handle] = await showOpenFilePicker.call(window, { types: TYPES, multiple: false });
    return handle ?? 'none';
  } catch (error) {
    return nameOf(error) === 'AbortError' ? 'none' : 'unable';
  }
}

/** The first of the files that were dropped, with its handle where the browser gives one. Must be called while the drop is handled. */
export function droppedFile(
  data: DataTransfer,
): Promise<{ readonly file: File; readonly handle?: FileHandle } | undefined> {
  const file = data.files[0];
  if (file === undefined) return Promise.resolve(undefined);
  const item = [...data.items].find(({ kind }) => kind === 'file') as DroppedItem | undefined;
  const handle = item?.getAsFileSystemHandle?.() ?? Promise.resolve(null);
  return handle.then(
    (found) => ({ file, handle: found?.kind === 'file' ? found : undefined }),
    () => ({ file }),
  );
}

/** Files that the system hands to the installed page (double click in the file manager). */
export function onLaunch(opened: (handle: FileHandle) => void): void {
  (window as PickingWindow).launchQueue?.setConsumer(({ files }) => {
    const [first] = files;
    if (first !== undefined) opened(first);
  });
}

/** The bytes of a file; `undefined` where it cannot be read. */
export async function bytesOf(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, or a file that is gone or locked.
    return undefined;
  }
}
