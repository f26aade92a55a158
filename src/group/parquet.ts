import { parquetWriteBuffer } from 'hyparquet-writer';

import { dayOf } from '../calendar';
import { columnsOf, type ColumnType, type Placed, type TableName, type Value } from './tables';

type Element = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number];

const ELEMENTS: Readonly<Record<ColumnType, Omit<Element, 'name'>>> = {
  STRING: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  INT32: { type: 'INT32' },
  DOUBLE: { type: 'DOUBLE' },
  BOOLEAN: { type: 'BOOLEAN' },
  DATE: { type: 'INT32', converted_type: 'DATE' },
};

/** Rows of one table as a Parquet file: `month` first, then the table's columns in their order and types, every one of them nullable. */
export function parquetOf(table: TableName, rows: readonly Placed[]): Uint8Array {
  return write(table, rows, true);
}

/** The same without `month`, for a folder whose name says it. */
export function parquetPartOf(table: TableName, rows: readonly Placed[]): Uint8Array {
  return write(table, rows, false);
}

function write(table: TableName, rows: readonly Placed[], withMonth: boolean): Uint8Array {
  const columns = Object.entries(columnsOf(table)).map(([name, { type }]) => ({
    element: { name, ...ELEMENTS[type], repetition_type: 'OPTIONAL' } satisfies Element,
    data: rows.map(({ row }) => physical(row[name] ?? null, type)),
  }));
  if (withMonth) {
    columns.unshift({
      element: { name: 'month', ...ELEMENTS.STRING, repetition_type: 'OPTIONAL' },
      data: rows.map(({ month }) => month),
    });
  }
  return new Uint8Array(
    parquetWriteBuffer({
      schema: [{ name: 'root', num_children: columns.length }, ...columns.map(({ element }) => element)],
      columnData: columns.map(({ element, data }) => ({ name: element.name, data })),
    }),
  );
}

function physical(value: Value, type: ColumnType): Value {
  return type === 'DATE' && typeof value === 'string' ? dayOf(value) : value;
}
