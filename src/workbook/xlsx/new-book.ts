import type { SheetContent } from '../../sheet';
import { applyToXlsx } from './apply';
import { blankXlsx } from './package/blank';

/** A new workbook of sheets that are as good as made by hand: nothing marks them as ours. The same sheets give the same bytes. */
export function makeXlsx(sheets: readonly { readonly name: string; readonly content: SheetContent }[]): Uint8Array {
  const blank = '\u00a0';
  const { bytes } = applyToXlsx(
    blankXlsx(blank),
    [
      ...sheets.map(({ name, content }) => ({ kind: 'add-sheet' as const, sheet: name, ...content })),
      { kind: 'remove-sheet', sheet: blank },
    ],
    { unmarkedSheets: new Set(sheets.map(({ name }) => name)), foreignSheets: 'write' },
  );
  return bytes;
}
