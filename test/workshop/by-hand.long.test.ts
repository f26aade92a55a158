import { EXERCISE_KINDS, EXERCISE_SIZES, EXERCISE_THEMES, UnfitProfile } from '../../src/workshop';
import { generalProfile, PRESETS } from '../../src/profile';
import { answersByHand, placeName } from './by-hand';
import { graded, keyOf, paperOf, requestOf, withCells } from './papers';

/** Papers per kind and reading. */
const PAPERS = Number(process.env.SANBIAO_EXERCISE_BY_HAND ?? 4);
const FROM = Number(process.env.SANBIAO_EXERCISE_FROM ?? 1);

/** The key is made by the product's rules; this reader knows only the sentences on the sheets. Two rules that gave two keys would part here. */
test.each(EXERCISE_KINDS)(
  '%s: who does what the sheets say gets every point, whichever way he counts days',
  async (kind) => {
    const faults: string[] = [];
    for (let seed = FROM; seed < FROM + PAPERS; seed += 1) {
      const profiles = [generalProfile, ...PRESETS];
      const request = requestOf([kind], {
        seed,
        difficulty: ((seed % 3) + 1) as 1 | 2 | 3,
        size: EXERCISE_SIZES[Math.floor(seed / 3) % 3] ?? 'medium',
        theme: EXERCISE_THEMES[seed % 5] ?? 'brand-store',
        today: `2026-${String((seed % 12) + 1).padStart(2, '0')}-${String(((seed * 5) % 28) + 1).padStart(2, '0')}`,
        profile: seed % 2 === 0 ? generalProfile : (profiles[(seed >> 1) % profiles.length] ?? generalProfile),
      });
      try {
        const { blank } = await paperOf(request);
        const key = await keyOf(blank);
        for (const lessDays of [0, 1] as const) {
          const answers = answersByHand(kind, blank, { lessDays });
          const { score, outOf, tasks } = graded(key, withCells(blank, answers));
          if (score === outOf) continue;
          const given = new Map(answers.map((one) => [placeName(one), one.value]));
          const wrong = tasks[0]?.marks.filter(({ points, key: { points: full } }) => points < full) ?? [];
          faults.push(
            `${String(seed)} ${request.profile.name}: ${wrong
              .slice(0, 3)
              .map(
                (mark) =>
                  `${mark.key.sheet}!${mark.key.cell} ${String(given.get(`${mark.key.sheet}!${mark.key.cell}`))}, right ${mark.right}`,
              )
              .join('; ')}`,
          );
        }
      } catch (error) {
        if (!(error instanceof UnfitProfile)) throw error;
      }
    }
    expect(faults).toEqual([]);
  },
  3_600_000,
);
