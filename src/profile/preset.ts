import { generalProfile } from './general';
import type { LevelDefinition, StoreProfile } from './schema';

/** A brand's row of the sources: what it states, and nothing else. The rest is as in the general profile. */
export interface PresetRow {
  /** The name on the command line. */
  readonly name: string;
  readonly brand: string;
  readonly source: string;
  readonly levels: readonly LevelDefinition[];
  readonly firstContact?: StoreProfile['firstContact'];
  /** After the sale, only what the brand's own papers give. */
  readonly owners?: StoreProfile['owners'];
}

export function presetOf(row: PresetRow): StoreProfile {
  return { ...generalProfile, ...row, levels: [...row.levels] };
}
