import { generalProfile } from '../general';
import type { StoreProfile } from '../schema';
import { chery } from './chery';
import { gacToyota } from './gac-toyota';
import { honda } from './honda';
import { hyundai } from './hyundai';
import { sps } from './sps';
import { suzuki } from './suzuki';
import { template } from './template';
import { toyota } from './toyota';
import { yonyou } from './yonyou';

/** One preset for each row of the sources; the general one first. */
export const PRESETS: readonly StoreProfile[] = [
  generalProfile,
  hyundai,
  suzuki,
  chery,
  toyota,
  gacToyota,
  honda,
  sps,
  yonyou,
  template,
];

/** A preset by its name (`hyundai`), whatever the case. */
export function findPreset(name: string): StoreProfile | undefined {
  const plain = name.trim().toLowerCase();
  return PRESETS.find((preset) => preset.name === plain);
}
