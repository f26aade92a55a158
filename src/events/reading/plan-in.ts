import type { SheetSnapshot, WorkbookSnapshot } from '../../sheet';
import { linesOfTable } from './plan-tables';
import { eventDaysIn, labelled } from './title';
import type { EventPlan, EventTargets } from '../types';

type Words = readonly [key: 'place' | 'goal' | 'why' | 'whom' | 'what' | 'how' | 'wording', label: RegExp];
type Numbers = readonly [key: 'budget' | 'spent' | 'output', label: RegExp];
type Target = readonly [key: keyof EventTargets, label: RegExp];

const PLAN = /活动(?:方案|计划|策划|申请|总结|反馈|回顾|结果)|市场活动/u;
const NAME = /^(?:活动)?(?:名称|主题)$/u;
/** Labels of plan, request and result sheets (domain §c, lists 16–20), and of our own. */
const WORDS: readonly Words[] = [
  ['place', /^(?:活动|举办)?(?:地点|场地)$/u],
  ['goal', /^(?:活动)?目标$/u],
  ['why', /^(?:活动)?(?:目的|背景|必要性)(?:WHY)?$/iu],
  ['whom', /^(?:活动|邀约)?(?:对象|客群)(?:WHO)?$/iu],
  ['what', /^(?:活动)?(?:内容|议题)(?:WHAT)?$/iu],
  ['how', /^(?:执行(?:方式|安排)?|活动流程)(?:HOW)?$/iu],
  ['wording', /^(?:邀约)?话术$/u],
];
/** 万元 in the label counts. */
const MONEY: readonly Numbers[] = [
  [
    'budget',
    /^(?:活动)?(?:总)?(?:费用|经费)?(?:预算|预估|费用预估|总费用预估)(?:金额|费用|总额)?(?:[（(].*[）)])?$|^费用目标/u,
  ],
  ['spent', /^(?:活动)?(?:实际|已用|决算|实际发生)(?:总)?(?:费用|花费|支出|金额)(?:[（(].*[）)])?$|^费用实际/u],
  ['output', /^(?:实际|活动期间)?(?:产值|营业额|销售额)(?:实际)?(?:[（(].*[）)])?$/u],
];
const TARGET: readonly Target[] = [
  ['invited', /^邀约(?:人数)?目标|^目标邀约/u],
  ['attended', /^(?:到场|到店|客流|首客)(?:人数|批次|组数)?目标|^目标(?:到场|到店|客流|首客)/u],
  ['dealt', /^(?:订单|成交|下订)(?:数|台数)?目标|^目标(?:订单|成交|下订)/u],
  ['output', /^(?:产值|营业额)目标|^目标(?:产值|营业额)/u],
];

/** Plans and results of events, told by labels on sheets of their own or a line each in a table. No sheet of guests is read here. */
export function plansIn(book: WorkbookSnapshot): EventPlan[] {
  return book.sheets.flatMap((sheet) => {
    const head = [1, 2].flatMap((row) => (sheet.rows[row] ?? []).map((cell) => String(cell?.value ?? ''))).join('');
    if (!PLAN.test(sheet.name) && !PLAN.test(head)) return [];
    const lines = linesOfTable(sheet, isPlanHead);
    return (lines ?? [labelled(sheet)]).flatMap((told) => planOf(told, book.date1904) ?? []);
  });
}

/** The event that a sheet of labels is about (活动名称, 活动主题). */
export const eventName = (sheet: SheetSnapshot): string | undefined => told(labelled(sheet), NAME)?.[1].text;

/** The plan of an event: the one of the same name. */
export function planFor(name: string, plans: readonly EventPlan[]): EventPlan | undefined {
  return plans.find((plan) => plan.name === name);
}

type Told = ReturnType<typeof labelled>;

/** The first label of a kind that something is written at. */
const told = (labels: Told, label: RegExp): Told[number] | undefined => labels.find(([own]) => label.test(own));

const isPlanHead = (words: string): boolean =>
  [NAME, ...WORDS, ...MONEY, ...TARGET].some((one) => (one instanceof RegExp ? one : one[1]).test(words)) ||
  /(?:开始|结束|活动)(?:时间|日期)$/u.test(words);

function planOf(labels: Told, date1904: boolean): EventPlan | undefined {
  const words = (label: RegExp): string | undefined => told(labels, label)?.[1].text;
  // 活动名称 goes before 活动主题, which may be a slogan.
  const name = words(/名称$/u) ?? words(NAME);
  if (name === undefined) return undefined;
  const amount = (label: RegExp): number | undefined => {
    const [own, value] = told(labels, label) ?? [];
    const number = value === undefined ? undefined : amountOf(value.text);
    return number === undefined ? undefined : /万/u.test(own ?? '') ? number * TEN_THOUSAND : number;
  };
  const targets = Object.fromEntries(TARGET.map(([key, label]) => [key, amount(label)]));
  return {
    name,
    ...eventDaysIn(labels, date1904),
    ...Object.fromEntries(WORDS.map(([key, label]) => [key, words(label)])),
    ...Object.fromEntries(MONEY.map(([key, label]) => [key, amount(label)])),
    targets: Object.values(targets).some((one) => one !== undefined) ? targets : undefined,
  };
}

const TEN_THOUSAND = 10_000;

/** `12,000元`, `1.2万`, `80人` as a number; anything else is none. */
export function amountOf(words: string): number | undefined {
  const found = /^[￥¥]?\s*(\d[\d,]*(?:\.\d+)?)\s*(万)?(?:元|人|台|单|批|组|户)?$/u.exec(
    words.normalize('NFKC').replace(/\s/gu, ''),
  );
  if (found === null) return undefined;
  const number = Number((found[1] ?? '').replaceAll(',', ''));
  return Math.round(number * (found[2] === undefined ? 1 : TEN_THOUSAND) * 100) / 100;
}
