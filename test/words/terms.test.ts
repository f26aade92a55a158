import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { catalogue } from '../../src/words';

const SOURCE = join(__dirname, '../../src');

/** Words that dealers do not say, or that are one more name for a thing that has one; and the term that stands for each (docs/glossary.md). */
const NEVER: readonly (readonly [never: RegExp, say: string, but?: RegExp])[] = [
  [/到访|几访/u, '到期标记 · 已记录联系 · 联系与回访'],
  [/迟到/u, '补做'],
  [/跑一天/u, '生成当日任务'],
  [/在手/u, '上月留存 · 在跟客户'],
  [/始 ?[H{]|(?<!月)(?:始级别|(?<!期)末级别)/u, '期初级别 · 期末级别'],
  [/该怎么办/u, '改进措施'],
  [/对不上|对得上/u, '数据核对异常 · 相符'],
  [/读不懂/u, '无法识别'],
  [/要先问一下/u, '待确认'],
  [/搁置/u, '转冷冻'],
  [/没说清/u, '原因未写明'],
  [/未写原因/u, '战败原因未填'],
  [/流失/u, '战败（失控、冷冻）'],
  [/暂缓/u, '购车计划推迟或取消'],
  [/他店购买/u, '已购他牌或他店'],
  [/车：价格配置|人：服务专业/u, '产品因素（…） · 人员因素（…）'],
  [/客户结存|客户流转/u, '意向客户进出'],
  [/值得注意/u, '重点提示'],
  [/未访(?!问)/u, '未联系 · 漏访'],
  [/计划回访没有做/u, '计划回访漏访'],
  [/前联系|前首次|前回访/u, '最迟…联系：前 says not whether the day counts'],
  [/共 ?(?:\d+|\{\w+\}) ?天有联系/u, '累计联系 … 天'],
  [/今后 ?7 ?天|7 ?天内/u, '未来 7 天'],
  [/(?<!-)24h|首次回访/u, '24小时回访'],
  [/规则档案|规则文件/u, '门店规则'],
  [/成交用时|成交天数/u, '成交周期'],
  [/人次/u, '批'],
  [/留档 ?\{\w+\} ?个/u, '留档 … 批'],
  [/成交订车/u, '订单'],
  [/未成交客户|未结案/u, '在跟客户'],
  [/已(?:经)?结案/u, '已成交或已战败（失控、冷冻）'],
  [/没有接触状况表的行/u, '未进接触状况表'],
  [/没有写过级别/u, '当场订车或未定级即成交（战败），请补填级别'],
  [/是否经主管核准/u, '表内没有主管核准记录，未计'],
  [/休息日|休息的日子|节假日休息/u, '店休'],
  [/截止 ?(?:\d|\{|今)/u, '截至'],
  [/接触(?!状况|不良|的门店|，|成交|或)/u, '联系'],
  [/一月一本/u, '每月一个文件'],
  [/本店休息/u, '店休'],
  // Who practises writes 不结转 into a cell.
  [/结转(?!即上月留存|$| 三个口径)/u, '转入下月', /^workshop\./u],
  [/跟进中/u, '在跟'],
];

/** What English says of a term that has one name in docs/glossary.md. */
const NEVER_ENGLISH: readonly (readonly [never: RegExp, say: string])[] = [
  [/out of contact/iu, 'out of control (失控)'],
  [/\bremain(?:s|ing)? customers|on hand\b/iu, 'carried over (上月留存) · open (在跟)'],
  [/\bmake-up\b(?! work)/iu, 'late (补做)'],
  [/\bdormant\b|\bshelved\b/iu, 'frozen (冷冻)'],
  [/[，。；：（）「」、]/u, 'the punctuation of its own language'],
];

/** After-sales words belong to owners' forms: 流失 is an owner who stays away. */
const OWNERS = /^(?:owners|events|forms\.(?:field|kind|foreign)|cli\.(?:command|help)\.(?:care|owners))(?:\.|$)/u;

/** What customers say in the talks of exercises: nobody gives them their words. */
const SPOKEN = /^workshop\.(?:loss|talk)\./u;

/** What a cell of a form says of a customer's state. */
const STATES = /^keeping\.status\./u;

/** Sheets for the store that are made in Chinese whatever the language of the pane. */
const CHINESE_SHEETS = /^(?:events\.sheet\.|keeping\.without\.no-group$)/u;

const sentences = (locale: 'zh-CN' | 'en', but: readonly RegExp[]): [string, string][] =>
  Object.entries(catalogue(locale)).filter(([key]) => !but.some((pattern) => pattern.test(key)));

test('the catalogues asked are all that there are', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const folder = join(SOURCE, 'words', locale);
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    const keys = files.flatMap((file) => Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object));
    expect(Object.keys(catalogue(locale)).sort()).toEqual(keys.sort());
  }
});

test.each(NEVER.map(([never, , but]) => ({ never, but })))('no sentence says $never', ({ never, but = STATES }) => {
  expect(sentences('zh-CN', [OWNERS, SPOKEN, STATES, but]).filter(([, sentence]) => never.test(sentence))).toEqual([]);
});

test.each(NEVER_ENGLISH)('no English sentence says %s', (never) => {
  expect(sentences('en', [SPOKEN, CHINESE_SHEETS]).filter(([, sentence]) => never.test(sentence))).toEqual([]);
});

/** Rooms that read what stores write, or have a brand's own words: these are data, and nobody is told them. */
const DATA =
  /\/(?:words|forms|profile|events\/reading)\/|\/keeping\/field-words\.ts$|\/rollups\/loss-axes\.ts$|\/workshop\/(?:levels|exercises\/close-month)\.ts$/u;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/u.test(entry.name) && !DATA.test(path) ? [path] : [];
  });
}

test('what is put together in code, for the pane, the sheets or the command line, says none of them either', () => {
  const made = sources(SOURCE).flatMap((path) => {
    const code = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '');
    return [...code.matchAll(/(?<quote>['"`])(?<words>(?:\\.|(?!\k<quote>)[^\\\n])*)\k<quote>/gu)].flatMap(
      ({ groups: { words = '' } = {} }) =>
        /[\u4e00-\u9fff]/u.test(words) && NEVER.some(([never]) => never.test(words)) ? [`${path}: ${words}`] : [],
    );
  });
  expect(made).toEqual([]);
});
