import { dayOf } from '../../src/calendar';
import {
  definitionOf,
  ownerFigures,
  ownerMonth,
  OWNER_COUNTS,
  OWNER_RATES,
  RFM_TYPES,
  type OwnerCount,
} from '../../src/owners/figures';
import { generalProfile, ownerRules } from '../../src/profile';
import { KEY_FACTS } from '../../src/profile/owner-presets';
import { careSheets } from '../../src/rollups';
import { catalogue, say } from '../../src/words';
import { wrongFormulas } from '../rollups/calculated';
import { monthsOf } from './history/compare';
import { formsOf } from './history/sheets';
import { makeLife } from './history/store';

const RULES = ownerRules(generalProfile);

test('every formula of 客户关怀月报 gives our figure, and every figure has its cell and its definition', async () => {
  const life = makeLife(3);
  const forms = formsOf(life);
  const months = [...monthsOf(life)]
    .reverse()
    .map((month) => ownerFigures(ownerMonth({ forms: [], afterSales: forms }, RULES, month, dayOf(life.today))));
  const figures = months.at(-1);
  if (!figures) throw new Error('a life has months');
  const sheets = careSheets(figures, months, life.today, 'zh-CN', '测试店');
  const { checked, wrong, got } = await wrongFormulas(sheets);
  expect(checked).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
  for (const [path, count] of Object.entries(figures.counts)) {
    expect([path, got.get(sheets.figures.get(path) ?? '')]).toEqual([path, count]);
    const definition = say(definitionOf(path as OwnerCount, RULES), 'zh-CN');
    expect(sheets.visible.content.values.flat().some((cell) => String(cell).startsWith(definition))).toBe(true);
  }
  for (const [rate, value] of Object.entries(figures.rates))
    expect(got.get(sheets.figures.get(rate) ?? '')).toBeCloseTo(value, 9);
  expect(sheets.visible.content.charts?.length).toBeGreaterThanOrEqual(3);
}, 30_000);

test('every count, rate, group, state and task has words in both languages', () => {
  const keys = [
    ...Object.keys(OWNER_COUNTS).flatMap((path) => [
      `count.${path}`,
      `define.${path}`,
      `part.${path.split('.')[0] ?? ''}`,
    ]),
    ...OWNER_RATES.map((rate) => `rate.${rate}`),
    ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [`group.${String(n)}`, `offer.${String(n)}`, `dimensions.${String(n)}`]),
    ...RFM_TYPES.flatMap((type) => [`value.rfm.${type}`, `rfm.${type}`]),
    ...KEY_FACTS.map((fact) => `fact.${fact}`),
    ...['visit', 'call', 'web', 'owner', 'unknown'].map((channel) => `value.channel.${channel}`),
    ...['yes', 'no', 'blank', 'other', 'no-column'].map((consent) => `value.consent.${consent}`),
    ...['<1', '1-2', '2-3', '3-4', '>=4', 'unknown'].map((age) => `value.age.${age}`),
  ];
  for (const locale of ['zh-CN', 'en'] as const)
    expect(keys.filter((key) => catalogue(locale)[`owners.${key}`] === undefined)).toEqual([]);
});
