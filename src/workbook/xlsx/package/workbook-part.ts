import type { SheetVisibility } from '../../../sheet';
import { brokenFile, damagedFile } from '../zip/zip-read';
import { otherKind, type Package } from './package';
import { attributeOf, childOf, childrenOf, flag, parseXml, type XmlDocument } from '../xml/xml';

export interface SheetEntry {
  readonly name: string;
  readonly sheetId: number;
  readonly relationshipId: string;
  readonly visibility: SheetVisibility;
  /** `worksheet`, `chartsheet`, `dialogsheet`, `xlMacrosheet` or whatever else the file says. */
  readonly type: string;
  /** Absent when the package lacks the part. */
  readonly part: string | undefined;
}

/** The workbook part and what it points to. */
export interface WorkbookPart {
  readonly part: string;
  readonly document: XmlDocument;
  readonly date1904: boolean;
  /** In tab order, chart sheets and the like included. */
  readonly sheets: readonly SheetEntry[];
}

type BookSource = Pick<Package, 'has' | 'text' | 'relationships'>;

/** Reads the workbook part. @throws WorkbookError `broken-file` where it lists a sheet twice */
export function readWorkbookPart(pack: BookSource, part: string): WorkbookPart {
  const document = parseXml(pack.text(part).source);
  if (document.root.local !== 'workbook') throw brokenFile(`${part} is <${document.root.name}>`);
  const relations = pack.relationships(part);
  const sheets: SheetEntry[] = [];
  for (const element of childrenOf(childOf(document.root, 'sheets'), 'sheet')) {
    const relationshipId = attributeOf(element, 'id') ?? '';
    const relation = relations.find((rel) => rel.id === relationshipId);
    const state = element.attributes.get('state');
    sheets.push({
      name: element.attributes.get('name') ?? '',
      sheetId: Number(element.attributes.get('sheetId') ?? 0),
      relationshipId,
      visibility: state === 'hidden' ? 'hidden' : state === 'veryHidden' ? 'very-hidden' : 'visible',
      type: relation?.type ?? 'worksheet',
      part: relation && !relation.external && pack.has(relation.target) ? relation.target : undefined,
    });
  }
  refuseTwice(sheets);
  return { part, document, date1904: flag(childOf(document.root, 'workbookPr'), 'date1904'), sheets };
}

/** Sheets of one name, or two whose cells are one part: a change meant for one would be made to the other. */
function refuseTwice(sheets: readonly SheetEntry[]): void {
  const seen = new Set<string>();
  for (const { name, part } of sheets)
    for (const key of [`name ${name}`, ...(part === undefined ? [] : [part.toLowerCase()])]) {
      if (seen.has(key)) throw damagedFile('sheet-twice', { sheet: name }, `${key} is listed twice`);
      seen.add(key);
    }
}

/** The name of the workbook part. @throws WorkbookError when the package holds no workbook. */
export function findWorkbook(pack: Package): string {
  const named = pack.related('/', 'officeDocument');
  const part = named ?? (pack.has('/xl/workbook.xml') ? '/xl/workbook.xml' : undefined);
  const type = part === undefined ? '' : (pack.contentType(part) ?? '');
  if (type.includes('wordprocessingml') || pack.has('/word/document.xml')) throw otherKind('word');
  if (type.includes('presentationml') || pack.has('/ppt/presentation.xml')) throw otherKind('powerpoint');
  if (type.includes('sheet.binary') || pack.has('/xl/workbook.bin')) throw otherKind('xlsb');
  if (part === undefined) throw otherKind('zip');
  return part;
}

/** Sheets of cells, in tab order, whose part is there. */
export function worksheets(book: WorkbookPart): (SheetEntry & { part: string })[] {
  return book.sheets.filter((sheet): sheet is SheetEntry & { part: string } => {
    return sheet.part !== undefined && sheet.type !== 'chartsheet' && sheet.type !== 'dialogsheet';
  });
}

/** Sheets that the workbook lists and the file does not hold, in tab order. */
export function missingSheets(book: WorkbookPart): string[] {
  return book.sheets.filter(({ part }) => part === undefined).map(({ name }) => name);
}

/** The parts that reading the workbook opens besides the workbook part itself. */
export function partsRead(pack: Package, book: WorkbookPart): string[] {
  const shared = ['sharedStrings', 'styles', 'theme'].map((type) => pack.related(book.part, type));
  const sheets = worksheets(book).flatMap(({ part }) => [part, pack.related(part, 'comments')]);
  return [...shared, ...sheets].filter((part) => part !== undefined);
}
