import type { StoreProfile } from '../../profile';
import { ladder } from '../../levels';
import { openCodes, levelTable } from '../../profile';
import type { Draft } from '../draft';
import type { Scene } from '../scene';
import type { ExerciseKind } from '../types';

/** What a store's rules must say before an exercise can be made of them. */
export type Need = 'windows' | 'intervals';

export interface Exercise {
  readonly kind: ExerciseKind;
  readonly needs?: Need;
  /** How many sheets it has; their names are `workshop.sheet.<kind>.<number>`. */
  readonly sheets: number;
  /** Lays the task out and works out its key. A function of the scene alone. */
  make(scene: Scene, names: readonly string[]): Draft;
}

export function exercise(spec: Exercise): Exercise {
  return spec;
}

/** Whether the profile says enough: two levels with a purchase window, or a contact interval for every open level with a window. */
export function meets(profile: StoreProfile, need: Need | undefined): boolean {
  if (need === 'windows') return ladder(profile).filter(({ window }) => window?.max !== undefined).length >= 2;
  if (need === 'intervals') return withInterval(profile).length >= 2;
  return true;
}

/** By which day after the visit a filed customer is to be called. */
export function firstCallDays({ firstContact }: StoreProfile): number {
  return firstContact === 'two-days' ? 2 : 1;
}

/** Open levels that are called at an interval, the hottest first. */
export function withInterval(profile: StoreProfile): readonly string[] {
  const table = levelTable(profile);
  return openCodes(profile).filter((code) => table.get(code)?.interval?.target !== undefined);
}
