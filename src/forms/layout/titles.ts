import { formatKind } from '../../calendar';
import type { Cell } from '../../sheet';
import type { Block } from './blocks';
import { headerWords, type Grid } from './grid';
import { periodIn, type Period } from './period';
import { SALES_KINDS, type SalesKind } from '../families';
import { FORM_SPECS } from '../kinds';
import { KIND } from '../weights';
import { cellText, isPersonsName, normaliseText, parseDate, toSimplified, withoutBlanks } from '../values';

/** What the rows above a table say. */
export interface Title {
  /** Simplified, without blanks, one per row. */
  readonly lines: readonly string[];
  readonly period: Period;
  readonly consultant?: string;
}

/** Weight of each kind in a text: the strongest pattern counts once; 来店(电) outranks 来店 and 来电. */
export function titleKinds(text: string): Map<SalesKind, number> {
  const found = new Map<SalesKind, number>();
  for (const kind of SALES_KINDS) {
    const { weight, pattern } = FORM_SPECS[kind].titles;
    if (pattern.test(text)) found.set(kind, weight);
  }
  if (found.has('visitor-call-register') || (found.has('visitor-register') && found.has('call-register'))) {
    found.set('visitor-call-register', KIND.title.form);
    found.delete('visitor-register');
    found.delete('call-register');
  }
  return found;
}

/** A row that stands over a table as its title: a form's name, or a month with a word or two. */
export function looksLikeTitle(text: string): boolean {
  const plain = toSimplified(withoutBlanks(text));
  if (plain.length < 4 || plain.length > 50) return false;
  if (/[:：]$/u.test(plain)) return false;
  const named = titleKinds(plain).size > 0 && /表|登记|日报|记录|一览|明细|卡|状况|台账|分析/u.test(plain);
  const { year, month } = periodIn(plain);
  const labelled = /^(?:销售顾问|业务代表|业务员|销售员|顾问)[:：].{2,}/u.test(plain) && !/经理/u.test(plain);
  return named || (year !== undefined && month !== undefined) || labelled;
}

export function readTitle(grid: Grid, block: Block, alone: boolean): Title {
  const own = readRows(grid, block, block.header.left, block.header.right);
  if (!alone && own.lines.length > 0) return own.period.month === undefined ? underWhole(grid, block, own) : own;
  const whole = readRows(grid, block, 1, grid.lastColumn);
  return own.lines.length === 0 || alone ? whole : own;
}

/** A table beside others: the day stands over all of them, where only the first has its own columns. */
function underWhole(grid: Grid, block: Block, own: Title): Title {
  const { left, right } = block.header;
  const isEmpty = (row: number): boolean => {
    for (let column = left; column <= right; column += 1) if (grid.cell(row, column) !== undefined) return false;
    return true;
  };
  const { period } = readRows(grid, block, 1, grid.lastColumn, isEmpty);
  return period.month === undefined ? own : { ...own, period };
}

/** `二、今日回访`: a part of a form whose day and consultant stand over the first part. */
const SECTION = /^[(（]?[一二三四五六七八九十]+[)）]?[、.．:：]/u;

/** The title of a part of a form, with what the title over the sheet's first table says besides; any other title as it is. */
export function ofSection(own: Title, overFirst: () => Title): Title {
  if (!SECTION.test(own.lines.at(-1) ?? '')) return own;
  const sheet = overFirst();
  const consultant = own.consultant ?? sheet.consultant;
  return {
    lines: [...sheet.lines.filter((line) => !SECTION.test(line)), ...own.lines],
    period: own.period.month === undefined ? sheet.period : own.period,
    ...(consultant === undefined ? {} : { consultant }),
  };
}

function readRows(
  grid: Grid,
  block: Block,
  left: number,
  right: number,
  isOver: (row: number) => boolean = () => true,
): Title {
  const lines: string[] = [];
  let found: Period = {};
  let consultant: string | undefined;
  const top = block.header.rows[0] ?? block.titleTop;
  const merge = (next: Period): void => {
    if (
      found.month === undefined &&
      next.month !== undefined &&
      (found.year === undefined || next.year === undefined || found.year === next.year)
    ) {
      found = { ...found, ...next };
    } else if (found.year === undefined && next.year !== undefined) found = { year: next.year, ...found };
    else if (found.day === undefined && next.day !== undefined && next.month === found.month)
      found = { ...found, ...next };
  };
  for (let row = block.titleTop; row < top; row += 1) {
    if (!isOver(row)) continue;
    const cells: { column: number; cell: Cell; text: string }[] = [];
    for (let column = left; column <= Math.min(right, left + 400); column += 1) {
      const cell = grid.cell(row, column);
      if (cell !== undefined) cells.push({ column, cell, text: cellText(cell) });
    }
    if (cells.length === 0) continue;
    for (const { cell } of cells) {
      if (typeof cell.value === 'number' && ['date', 'both'].includes(formatKind(cell.format))) {
        const { date } = parseDate(cell, { date1904: grid.date1904 });
        if (date !== undefined)
          merge({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) });
      } else if (typeof cell.value === 'string') merge(periodIn(cell.value));
    }
    const joined = cells.map(({ text }) => text).join('');
    if (joined.length < 120) merge(periodIn(joined));
    consultant ??= consultantIn(cells.map(({ text }) => text)) ?? aloneIn(cells, left);
    lines.push(toSimplified(withoutBlanks(joined)));
  }
  return { lines, period: found, ...(consultant === undefined ? {} : { consultant }) };
}

const CONSULTANT_LABEL =
  /(?:销售顾问|业务代表|业务员|销售员|销售代表|营业员|营业担当|业务担当|接待人|值班业务代表|销售人员|业务人员|责任人|负责人|业代|担当|顾问|报告人|填报人|姓名|consultant|salesman|salesperson|sales\s*rep|advisor|name)\s*(?:姓名)?\s*[:：]/iu;

/** A consultant's name by itself at the left of a row over the table: one table per consultant, one below the other. */
function aloneIn(
  cells: readonly { readonly column: number; readonly text: string }[],
  left: number,
): string | undefined {
  const [only, ...others] = cells;
  if (only === undefined || others.length > 0 || only.column !== left) return undefined;
  const name = normaliseText(only.text).trim();
  return isConsultantName(name) ? name : undefined;
}

/** `销售顾问：张三`, a label with the name in the next cell, or a name that stands by itself beside the form's title. */
function consultantIn(texts: readonly string[]): string | undefined {
  for (let i = 0; i < texts.length; i += 1) {
    const text = normaliseText(texts[i] ?? '');
    const simplified = toSimplified(text);
    const label = CONSULTANT_LABEL.exec(simplified);
    if (label !== null) {
      const after = text.slice(label.index + label[0].length).trim();
      const named = nameAt(after);
      if (named !== undefined) return named;
      if (after === '' && i + 1 < texts.length) {
        const beside = normaliseText(texts[i + 1] ?? '').trim();
        if (!/[:：]/u.test(beside)) {
          const next = nameAt(beside);
          if (next !== undefined) return next;
        }
      }
      continue;
    }
    const spaced = /^(?:销售顾问|业务代表|业务员|销售员|顾问|接待人|姓名)(?:姓名)?[\s_]+([^\s_]+)[\s_]*$/u.exec(text);
    if (spaced?.[1] !== undefined && isConsultantName(spaced[1])) return spaced[1];
    if (/^(?:销售顾问|业务代表|业务员|销售员|顾问)$/u.test(simplified) && i + 1 < texts.length) {
      const next = nameAt(normaliseText(texts[i + 1] ?? ''));
      if (next !== undefined) return next;
    }
  }
  for (const text of texts) {
    const words = toSimplified(withoutBlanks(text));
    const ofMonth = periodIn(words).month !== undefined && /客户|跟进|跟踪|追踪|接触|促进/u.test(words);
    if (titleKinds(words).size === 0 && !ofMonth) continue;
    const plain = normaliseText(text);
    for (const token of plain.split(/[\s()[\]【】\-—_,，:：]+/u)) {
      if (isDottedName(token)) return token;
      for (const part of token.split('·')) if (isConsultantName(part)) return part;
    }
    const possessive = /^([\u4e00-\u9fff]{2,3})(?:的)?(?=(?:\d{4}年)?\d{1,2}月)/u.exec(plain.replace(/\s/gu, ''));
    if (possessive?.[1] !== undefined && isConsultantName(possessive[1])) return possessive[1];
  }
  return undefined;
}

/** Two parts of a name of a minority, with the dot between. */
const LONGEST_NAME = 16;

function nameAt(text: string): string | undefined {
  const token = /^[^\s:：()（）,，;；/]+/u.exec(text)?.[0] ?? '';
  if (token === '' || token.length > LONGEST_NAME || /\d/u.test(token)) return undefined;
  if (/[:：]/u.test(text.slice(token.length, token.length + 1))) return undefined;
  const latin = /^[A-Za-z][A-Za-z.' ]{1,24}/u.exec(text)?.[0]?.trim();
  if (latin !== undefined) return latin;
  const words = headerWords(token);
  if (isDottedName(words)) return words;
  return /^[\u3400-\u9fff𠀀-𪿿]{2,5}$/u.test(words) && !NOT_A_NAME.test(toSimplified(words)) ? words : undefined;
}

const NOT_A_NAME =
  /表|日|月|年|统计|记录|登记|来店|来电|客户|顾客|车|店|组|部|册|目录|封面|明细|计划|成交|库存|价|费|额|数|据|单|卡|报|档|案|量|率|任务|方案|项目|说明|模板|模版|汇总|合计|时间|信息|安排|常用|平均|全部|全员|通知|管理|应收|级|经理|主管|顾问|销售|签|审|前台|总|意向|战败|失控|流失|留存|新增|结果|状况|分析|周报|周次|每周|本周|上周|下周|第.周|周末|周[一二三四五六日天]$|季度|季报|原始|名单|清单|样本|示例|展厅|网点|备份|副本|作废|旧|新车|新客|新表|最新|度/u;

/** A person's name that is no other word: for names that stand without a label. */
export function isConsultantName(token: string): boolean {
  const words = toSimplified(token);
  return (
    words.length >= 2 && words.length <= 4 && !NOT_A_NAME.test(words) && isPersonsName(words) && !/[a-z]/iu.test(words)
  );
}

/** `阿卜杜拉·买买提`, `古丽·热娜`: parts of a name with a dot between, none of which is another word. */
function isDottedName(token: string): boolean {
  const parts = token.split(/[·•・‧]/u);
  return (
    parts.length >= 2 &&
    parts.length <= 3 &&
    parts.every((part) => /^[\u3400-\u9fff]{2,6}$/u.test(part) && !NOT_A_NAME.test(toSimplified(part)))
  );
}

/** The consultant whom a sheet is named after: `林晓峰`, `冯远6.4`, `张三6月`, `李四-日报`. */
export function consultantOfSheetName(name: string): string | undefined {
  const plain = normaliseText(name)
    .replace(/\d{2,4}年|\d{1,2}月份?|\d{1,2}[日号]|[\d.\-_/()（）~～\s#&+]+/gu, ' ')
    .trim();
  for (const token of plain.split(/\s+/u)) {
    if (isDottedName(token)) return token;
    const bare = toSimplified(token).replace(
      /(?:的)?(?:意向)?(?:客户)?(?:日报表?|三表|状况表|跟踪表|跟进表|登记表?|接触表|管制表|矩阵|顾问|销售)$/u,
      '',
    );
    if (isConsultantName(bare)) return token.slice(0, bare.length);
  }
  return undefined;
}
