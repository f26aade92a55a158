import type { PackageEditor } from '../package/package-edit';
import { decodeText, isUtf8 } from '../xml/text-codec';

/**
 * The styles that cells, rows and columns name, and the differential formats that rules and tables name. In a damaged file some of the
 * numbers are none of the style sheet's: whoever adds a style must not give it one of these, or it would show where nobody put it.
 */
export class StyleUse {
  private cellStyles: ReadonlySet<number> | undefined;
  private differentials: ReadonlySet<number> | undefined;

  /** @param sheets the parts of all sheets; @param open bytes of a sheet that is unpacked already */
  constructor(
    private readonly editor: PackageEditor,
    private readonly sheets: readonly string[],
    private readonly open: (part: string) => Uint8Array | undefined,
  ) {}

  ofCells(): ReadonlySet<number> {
    if (this.cellStyles) return this.cellStyles;
    const found = new Set<number>();
    for (const part of this.sheets) if (this.editor.has(part)) cellStylesIn(this.bytes(part), found);
    return (this.cellStyles = found);
  }

  ofRules(): ReadonlySet<number> {
    if (this.differentials) return this.differentials;
    const found = new Set<number>();
    for (const part of this.sheets.filter((sheet) => this.editor.has(sheet))) {
      const tables = this.editor.relationships(part).filter(({ type, external }) => !external && WITH_RULES.has(type));
      for (const holder of [part, ...tables.map(({ target }) => target)]) {
        if (!this.editor.has(holder)) continue;
        const { source } = decodeText(this.bytes(holder));
        for (const [, id] of source.matchAll(/[dD]xfId\s*=\s*["'](\d+)/gu)) found.add(Number(id));
      }
    }
    return (this.differentials = found);
  }

  private bytes(part: string): Uint8Array {
    return this.open(part) ?? this.editor.bytes(part);
  }
}

const WITH_RULES: ReadonlySet<string> = new Set(['table', 'pivotTable']);

const EQUALS = 0x3d;
const isDigit = (byte: number | undefined): byte is number => byte !== undefined && byte >= 48 && byte <= 57;

/** Gathers `s="12"` of cells and rows and `style="12"` of columns without decoding the part. */
function cellStylesIn(bytes: Uint8Array, found: Set<number>): void {
  const plain = isUtf8(bytes) ? bytes : new TextEncoder().encode(decodeText(bytes).source);
  for (let at = plain.indexOf(EQUALS); at >= 0; at = plain.indexOf(EQUALS, at + 1)) {
    if (!endsStyleName(plain, at)) continue;
    let i = at + 1;
    while (i < plain.length && !isDigit(plain[i]) && (plain[i] as number) <= 39) i += 1;
    let style = 0;
    for (let digit = plain[i]; isDigit(digit); digit = plain[(i += 1)]) style = style * 10 + digit - 48;
    found.add(style);
  }
}

/** Whether ` s` or ` style` stands in front of an equals sign. */
function endsStyleName(bytes: Uint8Array, at: number): boolean {
  let end = at;
  while ((bytes[end - 1] as number) <= 32) end -= 1;
  const last = bytes[end - 1];
  if (last === 0x73 /* s */) return (bytes[end - 2] as number) <= 32;
  return (
    last === 0x65 /* e */ && bytes[end - 2] === 0x6c && bytes[end - 5] === 0x73 && (bytes[end - 6] as number) <= 32
  );
}
