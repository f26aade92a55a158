import type { OwnerFigures } from './figures';
import { ratesOf } from './registry';

type Json = Record<string, unknown>;

/** What `sanbiao owners --json` prints: keys of the contract, and how the rates were counted; a rate without its inputs is absent and named in `missing`. */
export function toOwnersJson(figures: OwnerFigures): Json {
  const { month, counts, rates, groups, models, regions, ages, rfm, channels, people, withoutColumn, missing, rules } =
    figures;
  const json: Record<string, Record<string, number>> = {};
  for (const [path, value] of [...Object.entries(counts), ...Object.entries(rates)]) {
    const [part = '', key = ''] = path.split('.');
    (json[part] ??= {})[key] = value;
  }
  const definitions = Object.fromEntries(
    Object.entries(ratesOf(rules)).map(([rate, { of, over }]) => [rate, `${of} / ${over}`]),
  );
  return {
    month,
    ...json,
    groups,
    models,
    regions,
    ages,
    rfm,
    completeness: { channels, people, withoutColumn },
    definitions,
    settings: { lostAfter: rules.lostAfter, ...rules.denominators, rfm: rules.rfm, keyFacts: rules.completeness },
    missing,
  };
}
