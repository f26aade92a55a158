import { answerOf, happened, resultOf } from '../../forms';
import { isNothing, parseAmount, parseChoices, toSimplified, unitOf, withoutBlanks } from '../../forms/values';
import { columnNumber } from '../../sheet';
import type { ListGrid } from './list-grid';
import type { Answer } from '../types';

/** 进厂产值, 成交金额 and the like: what a guest brought, in yuan (domain §c, list 22). */
const OUTPUT_HEAD =
  /(?:产值|营业额|消费额)|^(?:现场|实际|本次|到店|进厂)?(?:成交|消费|订单|下[订定]|结算|实收|销售|维修)(?:金额|总额|额)/u;
const FILED_HEAD = /^(?:是否|现场)?(?:建卡|建档|留档)(?:情况|与否)?$/u;
const REACHED_HEAD = /^(?:是否)?(?:已)?(?:接通|达到|触达|联系上|联系到|邀约达到)(?:情况)?$/u;
/** Somebody who came without being invited (自然到店). */
const WALK_IN =
  /自然(?:到店|进店|来店|客流|流量)|^(?:未|没有?)(?:被)?邀[约请]|[（(]未邀[约请][)）]|散客|临时到店|现场新增|walk-?in/iu;
const KIND_HEAD = /^(?:客户|来宾|到店|来店|邀约)?(?:类型|性质|方式|来源|分类)$/u;

/** What a guest brought in yuan; a deal or an output in one column (`下订/成交/进厂产值`) counts where it is money. */
export function outputIn(grid: ListGrid, row: number): number | undefined {
  const own = grid.freeHeaded(OUTPUT_HEAD);
  const dealt = grid.columnOf('dealt');
  for (const column of [own, dealt]) {
    if (column === undefined) continue;
    const words = grid.text(row, column);
    const { amount } = parseAmount(words, unitOf(grid.headOf(column)));
    // 1 beside the deals counts them; no output is that small
    if (words !== '' && amount !== undefined && (column === own || amount >= LEAST_OUTPUT)) return amount;
  }
  return undefined;
}

const LEAST_OUTPUT = 100;

/** A deal that only its money tells, where no column says who bought. */
export function dealtByMoney(grid: ListGrid, row: number): boolean | undefined {
  const column = grid.columnOf('dealt') === undefined ? grid.freeHeaded(DEAL_MONEY_HEAD) : undefined;
  const words = column === undefined ? '' : grid.text(row, column);
  return words === '' ? undefined : happened(words);
}

const DEAL_MONEY_HEAD = /^(?:现场|实际)?(?:成交|订单|下[订定])(?:金额|总额|额|台数|数)/u;

export function filedIn(grid: ListGrid, row: number): boolean | undefined {
  return answered(grid, row, FILED_HEAD);
}

/** Whether a column of its own says that the guest was spoken to. */
export function reachedIn(grid: ListGrid, row: number): boolean | undefined {
  return answered(grid, row, REACHED_HEAD);
}

function answered(grid: ListGrid, row: number, head: RegExp): boolean | undefined {
  const column = grid.freeHeaded(head);
  const words = column === undefined ? '' : grid.text(row, column);
  if (words === '') return undefined;
  const result = resultOf(words);
  if (result !== undefined) return result === 'reached';
  return happened(words) ?? (/^(?:未|没|不)/u.test(words) ? false : /达到|联系上|触达/u.test(words) ? true : undefined);
}

const WISH_HEAD = /^(?:客户|到店|参加|来店)?(?:意[向愿]|想法|态度)(?:结果|情况)?$/u;

/** What the guest said, under a head that may also tell of a car or a level (意向): only words are an answer there. */
export function answerUnderWish(grid: ListGrid, row: number): Answer | undefined {
  const column = grid.columnOf('answer') === undefined ? grid.headed(WISH_HEAD) : undefined;
  const words = column === undefined ? '' : grid.text(row, column);
  return /\p{Script=Han}/u.test(words) ? answerOf(words) : undefined;
}

const CAME_AT_HEAD = /^(?:实际)?(?:签到|到店|到场|进店|来店|进厂)(?:时间|日期)$/u;

/** A time of signing in says that the guest came; an empty one says nothing. */
export function cameByTime(grid: ListGrid, row: number): true | undefined {
  const column = grid.freeHeaded(CAME_AT_HEAD);
  const words = column === undefined ? '' : grid.text(row, column);
  return words === '' || isNothing(words) || happened(words) === false ? undefined : true;
}

/** Words that head the lines of those who came without being invited. */
export const isWalkInHeading = (words: string): boolean => WALK_IN.test(toSimplified(words));

/** The line says so itself: where the inviter or the answer should stand, or what kind of guest it is. */
export function isWalkInLine(grid: ListGrid, row: number): boolean {
  const kinds = grid.free.filter(({ head }) => KIND_HEAD.test(head)).map(({ column }) => column);
  const columns = [grid.columnOf('inviter'), grid.columnOf('answer'), grid.columnOf('group'), ...kinds];
  return columns.some((column) => column !== undefined && WALK_IN.test(toSimplified(grid.text(row, column))));
}

/** Why a guest does not come, behind the answer in the same cell: `不来（出差）`. */
export function reasonBehind(grid: ListGrid, row: number, answer: Answer | undefined): string | undefined {
  const column = answer === 'not-coming' ? grid.columnOf('answer') : undefined;
  if (column === undefined) return undefined;
  const words = grid.text(row, column);
  if (parseChoices(words) !== undefined) return undefined;
  const behind = /^[^（(，,。;；:：、\s—-]{1,8}[（(，,。;；:：、\s—-]+([^）)]+)[）)]?$/u.exec(words)?.[1]?.trim();
  return behind === undefined || isNothing(withoutBlanks(behind)) ? undefined : behind;
}

/** The words of an answer that say none of the three; `undefined` where nothing is written, or how the call ended. */
export function unreadAnswer(
  grid: ListGrid,
  row: number,
): { readonly column: number; readonly words: string } | undefined {
  const [column, ...others] = grid.form.columns.flatMap(({ field, column: own }) => (field === 'answer' ? [own] : []));
  if (column === undefined || others.length > 0) return undefined;
  const at = columnNumber(column);
  const words = grid.text(row, at);
  const isEmpty = isNothing(withoutBlanks(words)) || parseChoices(words)?.length === 0;
  const isTold = answerOf(words) !== undefined || resultOf(words) !== undefined || isWalkInHeading(words);
  return words === '' || isEmpty || isTold ? undefined : { column: at, words };
}
