import type { SheetSnapshot, WorkbookSnapshot } from '../sheet';
import { eventDaysIn, labelled } from './title';
import type { EventPlan, EventTargets } from './types';

type Words = readonly [key: 'place' | 'goal' | 'why' | 'whom' | 'what' | 'how' | 'wording', label: RegExp];
type Numbers = readonly [key: 'budget' | 'spent', label: RegExp];
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
  ['budget', /^(?:活动)?(?:总)?(?:费用)?(?:预算|预估|费用预估|总费用预估)(?:金额|费用)?(?:[（(].*[）)])?$/u],
  ['spent', /^(?:活动)?(?:实际|已用|决算)(?:发生)?(?:费用|花费|支出)(?:[（(].*[）)])?$/u],
];
const TARGET: readonly Target[] = [
  ['invited', /^邀约目标/u],
  ['attended', /^(?:到场|到店|客流|首客)目标/u],
  ['dealt', /^(?:订单|成交|下订)目标/u],
  ['output', /^(?:产值|营业额)目标/u],
];

/** Plans and results of events, told by labels on sheets of their own. No sheet of guests is read here. */
export function plansIn(book: WorkbookSnapshot): EventPlan[] {
  return book.sheets.flatMap((sheet) => {
    const plan = planOf(sheet, book.date1904);
    return plan === undefined ? [] : [plan];
  });
}

/** The plan of an event: the one of the same name. */
export function planFor(name: string, plans: readonly EventPlan[]): EventPlan | undefined {
  return plans.find((plan) => plan.name === name);
}

function planOf(sheet: SheetSnapshot, date1904: boolean): EventPlan | undefined {
  const head = (sheet.rows[1] ?? []).map((cell) => String(cell?.value ?? '')).join('');
  if (!PLAN.test(sheet.name) && !PLAN.test(head)) return undefined;
  const told = labelled(sheet);
  const words = (label: RegExp): string | undefined => told.find(([own]) => label.test(own))?.[1].text;
  const name = words(NAME);
  if (name === undefined) return undefined;
  const amount = (label: RegExp): number | undefined => {
    const [own, value] = told.find(([one]) => label.test(one)) ?? [];
    const number = value === undefined ? undefined : amountOf(value.text);
    return number === undefined ? undefined : /万/u.test(own ?? '') ? number * TEN_THOUSAND : number;
  };
  const targets = Object.fromEntries(TARGET.map(([key, label]) => [key, amount(label)]));
  return {
    name,
    ...eventDaysIn(told, date1904),
    ...Object.fromEntries(WORDS.map(([key, label]) => [key, words(label)])),
    ...Object.fromEntries(MONEY.map(([key, label]) => [key, amount(label)])),
    targets: Object.values(targets).some((one) => one !== undefined) ? targets : undefined,
  };
}

const TEN_THOUSAND = 10_000;

/** `12,000元`, `1.2万`, `80人` as a number; anything else is none. */
function amountOf(words: string): number | undefined {
  const found = /^[￥¥]?\s*(\d[\d,]*(?:\.\d+)?)\s*(万)?(?:元|人|台|单|批|组|户)?$/u.exec(
    words.normalize('NFKC').replace(/\s/gu, ''),
  );
  if (found === null) return undefined;
  const number = Number((found[1] ?? '').replaceAll(',', ''));
  return Math.round(number * (found[2] === undefined ? 1 : TEN_THOUSAND) * 100) / 100;
}
