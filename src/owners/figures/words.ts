import { text, type Text } from '../../words';
import type { OwnerRules } from '../../profile';
import { ratesOf, type OwnerCount, type OwnerRate } from './registry';

/** The settings that names and definitions of figures speak of. */
function settings({ lostAfter, warrantyMonths, denominators }: OwnerRules): NonNullable<Text['values']> {
  const { firstServiceMonths, kept } = denominators;
  return { lost: lostAfter, warranty: warrantyMonths, first: firstServiceMonths, kept: kept.months, of: kept.of };
}

export function countName(count: OwnerCount, rules: OwnerRules): Text {
  return text(`owners.count.${count}`, settings(rules));
}

/** What a count counts. */
export function definitionOf(count: OwnerCount, rules: OwnerRules): Text {
  return text(`owners.define.${count}`, settings(rules));
}

/** What a rate divides by what, as this store counts: 回厂率 = 已回厂 ÷ 应定保. */
export function rateDefinition(rate: OwnerRate, rules: OwnerRules): Text {
  const { of, over } = ratesOf(rules)[rate];
  return text('owners.define.rate-alone', {
    rate: text(`owners.rate.${rate}`),
    of: countName(of, rules),
    over: countName(over, rules),
  });
}

/** A list in a sentence: 30／90／180／365. */
const listed = (limits: readonly number[]): string => limits.join('/');

/** How the points of RFM are given. */
export function rfmDefinition({ rfm: { months, recency, frequency, money, high } }: OwnerRules): Text {
  const m =
    money === 'fifths'
      ? text('owners.sheet.money-fifths', { months })
      : text('owners.sheet.money-limits', { months, limits: listed(money) });
  return text('owners.sheet.rfm-note', { r: listed(recency), months, f: listed(frequency), m, high });
}
