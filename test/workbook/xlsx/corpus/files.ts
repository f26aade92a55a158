import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { kitchenSink } from '../kitchen-sink';
import { HABITS } from './habits';
import { handmade } from './handmade';

const SEEDS = 9;
const FIXTURES = join(__dirname, '../../../fixtures');

type File = readonly [name: string, make: () => Uint8Array];

/**
 * The corpus: packages by hand and those of the fixtures, each as it is and in every writer's habit; every `every`th of them.
 * @param more folders of more workbooks
 */
export function corpusFiles(every: number, more: readonly string[] = []): readonly File[] {
  const bases: readonly File[] = [
    ...Array.from({ length: SEEDS }, (_, seed) => [`by hand, ${String(seed)}`, () => handmade(seed)] as const),
    ['everything at once', kitchenSink],
    ...[join(FIXTURES, 'xlsx'), join(FIXTURES, 'forms'), ...more].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /\.xls[xm]$/u.test(name))
        .map((name) => [name, () => new Uint8Array(readFileSync(join(folder, name)))] as const),
    ),
  ];
  return bases
    .flatMap(([name, make]) =>
      [['as it is', (bytes: Uint8Array) => bytes] as const, ...HABITS].map(
        ([habit, apply]) => [`${name}, ${habit}`, () => apply(make())] as const,
      ),
    )
    .filter((_, i) => i % every === 0);
}
