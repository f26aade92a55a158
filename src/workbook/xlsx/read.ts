import { parseArea, type DefinedName, type SheetExtent, type SheetSnapshot, type WorkbookSnapshot } from '../../sheet';
import { OFFICE_THEME, readTheme } from './styles/colors';
import { readDocumentParts } from './package/document-parts';
import { Package } from './package/package';
import { readSheet, type SharedTables } from './sheets/sheet-read';
import { readSharedStrings } from './cells/strings-read';
import { readStyles } from './styles/styles-read';
import { findWorkbook, missingSheets, readWorkbookPart, worksheets } from './package/workbook-part';
import { childOf, childrenOf, textOf, type XmlDocument } from './xml/xml';

/**
 * Reads a workbook file (.xlsx, .xlsm, .xltx, .xltm) into plain data, in the browser and in Node alike.
 * @param name the file's name as shown, e.g. `6月三表.xlsx`
 * @throws WorkbookError `not-a-workbook`, `encrypted`, `legacy-xls`, `text-file`, `broken-file` or `hostile-file`
 */
export function readXlsx(bytes: Uint8Array, name: string): WorkbookSnapshot {
  return readPackage(new Package(bytes), name);
}

/** The same for a package that is open already. */
export function readPackage(pack: Package, name: string): WorkbookSnapshot {
  const book = readWorkbookPart(pack, findWorkbook(pack));
  const stringsPart = pack.related(book.part, 'sharedStrings');
  const stylesPart = pack.related(book.part, 'styles');
  const themePart = pack.related(book.part, 'theme');
  const theme = themePart === undefined ? OFFICE_THEME : readTheme(pack.text(themePart).source);
  const styles = stylesPart === undefined ? undefined : readStyles(pack.text(stylesPart).source, theme);
  const tables: SharedTables = {
    strings: readSharedStrings(pack, stringsPart),
    looks: styles?.looks ?? [],
    differentials: styles?.differentials ?? [],
    date1904: book.date1904,
    printAreas: readPrintAreas(book.document),
  };
  if (stringsPart !== undefined) pack.forget(stringsPart);
  const sheets: SheetSnapshot[] = [];
  for (const entry of worksheets(book)) {
    sheets.push(readSheet(pack, entry, tables));
    // A store's year is tens of megabytes of XML; only the cells are wanted.
    pack.forget(entry.part);
  }
  const missing = missingSheets(book);
  const names = readNames(book.document);
  return {
    name,
    date1904: book.date1904,
    sheets,
    parts: readDocumentParts(pack, book.part),
    ...(missing.length > 0 && { missingSheets: missing }),
    ...(names.length > 0 && { names }),
  };
}

/** The names that belong to no single sheet; Excel's own (print areas, filters) do, or are hidden. */
function readNames({ source, root }: XmlDocument): DefinedName[] {
  return childrenOf(childOf(root, 'definedNames'), 'definedName').flatMap((entry): DefinedName[] => {
    const name = entry.attributes.get('name') ?? '';
    const own = entry.attributes.has('localSheetId') || name.startsWith('_xl');
    return own || name === '' ? [] : [{ name, formula: textOf(source, entry) }];
  });
}

/** The print areas of the sheets, as the workbook's names hold them: `'6月'!$A$1:$P$40`. */
function readPrintAreas({ source, root }: XmlDocument): Map<string, SheetExtent[]> {
  const names = childrenOf(childOf(root, 'sheets'), 'sheet').map((sheet) => sheet.attributes.get('name') ?? '');
  const areas = new Map<string, SheetExtent[]>();
  for (const entry of childrenOf(childOf(root, 'definedNames'), 'definedName')) {
    if (entry.attributes.get('name') !== '_xlnm.Print_Area') continue;
    const sheet = names[Number(entry.attributes.get('localSheetId') ?? -1)] ?? '';
    const found = textOf(source, entry)
      .split(',')
      .flatMap((part) => parseArea(part.slice(part.lastIndexOf('!') + 1)) ?? []);
    areas.set(
      sheet,
      found.map((area) => ({ what: 'print', area })),
    );
  }
  return areas;
}
