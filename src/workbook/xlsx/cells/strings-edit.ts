import { crc32 } from '../zip/crc32';
import type { PackageEditor } from '../package/package-edit';
import { resolveAlternates } from '../xml/alternates';
import { findSharedStrings, readItem, type StringBounds } from './strings-read';

/** The shared strings as far as a changed cell points to them; the part is unpacked when the first one asks. */
export class SharedStrings {
  private source = '';
  private items: StringBounds | undefined;

  constructor(
    private readonly editor: Pick<PackageEditor, 'text' | 'bytes'>,
    private readonly part: string | undefined,
  ) {}

  /** `undefined` where there is none of this number. */
  text(index: number): string | undefined {
    const { bounds, prefix } = this.load();
    const start = bounds[index * 2];
    return start === undefined ? undefined : readItem(this.source, start, bounds[index * 2 + 1] as number, prefix);
  }

  /** A number that changes when the item at this place does. */
  fingerprint(index: number): number {
    const { bounds } = this.load();
    const start = bounds[index * 2];
    return start === undefined ? 0 : crc32(new TextEncoder().encode(this.source.slice(start, bounds[index * 2 + 1])));
  }

  /** Of the whole part. */
  checksum(): number {
    return this.part === undefined ? 0 : crc32(this.editor.bytes(this.part));
  }

  private load(): StringBounds {
    if (!this.items) {
      this.source = this.part === undefined ? '' : resolveAlternates(this.editor.text(this.part).source);
      this.items = findSharedStrings(this.source);
    }
    return this.items;
  }
}
