import { GroupDatabase } from '../../src/cli/group/database';
import { ingest } from '../../src/cli/group/ingest';
import { TABLE_NAMES, type Placed, type TableName } from '../../src/group';
import { HeadOffice } from './database';
import { bundleOf, storeOf } from './store';

/** What arrives in an order: bundles, and at some of them the machine is switched off in the middle. */
export interface Delivery {
  readonly bundle: number;
  /** The statement of the ingest at which it dies; absent: it lives. */
  readonly dies?: number;
}

const MONTHS = ['2026-04', '2026-05', '2026-06'] as const;

/** Eight bundles of two stores: months that overlap, replacements, an empty month, a sequence twice, undated lines. Few rows each, of these tables. */
export function bundles(tables: readonly TableName[] = TABLE_NAMES): readonly Uint8Array[] {
  const store = storeOf(13);
  const rowsOf = (shift: number): Placed[] =>
    tables.flatMap((table) =>
      store.rows
        .filter((row) => row.table === table)
        .slice(shift, shift + 4)
        .map((row, i) => ({ ...row, month: MONTHS[(i + shift) % MONTHS.length] ?? MONTHS[0] })),
    );
  const make = (
    id: string,
    shift: number,
    months: readonly string[],
    sequence: number,
    undated = false,
  ): Uint8Array => {
    const rows = [
      ...rowsOf(shift),
      ...(undated ? [{ table: 'registers', month: 'unknown', row: { remark: String(shift) } } as const] : []),
    ];
    return bundleOf(
      id,
      { ...store, rows: rows.filter(({ month }) => undated || month !== 'unknown') },
      undated ? [...months, 'unknown'] : months,
      sequence,
      {
        months: [...months],
        undated,
        today: `${months.at(-1) ?? MONTHS[2]}-28`,
      },
    );
  };
  return [
    make('east', 0, MONTHS, 1, true),
    make('east', 1, [MONTHS[0], MONTHS[1]], 3),
    make('east', 2, [MONTHS[1], MONTHS[2]], 2),
    make('east', 90_000, [MONTHS[2]], 5),
    make('east', 3, MONTHS, 4, true),
    make('west', 0, MONTHS, 7),
    make('west', 1, [MONTHS[1]], 7),
    make('west', 2, [MONTHS[0]], 6, true),
  ];
}

/** Plays the deliveries and then, as head office does in the end, the whole inbox once more; the database's hash. */
export async function play(all: readonly Uint8Array[], deliveries: readonly Delivery[]): Promise<string> {
  const office = new HeadOffice();
  try {
    const files = all.map((bytes, i) => office.post(bytes, `${String(i)}.sbx`));
    for (const { bundle, dies } of deliveries) await deliver(office.path, [files[bundle] ?? ''], dies);
    await deliver(office.path, files);
    return await office.hash();
  } finally {
    office.close();
  }
}

/** One ingest; where it dies, the connection goes in the middle of the transaction and nothing is said to the database. */
async function deliver(path: string, files: readonly string[], dies?: number): Promise<void> {
  const database = await GroupDatabase.open(path);
  let left = dies ?? Infinity;
  const run = database.run.bind(database);
  database.run = async (sql, values) => {
    left -= 1;
    if (left < 0) throw new Error('switched off');
    return run(sql, values);
  };
  try {
    const { refused } = await ingest(database, files, [], () => undefined);
    const strange = refused.filter(({ code }) => code !== 'older');
    if (strange.length > 0) throw new Error(`refused: ${JSON.stringify(strange)}`);
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'switched off') throw error;
  } finally {
    database.close();
  }
}
