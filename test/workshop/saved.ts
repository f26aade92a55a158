import { cellName, type ChangeSet, type Scalar } from '../../src/sheet';
import { applyToXlsx } from '../../src/workbook/xlsx';

/** A file with cells filled or emptied, as a program that keeps files writes it. */
export function bytesWith(
  bytes: Uint8Array,
  changes: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly value: Scalar | undefined;
  }[],
): Uint8Array {
  const set: ChangeSet = changes.map(({ sheet, row, column, value }) => ({
    kind: 'value',
    sheet,
    cell: cellName(row, column),
    after: value ?? '',
  }));
  return applyToXlsx(bytes, set).bytes;
}
