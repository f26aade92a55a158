/** What an inverse remembers of a file, beyond what its change says; written as text into `restore`. */
export interface ContentRecord {
  /** There was no cell (`1`), or not even its row (`2`). */
  readonly absent?: 1 | 2;
  /** The cell's `t`, and the XML inside it. */
  readonly type?: string;
  readonly inner?: string;
  /** Of the shared string that the cell points to. */
  readonly shared?: number;
  /** `cm` and `vm` count within the metadata part, whose checksum this is. */
  readonly cm?: string;
  readonly vm?: string;
  readonly metadata?: number;
  readonly prefix?: string;
}

export interface StyleRecord {
  /** There was no cell (`1`), or not even its row (`2`). */
  readonly absent?: 1 | 2;
  /** Style number, -1 where the cell had none. */
  readonly style: number;
  /** Of the style's fingerprint. */
  readonly look: number;
}

/** A part of the sheet besides its cells: if `now` still stands there, `was` comes back to the letter. */
export interface MarkupRecord {
  readonly now: string;
  readonly was: string;
}

/** A sheet with the parts that only it uses, itself first; bytes in base 64. */
export interface SheetRecord {
  readonly parts: readonly { readonly name: string; readonly type: string; readonly base64: string }[];
  readonly relationships: readonly {
    readonly owner: string;
    readonly id: string;
    readonly type: string;
    readonly target: string;
    readonly external?: true;
  }[];
  /** The styles that it names, each with the checksum of its look; and that of the shared strings, if it points to any. */
  readonly looks: readonly (readonly [style: number, look: number])[];
  readonly strings?: number;
  /** The defined names that belong to it alone. */
  readonly names: readonly { readonly name: string; readonly text: string; readonly extra: string }[];
}

const MARK = 'xlsx:';

export function writeRecord(record: object): string {
  return MARK + JSON.stringify(record);
}

/** The record in a `restore` text of this adapter; `undefined` for another adapter's, or one that does not read. */
export function readRecord<T>(restore: string | undefined): Partial<T> | undefined {
  if (!restore?.startsWith(MARK)) return undefined;
  try {
    const record: unknown = JSON.parse(restore.slice(MARK.length));
    return typeof record === 'object' && record !== null ? (record as Partial<T>) : undefined;
  } catch {
    return undefined;
  }
}
