import { isTakenOut, movedFormula, movedLine, movedParts, parseArea, type LineMove } from '../../../sheet';
import { attributeOf, descendants, parseXml, textOf, type XmlElement } from '../xml/xml';
import { attributeSplice, escapeText, splice, type Splice } from '../xml/xml-write';

/** The edit to an element whose text is a formula of the sheet `own`. */
export function formulaEdit(source: string, element: XmlElement, move: LineMove, own: string): Splice[] {
  if (element.openEnd >= element.closeStart) return [];
  const was = textOf(source, element);
  const formula = movedFormula(was, move, own);
  return formula === was ? [] : [{ start: element.openEnd, end: element.closeStart, text: escapeText(formula) }];
}

/**
 * `A1:B2 C3` after the move; `''` where all of it is gone.
 * @param takenAlong as in `movedParts`
 */
export function movedRange(range: string, move: LineMove, takenAlong: boolean, growing = true): string {
  return movedParts(range.trim().split(/\s+/u), move, takenAlong, growing).join(' ');
}

/** An element's links after the move, those that differ. @param own the sheet that it stands on */
export function movedLinks(element: XmlElement, move: LineMove, own: string): Record<string, string> {
  const moved: Record<string, string> = {};
  const names = element.local === 'hyperlink' ? ['location'] : element.local === 'controlPr' ? CONTROL_LINKS : [];
  for (const name of names) {
    const was = element.attributes.get(name);
    const now = was === undefined ? undefined : movedLocation(was, move, own);
    if (now !== undefined && now !== was) moved[name] = now;
  }
  return moved;
}

const CONTROL_LINKS = ['linkedCell', 'listFillRange'];

/** Where a link goes: `'6月'!A1`, the name of the sheet often without the quotes that it would need in a formula. */
function movedLocation(location: string, move: LineMove, own: string): string {
  const sheet = /^(?:'((?:[^']|'')+)'|([^!]+))!/u.exec(location);
  const name = sheet?.[1]?.replaceAll("''", "'") ?? sheet?.[2] ?? own;
  if (name !== move.sheet) return location;
  const head = sheet?.[0] ?? '';
  const range = location.slice(head.length);
  // Fixed ranges (`$A$1`) stay fixed; a place that is gone is looked for where it was.
  const moved = range.includes('$') ? movedFormula(range, move, name) : movedRange(range, move, false);
  return moved === '' || moved.includes('#') ? location : head + moved;
}

/** The range that a consolidation or a pivot table is made from, where it lies on the moved sheet and has moved. */
export function movedSource(element: XmlElement, move: LineMove): Record<string, string> {
  const ref = element.attributes.get('ref');
  const source = element.local === 'dataRef' || element.local === 'worksheetSource';
  const elsewhere = attributeOf(element, 'id') !== undefined || element.attributes.get('sheet') !== move.sheet;
  if (!source || elsewhere || ref === undefined) return {};
  const moved = movedRange(ref, move, false);
  return moved === ref ? {} : { ref: moved };
}

/**
 * The place of a filter's condition among the filter's columns, which count from 0: those behind new ones count on; `undefined` where its
 * column is taken out.
 */
export function movedFilterColumn(condition: XmlElement, move: LineMove): string | undefined {
  const area = parseArea(condition.parent?.attributes.get('ref') ?? '');
  const id = condition.attributes.get('colId') ?? '';
  if (!area || move.axis === 'rows') return id;
  const column = area.left + Number(id);
  return isTakenOut(column, move) ? undefined : String(movedLine(column, move) - movedLine(area.left, move));
}

/** A part whose elements named in `ranges` hold a range of the moved sheet, and whose formulas are that sheet's: tables, notes. */
export function moveRangesIn(source: string, attributes: Readonly<Record<string, string>>, move: LineMove): string {
  const { root } = parseXml(source);
  const edits: Splice[] = [];
  let goneUntil = 0;
  for (const element of [root, ...descendants(root)]) {
    if (element.start < goneUntil) continue;
    const attribute = attributes[element.local];
    const condition = element.local === 'filterColumn' ? movedFilterColumn(element, move) : '';
    if (condition === undefined) {
      edits.push({ start: element.start, end: element.end, text: '' });
      goneUntil = element.end;
      continue;
    }
    if (condition !== '' && condition !== element.attributes.get('colId'))
      edits.push(attributeSplice(source, element, { colId: condition }));
    const range = attribute === undefined ? undefined : element.attributes.get(attribute);
    if (attribute !== undefined && range !== undefined) {
      // A table's row of totals stays its last.
      const totals = element.local === 'table' && Number(element.attributes.get('totalsRowCount') ?? 0) > 0;
      const growing = !totals || move.axis === 'columns';
      const moved = movedRange(range, move, false, growing);
      if (moved === '') {
        edits.push({ start: element.start, end: element.end, text: '' });
        goneUntil = element.end;
      } else if (moved !== range) edits.push(attributeSplice(source, element, { [attribute]: moved }));
    } else if (element.children.length === 0 && /formula$/iu.test(element.local))
      edits.push(...formulaEdit(source, element, move, move.sheet));
  }
  return splice(source, edits);
}
