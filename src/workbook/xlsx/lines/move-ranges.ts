import { isTakenOut, movedFormula, movedLine, movedParts, parseArea, type LineMove } from '../../../sheet';
import { descendants, parseXml, textOf, type XmlElement } from '../xml/xml';
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
