import { SCHEMA_VERSION } from './tables';

/** What brings a group's database from the schema before `to` to it. Only additions: columns and tables, never a change of meaning. */
export interface Migration {
  readonly to: number;
  readonly statements: readonly string[];
}

/** In order, one per schema version after the first. Bundles of every old version are kept as fixtures and still go in. */
export const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    statements: [
      `CREATE TABLE audit_scores (store VARCHAR NOT NULL, month VARCHAR NOT NULL, consultant VARCHAR,
        errors INTEGER, warnings INTEGER, hints INTEGER, rows INTEGER)`,
    ],
  },
  {
    to: 3,
    statements: [
      `CREATE TABLE care_figures (store VARCHAR NOT NULL, month VARCHAR NOT NULL, figure VARCHAR,
        count INTEGER, rate DOUBLE, rate_of VARCHAR, rate_over VARCHAR)`,
      `CREATE TABLE owners (store VARCHAR NOT NULL, month VARCHAR NOT NULL, customer INTEGER, person VARCHAR, person_weak BOOLEAN,
        owner_kind VARCHAR, active BOOLEAN, rfm VARCHAR, recency INTEGER, frequency INTEGER, money INTEGER, after_warranty BOOLEAN,
        renewed BOOLEAN, rebuy BOOLEAN, refers BOOLEAN)`,
    ],
  },
];

/** The migrations that a database of this version still needs. */
export function migrationsFrom(version: number): readonly Migration[] {
  return MIGRATIONS.filter(({ to }) => to > version && to <= SCHEMA_VERSION);
}
