import { readFileSync } from 'node:fs';
import type { Univer } from '@univerjs/core';

import type { WorkbookSnapshot } from '../../../src/sheet';
import { createExcelHost, type ExcelHost } from '../../../src/workbench/host';
import { createHeadlessUniver } from '../../../src/workbench/host/headless';
import type { Transport } from '../../../src/workbench/host/native-bridge';
import { installNativeBridge } from '../../../src/workbench/host/node';
import { toGridBook } from '../../../src/workbench/import/book';
import { tellHost } from '../../../src/workbench/import/host';
import { createExcelPort, type ExcelPort } from '../../../src/workbook/excel';
import { readXlsx } from '../../../src/workbook/xlsx';

/** A workbook behind Microsoft's client: what the port sees, and the host to look behind it. */
export interface Desk {
  readonly port: ExcelPort;
  readonly host: ExcelHost;
  /** Replaces what stands between client and host. */
  fault: Transport | undefined;
  close(): void;
}

export function deskWith(
  data: Parameters<typeof createHeadlessUniver>[0],
  options: Parameters<typeof createExcelPort>[0] = {},
): Desk {
  const { univer } = createHeadlessUniver(data);
  return desk(univer, options);
}

function desk(univer: Univer, options: Parameters<typeof createExcelPort>[0]): Desk {
  const host = createExcelHost(univer, { onInternalError: (error, action) => console.error(action, error) });
  const made: Desk = { port: createExcelPort(options), host, fault: undefined, close: () => univer.dispose() };
  installNativeBridge(host, (text, answer) => (made.fault ?? ((raw, direct) => direct(raw)))(text, answer));
  return made;
}

/** The sheets as the workbench's importer gives them to the grid, behind the client; and the file's own snapshot. */
export function deskOfBytes(bytes: Uint8Array, name: string): Desk & { readonly snapshot: WorkbookSnapshot } {
  const snapshot = readXlsx(bytes, name);
  const data = toGridBook(bytes, snapshot);
  const made = desk(createHeadlessUniver(data).univer, {});
  tellHost(made.host.book, bytes, snapshot, data);
  return { ...made, snapshot };
}

export function deskOfFile(path: string): Desk & { readonly snapshot: WorkbookSnapshot } {
  return deskOfBytes(new Uint8Array(readFileSync(path)), path.slice(path.lastIndexOf('/') + 1));
}
