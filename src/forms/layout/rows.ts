import type { Block } from './blocks';
import { headerWords, type Grid } from './grid';
import { cellText, isPersonsName, isTick, parseDateText, parseSerial, toSimplified } from '../values';
import { BODY } from '../weights';
import { isConsultantName } from './titles';

/** What a row of a table's body is, by its words alone. */
export type RowSort = 'blank' | 'total' | 'legend' | 'signature' | 'repeated-header' | 'heading' | 'merged' | 'data';

export interface BodyRow {
  readonly row: number;
  readonly sort: RowSort;
  readonly filled: number;
  /** The row's first words. */
  readonly first: string;
  /** The consultant whose customers stand below it, of a heading. */
  readonly consultant?: string;
}

const TOTAL =
  /^(?:本日|本月|当日|当月|今日|本页|全月|全天|累计|[a-z]\d?(?:级|类)?|[hab]+c?)?(?:合计|小计|总计|共计|累计|总数|总和|汇总|合共|subtotal|total|grandtotal|sum)(?:[:：(（]|$|人|数|\d)|^(?:本日止|本日访问|本日客户|本月访问|促进成交|平均卡龄|本日止保有|本日累计|本月累计|访问合计|接待合计|今日接待)/iu;
/** `李明 小计`, `6/1合计`: whose or when the lines were stands before the word. */
const TOTAL_BEHIND = /^[^:：]{1,10}(?:小计|合计|共计|总计)$/u;
const endsInTotal = (words: string): boolean => words.endsWith('计') && TOTAL_BEHIND.test(words);
const SIGNATURE =
  /(?:签名|签字|签章|审核|审批|制表|填表|主管|经理|总监|店长|顾问|前台|主任|代表|确认人?|复核|会计|负责人|业务员|销售员|制单|批准|核准|接待员|组长|部长|领导|signature|signed|manager|approved\s*by|prepared\s*by|checked\s*by)(?:人|员|签名|签字|确认|签章)?\s*[:：]/iu;
const LEGEND =
  /^(?:注|备注|说明|填写说明|填表说明|填表须知|注意|注意事项|提示|图例|※|\*|信息来源|客户来源|来源|来源区分|来源代码|渠道|级别|等级|意向级别|确度|代码|本表|标准|级别区分|级别标准|级别说明|符号|标记|访问目的|legend|notes?|source|levels?)[^:：]{0,12}[:：]|^(?:※|注[:：]|\*{1,2}[^\s*]|本表|填写|备注[:：])|^(?:意向级别|级别标准|级别区分|级别说明|级别|来源|信息来源|来源区分)\s*[a-z0-9①-⑳]{1,2}\s*[-=.:：、(（]/iu;
/** What codes are explained in the cells behind it: `来源 | A | 展厅 | B | 网络`. */
const PAIRS_OF = /^(?:信息|客户|意向)?(?:来源|渠道|级别|等级|确度)(?:代码|编码|区分|说明|标准)?[:：]?$/u;

/** Sorts the rows of a body. Merged continuation rows of a customer are `merged`. */
export function sortRows(grid: Grid, block: Block): BodyRow[] {
  return [...sortedRows(grid, block)];
}

/**
 * The same one by one, for who does not need them all at once. Rows that name a consultant head the customers below them where the first one
 * stands over the first customer; at the foot of a page or a table they are signatures.
 */
export function* sortedRows(grid: Grid, block: Block): Generator<BodyRow> {
  const repeated = new Set(block.repeated);
  /** The rows over the first customer. */
  let above: BodyRow[] | undefined = [];
  let heads = false;
  for (let row = block.bodyTop; row <= block.bodyBottom; row += 1) {
    const one: BodyRow = repeated.has(row)
      ? { row, sort: 'repeated-header', filled: 0, first: '' }
      : sortedRow(grid, block, row);
    if (above === undefined) {
      yield headed(one, heads);
      continue;
    }
    above.push(one);
    if (one.sort !== 'data' || one.consultant !== undefined) continue;
    heads = above.some(({ consultant }) => consultant !== undefined);
    for (const before of above) yield headed(before, heads);
    above = undefined;
  }
  for (const before of above ?? []) yield headed(before, false);
}

function headed(one: BodyRow, heads: boolean): BodyRow {
  if (one.consultant === undefined) return one;
  const { consultant, ...row } = one;
  return heads ? { ...row, consultant, sort: 'heading' } : row;
}

function sortedRow(grid: Grid, block: Block, row: number): BodyRow {
  const { left, right } = block.header;
  let filled = 0;
  let first = '';
  let second = '';
  let only = 0;
  let numbered = false;
  const line = grid.sheet.rows[row];
  const end = Math.min(right, (line?.length ?? 0) - 1);
  for (let column = left; column <= end; column += 1) {
    const cell = grid.cell(row, column);
    if (cell === undefined) continue;
    filled += 1;
    if (filled === 1) {
      first = cellText(cell);
      only = column;
    } else if (filled === 2) second = cellText(cell);
    if (filled === 1) numbered = typeof cell.value === 'number';
  }
  const sort = sortOf(grid, block, row, { filled, first, second, only, numbered });
  const consultant =
    filled <= BODY.headingCells ? headingConsultant(sort, first, filled > 1 ? second : undefined) : undefined;
  return consultant === undefined ? { row, filled, first, sort } : { row, filled, first, sort, consultant };
}

const LABELLED = /^(?:销售顾问|业务代表|业务员|销售员|销售代表|接待人|顾问)(?:姓名)?\s*[:：]\s*/u;

/** Whom a row names that says nothing else: `销售顾问：李明`, in one cell or two, or the name by itself over the whole width. */
function headingConsultant(sort: RowSort, first: string, second: string | undefined): string | undefined {
  const label = LABELLED.exec(toSimplified(first.trim()));
  if (label === null) return sort === 'heading' && isConsultantName(first.trim()) ? first.trim() : undefined;
  const own = first.trim().slice(label[0].length).trim();
  const name = own === '' ? second?.trim() : second === undefined ? own : undefined;
  return name !== undefined && /^[\p{sc=Han}·]{2,8}$/u.test(name) ? name : undefined;
}

function sortOf(
  grid: Grid,
  block: Block,
  row: number,
  look: { filled: number; first: string; second: string; only: number; numbered: boolean },
): RowSort {
  const { left, right } = block.header;
  if (look.filled === 0) return isContinuation(grid, row, left, right) ? 'merged' : 'blank';
  // a row that begins with a number and goes on is a customer's
  if (look.numbered && look.filled > BODY.numberedCells) return 'data';
  const first = toSimplified(headerWords(look.first));
  const second = toSimplified(headerWords(look.second));
  if (TOTAL.test(first) || endsInTotal(first)) return 'total';
  if (look.filled > 1 && ((/^\d{0,3}$/u.test(first) && TOTAL.test(second)) || endsInTotal(second))) return 'total';
  if (
    LEGEND.test(first) &&
    first.length >= BODY.leastLegend &&
    look.filled <= Math.max(BODY.legendCells, (right - left + 1) * BODY.wide) &&
    parseSerial(look.first) === undefined
  )
    return 'legend';
  if (PAIRS_OF.test(first) && /^(?:[a-z]\d?|\d{1,2})$/iu.test(second) && look.filled >= BODY.pairedCells)
    return 'legend';
  if (SIGNATURE.test(first) && look.filled <= BODY.signatureCells) return 'signature';
  if (ROLE.test(first) && look.filled <= BODY.signatureCells && signsInPairs(grid, row, left, right))
    return 'signature';
  if (look.filled <= BODY.headingCells && isHeading(grid, row, look, left, right)) return 'heading';
  return 'data';
}

/** A total, a legend or a signature by its words alone (Simplified, without blanks). */
export function isOwnLine(words: string): boolean {
  return (
    TOTAL.test(words) ||
    SIGNATURE.test(words) ||
    ROLE.test(words) ||
    (LEGEND.test(words) && words.length >= BODY.leastLegend)
  );
}

/** Who signs a form, as a label without a colon. */
const ROLE =
  /^(?:(?:展厅|销售|总|店|部门|市场|值班|客服|直属)?(?:经理|主管|店长|总监|主任|组长|部长|领导)|审核|审批|复核|批准|核准|制表|填表|制单|签字|签名|签章|确认|负责人|会计|前台)(?:人|员|签名|签字|签章|确认)?$/iu;

/** A short hand behind a label (王, 王经理), or a day. */
const SIGNED = /^[\d年月日./-]+$|^\p{sc=Han}{1,2}(?:经理|主管|总|工)?$/u;

/** Label and name in turn: `经理 | 李强 | 主管 |` under columns that are of something else. */
function signsInPairs(grid: Grid, row: number, left: number, right: number): boolean {
  let labels = 0;
  let others = 0;
  let after = false;
  for (let column = left; column <= right; column += 1) {
    const cell = grid.cell(row, column);
    if (cell === undefined) continue;
    const text = toSimplified(headerWords(cellText(cell)));
    if (ROLE.test(text) || /^(?:日期|年月日|时间)$/u.test(text)) {
      labels += 1;
      after = true;
    } else if (after && (isPersonsName(text) || SIGNED.test(text))) after = false;
    else others += 1;
  }
  return labels > 0 && others === 0;
}

/** All cells of the row lie in merges that began higher up, inside the body. */
function isContinuation(grid: Grid, row: number, left: number, right: number): boolean {
  if (!grid.knowsMerges) return false;
  let covered = 0;
  for (let column = left; column <= right; column += 1) {
    const area = grid.merge(row, column);
    if (area !== undefined && area.top < row && area.bottom >= row) covered += 1;
  }
  return covered >= Math.max(BODY.leastMerged, (right - left + 1) * BODY.mergedShare);
}

const GROUP_HEADING =
  /^[a-z]\d?(?:级|类)(?:客户|意向客户|[(（:：])?|^(?:销售顾问|业务代表|顾问|销售员|业务员)[:：]\S|^(?:第?[一二三四五]周|上旬|中旬|下旬)|(?:组|小组|团队)$|客户$/iu;

/** A row that only says what follows: a day, a level, a consultant. */
function isHeading(
  grid: Grid,
  row: number,
  look: { filled: number; first: string; only: number },
  left: number,
  right: number,
): boolean {
  if (look.filled !== 1) return false;
  const text = toSimplified(look.first.trim());
  if (isTick(text) || text.length > BODY.longestHeading) return false;
  const area = grid.merge(row, look.only);
  const wide = area !== undefined && area.right - area.left + 1 >= (right - left + 1) * BODY.wide;
  if (wide) return true;
  const day = parseDateText(text, { date1904: false, year: 2024, month: 1 });
  if (look.only <= left + 1 && day.date !== undefined && /[月日号年/-]/u.test(text)) return true;
  return look.only <= left + 1 && GROUP_HEADING.test(text);
}
