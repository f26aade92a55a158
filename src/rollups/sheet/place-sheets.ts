import { cellAt, findSheet, type ChangeSet, type SheetContent, type WorkbookSnapshot } from '../../sheet';
import type { Text } from '../../words';

export interface PlacedSheet {
  readonly name: string;
  readonly content: SheetContent;
}

/** Sheets of ours are known by the first cell of their detail sheet, which a copy of somebody else's sheet does not have. */
function isOurs(book: WorkbookSnapshot, name: string, title: unknown): boolean {
  const sheet = findSheet(book, name);
  return sheet !== undefined && cellAt(sheet, 1, 1)?.value === title;
}

/**
 * The changes that put a report and the hidden sheet that it counts from into the workbook: new sheets, or new content for ours of the same
 * name, so that references to them stay. A sheet of somebody else's that has the name is left alone, and ours gets a number.
 */
export function placeSheets(
  book: WorkbookSnapshot,
  sheets: { readonly visible: PlacedSheet; readonly detail: PlacedSheet },
  why: Text,
): ChangeSet {
  const place = ({ name, content }: PlacedSheet): { name: string; kind: 'add-sheet' | 'replace-sheet' } => {
    if (!findSheet(book, name)) return { name, kind: 'add-sheet' };
    if (isOurs(book, name, content.values[0]?.[0])) return { name, kind: 'replace-sheet' };
    let n = 2;
    while (findSheet(book, `${name} (${String(n)})`) && !isOurs(book, `${name} (${String(n)})`, content.values[0]?.[0]))
      n += 1;
    const numbered = `${name} (${String(n)})`;
    return { name: numbered, kind: findSheet(book, numbered) ? 'replace-sheet' : 'add-sheet' };
  };
  const detail = place(sheets.detail);
  const visible = place(sheets.visible);
  const renamed =
    detail.name === sheets.detail.name
      ? sheets.visible.content
      : pointAt(sheets.visible.content, sheets.detail.name, detail.name);
  return [
    { ...sheets.detail.content, kind: detail.kind, sheet: detail.name, why },
    { ...renamed, kind: visible.kind, sheet: visible.name, why },
  ];
}

function pointAt(content: SheetContent, from: string, to: string): SheetContent {
  const formulas = Object.fromEntries(
    Object.entries(content.formulas ?? {}).map(([cell, formula]) => [
      cell,
      formula.replaceAll(`'${from}'!`, `'${to}'!`),
    ]),
  );
  return { ...content, formulas };
}
