import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

import { CONTRACT_FILE, readContract, tableFile, type BundleContract, type ContractProblem } from './contract';
import { parquetOf } from './parquet';
import { SCHEMA_VERSION, TABLE_NAMES, type Placed } from './tables';

/** SHA-256 in hexadecimal; from the face, since every machine has its own. */
export type Digest = (bytes: Uint8Array) => string;

export type BundleHead = Omit<BundleContract, 'format' | 'schema' | 'tables'>;

/** Parquet is packed already; a fixed date makes the same content the same file. */
const ENTRY = { level: 0, mtime: '1980-01-01T00:00:00' } as const;

/** A bundle: a zip of the tables and `contract.json`. Rows must be released ones, all of the head's months. */
export function packBundle(head: BundleHead, rows: readonly Placed[], digest: Digest): Uint8Array {
  const files: Record<string, [Uint8Array, typeof ENTRY]> = {};
  const tables: BundleContract['tables'] = {};
  for (const table of TABLE_NAMES) {
    const own = rows.filter((placed) => placed.table === table);
    if (own.length === 0) continue;
    const bytes = parquetOf(table, own);
    files[tableFile(table)] = [bytes, ENTRY];
    tables[table] = { rows: own.length, sha256: digest(bytes) };
  }
  const contract: BundleContract = { format: 'sanbiao-bundle', schema: SCHEMA_VERSION, ...head, tables };
  return zipSync({ [CONTRACT_FILE]: [strToU8(JSON.stringify(contract, null, 1)), ENTRY], ...files });
}

export type BundleProblem = ContractProblem | 'not-a-bundle' | 'checksum' | 'table-missing' | 'too-large';

export interface OpenedBundle {
  readonly contract: BundleContract;
  /** Parquet bytes by table. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
}

/** A store's five years in one bundle stay far below it; a zip that claims more is not unpacked. */
const LARGEST = 1 << 30;

/** Reads a bundle and checks it against its own contract. Nothing of a bundle with a problem is used. */
export function openBundle(
  bytes: Uint8Array,
  digest: Digest,
): OpenedBundle | { readonly problem: BundleProblem; readonly table?: string } {
  const files = unpack(bytes);
  if (files === 'not-a-bundle' || files === 'too-large') return { problem: files };
  const text = files[CONTRACT_FILE];
  if (text === undefined) return { problem: 'not-a-bundle' };
  const read = readContract(strFromU8(text));
  if ('problem' in read) return read;
  const tables = new Map<string, Uint8Array>();
  for (const [table, { sha256 }] of Object.entries(read.contract.tables)) {
    const content = files[tableFile(table)];
    if (content === undefined) return { problem: 'table-missing', table };
    if (digest(content) !== sha256) return { problem: 'checksum', table };
    tables.set(table, content);
  }
  return { contract: read.contract, tables };
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> | 'not-a-bundle' | 'too-large' {
  let size = 0;
  const wanted = new Set([CONTRACT_FILE, ...TABLE_NAMES.map(tableFile)]);
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.has(name)) return false;
        size += originalSize;
        return size <= LARGEST;
      },
    });
    return size > LARGEST ? 'too-large' : files;
  } catch {
    return 'not-a-bundle';
  }
}
