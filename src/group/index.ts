/** What a store hands to its group, and what its head office makes of it: pure, without disk, key or clock. */
export { openBundle, packBundle, type BundleHead, type BundleProblem, type Digest, type OpenedBundle } from './bundle';
export { canonicalJson, comparedSettings, storeId, type BundleContract } from './contract';
export { maskText } from './mask';
export { parquetOf, parquetPartOf } from './parquet';
export { monthsTold, parsePeriod } from './period';
export type { KeyedHash } from './person';
export type { ReleasePolicy } from './release';
export { storeRows, type StoreData } from './store-rows';
export { SCHEMA_VERSION, TABLE_NAMES, UNDATED, columnsOf, TABLES, type Placed, type TableName } from './tables';
