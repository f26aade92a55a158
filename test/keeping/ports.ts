import { createExcelHost } from '../../src/workbench/host';
import { createHeadlessUniver } from '../../src/workbench/host/headless';
import { installNativeBridge } from '../../src/workbench/host/node';
import { toGridBook } from '../../src/workbench/import/book';
import { tellHost } from '../../src/workbench/import/host';
import type { SheetContent, SheetSnapshot, WorkbookSnapshot } from '../../src/sheet';
import { areaName, cellName } from '../../src/sheet';
import { createExcelPort } from '../../src/workbook/excel';
import type { WorkbookPort } from '../../src/workbook/port';
import { FilePort, makeXlsx, readXlsx } from '../../src/workbook/xlsx';
import { partsOf, textOfPart, zipOf } from '../workbook/xlsx/packages';

/** A workbook of generated sheets as a file, its days counted from 1904 where the workbook counts them so. */
export function bytesOf(book: WorkbookSnapshot): Uint8Array {
  const bytes = makeXlsx(book.sheets.map((sheet) => ({ name: sheet.name, content: contentOf(sheet) })));
  if (!book.date1904) return bytes;
  const part = 'xl/workbook.xml';
  return zipOf({
    ...partsOf(bytes),
    [part]: textOfPart(bytes, part).replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
  });
}

function contentOf({ rows, merges = [] }: SheetSnapshot): SheetContent {
  const formulas: Record<string, string> = {};
  const styles: { range: string; style: { format: string } }[] = [];
  const values = rows.slice(1).map((row, r) =>
    Array.from(row ?? [])
      .slice(1)
      .map((cell, c) => {
        const place = cellName(r + 1, c + 1);
        if (cell?.formula !== undefined) formulas[place] = cell.formula;
        if (cell?.format !== undefined) styles.push({ range: place, style: { format: cell.format } });
        return cell?.value ?? null;
      }),
  );
  return { values, formulas, styles, merges: merges.map(areaName) };
}

export interface OpenPort {
  readonly port: WorkbookPort;
  close(): void;
}

/** The same workbook behind each adapter: as a file, and in the grid behind Microsoft's client. */
export const ADAPTERS: Readonly<Record<'xlsx' | 'excel', (bytes: Uint8Array, name: string) => OpenPort>> = {
  xlsx: (bytes, name) => ({ port: new FilePort(bytes, name), close: () => undefined }),
  excel: (bytes, name) => {
    const snapshot = readXlsx(bytes, name);
    const data = toGridBook(bytes, snapshot);
    const { univer } = createHeadlessUniver(data);
    const host = createExcelHost(univer, { onInternalError: (error, action) => console.error(action, error) });
    tellHost(host.book, bytes, snapshot, data);
    installNativeBridge(host);
    return { port: createExcelPort(), close: () => univer.dispose() };
  },
};
