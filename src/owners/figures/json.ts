import type { OwnerFigures } from './figures';

type Json = Record<string, unknown>;

/** What `sanbiao owners --json` prints: keys of the contract; a rate without its inputs is absent and named in `missing`. */
export function toOwnersJson({ month, counts, rates, groups, models, regions, ages, missing }: OwnerFigures): Json {
  const json: Record<string, Record<string, number>> = {};
  for (const [path, value] of [...Object.entries(counts), ...Object.entries(rates)]) {
    const [part = '', key = ''] = path.split('.');
    (json[part] ??= {})[key] = value;
  }
  return { month, ...json, groups, models, regions, ages, missing };
}
