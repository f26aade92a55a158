import { catalogue, say } from '../../src/words';
import { daysOfWindow, generalProfile } from '../../src/profile';
import { saysLost, saysNearLost } from '../../src/levels';
import { EXERCISE_SIZES, EXERCISE_THEMES } from '../../src/workshop';
import { draftTasks } from '../../src/workshop/paper/make';
import { waysIn } from '../../src/workshop/scene';
import { talksOfClass } from './checks';
import { paperOf, requestOf } from './papers';

const PARTS = ['opens', 'aside', 'contact'] as const;

test.each(EXERCISE_THEMES)('%s: what its people say beside never decides anything', (theme) => {
  for (const part of PARTS)
    for (const way of waysIn(catalogue('zh-CN')[`workshop.theme.${theme}.${part}`] ?? '')) {
      expect([way, daysOfWindow(way), saysLost(way), saysNearLost(way)]).toEqual([way, undefined, false, false]);
      expect(way).not.toMatch(/订金|转介绍|增购|换购|预算|全款|观望|[[\]|]/u);
    }
});

test('what customers say beside is no word of the value tiers: the rule and the sentence would part', () => {
  const words = Object.values(generalProfile.valueTiers).flatMap((tier) => tier.words);
  const beside = (['owned', 'car', 'keen', 'rival', 'decides.self', 'decides.family', 'decides.boss'] as const).flatMap(
    (part) => waysIn(catalogue('zh-CN')[`workshop.talk.${part}`] ?? ''),
  );
  for (const way of beside) expect([way, words.filter((word) => way.includes(word))]).toEqual([way, []]);
});

test('a theme tells another story in other models, a size has other numbers of cases', () => {
  const draft = (more: Partial<Parameters<typeof draftTasks>[0]>) =>
    draftTasks({ ...requestOf(['grade-visitors']), ...more }, 5)[0]?.draft;
  const shown = EXERCISE_THEMES.map((theme) => JSON.stringify(draft({ theme })?.leaves.map(({ values }) => values)));
  expect(new Set(shown).size).toBe(EXERCISE_THEMES.length);
  const counts = EXERCISE_SIZES.map((size) => draft({ size })?.cells.length ?? 0);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(new Set(counts).size).toBe(counts.length);
});

test('the cover tells where and when it plays', async () => {
  const { blank } = await paperOf(requestOf(['backwards-plan'], { theme: 'auto-show' }));
  const story = String(blank.sheets[0]?.rows[3]?.[1]?.value);
  expect(story).toContain('6月');
  expect(story).toContain(say({ key: 'workshop.theme.auto-show.story' }));
});

test.each(['zh-CN', 'en'] as const)('no two visitors of a class of 20 read alike (%s)', (locale) => {
  const { talks, twice } = talksOfClass('grade-visitors', { locale, difficulty: 1 });
  expect(talks).toBe(240);
  expect(twice).toEqual([]);
});
