import { daysOfWindow, generalProfile, PRESETS } from '../../src/profile';
import { saysLost, saysNearLost } from '../../src/levels';
import { axisOf } from '../../src/rollups';
import { catalogue, say } from '../../src/words';
import { EXERCISE_KINDS, EXERCISE_SIZES, EXERCISE_THEMES, pointsOf, UnfitProfile } from '../../src/workshop';
import { chancesOf } from '../../src/workshop/paper/luck';
import { waysIn } from '../../src/workshop/scene';
import { draftTasks } from '../../src/workshop/paper/make';
import { talksOfClass } from './checks';

const SEEDS = Number(process.env.SANBIAO_EXERCISE_SEEDS ?? 5);

describe.each(EXERCISE_KINDS.map((kind) => [kind]))('%s', (kind) => {
  test(`${String(SEEDS)} seeds can be made, and each answer has a place of its own`, () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const difficulty = ((seed % 3) + 1) as 1 | 2 | 3;
      const today = `2026-${String((seed % 12) + 1).padStart(2, '0')}-${String((seed % 28) + 1).padStart(2, '0')}`;
      const theme = EXERCISE_THEMES[seed % EXERCISE_THEMES.length] ?? 'brand-store';
      const size = EXERCISE_SIZES[Math.floor(seed / 3) % EXERCISE_SIZES.length] ?? 'medium';
      const speak = (what: Parameters<typeof say>[0]): string => say(what, seed % 2 === 0 ? 'zh-CN' : 'en');
      const [task] = draftTasks(
        { kinds: [kind], profile: generalProfile, today, difficulty, theme, size, speak },
        seed,
      );
      const cells = task?.draft.cells ?? [];
      expect(pointsOf(cells)).toBeGreaterThan(9);
      expect(new Set(cells.map(({ sheet, cell }) => `${sheet}!${cell}`)).size).toBe(cells.length);
      // What a guesser may expect who knows the sort of every column; single lucky draws are held down when graded.
      const chances = chancesOf(cells);
      const luck = cells.reduce((sum, { points }, i) => sum + points * (chances[i] ?? 0), 0) / pointsOf(cells);
      expect([seed, luck < 0.25]).toEqual([seed, true]);
      for (const { accept } of cells)
        if (accept.kind === 'rate') expect(accept.right > 0 && accept.right < 1).toBe(true);
    }
  });

  test('every preset makes it, or says what it lacks', () => {
    for (const profile of PRESETS) {
      try {
        const [task] = draftTasks(
          {
            kinds: [kind],
            profile,
            today: '2026-06-15',
            difficulty: 2,
            theme: 'brand-store',
            size: 'medium',
            speak: (what) => say(what),
          },
          77,
        );
        expect(task?.draft.cells.length).toBeGreaterThan(5);
      } catch (error) {
        expect(error).toBeInstanceOf(UnfitProfile);
      }
    }
  });
});

test.each(['grade-visitors', 'confirm-24h', 'judge-losses', 'tier-actions'] as const)(
  '%s: no two conversations of a class of 20 read alike',
  (kind) => {
    for (const locale of ['zh-CN', 'en'] as const)
      for (const theme of EXERCISE_THEMES) {
        const { talks, twice } = talksOfClass(kind, { locale, theme, difficulty: 1 });
        expect(talks).toBeGreaterThan(190);
        expect([locale, theme, twice]).toEqual([locale, theme, []]);
      }
  },
);

describe('the words of the talks say what they are meant to say, by the product’s own rules', () => {
  const ways = (key: keyof ReturnType<typeof catalogue>): readonly string[] => waysIn(catalogue('zh-CN')[key] ?? '');

  test('times', () => {
    for (const way of ways('workshop.talk.in'))
      expect([way, daysOfWindow(way.replace('{days}', '23'))]).toEqual([way, 23]);
  });

  test('losses and near losses', () => {
    // A rival as the talks name one: bare words of buying are not a loss.
    for (const way of ways('workshop.loss.lost').map((one) => one.replaceAll('{rival}', '比亚迪宋')))
      expect([way, saysLost(way), saysNearLost(way)]).toEqual([way, true, false]);
    for (const way of ways('workshop.loss.near')) expect([way, saysNearLost(way)]).toEqual([way, true]);
    for (const way of ways('workshop.loss.false'))
      expect([way, saysLost(way), saysNearLost(way)]).toEqual([way, false, false]);
  });

  test.each([
    ['price', 'car'],
    ['equipment', 'car'],
    ['brand', 'car'],
    ['knowledge', 'people'],
    ['process', 'people'],
    ['trust', 'people'],
  ])('cause %s is on the axis %s', (cause, axis) => {
    for (const way of ways(`workshop.loss.cause.${cause}`)) expect([way, axisOf(way).axis]).toEqual([way, axis]);
  });
});
