import { columnNumber } from '../../sheet';
import type { IsoDate } from '../../calendar';
import { answerOf, resultOf } from '../../forms';
import { parseDate, tickOf, toSimplified } from '../../forms/values';
import type { AfterSalesForm } from '../../forms/types';
import type { ListGrid } from './list-grid';
import type { Answer, FollowUp } from '../types';

/** 第几次, 跟进次数: which call a line is of, or how many there were. */
const COUNT_HEAD =
  /^(?:第几次|次[数序]|轮次|(?:已?(?:跟进|邀约|邀请|跟踪|回访|联系|拨打|致电)|电话)(?:次数|次序|轮次))$/u;
const ORDINAL = /^(?:第)?([1-9一二三四五六])[次轮访邀]?$|^(首)次$/u;
const NUMERALS = '一二三四五六';
const DAY_HEAD = /^(?:跟进|邀约|邀请|跟踪|回访|联系|拨打|通话|致电)?(?:日期|时间)$/u;
const RESULT_HEAD = /^(?:跟进|邀约|邀请|跟踪|回访|联系|拨打|通话|致电|沟通|接通)(?:结果|情况)$|^结果$/u;

/** How often a guest was called, where the list only says how often. */
export function callsCounted(grid: ListGrid, row: number): number | undefined {
  const column = grid.freeHeaded(COUNT_HEAD);
  const words = column === undefined ? '' : grid.text(row, column);
  const found = /^(\d{1,2})次?$/u.exec(words)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Whether the numbers say which call it is, and not how many there were. */
export function saysWhichCall(grid: ListGrid): boolean {
  const column = grid.freeHeaded(COUNT_HEAD);
  if (column === undefined) return false;
  if (/^(?:第几次|次序|轮次)/u.test(grid.headOf(column))) return true;
  for (let row = grid.top; row <= grid.bottom; row += 1) if (/^(?:第|首次)/u.test(grid.text(row, column))) return true;
  return false;
}

/** Which call a row is of, on a list with a row for each; `undefined` where the row says none. */
export function ordinalIn(grid: ListGrid, row: number): number | undefined {
  const column = grid.freeHeaded(COUNT_HEAD);
  const [, number, first] = ORDINAL.exec(column === undefined ? '' : toSimplified(grid.text(row, column))) ?? [];
  if (first !== undefined) return 1;
  if (number === undefined) return undefined;
  return NUMERALS.includes(number) ? NUMERALS.indexOf(number) + 1 : Number(number);
}

/** The call that a row of such a list tells of; `undefined` where nobody called yet. */
export function callIn(grid: ListGrid, row: number, step: number, near: IsoDate | undefined): FollowUp | undefined {
  const at = (words: RegExp): number | undefined => grid.headed(words);
  const day = at(DAY_HEAD);
  const result = at(RESULT_HEAD);
  const date = day === undefined ? undefined : dayIn(grid, row, day, near);
  const said = result === undefined ? '' : grid.text(row, result);
  const told = said === '' || tickOf({ value: said }) !== undefined ? undefined : (resultOf(said) ?? said);
  return date === undefined && said === '' ? undefined : { step: String(step), date, result: told };
}

function dayIn(grid: ListGrid, row: number, column: number, near: IsoDate | undefined): IsoDate | undefined {
  const { date1904 } = grid;
  const anchor = near ?? (grid.form.month === undefined ? undefined : `${grid.form.month}-15`);
  const around = anchor === undefined ? {} : { direction: 'nearest' as const, anchor };
  return parseDate(grid.cell(row, column), { date1904, ...around }).date;
}

/** Words of a call that are no answer: whether it came about. */
const ONLY_CALL = /^(?:已|未|没)?(?:接通|接听|接|通知|联系|发送|发短信|微信|回复)(?:客户|到|上)?$/u;

/** The answer that the latest call with one tells, where each call has its own. */
export function answerInCalls(grid: ListGrid, row: number): Answer | undefined {
  const { stepColumns = {}, stepParts = {} }: Pick<AfterSalesForm, 'stepColumns' | 'stepParts'> = grid.form;
  const columns = Object.values(stepColumns)
    .flat()
    .filter((letters) => stepParts[letters] !== 'date')
    .map(columnNumber);
  for (const column of columns.reverse()) {
    const said = answerInWords(grid.text(row, column));
    if (said !== undefined) return said;
  }
  return undefined;
}

function answerInWords(words: string): Answer | undefined {
  for (const word of words.split(/[\s,，、;；:：。/|]+/u)) {
    const bare = word.replace(/^[\d年月日号./-]+/u, '');
    if (!/\p{Script=Han}/u.test(bare) || tickOf({ value: bare }) !== undefined) continue;
    if (resultOf(bare) !== undefined || ONLY_CALL.test(bare)) continue;
    const answer = answerOf(bare);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
