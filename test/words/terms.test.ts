import { catalogue } from '../../src/words';

/** Words that dealers do not say, and the term that stands for each (docs/glossary.md). */
const NEVER: readonly (readonly [never: RegExp, say: string])[] = [
  [/到访标记|到访已记录|联系与到访|到访日|几访/u, '到期标记 · 已记录联系 · 联系与回访'],
  [/迟到/u, '补做'],
  [/跑一天/u, '生成当日任务'],
  [/(?<!月)(?:始级别|(?<!期)末级别)/u, '期初级别 · 期末级别'],
  [/该怎么办/u, '改进措施'],
  [/对不上/u, '数据核对异常'],
  [/读不懂/u, '无法识别'],
  [/要先问一下/u, '待确认'],
  [/搁置/u, '转冷冻'],
  [/没说清/u, '原因未写明'],
  [/流失/u, '战败（失控、冷冻）'],
  [/客户结存|客户流转/u, '意向客户进出'],
  [/值得注意/u, '重点提示'],
  [/未访(?!问)/u, '未联系 · 漏访'],
  [/今后 ?7 ?天/u, '未来 7 天'],
  [/(?<!-)24h/u, '24小时'],
  [/规则档案|规则文件/u, '门店规则'],
  [/成交用时|成交天数/u, '成交周期'],
  [/人次/u, '批'],
  [/一月一本/u, '每月一个文件'],
];

/** After-sales words belong to owners' forms: 流失 is an owner who stays away. */
const OWNERS = /^(?:owners|events|forms\.(?:field|kind|foreign)|cli\.(?:command|help)\.(?:care|owners))(?:\.|$)/u;

test.each(NEVER)('no sentence says %s', (never) => {
  const said = Object.entries(catalogue('zh-CN')).filter(
    ([key, sentence]) => never.test(sentence) && !OWNERS.test(key),
  );
  expect(said).toEqual([]);
});
