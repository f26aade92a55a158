import { z } from 'zod';
import type { StoreProfile } from '../profile';
import { SCHEMA_VERSION, TABLE_NAMES } from './tables';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u);
const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u);
const hash = z.string().regex(/^[0-9a-f]{64}$/u);
export const keyId = z.string().regex(/^[0-9a-f]{12}$/u);
/** An id is written into file names and shown in tables: no slashes, no line breaks. */
export const storeId = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._()（）·-]{0,59}$/u);

/** `contract.json` of a bundle: what it is, whose, of when, by which rules, and how to check that it is whole. */
export const contractSchema = z.strictObject({
  format: z.literal('sanbiao-bundle'),
  schema: z.int().min(1).max(10_000),
  store: z.strictObject({ id: storeId, name: z.string().min(1).max(100) }),
  /** Every month that the bundle speaks of, the empty ones too: at head office they are replaced as a whole. */
  months: z.array(month).max(1200),
  /** It also holds what no date places in a month. */
  undated: z.boolean(),
  /** A later export of the same store has a larger one. */
  sequence: z.int().min(0),
  /** Version of the program that made it. */
  app: z.string().max(40),
  /** The day as of which the figures are told. */
  today: day,
  profile: z.strictObject({ name: z.string().max(100), hash, settings: z.record(z.string(), z.unknown()) }),
  /** Under which key people are hashed. */
  key: keyId,
  /** While keys are changed: the key before, under which `aliases` names people too. */
  keyBefore: keyId.optional(),
  /** What leaves beside figures and codes. */
  holds: z.strictObject({ names: z.boolean(), remarks: z.boolean() }),
  /** Tables with at least one row; a table that is not named is empty. */
  tables: z.record(z.string().regex(/^[a-z_]{1,40}$/u), z.strictObject({ rows: z.int().min(1), sha256: hash })),
});
export type BundleContract = Readonly<z.infer<typeof contractSchema>>;

export const CONTRACT_FILE = 'contract.json';
export const tableFile = (table: string): string => `${table}.parquet`;

export type ContractProblem = 'not-a-contract' | 'newer-schema' | 'unknown-table';

/** Reads `contract.json`. A newer schema is told apart before anything else: its other members may be unknown to us. */
export function readContract(
  json: string,
): { readonly contract: BundleContract } | { readonly problem: ContractProblem } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: 'not-a-contract' };
  }
  const version = z.object({ format: z.literal('sanbiao-bundle'), schema: z.int() }).safeParse(value);
  if (!version.success) return { problem: 'not-a-contract' };
  if (version.data.schema > SCHEMA_VERSION) return { problem: 'newer-schema' };
  const parsed = contractSchema.safeParse(value);
  if (!parsed.success) return { problem: 'not-a-contract' };
  const known: readonly string[] = TABLE_NAMES;
  if (!Object.keys(parsed.data.tables).every((table) => known.includes(table))) return { problem: 'unknown-table' };
  return { contract: parsed.data };
}

/** What of a profile decides the figures; its calendar, names and word lists are the store's own affair. */
const COMPARED = [
  'levels',
  'firstContact',
  'matrixFrom',
  'maxContacts',
  'rates',
  'overdueSteps',
  'silenceDays',
  'rulesOff',
] as const satisfies readonly (keyof StoreProfile)[];

/** The rule settings that a group compares between its stores: of a level only what it means and its days. */
export function comparedSettings(profile: StoreProfile): Readonly<Record<string, unknown>> {
  const picked = Object.fromEntries(COMPARED.map((name) => [name, profile[name]]));
  return {
    ...picked,
    // What nobody has set is not compared, so that a store's hash stays what it was before owners and the check had rules.
    ...(profile.owners === undefined ? {} : { owners: profile.owners }),
    ...(profile.audit === undefined ? {} : { audit: profile.audit }),
    levels: Object.fromEntries(
      profile.levels.map((level) => [
        level.code,
        { state: level.state, window: level.window ?? null, interval: level.interval ?? null },
      ]),
    ),
  };
}

/** The same text for the same settings, whatever the order of their members: what the profile's hash is made of. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
