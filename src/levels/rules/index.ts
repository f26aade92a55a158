import type { LevelRule } from '../rule';
import { depositRule } from './deposit';
import { lostWordsRule } from './lost-words';
import { nearLostRule } from './near-lost';
import { orderCancelledRule } from './order-cancelled';
import { purchaseWindowRule } from './purchase-window';
import { silenceRule } from './silence';
import { testDriveRule } from './test-drive';
import { tooManyContactsRule } from './too-many-contacts';
import { windowPassedRule } from './window-passed';

/** Every rule of tiering, the strongest evidence first. */
export const LEVEL_RULES: readonly LevelRule[] = [
  depositRule,
  lostWordsRule,
  orderCancelledRule,
  nearLostRule,
  silenceRule,
  tooManyContactsRule,
  purchaseWindowRule,
  windowPassedRule,
  testDriveRule,
];
