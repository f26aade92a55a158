import type { FileHandle } from './save';

/** Former bytes of files that were saved over; the newest ones of this computer. */
export const MOST_KEPT = 10;
const MOST_RECENT = 8;

/** A file as it was before it was saved. */
export interface KeptFile {
  readonly id: number;
  readonly name: string;
  /** When it was saved over, as ISO time. */
  readonly at: string;
  readonly size: number;
}

/** A file that was opened here: with its handle it opens by one press. */
export interface RecentFile {
  readonly name: string;
  readonly at: string;
  readonly handle: FileHandle;
}

/** Work that was not saved when the page was closed. */
export interface Draft {
  readonly name: string;
  readonly at: string;
  readonly bytes: Uint8Array;
  /** The file as it was opened or saved last. */
  readonly known: Uint8Array;
  readonly handle?: FileHandle;
}

/** What the browser keeps for this page on this computer. */
export interface Kept {
  keep(name: string, bytes: Uint8Array, at: string): Promise<void>;
  /** The newest first. */
  list(): Promise<readonly KeptFile[]>;
  bytes(id: number): Promise<Uint8Array | undefined>;
  remove(id: number): Promise<void>;
  clear(): Promise<void>;
  recent(): Promise<readonly RecentFile[]>;
  opened(file: RecentFile): Promise<void>;
  draft(): Promise<Draft | undefined>;
  setDraft(draft: Draft | undefined): Promise<void>;
}

const STORES = ['kept', 'recent', 'draft'] as const;
type StoreName = (typeof STORES)[number];

interface KeptRecord extends Omit<KeptFile, 'id'> {
  readonly id?: number;
  readonly bytes: Uint8Array;
}

/** Over the browser's database. Each call opens it anew where it was closed; a browser that keeps nothing rejects. */
export function createKept(factory: IDBFactory): Kept {
  let opening: Promise<IDBDatabase> | undefined;
  const database = (): Promise<IDBDatabase> =>
    (opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open('sanbiao-edition', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('kept', { keyPath: 'id', autoIncrement: true });
        request.result.createObjectStore('recent', { keyPath: 'name' });
        request.result.createObjectStore('draft');
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(failed(request.error));
    }).catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));

  /** One transaction; it is over, and on the disk, when the promise resolves. */
  const transact = async <T>(
    name: StoreName,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T | undefined> => {
    const transaction = (await database()).transaction(name, mode, { durability: 'strict' });
    return new Promise((resolve, reject) => {
      const request = work(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = () => reject(failed(transaction.error));
    });
  };
  const all = async <T>(name: StoreName): Promise<readonly T[]> =>
    (await transact<T[]>(name, 'readonly', (store) => store.getAll())) ?? [];
  const newestFirst = <T extends { readonly at: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.at < b.at ? 1 : -1));

  return {
    async keep(name, bytes, at) {
      await transact('kept', 'readwrite', (store) =>
        store.add({ name, at, size: bytes.length, bytes } satisfies KeptRecord),
      );
      const old = newestFirst(await all<KeptFile>('kept')).slice(MOST_KEPT);
      for (const { id } of old) await transact('kept', 'readwrite', (store) => store.delete(id));
    },
    list: async () =>
      newestFirst(await all<KeptFile>('kept')).map(({ id, name, at, size }) => ({ id, name, at, size })),
    bytes: async (id) => (await transact<KeptRecord | undefined>('kept', 'readonly', (store) => store.get(id)))?.bytes,
    async remove(id) {
      await transact('kept', 'readwrite', (store) => store.delete(id));
    },
    async clear() {
      for (const name of STORES) await transact(name, 'readwrite', (store) => store.clear());
    },
    recent: async () => newestFirst(await all<RecentFile>('recent')).slice(0, MOST_RECENT),
    async opened(file) {
      await transact('recent', 'readwrite', (store) => store.put(file));
      for (const { name } of newestFirst(await all<RecentFile>('recent')).slice(MOST_RECENT))
        await transact('recent', 'readwrite', (store) => store.delete(name));
    },
    draft: () => transact<Draft | undefined>('draft', 'readonly', (store) => store.get('draft')),
    async setDraft(draft) {
      await transact('draft', 'readwrite', (store) =>
        draft === undefined ? store.clear() : (store.put(draft, 'draft') as IDBRequest),
      );
    },
  };
}

const failed = (error: DOMException | null): Error => error ?? new Error('The browser keeps nothing');
