import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';

import type { ChangeSet } from '../../../../src/sheet';
import { WorkbookError } from '../../../../src/workbook/port';
import { applyToXlsx, readXlsx } from '../../../../src/workbook/xlsx';
import { HABITS } from '../corpus/habits';
import { handmade } from '../corpus/handmade';
import { changesFor } from '../corpus/kinds';
import { beforeOf, wrongAfter } from '../corpus/named-only';
import { kitchenSink } from '../kitchen-sink';

/** CORPUS_EVERY=1 tries every file in every habit (about an hour); CORPUS_FOLDERS names folders of more files, with commas. */
const EVERY = Number(process.env['CORPUS_EVERY'] ?? 211);
/** What Excel refuses, too, or does otherwise: a filled last column that would be pushed off the sheet; a column within a table object. */
const MAY_REFUSE: ReadonlySet<string> = new Set(['workbook.xlsx.pushedOff', 'workbook.xlsx.columnsInTable']);
const SEEDS = 9;
const FIXTURES = join(__dirname, '../../../fixtures');
const folders = [
  join(FIXTURES, 'xlsx'),
  join(FIXTURES, 'forms'),
  ...(process.env['CORPUS_FOLDERS'] ?? '').split(',').filter(Boolean),
];

const bases: readonly (readonly [string, () => Uint8Array])[] = [
  ...Array.from({ length: SEEDS }, (_, seed) => [`by hand, ${String(seed)}`, () => handmade(seed)] as const),
  ['everything at once', kitchenSink],
  ...folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.xls[xm]$/u.test(name))
      .map((name) => [name, () => new Uint8Array(readFileSync(join(folder, name)))] as const),
  ),
];
const corpus = bases
  .flatMap(([name, make]) =>
    [['as it is', (bytes: Uint8Array) => bytes] as const, ...HABITS].map(
      ([habit, apply]) => [`${name}, ${habit}`, () => apply(make())] as const,
    ),
  )
  .filter((_, i) => i % EVERY === 0);

test.each(corpus)('%s: every kind of change keeps everything else and goes back, or is refused by name', (_, make) => {
  const bytes = make();
  const before = beforeOf(bytes);
  const options = { lockedCells: 'write', formulaCells: 'write', coveredCells: 'write' } as const;
  const bad: string[] = [];
  for (const change of changesFor(before.read)) {
    const title = `${change.kind} ${'cell' in change ? change.cell : ''}`;
    try {
      const { bytes: after, report } = applyToXlsx(bytes, [change], options);
      bad.push(...wrongAfter(before, after, change).map((fault) => `${title}: ${fault}`));
      const back = applyToXlsx(after, JSON.parse(JSON.stringify(report.inverse)) as ChangeSet, options);
      if (back.report.conflicts.length > 0 || !isDeepStrictEqual(readXlsx(back.bytes, 'x'), before.read))
        bad.push(`${title}: does not go back`);
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      if (!MAY_REFUSE.has(error.words.key)) bad.push(`${title}: refused, ${error.words.key}`);
    }
  }
  expect(bad).toEqual([]);
});
