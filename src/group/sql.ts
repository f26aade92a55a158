import { COUNTS, flowQuery, type FactTable, type Query } from '../rollups';
import { FACT_TARGETS } from './fact-rows';
import { COUNT_PATHS, FLOW_PATHS } from './figure-columns';
import { columnsOf, TABLE_NAMES, TABLES, type ColumnType, type TableName } from './tables';

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  STRING: 'VARCHAR',
  INT32: 'INTEGER',
  DOUBLE: 'DOUBLE',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
};

/** A text as SQL writes it. */
export function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it: `first`, `end` and others are words of the language. */
export function ident(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Every table of a bundle with `store` and `month` in front, and what head office keeps about them. */
export function createTables(): readonly string[] {
  return [
    ...TABLE_NAMES.map((table) => {
      const columns = Object.entries(columnsOf(table)).map(([name, { type }]) => `${ident(name)} ${SQL_TYPES[type]}`);
      return `CREATE TABLE ${table} (store VARCHAR NOT NULL, month VARCHAR NOT NULL, ${columns.join(', ')})`;
    }),
    'CREATE TABLE stores (store VARCHAR PRIMARY KEY, name VARCHAR, region VARCHAR, since VARCHAR, until VARCHAR)',
    'CREATE TABLE keys (key VARCHAR PRIMARY KEY)',
    'CREATE TABLE settings (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)',
    'CREATE TABLE forgotten (person VARCHAR PRIMARY KEY)',
    `CREATE TABLE bundles (bundle VARCHAR PRIMARY KEY, store VARCHAR NOT NULL, store_name VARCHAR NOT NULL, sequence BIGINT NOT NULL,
      schema INTEGER NOT NULL, app VARCHAR NOT NULL, today DATE NOT NULL, key VARCHAR NOT NULL, key_before VARCHAR,
      profile VARCHAR NOT NULL, rules VARCHAR NOT NULL, settings VARCHAR NOT NULL, names BOOLEAN NOT NULL, remarks BOOLEAN NOT NULL)`,
    'CREATE TABLE store_months (store VARCHAR NOT NULL, month VARCHAR NOT NULL, sequence BIGINT NOT NULL, bundle VARCHAR NOT NULL)',
  ];
}

/** What the counts of `sanbiao month` are called as columns, with the queries that count them. */
function countedColumns(): readonly (readonly [string, Query])[] {
  const counts: Readonly<Record<string, Query | undefined>> = COUNTS;
  return [
    ...Object.entries(FLOW_PATHS).map(([column, key]) => [column, flowQuery(key)] as const),
    ...Object.entries(COUNT_PATHS).flatMap(([column, path]) => {
      const query = counts[path];
      return query === undefined ? [] : [[column, query] as const];
    }),
  ];
}

/** A query of the rollup as a condition over its fact table. */
export function condition(query: Query): string {
  const members = FACT_TARGETS[query.table]?.members;
  const parts = Object.entries(query.where).map(([member, value]) => {
    const column = members?.[member];
    if (column === undefined) throw new Error(`${query.table}.${member} does not leave the store`);
    return typeof value === 'boolean'
      ? `${value ? '' : 'NOT '}${ident(column)}`
      : `${ident(column)} = ${typeof value === 'number' ? String(value) : quote(value)}`;
  });
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

/**
 * The month's counts from the facts, by the very queries that `sanbiao month` counts with: per store, or per store and consultant.
 * One pass over each fact table.
 */
function rollupView(name: string, by: 'store' | 'consultant'): string {
  const queries = countedColumns();
  const keys = by === 'store' ? ['store', 'month'] : ['store', 'month', 'consultant'];
  const scope = by === 'store' ? 'in_store' : "in_person AND consultant <> ''";
  const tables = [...new Set(queries.map(([, query]) => query.table))];
  const parts = tables.map((table) => {
    const counts = queries
      .filter(([, query]) => query.table === table)
      .map(([column, query]) => `count(*) FILTER (WHERE ${condition(query)}) AS ${ident(column)}`);
    return `${partName(table)} AS (SELECT ${keys.join(', ')}, ${counts.join(', ')} FROM ${targetOf(table)} WHERE ${scope} GROUP BY ALL)`;
  });
  const columns = queries.map(([column]) => `coalesce(${ident(column)}, 0) AS ${ident(column)}`);
  const joins = tables.map(partName).join(` FULL JOIN `).split(' FULL JOIN ');
  const from = joins
    .slice(1)
    .reduce((sql, part) => `${sql} FULL JOIN ${part} USING (${keys.join(', ')})`, joins[0] ?? '');
  return `CREATE OR REPLACE VIEW ${name} AS WITH ${parts.join(', ')} SELECT ${keys.join(', ')}, ${columns.join(', ')} FROM ${from}`;
}

function partName(table: FactTable): string {
  return `of_${targetOf(table)}`;
}

function targetOf(table: FactTable): TableName {
  const target = FACT_TARGETS[table];
  if (target === undefined) throw new Error(`${table} does not leave the store`);
  return target.table;
}

/** Views in the order in which they may be dropped. */
export const VIEW_NAMES = [
  'owner_persons',
  'filed_twice',
  'persons',
  'person_stores',
  'keys_changed',
  'rollup_consultants',
  'rollup',
] as const;

/** The views for analysts, made anew with every ingest. docs/group.md says what they mean. */
export function createViews(): readonly string[] {
  return [
    rollupView('rollup', 'store'),
    rollupView('rollup_consultants', 'consultant'),
    `CREATE OR REPLACE VIEW keys_changed AS SELECT person_before, min(person) AS person FROM aliases GROUP BY person_before`,
    `CREATE OR REPLACE VIEW person_stores AS
      WITH seen AS (
        SELECT person, person_weak, store, month, coalesce(ending_date, CAST(try_cast(month || '-01' AS DATE) AS DATE)) AS date, false AS filed, ending = 'won' AS won
        FROM flows WHERE in_store AND person IS NOT NULL
        UNION ALL
        SELECT person, person_weak, store, month, date, filed, false FROM visits WHERE in_store AND person IS NOT NULL)
      SELECT coalesce(k.person, s.person) AS person, bool_or(s.person_weak) AS person_weak, store, min(date) AS first_date, max(date) AS last_date,
        bool_or(filed) AS filed, bool_or(won) AS bought, min(date) FILTER (WHERE won) AS bought_on
      FROM seen s LEFT JOIN keys_changed k ON k.person_before = s.person GROUP BY ALL`,
    `CREATE OR REPLACE VIEW persons AS
      SELECT person, bool_or(person_weak) AS person_weak, count(*) AS store_count, list(store ORDER BY first_date, store) AS stores,
        CASE (SELECT value FROM settings WHERE name = 'whose')
          WHEN 'last' THEN arg_max(store, (last_date, store))
          WHEN 'deal' THEN coalesce(arg_min(store, (bought_on, store)) FILTER (WHERE bought), arg_min(store, (first_date, store)))
          ELSE arg_min(store, (first_date, store)) END AS whose,
        min(first_date) AS first_date, max(last_date) AS last_date, bool_or(bought) AS bought
      FROM person_stores GROUP BY person`,
    `CREATE OR REPLACE VIEW owner_persons AS
      SELECT coalesce(k.person, o.person) AS person, bool_or(o.person_weak) AS person_weak, count(DISTINCT store) AS store_count,
        list(DISTINCT store ORDER BY store) AS stores,
        min(month) AS first_month, max(month) AS last_month
      FROM owners o LEFT JOIN keys_changed k ON k.person_before = o.person WHERE o.person IS NOT NULL GROUP BY 1`,
    `CREATE OR REPLACE VIEW filed_twice AS
      SELECT v.month, v.store, count(DISTINCT v.person) AS filed_people,
        count(DISTINCT v.person) FILTER (WHERE p.store_count > 1) AS also_elsewhere,
        count(DISTINCT v.person) FILTER (WHERE p.store_count > 1 AND p.whose <> v.store) AS anothers
      FROM (SELECT coalesce(k.person, f.person) AS person, f.store, f.month FROM visits f LEFT JOIN keys_changed k ON k.person_before = f.person
            WHERE in_store AND filed AND f.person IS NOT NULL) v
      JOIN persons p USING (person) GROUP BY ALL`,
  ];
}

/** Tables with people in them, apart by what happens to somebody who is forgotten: lines go, facts stay without the person. */
export const PERSON_TABLES: readonly { readonly table: TableName; readonly kind: 'record' | 'fact' }[] =
  TABLE_NAMES.flatMap((table) => {
    const { kind } = TABLES[table];
    return kind === 'told' ? [] : [{ table, kind }];
  });
