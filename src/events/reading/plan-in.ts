import type { IsoDate } from '../../calendar';
import type { SheetSnapshot, WorkbookSnapshot } from '../../sheet';
import { budgetOfItems } from './plan-budget';
import { planLabels } from './plan-labels';
import { linesOfTable } from './plan-tables';
import { eventDaysIn, labelled } from './title';
import type { EventPlan, EventTargets } from '../types';

type Words = readonly [
  key: 'place' | 'responsible' | 'goal' | 'why' | 'whom' | 'what' | 'how' | 'wording',
  label: RegExp,
];
type Numbers = readonly [key: 'budget' | 'spent' | 'output', label: RegExp];
interface Target {
  readonly key: keyof EventTargets;
  readonly target: RegExp;
  readonly result: RegExp;
  readonly inGoal: RegExp;
  readonly reason: RegExp;
  readonly measure: RegExp;
}

const PLAN =
  /活动(?:方案|计划|策划|申请|总结|反馈|回顾|结果|报表|预案)|市场活动|(?:团购会?|品鉴会?|讲堂|外展|巡展)(?:方案|策划|总结|计划)/u;
const NAME = /^(?:活动)?(?:名称|主题)$/u;
/** Labels of plan, request and result sheets (domain §c, lists 16–20), and of our own; a translation before or behind may stand there. */
const WORDS: readonly Words[] = [
  ['place', /^(?:WHERE)?(?:活动|举办)?(?:地点|场地|地址)(?:WHERE)?$/iu],
  ['responsible', /^(?:活动|项目|执行)?(?:总)?(?:负责人|责任人|主办人|执行人|组织人)$/u],
  ['goal', /^(?:活动)?(?:目标|指标|KPI)$/iu],
  ['why', /^(?:WHY)?(?:活动)?(?:目的|背景|必要性|意义|为什么做?)(?:WHY)?$/iu],
  ['whom', /^(?:WHO)?(?:活动|邀约|目标|参与)?(?:对象|客群|人群|客户|对谁说)(?:WHO)?$/iu],
  ['what', /^(?:WHAT)?(?:活动)?(?:内容|议题|亮点|形式|说什么)(?:WHAT)?$/iu],
  ['how', /^(?:HOW(?:TODO)?)?(?:(?:活动)?执行(?:方式|安排|计划)?|(?:活动)?(?:流程|安排|分工))(?:HOW)?$/iu],
  ['wording', /^(?:邀约|统一)?话术$/u],
];
/** 万元 in the label counts. */
const MONEY: readonly Numbers[] = [
  [
    'budget',
    /^(?:HOWMUCH)?(?:活动)?(?:总)?(?:费用|经费)?(?:预算|预估|费用预估|总费用预估)(?:金额|费用|总额)?(?:[（(].*[）)])?$|^费用目标/iu,
  ],
  ['spent', /^(?:活动)?(?:实际|已用|决算|实际发生)(?:总)?(?:费用|花费|支出|金额)(?:[（(].*[）)])?$|^费用实际/u],
  ['output', /^(?:实际|活动期间)?(?:产值|营业额|销售额)(?:实际)?(?:[（(].*[）)])?$/u],
];
const UNIT = '(?:人数|人|批次|批|组数|数量|数|台数|量)?(?:[（(].*[）)])?';
/** What is counted of an event, as heads name it; 首客 are the new customers who come. */
const TARGETS = (
  [
    ['invited', '邀约'],
    ['attended', '到场|到店|客流|首客|进站'],
    ['mixed', '混客'],
    ['filed', '建卡|留档'],
    ['dealt', '订单|成交|下[订定]|订车|销量'],
    ['output', '产值|营业额'],
  ] as const
).map(([key, words]): Target => ({
  key,
  target: new RegExp(`^(?:${words})${UNIT}目标${UNIT}$|^目标(?:${words})${UNIT}$`, 'u'),
  result: new RegExp(`^(?:${words})(?:实际|达成|人数)${UNIT}$|^实际(?:${words})${UNIT}$`, 'u'),
  // `到场40批、订车8台`, `产值20万` in a goal that is written as a sentence
  inGoal: new RegExp(`(?:${words})(?:目标|人数|客户|数量?|台数|达到?|不少于|≥|>=)*\\s*[:：]?\\s*(\\d[\\d,.]*万?)`, 'u'),
  reason: new RegExp(`^(?:${words})原因(?:分析)?$`, 'u'),
  measure: new RegExp(`^(?:${words})(?:改进)?(?:措施|建议|对策)$`, 'u'),
}));

/** Plans and results of events, told by labels on sheets of their own or a line each in a table. No sheet of guests is read here. */
export function plansIn(book: WorkbookSnapshot): EventPlan[] {
  return book.sheets.flatMap((sheet) => {
    const titles = [1, 2].map((row) => (sheet.rows[row] ?? []).map((cell) => String(cell?.value ?? '')).join(''));
    if (!PLAN.test(sheet.name) && !PLAN.test(titles.join(''))) return [];
    const lines = linesOfTable(sheet, isPlanHead);
    if (lines !== undefined) return lines.flatMap((told) => planOf(told, book.date1904) ?? []);
    const plan = planOf(planLabels(sheet, isPlanHead), book.date1904, titles);
    return plan === undefined ? [] : [{ ...plan, budget: plan.budget ?? budgetOfItems(sheet) }];
  });
}

/** The event that a sheet of labels is about (活动名称, 活动主题). */
export const eventName = (sheet: SheetSnapshot): string | undefined => told(labelled(sheet), NAME)?.[1].text;

/**
 * The plan of an event: the one of the same name, written the same but for blanks, marks and 活动 or 会 at its end; several of one name are
 * the first.
 */
export function planFor(name: string, plans: readonly EventPlan[]): EventPlan | undefined {
  return plans.find((plan) => plan.name === name) ?? plans.find((plan) => plainName(plan.name) === plainName(name));
}

/** A name as two writings of it are compared: without blanks, marks, the year, and 活动 or 会 at its end. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s“”"'‘’《》「」【】()·]/gu, '')
    .replace(/^20\d\d年?/u, '')
    .replace(/(?:活动|会)$/u, '');

type Told = ReturnType<typeof labelled>;

/** The first label of a kind that something is written at. */
const told = (labels: Told, label: RegExp): Told[number] | undefined => labels.find(([own]) => label.test(own));

const isPlanHead = (words: string): boolean =>
  NAME.test(words) ||
  [...WORDS, ...MONEY].some(([, label]) => label.test(words)) ||
  TARGETS.some(({ target, result }) => target.test(words) || result.test(words)) ||
  /^(?:进站量|改进建议|活动总结)/u.test(words) ||
  /(?:开始|结束|活动|举办)(?:时间|日期)$|^(?:WHEN)?(?:时间|日期)(?:WHEN)?$/iu.test(words);

function planOf(labels: Told, date1904: boolean, titles: readonly string[] = []): EventPlan | undefined {
  const words = (label: RegExp): string | undefined => told(labels, label)?.[1].text;
  // 活动名称 goes before 活动主题, which may be a slogan.
  const name = words(/名称$/u) ?? words(NAME) ?? firstOf(titles, nameInTitle);
  if (name === undefined) return undefined;
  const amount = (label: RegExp): number | undefined => {
    const [own, value] = told(labels, label) ?? [];
    const number = value === undefined ? undefined : amountOf(value.text);
    return number === undefined ? undefined : /万/u.test(own ?? '') ? number * TEN_THOUSAND : number;
  };
  const said = Object.fromEntries(WORDS.map(([key, label]) => [key, words(label)]));
  const targets = numbersOf(({ target, inGoal }) => amount(target) ?? numberIn(said['goal'], inGoal));
  const results = numbersOf(({ result }) => amount(result));
  const explained = explainedIn(labels);
  return {
    name,
    ...eventDaysIn(labels, date1904, firstOf(titles, yearOf)),
    ...said,
    ...Object.fromEntries(MONEY.map(([key, label]) => [key, amount(label)])),
    targets,
    ...(results === undefined ? {} : { results }),
    ...(explained === undefined ? {} : { explained }),
  };
}

/** The middle of the year that a title names. */
const yearOf = (title: string): IsoDate | undefined => {
  const year = /(20\d\d)\s*年/u.exec(title)?.[1];
  return year === undefined ? undefined : `${year}-06-30`;
};

/** `端午团购活动方案` where no label names the event. */
const nameInTitle = (title: string): string | undefined => {
  const name = /^(?:20\d\d年)?(.{2,20}?)(?:活动)?(?:方案|策划案?|计划书?|总结)(?:表|书)?$/u.exec(title.trim())?.[1];
  return name === undefined || /^(?:市场|活动)/u.test(name) ? undefined : name;
};

const firstOf = <T>(titles: readonly string[], of: (title: string) => T | undefined): T | undefined =>
  titles.map(of).find((one) => one !== undefined);

function numbersOf(amount: (of: Target) => number | undefined): EventTargets | undefined {
  const all = TARGETS.map((of) => [of.key, amount(of)] as const);
  return all.some(([, one]) => one !== undefined) ? Object.fromEntries(all) : undefined;
}

function numberIn(goal: string | undefined, pattern: RegExp): number | undefined {
  const found = pattern.exec((goal ?? '').normalize('NFKC'))?.[1];
  return found === undefined ? undefined : amountOf(found);
}

/** 原因分析 and 改进措施 under each of what is counted (domain §c, list 17). */
function explainedIn(labels: Told): EventPlan['explained'] {
  const lines = TARGETS.flatMap(({ key, ...under }) => {
    const [reason, measure] = [under.reason, under.measure].map((label) => told(labels, label)?.[1].text);
    return reason === undefined && measure === undefined ? [] : [[key, { reason, measure }] as const];
  });
  return lines.length === 0 ? undefined : Object.fromEntries(lines);
}

const TEN_THOUSAND = 10_000;

/** `12,000元`, `约1.2万`, `80人`, `2万元以内` as a number; anything else is none. */
export function amountOf(words: string): number | undefined {
  const found =
    /^(?:约|共|不超过|不低于|至少|控制在|≤|≥|[￥¥])*(\d[\d,]*(?:\.\d+)?)(万)?(?:元|人次?|台次?|单|批次?|组|户|张|位|名)?(?:以内|左右|以上)?$/u.exec(
      words.normalize('NFKC').replace(/\s/gu, ''),
    );
  if (found === null) return undefined;
  const number = Number((found[1] ?? '').replaceAll(',', ''));
  return Math.round(number * (found[2] === undefined ? 1 : TEN_THOUSAND) * 100) / 100;
}
