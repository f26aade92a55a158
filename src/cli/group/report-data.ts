import { monthAt, monthIndex } from '../../calendar';
import {
  careOf,
  DUE_DAY,
  figuresOfRow,
  FLOW_COLUMNS,
  statusOf,
  sumFigures,
  type GroupFigures,
  type GroupReport,
  type PeopleCount,
  type StoreMonth,
  type StoreStatus,
} from '../../group';
import type { GroupDatabase, SqlRow } from './database';

/** How every store of the list (or, without a list, every store that ever handed in) stands for the month. */
export async function monthStatus(database: GroupDatabase, month: string): Promise<readonly StoreStatus[]> {
  const rows = await database.rows(
    `WITH known AS (
       SELECT store FROM stores WHERE coalesce(since, '') <= $1 AND coalesce(until, '9999-99') >= $1
       UNION SELECT store FROM store_months WHERE month = $1
       UNION SELECT store FROM bundles WHERE NOT EXISTS (SELECT 1 FROM stores))
     SELECT k.store, coalesce(s.name, b.store_name, k.store) AS name, b.today, b.sequence, b.rules, b.settings, f.missing
     FROM known k LEFT JOIN stores s ON s.store = k.store LEFT JOIN store_months m ON m.store = k.store AND m.month = $1
     LEFT JOIN bundles b ON b.bundle = m.bundle
     LEFT JOIN figures f ON f.store = k.store AND f.month = $1 AND f.consultant IS NULL
     ORDER BY k.store`,
    [month],
  );
  const due = Number((await database.setting('due_day')) ?? DUE_DAY);
  return statusOf(month, rows.map(storeMonth), due);
}

function storeMonth(row: SqlRow): StoreMonth {
  const missing = textOf(row.missing)
    .split(' ')
    .filter((name) => name !== '');
  const { store, name } = { store: textOf(row.store), name: textOf(row.name) };
  if (row.today === null || row.today === undefined) return { store, name, missing };
  return {
    store,
    name,
    missing,
    bundle: {
      today: textOf(row.today),
      sequence: Number(row.sequence),
      rules: textOf(row.rules),
      settings: textOf(row.settings),
    },
  };
}

/** Everything that the workbook of the month says, from what the stores told. */
export async function monthReport(database: GroupDatabase, month: string): Promise<GroupReport> {
  const figures = await database.rows(
    `SELECT f.*, coalesce(s.name, b.store_name, f.store) AS store_name, coalesce(s.region, '') AS region
     FROM figures f LEFT JOIN stores s USING (store)
     LEFT JOIN store_months m ON m.store = f.store AND m.month = f.month LEFT JOIN bundles b ON b.bundle = m.bundle
     WHERE f.month = ? ORDER BY f.store, f.consultant`,
    [month],
  );
  const stores = figures
    .filter((row) => row.consultant === null)
    .map((row) => ({
      store: textOf(row.store),
      name: textOf(row.store_name),
      region: textOf(row.region),
      ...figuresOfRow(row),
    }));
  const consultants = figures
    .filter((row) => row.consultant !== null)
    .map((row) => ({
      store: textOf(row.store),
      storeName: textOf(row.store_name),
      consultant: textOf(row.consultant),
      ...figuresOfRow(row),
    }));
  const before = await totalOf(database, monthAt(monthIndex(month) - 1));
  const flowSums = FLOW_COLUMNS.map((column) => `CAST(sum("${column}") AS INTEGER) AS "${column}"`).join(', ');
  return {
    month,
    status: await monthStatus(database, month),
    total: sumFigures(stores),
    ...(before === undefined ? {} : { before }),
    stores,
    consultants,
    levels: inOrder(
      await levelOrder(database, month),
      (
        await database.rows(
          `SELECT level, ${flowSums} FROM level_figures WHERE month = ? AND consultant IS NULL GROUP BY level
         HAVING sum(carried + new + reopened + moved_in) > 0 ORDER BY level`,
          [month],
        )
      ).map((row) => ({
        level: textOf(row.level),
        ...(Object.fromEntries(FLOW_COLUMNS.map((column) => [column, Number(row[column])])) as Record<
          (typeof FLOW_COLUMNS)[number],
          number
        >),
      })),
    ),
    sources: (
      await database.rows(
        `SELECT source, sum(visits) AS visits, sum(first_visits) AS first_visits, sum(filed) AS filed, sum(deals) AS deals
         FROM source_figures WHERE month = ? GROUP BY source ORDER BY sum(visits) DESC, sum(deals) DESC, source`,
        [month],
      )
    ).map((row) => ({
      source: textOf(row.source),
      visits: Number(row.visits),
      firstVisits: Number(row.first_visits),
      filed: Number(row.filed),
      deals: Number(row.deals),
    })),
    losses: (
      await database.rows(
        `SELECT reason, axis, sum(count) AS count FROM loss_figures WHERE month = ? AND in_flows GROUP BY reason, axis ORDER BY sum(count) DESC, reason, axis`,
        [month],
      )
    ).map((row) => ({ reason: textOf(row.reason), axis: textOf(row.axis), count: Number(row.count) })),
    audit: (
      await database.rows(
        `SELECT store, errors, warnings, hints, rows FROM audit_scores WHERE month = ? AND consultant IS NULL
         ORDER BY (errors + warnings) / greatest(rows, 1) DESC, store`,
        [month],
      )
    ).map((row) => ({
      store: textOf(row.store),
      errors: Number(row.errors),
      warnings: Number(row.warnings),
      hints: Number(row.hints),
      rows: Number(row.rows),
    })),
    ...(await careFigures(database, month)),
    people: await peopleCount(database, month),
    differences: (
      await database.rows(
        'SELECT store, consultant, code, customers, text FROM differences WHERE month = ? ORDER BY ALL',
        [month],
      )
    ).map((row) => ({
      store: textOf(row.store),
      consultant: textOf(row.consultant),
      code: textOf(row.code),
      customers: Number(row.customers),
      text: textOf(row.text),
    })),
    trend: (
      await database.rows(
        `SELECT month, count(*) AS stores, sum(first_visits) AS first_visits, sum(filed) AS filed, sum(won) AS won, sum(delivered) AS delivered, sum(at_end) AS at_end
         FROM figures WHERE consultant IS NULL AND month BETWEEN ? AND ? GROUP BY month ORDER BY month`,
        [monthAt(monthIndex(month) - 12), month],
      )
    ).map((row) => ({
      month: textOf(row.month),
      stores: Number(row.stores),
      firstVisits: Number(row.first_visits ?? 0),
      filed: Number(row.filed ?? 0),
      won: Number(row.won ?? 0),
      delivered: Number(row.delivered ?? 0),
      atEnd: Number(row.at_end ?? 0),
    })),
  };
}

/** Levels as the rules of most stores order them; `-` and others of single stores behind. */
async function levelOrder(database: GroupDatabase, month: string): Promise<readonly string[]> {
  const [row] = await database.rows(
    `SELECT any_value(b.settings) AS settings FROM store_months m JOIN bundles b USING (bundle) WHERE m.month = ?
     GROUP BY b.rules ORDER BY count(*) DESC, b.rules LIMIT 1`,
    [month],
  );
  const { levels } = JSON.parse(textOf(row?.settings) || '{}') as { readonly levels?: object };
  return Object.keys(levels ?? {});
}

function inOrder<T extends { readonly level: string }>(order: readonly string[], lines: readonly T[]): readonly T[] {
  const place = (level: string): number => (order.includes(level) ? order.indexOf(level) : order.length);
  return [...lines].sort((a, b) => place(a.level) - place(b.level));
}

async function totalOf(database: GroupDatabase, month: string): Promise<GroupFigures | undefined> {
  const rows = await database.rows('SELECT * FROM figures WHERE month = ? AND consultant IS NULL', [month]);
  return rows.length === 0 ? undefined : sumFigures(rows.map(figuresOfRow));
}

/** Figures after the sale of the stores that have told any. */
async function careFigures(database: GroupDatabase, month: string): Promise<Pick<GroupReport, 'care'>> {
  const rows = await database.rows(
    `SELECT f.*, coalesce(s.name, b.store_name, f.store) AS name FROM care_figures f LEFT JOIN stores s USING (store)
     LEFT JOIN store_months m ON m.store = f.store AND m.month = f.month LEFT JOIN bundles b ON b.bundle = m.bundle
     WHERE f.month = ? ORDER BY f.store, f.figure`,
    [month],
  );
  if (rows.length === 0) return {};
  const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
  return {
    care: careOf(
      rows.map((row) => ({
        store: textOf(row.store),
        name: textOf(row.name),
        figure: textOf(row.figure),
        count: number(row.count),
        rate: number(row.rate),
        of: textOf(row.rate_of),
        over: textOf(row.rate_over),
      })),
    ),
  };
}

/** The month's filed people both ways. Only people of this month are looked up in other stores: the rest of the years is not touched. */
async function peopleCount(database: GroupDatabase, month: string): Promise<PeopleCount> {
  const whose = (await database.setting('whose')) ?? 'first';
  const rows = await database.rows(
    'SELECT store, filed_people, also_elsewhere, anothers FROM filed_twice WHERE month = ? ORDER BY store',
    [month],
  );
  const [all] = await database.rows(
    `SELECT count(DISTINCT person) AS once, count(DISTINCT person) FILTER (WHERE store_count > 1) AS several
     FROM (SELECT coalesce(k.person, f.person) AS person FROM visits f LEFT JOIN keys_changed k ON k.person_before = f.person
           WHERE f.month = ? AND in_store AND filed AND f.person IS NOT NULL) JOIN persons USING (person)`,
    [month],
  );
  const stores = rows.map((row) => ({
    store: textOf(row.store),
    filed: Number(row.filed_people),
    alsoElsewhere: Number(row.also_elsewhere),
    anothers: Number(row.anothers),
  }));
  return {
    byStore: stores.reduce((sum, { filed }) => sum + filed, 0),
    once: Number(all?.once ?? 0),
    inSeveral: Number(all?.several ?? 0),
    whose: whose === 'last' || whose === 'deal' ? whose : 'first',
    stores,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
