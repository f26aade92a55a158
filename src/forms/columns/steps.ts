import type { StepId } from '../after-sales';
import type { HeaderBlock } from '../layout/header-block';
import { chineseNumber, toSimplified, withoutBlanks } from '../values';

/** A column that tells of a call: which one, and what of it. */
export interface StepColumn {
  readonly column: number;
  readonly step: StepId;
  /** `all`: the cell may hold day, result and satisfaction together; `planned`: for when it is meant, which tells of no call. */
  readonly part: 'date' | 'result' | 'satisfaction' | 'all' | 'planned';
  /** The cell lists calls (定期回访): each day is a step of its own, numbered in order. */
  readonly several?: true;
}

/** A column of a call that was made, or not. */
export interface CallColumn extends StepColumn {
  readonly part: Exclude<StepColumn['part'], 'planned'>;
}

export function isCall(column: StepColumn): column is CallColumn {
  return column.part !== 'planned';
}

/** What people do when they call: the word that makes 三日 or 第1次 a step. */
const CALL = /回访|关怀|跟踪|跟进|追踪|提醒|招揽|邀约|邀请|联系|电访|致电|通知|沟通|外呼|电话/u;
const ONLY_CALL = new RegExp(`^(?:客户|电话|售后|交车后?)?(?:${CALL.source})$`, 'u');

/** When after the delivery; longer ones first, as 1个月 holds no 1日. */
const TIMES: readonly (readonly [StepId, RegExp])[] = [
  ['quarterly', /(?:每)?季度?/u],
  ['birthday', /生日/u],
  ['anniversary', /周年|纪念日/u],
  ['12m', /(?:12|十二)个?月|[1一]年|365天/u],
  ['9m', /[9九]个月/u],
  ['6m', /[6六]个月|半年|180[天日]/u],
  ['3m', /[3三]个月|90[天日]|三月(?=回访|关怀|$)/u],
  ['2m', /[2二两]个月|60[天日]/u],
  ['15d', /(?:15|十五)[天日]|半个?月/u],
  ['1m', /(?:30|三十)[天日]|[1一]个月|月度|满月|一月(?=回访|关怀|$)/u],
  ['7d', /(?:(?<!\d)7|七)[天日]|[1一]周(?!年)|周回访|首周/u],
  ['3d', /(?:(?<!\d)3|(?<!十)三)[天日]|72(?:小时|[hH])/u],
  ['1d', /24(?:小时|[hH])|次日|隔日|第二天|翌日|(?:(?<!\d)1|(?<!十)一)[天日]|当[天日]/u],
];

const NUMBER = '[1-9一二三四五六七八九]';
const ORDINALS: readonly RegExp[] = [
  new RegExp(`第(${NUMBER})次`, 'u'),
  new RegExp(`(?<![第\\d])(${NUMBER})次(?=${CALL.source}|$)`, 'u'),
  new RegExp(`(?:${CALL.source})(?:日期|时间|结果|情况|记录)?[(（]?(${NUMBER})[)）]?$`, 'u'),
  new RegExp(`^(${NUMBER})[访邀呼]`, 'u'),
  new RegExp(`^(?:首次|初次|首)(?=(?:${CALL.source})|[访邀呼])()`, 'u'),
];
const LAST = new RegExp(`(?:末次|上次|上一次|最近(?:一次)?|最后(?:一次)?|最新)(?:${CALL.source})`, 'u');
const LIST = /定期(?:回访|关怀|跟踪)/u;
const PLAIN_PAIR = new RegExp(`^(?:${CALL.source})(日期|时间|结果|情况)$`, 'u');

/** Words of a step's column that are neither day nor result: who, how, what was said. */
const OTHER_PART =
  /(?:人|员|人员|专员|方式|方法|次数|内容|备注|话术|建议|顾问|原因|说明|状态|目的|要求|对象|里程|专员姓名|类型|项目)$/u;

/** When a call is meant, beside when it was made. */
const PLANNED = /^(?:计划|应|预计|预定|拟|规定|要求)|(?:计划|预定)(?:日期|时间|日)?$/u;

function partOf(rest: string): StepColumn['part'] | undefined {
  if (PLANNED.test(rest)) return 'planned';
  if (/满意/u.test(rest) && !/不满意/u.test(rest)) return 'satisfaction';
  if (/(?:日期|时间|日)$/u.test(rest)) return 'date';
  if (/(?:结果|是否接通|是否成功|接通|接通情况|反馈)$/u.test(rest)) return 'result';
  if (OTHER_PART.test(rest)) return undefined;
  return 'all';
}

/** What was said at a call: of no use beside its day and result, all there is without them. */
const NOTES = /(?:内容|记录|备注|说明)$/u;

const OWN_DAYS = /生日|周年|纪念日/u;

/** The step that some words name, and those words without it. */
function named(
  words: string,
  calls: boolean,
  callsOver: boolean,
): { step: StepId; rest: string; several?: true } | undefined {
  if (LIST.test(words)) return { step: '1', rest: words.replace(LIST, ''), several: true };
  if (LAST.test(words)) return { step: 'last', rest: words.replace(LAST, '') };
  for (const pattern of ORDINALS) {
    const match = pattern.exec(words);
    if (match === null || (!calls && !CALL.test(words))) continue;
    const digit = match[1] ?? '';
    const number = digit === '' ? 1 : /\d/u.test(digit) ? Number(digit) : chineseNumber(digit);
    return {
      step: String(number),
      rest: digit === '' ? words.slice(match[0].length) : words.replace(new RegExp(`第?${digit}次?`, 'u'), ''),
    };
  }
  if (!calls && !CALL.test(words)) return undefined;
  // 车主生日 and 购车纪念日 are days of the owner's, 生日回访 is a call
  if (OWN_DAYS.test(words) && !CALL.test(words) && !callsOver) return undefined;
  const time = TIMES.find(([, pattern]) => pattern.test(words));
  return time === undefined ? undefined : { step: time[0], rest: words.replace(time[1], '') };
}

const DAY_HEAD = /^(?:\d{4}[-./年])?\d{1,2}[-./月]\d{1,2}[日号]?$/u;

/** Who calls, beside the step: 三日回访（销售顾问）, 客服7日回访. */
const CALLERS = '(?:(?:销售|服务|售后|展厅|客服|客户)?(?:顾问|经理|主管|专员)|客服(?:部|人员)?|DCRC|CRM?)';
const CALLER_BEHIND = new RegExp(`[(（]${CALLERS}[)）]`, 'giu');
const CALLER_BEFORE = new RegExp(`^${CALLERS}(?=.*[天日周月次])`, 'iu');

/** 1月回访 beside 三日回访 is one month after the delivery, not in January. */
const MONTH_HEAD = new RegExp(`^(\\d{1,2}|[一三六九])月(?=(?:${CALL.source})|$)`, 'u');
const MONTHS_AFTER: ReadonlySet<string> = new Set(['1', '3', '6', '9', '12', '一', '三', '六', '九']);
const DAYS_AFTER = /(?<!\d)[37][天日]|[三七][天日]|[1一]周(?!年)|24(?:小时|h)/iu;

/** What was said, in a column of its own behind each call. */
const REPLY = new RegExp(`^(?:${CALL.source}|客户)?(?:结果|反馈|情况|反馈情况|结果反馈|回复)$`, 'u');
/** One such column may tell of all calls, several are each of its own. */
const FEWEST_REPLIES = 2;

const REST_WORDS = new RegExp(`${CALL.source}|记录|情况(?=日期|时间|结果)|[()（）]`, 'gu');

/**
 * The columns of a form that tell of calls, in their order: 三日回访 · 第2次提醒日期 · 次日 under 回访 · 末次跟踪结果 · 定期回访 with many days.
 * `bare`: 第1次 and 三日 are calls without a word that says so (the sheet is a call list).
 */
export function stepColumnsOf(header: HeaderBlock, bare: boolean, pairs: boolean): readonly StepColumn[] {
  const found: StepColumn[] = [];
  const plain: StepColumn[] = [];
  const notes: StepColumn[] = [];
  const counted: Record<string, number> = {};
  let days = 0;
  const columns = wordsOf(header);
  for (const { column, words } of columns) {
    const leaf = words.at(-1) ?? '';
    const parents = words.slice(0, -1);
    if (
      /首保|年检|保险到期/u.test(leaf) ||
      /里程/u.test(leaf) ||
      (/保养|维修|进厂|回厂/u.test(leaf) && !CALL.test(leaf))
    )
      continue;
    const callsOver = parents.some((parent) => CALL.test(parent));
    // the calls of an event under the days on which they were made
    if (!pairs && DAY_HEAD.test(leaf) && callsOver) {
      days += 1;
      found.push({ column, step: String(days), part: 'all' });
      continue;
    }
    const own = named(leaf, bare || callsOver, callsOver);
    const over =
      own === undefined
        ? parents.map((parent) => named(parent, bare, callsOver)).find((one) => one !== undefined)
        : undefined;
    const hit = own ?? over;
    if (hit !== undefined) {
      const rest = own === undefined ? leaf : own.rest;
      const part = partOf(rest.replace(REST_WORDS, ''));
      const several = hit.several && { several: true as const };
      if (part === undefined && NOTES.test(rest)) notes.push({ column, step: hit.step, part: 'all', ...several });
      else if (part !== undefined && !(hit.step === 'last' && part === 'all'))
        found.push({ column, step: hit.step, part, ...several });
      continue;
    }
    const pair = pairs && ONLY_CALL.test(leaf.replace(/(?:日期|时间|结果|情况)$/u, '')) ? PLAIN_PAIR.exec(leaf) : null;
    if (pair === null) continue;
    const part = /日期|时间/u.test(pair[1] ?? '') ? 'date' : 'result';
    const count = (counted[part] = (counted[part] ?? 0) + 1);
    plain.push({ column, step: String(count), part });
  }
  if (found.length === 0) found.push(...notes.filter(({ step }) => step !== 'last'));
  const steps = found.length === 0 && (counted.date ?? 0) > 1 ? plain : withReplies(found, columns);
  const offset = steps.some(({ step }) => step === 'last') ? 1 : 0;
  return steps.map((one) =>
    one.step === 'last'
      ? { ...one, step: '1' }
      : offset > 0 && /^\d+$/u.test(one.step)
        ? { ...one, step: String(Number(one.step) + offset) }
        : one,
  );
}

interface Words {
  readonly column: number;
  /** From the group's head down to the column's own. */
  readonly words: readonly string[];
}

/** The heads without blanks and brackets, without who calls, and 1月 as 1个月 where it is counted from the delivery. */
function wordsOf(header: HeaderBlock): readonly Words[] {
  const columns = header.columns
    .filter(({ path }) => path.length > 0)
    .map(({ column, path }) => ({
      column,
      words: path.map((word) =>
        toSimplified(withoutBlanks(word))
          .replace(CALLER_BEHIND, '')
          .replace(/[()（）]/gu, '')
          .replace(CALLER_BEFORE, ''),
      ),
    }));
  const all = columns.flatMap(({ words }) => words);
  const months = all.flatMap((word) => MONTH_HEAD.exec(word)?.[1] ?? []);
  if (!all.some((word) => DAYS_AFTER.test(word)) || !months.every((month) => MONTHS_AFTER.has(month))) return columns;
  return columns.map(({ column, words }) => ({
    column,
    words: words.map((word) => word.replace(MONTH_HEAD, '$1个月')),
  }));
}

/** With the columns that stand right behind those of calls and say what came of them: 第1次跟进 | 结果 | 第2次跟进 | 结果. */
function withReplies(found: readonly StepColumn[], columns: readonly Words[]): readonly StepColumn[] {
  const at = new Map(found.map((one) => [one.column, one]));
  const replies = columns.flatMap(({ column, words }): StepColumn[] => {
    const call = at.get(column - 1);
    if (call === undefined || call.several || at.has(column) || !REPLY.test(words.at(-1) ?? '')) return [];
    return call.part === 'date' || call.part === 'all' ? [{ column, step: call.step, part: 'result' }] : [];
  });
  if (replies.length < FEWEST_REPLIES) return found;
  return [...found, ...replies].sort((a, b) => a.column - b.column);
}
