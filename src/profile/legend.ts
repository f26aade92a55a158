import type { Legend } from '../forms/types';
import type { StoreProfile } from './schema';
import { daysOfWindow } from './window-words';

/** What a sheet's own legend says of a level, beside what the profile says. Shown to the store, never taken over in silence. */
export interface LegendProposal {
  readonly code: string;
  readonly words: string;
  /** The end of the purchase window in days, where the words name one. */
  readonly windowMax?: number;
  readonly profileWindowMax?: number;
  /** The profile has no such level. */
  readonly unknown: boolean;
}

/** Levels of a legend that the profile lacks, or to which it gives another purchase window. */
export function proposeFromLegend(legend: Legend, profile: StoreProfile): LegendProposal[] {
  return Object.entries(legend.levels ?? {}).flatMap(([code, words]): LegendProposal[] => {
    const level = profile.levels.find((known) => known.code === code || known.spellings.includes(code));
    const windowMax = daysOfWindow(words);
    const profileWindowMax = level?.window?.max;
    if (level && (windowMax === undefined || windowMax === profileWindowMax)) return [];
    return [{ code, words, windowMax, profileWindowMax, unknown: level === undefined }];
  });
}
