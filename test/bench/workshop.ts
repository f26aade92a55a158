import { webcrypto } from 'node:crypto';

import { generalProfile } from '../../src/profile';
import { say } from '../../src/words';
import {
  digest,
  EXERCISE_KINDS,
  gradeClass,
  makeLock,
  makePaper,
  saltOf,
  type ExerciseRequest,
} from '../../src/workshop';
import { makeXlsx, readXlsx } from '../../src/workbook/xlsx';
import type { BenchRow } from './measure';

const SEEDS = 100;
const CLASS = 60;
const CODE = 'bench';

/** The slowest file of 100 seeds per kind, from the request to the bytes; then a class of 60 with a paper of every kind, from bytes to marks. */
export async function benchWorkshop(): Promise<readonly BenchRow[]> {
  const platform = webcrypto.subtle as SubtleCrypto;
  const requestOf = (kinds: ExerciseRequest['kinds'], seed: number): ExerciseRequest => ({
    kinds,
    seed,
    difficulty: 3,
    theme: 'auto-show',
    size: 'medium',
    mode: 'test',
    profile: generalProfile,
    today: '2026-06-15',
    same: false,
    speak: (what) => say(what),
  });
  let [worst, slowest] = [0, ''];
  for (const kind of EXERCISE_KINDS) {
    const request = requestOf([kind], 1);
    const lock = await makeLock(platform, CODE, await digest(platform, saltOf(request), 16));
    for (let number = 1; number <= SEEDS; number += 1) {
      const start = performance.now();
      const { sheets } = await makePaper(platform, lock, request, number);
      makeXlsx(sheets);
      const time = performance.now() - start;
      if (time > worst) [worst, slowest] = [time, kind];
    }
  }
  const request = requestOf(EXERCISE_KINDS, 7);
  const lock = await makeLock(platform, CODE, await digest(platform, saltOf(request), 16));
  const files: Uint8Array[] = [];
  for (let number = 1; number <= CLASS; number += 1)
    files.push(makeXlsx((await makePaper(platform, lock, request, number)).answers));
  const start = performance.now();
  const books = files.map((bytes, i) => ({ file: `${String(i)}.xlsx`, book: readXlsx(bytes, `${String(i)}.xlsx`) }));
  const outcome = await gradeClass(platform, CODE, books, { none: '无', notCarried: '不结转' });
  const time = performance.now() - start;
  const full = 'graded' in outcome && outcome.graded.participants.every(({ score, outOf }) => score === outOf);
  if (!full) throw new Error('The trainer’s copies did not get every point');
  return [
    { name: 'workshop.make.worst', value: worst, unit: 'ms', note: `${slowest}, of ${String(SEEDS)} seeds a kind` },
    { name: 'workshop.grade60', value: time, unit: 'ms', note: `${String(EXERCISE_KINDS.length)} tasks each` },
  ];
}
