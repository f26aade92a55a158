import type { LevelDefinition, StoreProfile } from './schema';

export interface LevelEntry extends LevelDefinition {
  /** Position in the profile. */
  readonly rank: number;
  /** For ties: closed above open, then the nearer purchase (earlier in the profile) above the later. */
  readonly weight: number;
  /** T 退订: the order before it is cancelled, the customer is open again at the level before the order. */
  readonly cancels: boolean;
}

const tables = new WeakMap<StoreProfile, ReadonlyMap<string, LevelEntry>>();

/** The profile's levels by code and spelling. */
export function levelTable(profile: StoreProfile): ReadonlyMap<string, LevelEntry> {
  const known = tables.get(profile);
  if (known) return known;
  const table = new Map<string, LevelEntry>();
  profile.levels.forEach((level, rank) => {
    const weight = (level.state === 'open' ? 0 : 500) + profile.levels.length - rank;
    const cancels =
      level.state === 'open' && (/退[订訂定车車]/u.test(level.name) || (level.code === 'T' && level.name === ''));
    const entry = { ...level, rank, weight, cancels };
    for (const word of [level.code, ...level.spellings]) table.set(word, entry);
  });
  tables.set(profile, table);
  return table;
}

/** The codes of open levels, in the profile's order. */
export function openCodes(profile: StoreProfile): string[] {
  return profile.levels.filter((level) => level.state === 'open').map((level) => level.code);
}

/** What people call these rules: the name that the store gave them, or the brand where it is still a preset's identifier. */
export function profileTitle({ name, brand }: StoreProfile): string {
  return /^[a-z-]+$/u.test(name) && brand !== '' ? brand : name;
}
