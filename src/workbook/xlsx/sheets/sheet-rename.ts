import { renameSheet } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { findWorkbook, readWorkbookPart } from '../package/workbook-part';
import { NAMESPACES } from './sheet-parts';
import { BookEditor } from '../package/book-edit';
import { Package } from '../package/package';
import { PackageEditor } from '../package/package-edit';
import { checkName } from './sheet-life';
import { attributeOf, childOf, childrenOf, descendants, parseXml, textOf, type XmlElement } from '../xml/xml';
import { attributeSplice, escapeText, maySpeakOf, splice, type Splice } from '../xml/xml-write';

/** Elements whose text is a formula: cells, names, conditional formats, validations, tables, charts. */
const FORMULAS: ReadonlySet<string> = new Set([
  'f',
  'formula',
  'formula1',
  'formula2',
  'definedName',
  'calculatedColumnFormula',
  'totalsRowFormula',
]);
/** Attributes that hold a reference: hyperlinks within the workbook, text boxes that show a cell. */
const REFERENCES = ['location', 'textlink'] as const;

/**
 * Gives sheets other names, in the workbook's list and wherever a formula, name, chart, pivot source or link speaks of them; all else
 * keeps its bytes. Names inside text that a formula builds itself (`INDIRECT(A1&"!B2")`) cannot be known and stay.
 * @param names by the present name; none of the new ones may be in use
 * @throws WorkbookError `unknown-sheet`; `bad-change` for a name that Excel does not take, or that is taken; `protected-sheet` where
 *   the workbook's structure is locked
 */
export function renameSheetsInXlsx(bytes: Uint8Array, names: ReadonlyMap<string, string>): Uint8Array {
  if (names.size === 0) return bytes;
  const pack = new Package(bytes);
  const book = readWorkbookPart(pack, findWorkbook(pack));
  const present = book.sheets.map(({ name }) => name);
  for (const [from, to] of names) {
    if (!present.includes(from))
      throw new WorkbookError('unknown-sheet', text('workbook.xlsx.unknownSheet', { sheet: from }));
    checkName(to, [...present, ...[...names].flatMap(([other, name]) => (other === from ? [] : [name]))]);
  }
  const editor = new PackageEditor(pack, book.document.root.namespace === NAMESPACES.mainStrict);
  if (new BookEditor(editor, book.part).locked)
    throw new WorkbookError('protected-sheet', text('workbook.xlsx.lockedStructure'));
  for (const part of pack.partNames()) {
    if (!/\.xml$/iu.test(part) || /^\/(?:customXml|xl\/(?:externalLinks|sharedStrings|styles|theme))/iu.test(part))
      continue;
    const { source } = editor.text(part);
    if (![...names.keys()].some((name) => maySpeakOf(source, name))) continue;
    const edits = renamedIn(source, names, part === book.part);
    if (edits.length > 0) editor.setText(part, splice(source, edits));
  }
  return editor.finish();
}

function renamedIn(source: string, names: ReadonlyMap<string, string>, isWorkbook: boolean): Splice[] {
  const { root } = parseXml(source);
  const edits: Splice[] = [];
  const follow = (reference: string): string => {
    let result = reference;
    for (const [from, to] of names) result = renameSheet(result, from, to);
    return result;
  };
  const content = (element: XmlElement, after: string): void => {
    if (after !== textOf(source, element))
      edits.push({ start: element.openEnd, end: element.closeStart, text: escapeText(after) });
  };
  for (const element of descendants(root)) {
    if (FORMULAS.has(element.local) && element.children.length === 0) content(element, follow(textOf(source, element)));
    const changes: Record<string, string> = {};
    for (const name of REFERENCES) {
      const value = element.attributes.get(name);
      if (value !== undefined && follow(value) !== value) changes[name] = follow(value);
    }
    // The source of a pivot table; with a relationship it is in another workbook.
    const sheet = element.attributes.get('sheet');
    const renamedSource = element.local === 'worksheetSource' && attributeOf(element, 'id') === undefined;
    if (renamedSource && sheet !== undefined && names.has(sheet)) changes.sheet = names.get(sheet) ?? sheet;
    if (Object.keys(changes).length > 0) edits.push(attributeSplice(source, element, changes));
  }
  if (isWorkbook) {
    for (const sheet of childrenOf(childOf(root, 'sheets'), 'sheet')) {
      const to = names.get(sheet.attributes.get('name') ?? '');
      if (to !== undefined) edits.push(attributeSplice(source, sheet, { name: to }));
    }
  } else if (root.local === 'Properties') {
    // What docProps/app.xml lists: sheets, and names as `sheet!name`.
    for (const title of descendants(root))
      if (title.local === 'lpstr' && title.children.length === 0) {
        const old = textOf(source, title);
        content(title, names.get(old) ?? follow(old));
      }
  }
  return edits;
}
