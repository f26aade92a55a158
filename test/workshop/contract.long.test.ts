import { EXERCISE_KINDS, type ExerciseKind } from '../../src/workshop';
import { Random } from '../../src/workshop/store';
import { answerCells, luck, refusedSpellings, wrongPrices } from './checks';
import { graded, keyOf, paperOf, requestOf } from './papers';

/** Papers per kind, from which seed on, and in how many of them every cell is answered wrongly and spelled in every way. */
const PAPERS = Number(process.env.SANBIAO_EXERCISE_PAPERS ?? 6);
const FROM = Number(process.env.SANBIAO_EXERCISE_FROM ?? 1);
const WHOLE = Number(process.env.SANBIAO_EXERCISE_WHOLE ?? 2);
const kinds = EXERCISE_KINDS.filter((kind) => (process.env.SANBIAO_EXERCISE_KINDS ?? kind).split(',').includes(kind));

/** Difficulties, languages and days of the year take turns. */
function requestFor(kind: ExerciseKind, seed: number) {
  const today = `2026-${String((seed % 12) + 1).padStart(2, '0')}-${String(((seed * 5) % 28) + 1).padStart(2, '0')}`;
  const difficulty = ((seed % 3) + 1) as 1 | 2 | 3;
  return requestOf([kind], { seed, difficulty, today, locale: seed % 4 === 0 ? 'en' : 'zh-CN' });
}

test.each(kinds)(
  '%s: the contract holds in every paper',
  async (kind) => {
    const faults: string[] = [];
    for (let seed = FROM; seed < FROM + PAPERS; seed += 1) {
      const tell = (what: string): number => faults.push(`${String(seed)}: ${what}`);
      const paper = await paperOf(requestFor(kind, seed));
      const key = await keyOf(paper.blank);
      const [full, none] = [graded(key, paper.filled), graded(key, paper.blank)];
      if (full.score !== full.outOf) tell(`the trainer’s copy gets ${String(full.score)} of ${String(full.outOf)}`);
      if (none.score !== 0) tell(`an untouched file gets ${String(none.score)}`);
      if (full.remarks.length + none.remarks.length > 0) tell(JSON.stringify([...full.remarks, ...none.remarks]));
      const random = new Random(seed);
      for (let round = 0; round < 5; round += 1) {
        const share = luck(paper, key, random);
        if (share >= 0.2) tell(`random answers get ${share.toFixed(3)}`);
      }
      if (seed >= FROM + WHOLE) continue;
      const cells = answerCells(paper);
      for (const fault of [...wrongPrices(paper, key, cells), ...refusedSpellings(paper, key, cells)]) tell(fault);
    }
    expect(faults).toEqual([]);
  },
  3_600_000,
);
