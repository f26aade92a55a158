import { FORM_KINDS, isRegister, SALES_KINDS, type FormKind, type SalesKind } from '../families';
import { FORM_SPECS } from '../kinds';
import type { HeaderBlock } from '../layout/header-block';
import { titleKinds } from '../layout/titles';
import { toSimplified } from '../values';
import { FOREIGN, type ForeignSheet } from '../vocabulary';
import { CHOICE_WORDS } from '../vocabulary/choices';
import { headerKey, senses } from '../vocabulary/lookup';
import { FOREIGN_SHEET, KIND } from '../weights';

/** How far a table speaks for each kind of form, and for the other sheets that dealers keep. */
export interface KindScores {
  readonly scores: ReadonlyMap<SalesKind, number>;
  readonly foreign: {
    readonly what: ForeignSheet;
    readonly score: number;
    readonly words: readonly string[];
    /** What the headers alone say. */
    readonly headers: number;
  };
  /** A log of contacts: a line for each, with its day, its way and what was said. */
  readonly log?: true;
  /** The title, or the sheet's name where there is none, speaks of leads (线索, 留资). */
  readonly leads?: true;
  /** What was named most clearly: words of the title, then of the sheet's name. */
  readonly titled: ReadonlyMap<SalesKind, number>;
}

/** A line over a table that says how to fill it in, not what it is. */
const NOTE = /^(?:说明|注|备注|填写|填表|提示|要求|须知|注意|※|\*|note)/iu;

/** Scores a table by its headers and the title over it. */
export function scoreKinds(header: HeaderBlock, titleLines: readonly string[], sheetName: string): KindScores {
  const { present, leaves } = fieldsPresent(header);
  const title = titleLines.filter((line) => !NOTE.test(line)).join('\n');
  const titled = titleKinds(title.replace(ADVICE, ''));
  if (titled.size === 0)
    for (const [kind, weight] of titleKinds(toSimplified(sheetName))) titled.set(kind, weight * KIND.title.bySheetName);
  const scores = new Map<SalesKind, number>();
  const words = toSimplified(leaves.join(' '));
  for (const kind of SALES_KINDS) {
    const { speaks, headers, dayColumns } = FORM_SPECS[kind];
    if (kind === 'customer-card') continue;
    let score = 0;
    for (const [field, weight] of Object.entries(speaks)) score += weight * (present.get(kind)?.get(field) ?? 0);
    const days = (header.days?.size ?? 0) > 0;
    if (dayColumns) score = days ? score + KIND.days : 0;
    else if (days) score *= KIND.withDays;
    if (headers?.pattern.test(words)) score += headers.weight;
    if (isRegister(kind) && tells(leaves) !== undefined) score += KIND.systemWords;
    scores.set(kind, score + (titled.get(kind) ?? 0));
  }
  settleRegisters(scores, titled, leaves);
  const log = logsContacts(leaves);
  if (log) scores.set('daily-report', (scores.get('daily-report') ?? 0) + KIND.log);
  const named = title === '' ? toSimplified(sheetName) : title;
  return {
    scores,
    titled,
    foreign: foreignScore(header, title, sheetName),
    ...(log ? { log } : {}),
    ...(LEADS.test(named) ? { leads: true } : {}),
  };
}

const LEADS = /线索|留资/u;

/** How clearly each kind's fields are named in the headers, and the headers themselves. */
function fieldsPresent(header: HeaderBlock): { present: Map<FormKind, Map<string, number>>; leaves: string[] } {
  const present = new Map<FormKind, Map<string, number>>();
  const leaves: string[] = [];
  for (const { path, column } of header.columns) {
    if (path.length === 0 || isDayColumn(header, column)) continue;
    leaves.push(path.join(''));
    const words = new Set([
      path.at(-1) ?? '',
      ...path.slice(0, -1),
      path.slice(-2).join(''),
      [...path.slice(-2)].reverse().join(''),
    ]);
    for (const word of words) {
      for (const sense of senses(word)) {
        if (sense.how.startsWith('misspelt') || sense.score < KIND.surelySays) continue;
        for (const kind of sense.kinds ?? FORM_KINDS) {
          const fields = present.get(kind) ?? new Map<string, number>();
          fields.set(sense.to, Math.max(fields.get(sense.to) ?? 0, sense.score));
          present.set(kind, fields);
        }
      }
    }
  }
  return { present, leaves };
}

function isDayColumn(header: HeaderBlock, column: number): boolean {
  if (header.days === undefined) return false;
  for (const other of header.days.values()) if (other === column) return true;
  return false;
}

/** Of the three registers the headers decide where no title does: 来店 and 来电 words, or a column that tells them apart. */
function settleRegisters(
  scores: Map<SalesKind, number>,
  titled: ReadonlyMap<SalesKind, number>,
  leaves: readonly string[],
): void {
  const registers = SALES_KINDS.filter(isRegister);
  if (registers.some((kind) => titled.has(kind))) return;
  const base = Math.max(...registers.map((kind) => scores.get(kind) ?? 0));
  // 是否到店 and 预约到店时间 ask of a lead, 首次到店时间 of an open customer, what became of it, and make it no visit
  const list = tells(leaves);
  const isLater = (word: string): boolean =>
    list === undefined
      ? /^是否/u.test(word)
      : LATER_IN_LIST.test(word) || (list === 'leads' && LATER_OF_LEAD.test(word));
  const words = leaves.map((leaf) => toSimplified(leaf)).filter((word) => !isLater(word));
  const call = words.some((word) => /来电|呼入|进线|calltime|calldate/iu.test(word));
  const visit = words.some((word) => /来店|到店|进店|来访|离店|到访|visit|arriv/iu.test(word));
  const kind: SalesKind =
    (call && visit) || (!call && !visit && list !== undefined)
      ? 'visitor-call-register'
      : call
        ? 'call-register'
        : 'visitor-register';
  // 到店日期 names the visit as clearly as a title would
  const day = words.some((word) => VISIT_DAY.test(word));
  scores.set(kind, base + KIND.registerWords + (day ? KIND.visitDay : 0));
}

const LATER_IN_LIST = /^(?:是否|预约|邀约|预计|计划|实际|首次|初次|第?[一二两三]次|再次)/u;
const LATER_OF_LEAD = /^(?:到店|进店)(?:日期|时间|日)$/u;

const VISIT_DAY = /^(?:来店|到店|进店|来访|到访|来电)(?:日期|时间|年月日)$/u;

/**
 * Lists that a system keeps: leads that came in over the net, and open customers by the day of their card. They are registers, though
 * nobody came or called.
 */
export function tells(leaves: readonly string[]): 'leads' | 'open-customers' | undefined {
  const words = leaves.map((leaf) => toSimplified(leaf));
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (
    has(
      /^(?:客户)?(?:留资|询价|获取|获得)(?:日期|时间)$|^(?:线索|商机)(?:编号|id|编码|获[得取]|下发|创建|分配|生成|接收|推送|时间|日期|平台|状态|阶段)|^(?:网络|线索|来源)平台$|^(?:下发|派发|推送)(?:日期|时间)$|^leadid/iu,
    )
  )
    return 'leads';
  const card = has(/^(?:建卡|建档|立卡|留档)(?:日期|时间|日)$/u);
  if (card && has(/^(?:最近|最后|上次|末次|下次|首次)(?:一次)?(?:联系|跟进|回访|跟踪|追踪|沟通)/u))
    return 'open-customers';
  // a column of states makes it the register of a modern store
  if (card && has(/级别|等级/u) && has(ENDED) && !has(/状态|状况|进展|阶段/u)) return 'open-customers';
  return has(FIRST_VISIT) && has(/级别|等级/u) && has(LATER) ? 'open-customers' : undefined;
}

/** The day of the first of a customer's visits, which is the day of the line in a list that tells of the later ones and of the talks. */
export const FIRST_VISIT = /^(?:首次|初次|第一次)(?:到店|来店|进店|来访|到访)(?:日期|时间|日)?$/u;
/** What became of some of them, beside the day on which each was filed. */
const ENDED = /^(?:成交|订车|下[订定]|战败|失控|流失)(?:日期|时间|日|原因)$/u;
const LATER = /^(?:第?[二两三]次|再次)(?:到店|来店|进店|来访|到访)|^跟进(?:记录|情况)?[一二三123]$/u;

const CONTACT = '(?:跟进|跟踪|追踪|促进|联络|沟通)';
const CONTACT_DAY = new RegExp(`^(?:本次|实际)?(?:${CONTACT}|联系)(?:日期|时间|日)$`, 'u');
const CONTACT_TOLD = new RegExp(`^(?:本次)?${CONTACT}(?:方式|形式|内容|情况|记录|结果|类型|详情|描述|小结)$`, 'u');
/** A day of something else: then the contacts are told beside it. */
const OTHER_DAY =
  /^(?!下次|下一次|预约|计划|预计|上次|最近|最后|首次).*(?:来店|到店|进店|来访|来电|登记|建卡|建档|留档|创建|录入|接待|战败|成交|线索).*(?:日期|时间|日)$|^日期$/u;

/** A log of contacts, as systems print it: 跟进日期 with 跟进方式 or 跟进内容, and no other day. */
function logsContacts(leaves: readonly string[]): boolean {
  const words = leaves.map((leaf) => toSimplified(leaf));
  return (
    words.some((word) => CONTACT_DAY.test(word)) &&
    words.filter((word) => CONTACT_TOLD.test(word)).length > 0 &&
    !words.some((word) => OTHER_DAY.test(word))
  );
}

/** Every contact of the table came over the net: it lists leads, and no header or title speaks of visits or calls. */
export function isLeadList(header: HeaderBlock, { titled, leads }: Pick<KindScores, 'titled' | 'leads'>): boolean {
  if (titled.has('visitor-register') || titled.has('call-register')) return false;
  const leaves = header.columns.flatMap(({ path }) => (path.length === 0 ? [] : [path.join('')]));
  return (
    (leads === true || tells(leaves) === 'leads') && !leaves.some((leaf) => VISIT_OR_CALL.test(toSimplified(leaf)))
  );
}

const VISIT_OR_CALL = /来电|呼入|来店|离店|来访/u;

/** Lines that tell people how to fill the form in. */
const ADVICE = /^.{0,2}(?:填写要求|填写说明|填表说明|说明|注意事项|注意|注|提示|要求)[:：].*$/gmu;

/** What a title says of the sheet itself: without facts (`统计月份：2026年6月`, `店名：…`) and without the company's name (…销售服务有限公司). */
function ownWords(title: string): string {
  return title.replace(/[^\s:：]{1,8}[ \t]*[:：][ \t]*[^\s]*/gu, ' ').replace(/[^\s]*公司/gu, ' ');
}

/** How much a table says of a sheet that is none of the forms. */
function foreignScore(header: HeaderBlock, title: string, sheetName: string): KindScores['foreign'] {
  let best: KindScores['foreign'] = { what: 'stock', score: 0, words: [], headers: 0 };
  const keys = new Set<string>();
  for (const { path, column } of header.columns) {
    if (isDayColumn(header, column)) continue;
    const leaf = path.at(-1);
    if (leaf !== undefined) keys.add(headerKey(leaf));
    if (path.length > 1) keys.add(headerKey(path.join('')));
  }
  const sheet = toSimplified(sheetName).toLowerCase();
  const titleText = ownWords(title).toLowerCase();
  let sum = 0;
  for (const { what, headers, titles, patterns } of FOREIGN) {
    let score = 0;
    const words: string[] = [];
    for (const [weight, list] of headers) {
      for (const word of list) {
        if (!keys.has(word)) continue;
        score += weight;
        words.push(word);
      }
    }
    const named = titles.find((word) => titleText.includes(word));
    const sheetNamed = titles.find((word) => sheet.includes(word));
    for (const [weight, pattern] of patterns ?? []) {
      const found = [...keys].filter((key) => pattern.test(key) && !words.includes(key));
      score += weight * found.length;
      words.push(...found);
    }
    if (named !== undefined) score += FOREIGN_SHEET.byTitle;
    else if (sheetNamed !== undefined) score += FOREIGN_SHEET.bySheetName;
    if (named !== undefined || sheetNamed !== undefined) words.push(named ?? sheetNamed ?? '');
    sum +=
      score - (named !== undefined ? FOREIGN_SHEET.byTitle : sheetNamed !== undefined ? FOREIGN_SHEET.bySheetName : 0);
    if (score > best.score) best = { what, score, words, headers: 0 };
  }
  return { ...best, score: Math.max(best.score, sum * FOREIGN_SHEET.mixed), headers: sum };
}

/** Which register it is by what its rows say: a column that only holds 来电 makes a call register. */
export function registerByRows(kinds: readonly string[]): SalesKind | undefined {
  const seen = new Set(kinds.map((text) => CHOICE_WORDS.contactKind(text)).filter((kind) => kind !== undefined));
  if (seen.has('call') && (seen.has('visit') || seen.has('online'))) return 'visitor-call-register';
  return undefined;
}
