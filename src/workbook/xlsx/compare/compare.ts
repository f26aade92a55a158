import { Package } from '../package/package';
import { findWorkbook, readWorkbookPart, worksheets, type SheetEntry } from '../package/workbook-part';
import { OFFICE_THEME, readTheme } from '../styles/colors';
import { StylesEditor } from '../styles/styles-edit';
import { SharedStrings } from '../cells/strings-edit';
import { compareCells, type CellDifference, type ComparedBook } from './compare-cells';
import { compareXml } from './compare-xml';

/** How a part of the package differs. */
export interface PartDifference {
  /** `xl/worksheets/sheet1.xml` */
  readonly part: string;
  readonly what: 'added' | 'removed' | 'changed';
  /** The smallest elements that differ, as paths; empty for parts that are no XML, and for sheets' cells, which are told one by one. */
  readonly elements: readonly string[];
}

export interface SheetDifference {
  readonly sheet: string;
  readonly what: 'added' | 'removed';
}

/** What differs between two workbook files. */
export interface WorkbookDifference {
  /** The packages hold the same parts with the same bytes. */
  readonly same: boolean;
  readonly cells: readonly CellDifference[];
  readonly sheets: readonly SheetDifference[];
  readonly parts: readonly PartDifference[];
  /** Parts that are the same to the byte. */
  readonly untouched: number;
}

/**
 * Compares two workbook files: cells by what they show and how they look, everything else part by part. Sheets are matched by name.
 * @throws WorkbookError for a file that cannot be read
 */
export function compareXlsx(before: Uint8Array, after: Uint8Array): WorkbookDifference {
  const a = new Package(before);
  const b = new Package(after);
  const parts = compareParts(a, b);
  const old = open(a);
  const now = open(b);
  const cells = old.sheets.flatMap((sheet) => {
    const twin = now.sheets.find(({ name }) => name === sheet.name);
    return twin ? compareCells(old, sheet, now, twin) : [];
  });
  return {
    same: parts.changed.length === 0,
    cells,
    sheets: [...missingIn(old.sheets, now.sheets, 'removed'), ...missingIn(now.sheets, old.sheets, 'added')],
    parts: parts.changed,
    untouched: parts.untouched,
  };
}

type Sheets = readonly Pick<SheetEntry, 'name'>[];

const missingIn = (from: Sheets, to: Sheets, what: SheetDifference['what']): SheetDifference[] =>
  from.filter(({ name }) => !to.some((sheet) => sheet.name === name)).map(({ name }) => ({ sheet: name, what }));

function open(pack: Package): ComparedBook {
  const book = readWorkbookPart(pack, findWorkbook(pack));
  const styles = pack.related(book.part, 'styles');
  const theme = pack.related(book.part, 'theme');
  const none: ReadonlySet<number> = new Set();
  const editor = new StylesEditor(
    styles === undefined ? '<styleSheet/>' : pack.text(styles).source,
    () => (theme === undefined ? OFFICE_THEME : readTheme(pack.text(theme).source)),
    { ofCells: () => none, ofRules: () => none },
  );
  editor.needDefaults();
  const looks: string[] = [];
  return {
    pack,
    sheets: worksheets(book),
    date1904: book.date1904,
    strings: new SharedStrings(pack, pack.related(book.part, 'sharedStrings')),
    styles: editor,
    look: (style) => (looks[style] ??= editor.fingerprint(style)),
  };
}

function compareParts(a: Package, b: Package): { changed: PartDifference[]; untouched: number } {
  const changed: PartDifference[] = [];
  let untouched = 0;
  const shown = (part: string): string => part.slice(1);
  for (const part of a.partNames()) {
    if (!b.has(part)) changed.push({ part: shown(part), what: 'removed', elements: [] });
    else if (sameBytes(a.bytes(part), b.bytes(part))) untouched += 1;
    else changed.push({ part: shown(part), what: 'changed', elements: elementsOf(a, b, part) });
  }
  for (const part of b.partNames()) if (!a.has(part)) changed.push({ part: shown(part), what: 'added', elements: [] });
  return { changed, untouched };
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

function elementsOf(a: Package, b: Package, part: string): string[] {
  if (!/\.(?:xml|rels)$/iu.test(part)) return [];
  try {
    return compareXml(a.text(part).source, b.text(part).source);
  } catch {
    // A part that is no XML after all differs as a whole.
    return [];
  }
}
