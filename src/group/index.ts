/** What a store hands to its group, and what its head office makes of it: pure, without disk, key or clock. */
export { openBundle, packBundle, type BundleHead, type BundleProblem, type Digest, type OpenedBundle } from './bundle';
export { canonicalJson, comparedSettings, keyId, storeId, type BundleContract } from './contract';
export { FLOW_COLUMNS } from './figure-columns';
export { migrationsFrom } from './migrations';
export { maskText } from './mask';
export { parquetOf, parquetPartOf } from './parquet';
export { monthsTold, parsePeriod } from './period';
export type { KeyedHash } from './person';
export type { ReleasePolicy } from './release';
export { createTables, createViews, ident, PERSON_TABLES, quote, VIEW_NAMES } from './sql';
export { storeRows, type StoreData } from './store-rows';
export { SCHEMA_VERSION, TABLE_NAMES, UNDATED, columnsOf, TABLES, type Placed, type TableName } from './tables';
export { careOf } from './report/care';
export { figuresOfRow, sumFigures } from './report/figures';
export { DUE_DAY, statusOf, type StoreMonth } from './report/status';
export type { GroupFigures, GroupReport, PeopleCount, StoreStatus } from './report/types';
export { coverName, reportWorkbook } from './report/workbook';
