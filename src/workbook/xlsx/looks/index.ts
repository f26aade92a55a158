import { OFFICE_THEME, readTheme, type Theme } from '../styles/colors';
import { Package } from '../package/package';
import { findWorkbook, readWorkbookPart, worksheets } from '../package/workbook-part';
import { descendants, parseXml } from '../xml/xml';
import { readLayout, type SheetLayout } from './layout';
import { readLooks, type Look } from './styles';

export type { Look, SheetLayout };
export { fittedRows } from './row-height';
export * from './layout';
export { readLooks };

/** How everything in a workbook file looks, for whoever draws it; a snapshot has only what rules need. */
export class BookLooks {
  /** By the style number of cells, rows and columns. */
  readonly cells: readonly Look[];
  private readonly pack: Package;
  private readonly theme: Theme;
  private readonly parts: ReadonlyMap<string, string>;

  /** @throws WorkbookError where the file cannot be read */
  constructor(bytes: Uint8Array) {
    this.pack = new Package(bytes);
    const book = readWorkbookPart(this.pack, findWorkbook(this.pack));
    const themePart = this.pack.related(book.part, 'theme');
    this.theme = themePart === undefined ? OFFICE_THEME : readTheme(this.pack.text(themePart).source);
    const stylesPart = this.pack.related(book.part, 'styles');
    this.cells = stylesPart === undefined ? [] : readLooks(this.pack.text(stylesPart).source, this.theme);
    this.parts = new Map(worksheets(book).map(({ name, part }) => [name, part]));
  }

  /** `undefined` for a sheet that is not in the file. */
  layout(sheet: string): SheetLayout | undefined {
    const part = this.parts.get(sheet);
    if (part === undefined) return undefined;
    const layout = readLayout(this.pack.text(part).source, this.theme, this.drawings(part));
    // A store's year is tens of megabytes of XML.
    this.pack.forget(part);
    return layout;
  }

  /** How many charts, pictures and shapes stand on a sheet. */
  private drawings(part: string): number {
    const drawing = this.pack.related(part, 'drawing');
    if (drawing === undefined || !this.pack.has(drawing)) return 0;
    const { root } = parseXml(this.pack.text(drawing).source);
    return [...descendants(root)].filter(({ name }) => /(?:^|:)(?:twoCell|oneCell|absolute)Anchor$/u.test(name)).length;
  }
}
