import type { SheetVisibility } from '../../../sheet';
import { quoteSheetName } from '../../../sheet';
import type { PackageEditor } from './package-edit';
import { readWorkbookPart, worksheets } from './workbook-part';
import { BOOK_ORDER, NAMESPACES } from '../sheets/sheet-parts';
import { attributeOf, childOf, childrenOf, parseXml, textOf, type XmlDocument, type XmlElement } from '../xml/xml';
import {
  appendSplice,
  attributeSplice,
  escapeAttribute,
  escapeText,
  insertSplice,
  splice,
  type Splice,
} from '../xml/xml-write';
import { damagedFile } from '../zip/zip-read';

/** The workbook part under change: its sheets, names and calculation. */
export class BookEditor {
  constructor(
    private readonly editor: PackageEditor,
    readonly part: string,
  ) {}

  private parse(): { source: string; root: XmlElement } {
    return parseXml(this.editor.text(this.part).source);
  }

  private edit(edits: readonly Splice[]): void {
    if (edits.length > 0) this.editor.setText(this.part, splice(this.editor.text(this.part).source, edits));
  }

  /** Appends a sheet last, so that the positions that names count by stay true; returns its position. */
  addSheet(name: string, sheetPart: string, visibility: SheetVisibility = 'visible', relationshipId?: string): number {
    const { source, root } = this.parse();
    const list = childOf(root, 'sheets');
    const known = childrenOf(list, 'sheet');
    this.refuseStrayNames(root, known.length);
    const sheetId = Math.max(0, ...known.map((sheet) => Number(sheet.attributes.get('sheetId') ?? 0))) + 1;
    const id = this.editor.addRelationship(this.part, 'worksheet', sheetPart, relationshipId);
    const p = root.prefix;
    const state = visibility === 'visible' ? '' : ` state="${visibility === 'hidden' ? 'hidden' : 'veryHidden'}"`;
    const xml = `<${p}sheet name="${escapeAttribute(name)}" sheetId="${sheetId}"${state} ${relationId(root, known[0], this.editor.strict, id)}/>`;
    if (list) this.edit([appendSplice(source, list, xml)]);
    else this.edit([insertSplice(source, root, BOOK_ORDER, 'sheets', `<${p}sheets>${xml}</${p}sheets>`)]);
    changeTitles(this.editor, name, undefined);
    return known.length;
  }

  /** Names that count on a sheet behind the last one would belong to the new sheet. */
  private refuseStrayNames(root: XmlElement, sheets: number): void {
    for (const name of childrenOf(childOf(root, 'definedNames'), 'definedName')) {
      const place = Number(name.attributes.get('localSheetId') ?? 0);
      if (place >= sheets && place > 0)
        throw damagedFile('sheet-names', { sheet: String(place + 1) }, `localSheetId ${place} of ${sheets} sheets`);
    }
  }

  /** Takes a sheet out of the list, with the names that belong to it alone. */
  removeSheet(name: string): void {
    const { source, root } = this.parse();
    const known = childrenOf(childOf(root, 'sheets'), 'sheet');
    const position = known.findIndex((sheet) => sheet.attributes.get('name') === name);
    const element = known[position];
    if (!element) return;
    const edits: Splice[] = [{ start: element.start, end: element.end, text: '' }];
    const names = childOf(root, 'definedNames');
    const gone = childrenOf(names, 'definedName').filter(
      (entry) => entry.attributes.get('localSheetId') === String(position),
    );
    if (names && gone.length > 0 && gone.length === names.children.length) {
      edits.push({ start: names.start, end: names.end, text: '' });
    } else {
      for (const entry of childrenOf(names, 'definedName')) {
        const local = entry.attributes.get('localSheetId');
        if (local === String(position)) edits.push({ start: entry.start, end: entry.end, text: '' });
        else if (local !== undefined && Number(local) > position) {
          edits.push(attributeSplice(source, entry, { localSheetId: String(Number(local) - 1) }));
        }
      }
    }
    for (const view of childrenOf(childOf(root, 'bookViews'), 'workbookView')) {
      const changes: Record<string, string> = {};
      for (const key of ['activeTab', 'firstSheet']) {
        const tab = Number(view.attributes.get(key) ?? 0);
        if (tab >= position && tab > 0) changes[key] = String(tab - 1);
      }
      if (Object.keys(changes).length > 0) edits.push(attributeSplice(source, view, changes));
    }
    this.edit(edits);
    const id = attributeOf(element, 'id');
    if (id !== undefined) this.editor.removeRelationship(this.part, id);
    this.changeChain(Number(element.attributes.get('sheetId') ?? 0), undefined, []);
    changeTitles(this.editor, undefined, name);
  }

  /** The names that belong to one sheet alone (print areas, filters), as `[name element, text]`. */
  localNames(position: number): { open: string; name: string; text: string }[] {
    const { source, root } = this.parse();
    return childrenOf(childOf(root, 'definedNames'), 'definedName')
      .filter((entry) => entry.attributes.get('localSheetId') === String(position))
      .map((entry) => ({
        open: source.slice(entry.start, entry.openEnd),
        name: entry.attributes.get('name') ?? '',
        text: textOf(source, entry),
      }));
  }

  /** Adds a name that belongs to one sheet; `extra` holds further attributes. */
  addLocalName(position: number, name: string, text: string, extra = ''): void {
    const { source, root } = this.parse();
    const p = root.prefix;
    const xml = `<${p}definedName name="${escapeAttribute(name)}" localSheetId="${position}"${extra}>${escapeText(text)}</${p}definedName>`;
    const names = childOf(root, 'definedNames');
    if (!names) {
      this.edit([
        insertSplice(source, root, BOOK_ORDER, 'definedNames', `<${p}definedNames>${xml}</${p}definedNames>`),
      ]);
      return;
    }
    // Excel keeps names sorted; of equal ones by sheet.
    const after = names.children.find(
      (entry) => (entry.attributes.get('name') ?? '').toLowerCase() > name.toLowerCase(),
    );
    this.edit([after ? { start: after.start, end: after.start, text: xml } : appendSplice(source, names, xml)]);
  }

  /** Removes names of one sheet. */
  removeLocalNames(position: number, names: readonly string[]): void {
    const { root } = this.parse();
    const list = childOf(root, 'definedNames');
    const gone = childrenOf(list, 'definedName').filter(
      (entry) =>
        entry.attributes.get('localSheetId') === String(position) && names.includes(entry.attributes.get('name') ?? ''),
    );
    if (list && gone.length > 0 && gone.length === list.children.length)
      this.edit([{ start: list.start, end: list.end, text: '' }]);
    else this.edit(gone.map((entry) => ({ start: entry.start, end: entry.end, text: '' })));
  }

  /** Names of all sheets, chart sheets and the like included. */
  names(): string[] {
    return childrenOf(childOf(this.parse().root, 'sheets'), 'sheet').map((sheet) => sheet.attributes.get('name') ?? '');
  }

  /** The sheets of cells as they are now. */
  worksheets(): { name: string; part: string }[] {
    return worksheets(readWorkbookPart(this.editor, this.part));
  }

  visibility(name: string): SheetVisibility {
    return (
      readWorkbookPart(this.editor, this.part).sheets.find((sheet) => sheet.name === name)?.visibility ?? 'visible'
    );
  }

  position(name: string): number {
    return childrenOf(childOf(this.parse().root, 'sheets'), 'sheet').findIndex(
      (sheet) => sheet.attributes.get('name') === name,
    );
  }

  sheetId(name: string): number {
    const sheets = childrenOf(childOf(this.parse().root, 'sheets'), 'sheet');
    return Number(sheets.find((sheet) => sheet.attributes.get('name') === name)?.attributes.get('sheetId') ?? 0);
  }

  get locked(): boolean {
    const protection = childOf(this.parse().root, 'workbookProtection');
    return ['1', 'true'].includes(protection?.attributes.get('lockStructure') ?? '');
  }

  /** Formulas show what they gave when the file was saved; whoever opens it next shall calculate anew. */
  recalculateOnLoad(): void {
    const { source, root } = this.parse();
    const calc = childOf(root, 'calcPr');
    if (!calc)
      this.edit([insertSplice(source, root, BOOK_ORDER, 'calcPr', `<${root.prefix}calcPr fullCalcOnLoad="1"/>`)]);
    else if (!['1', 'true'].includes(calc.attributes.get('fullCalcOnLoad') ?? ''))
      this.edit([attributeSplice(source, calc, { fullCalcOnLoad: '1' })]);
  }

  get hasCalcChain(): boolean {
    return this.editor.related(this.part, 'calcChain') !== undefined;
  }

  /** Takes the calculation chain out; a program that calculates makes a new one. */
  dropChain(): void {
    const part = this.editor.related(this.part, 'calcChain');
    if (part === undefined) return;
    const relation = this.editor.relationships(this.part).find((rel) => rel.target === part);
    if (relation) this.editor.removeRelationship(this.part, relation.id);
    this.editor.removePart(part);
  }

  /** Takes cells of a sheet (all of them where `lost` is undefined) out of the calculation chain and puts others in. */
  changeChain(sheetId: number, lost: readonly string[] | undefined, gained: readonly string[]): void {
    const part = this.editor.related(this.part, 'calcChain');
    if (part === undefined || (lost?.length === 0 && gained.length === 0)) return;
    const { source, root } = parseXml(this.editor.text(part).source);
    const gone = new Set(lost);
    const edits: Splice[] = [];
    let left = 0;
    let sheet = '';
    let carried = '';
    for (const entry of root.children) {
      const own = entry.attributes.get('i');
      sheet = own ?? sheet;
      if (sheet === String(sheetId) && (lost === undefined || gone.has(entry.attributes.get('r') ?? ''))) {
        edits.push({ start: entry.start, end: entry.end, text: '' });
        continue;
      }
      left += 1;
      // An entry without a sheet of its own goes by the one before it, which may just have gone.
      if (own === undefined && carried !== sheet) edits.push(attributeSplice(source, entry, { i: sheet }));
      carried = sheet;
    }
    if (left === 0 && gained.length === 0) {
      this.dropChain();
      return;
    }
    const added = gained.map((cell) => `<${root.prefix}c r="${cell}" i="${sheetId}"/>`).join('');
    if (added !== '')
      edits.push(
        root.selfClosing
          ? appendSplice(source, root, added)
          : { start: root.closeStart, end: root.closeStart, text: added },
      );
    this.editor.setText(part, splice(source, edits));
  }
}

function relationId(root: XmlElement, sibling: XmlElement | undefined, strict: boolean, id: string): string {
  for (const name of sibling?.attributes.keys() ?? []) {
    if (!name.endsWith(':id')) continue;
    // Some programs declare the prefix on every sheet anew: then it is not in scope beside them.
    const declaration = `xmlns:${name.slice(0, -3)}`;
    const own = sibling?.attributes.get(declaration);
    return `${own === undefined ? '' : `${declaration}="${own}" `}${name}="${id}"`;
  }
  const namespace = strict ? NAMESPACES.relationsStrict : NAMESPACES.relations;
  for (const [name, value] of root.attributes)
    if (value === namespace && name.startsWith('xmlns:')) return `${name.slice(6)}:id="${id}"`;
  return `xmlns:r="${namespace}" r:id="${id}"`;
}

/**
 * Keeps docProps/app.xml's list of sheet titles true. A list that does not say what Excel would write there (other programs count
 * otherwise) is left alone.
 */
function changeTitles(editor: PackageEditor, added: string | undefined, removed: string | undefined): void {
  const part = editor.related('/', 'extended-properties');
  const document = part === undefined ? undefined : tryParse(editor, part);
  if (part === undefined || !document) return;
  const { source, root } = document;
  const pairs = childOf(childOf(root, 'HeadingPairs'), 'vector');
  const titles = childOf(childOf(root, 'TitlesOfParts'), 'vector');
  const count = pairs?.children[1]?.children[0];
  const first = pairs?.children[0]?.children[0];
  if (!pairs || !titles || !count || !first || first.local !== 'lpstr' || !/^\d+$/u.test(textOf(source, count).trim()))
    return;
  const sheets = Number(textOf(source, count));
  if (sheets > titles.children.length || Number(titles.attributes.get('size')) !== titles.children.length) return;
  const step = added === undefined ? -1 : 1;
  const edits: Splice[] = [{ start: count.openEnd, end: count.closeStart, text: String(sheets + step) }];
  edits.push(attributeSplice(source, titles, { size: String(titles.children.length + step) }));
  if (added !== undefined) {
    const at = sheets === 0 ? titles.openEnd : (titles.children[sheets - 1] as XmlElement).end;
    const name = titles.children[0]?.name ?? first.name;
    edits.push({ start: at, end: at, text: `<${name}>${escapeText(added)}</${name}>` });
  } else {
    const gone = titles.children.slice(0, sheets).find((title) => textOf(source, title) === removed);
    if (!gone) return;
    edits.push({ start: gone.start, end: gone.end, text: '' });
  }
  editor.setText(part, splice(source, edits));
}

/** These properties only inform: where they do not parse, nothing depends on them. */
function tryParse(editor: PackageEditor, part: string): XmlDocument | undefined {
  try {
    return parseXml(editor.text(part).source);
  } catch {
    return undefined;
  }
}

/** `$A$1:$F$40` of a sheet, as names hold it. */
export function absoluteRange(sheet: string, range: string): string {
  const fixed = range.replaceAll('$', '').replaceAll(/([A-Za-z]+)(\d+)/gu, '$$$1$$$2');
  const whole = /^\d+:\d+$/u.test(fixed)
    ? fixed.replaceAll(/(\d+)/gu, '$$$1')
    : /^[A-Za-z]+:[A-Za-z]+$/u.test(fixed)
      ? fixed.replaceAll(/([A-Za-z]+)/gu, '$$$1')
      : fixed;
  return `${quoteSheetName(sheet)}!${whole}`;
}
