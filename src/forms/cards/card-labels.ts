import { hasField, type MappedField } from '../fields';
import { headerWords, type Grid } from '../layout/grid';
import { headerKey, senses } from '../vocabulary/lookup';
import { normaliseText } from '../values';
import type { Cell } from '../../sheet';
import { CARDS } from '../weights';

/** A label of a card and where its value stands. */
export interface CardLabel {
  readonly row: number;
  readonly column: number;
  /** The label's own words without blanks and colon. */
  readonly words: string;
  readonly field?: MappedField;
  readonly score: number;
  readonly value: { readonly row: number; readonly column: number; readonly cell?: Cell };
  readonly layout: 'inside' | 'right' | 'below';
}

interface Spot {
  readonly row: number;
  readonly column: number;
  /** First column after the label's merge. */
  readonly next: number;
  readonly words: string;
  readonly inside?: string;
  readonly known: boolean;
  readonly field?: MappedField;
  readonly score: number;
}

export interface Region {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const FOLLOW_UP = /跟进|跟踪|访问|回访|拜访|洽谈|接触|追踪|联系(?!电话|方式|人|地址|号码)|促进|记录/u;

/** Labels of a card's region with their values; the follow-up table at its foot is left out. */
export function labelsIn(grid: Grid, region: Region): CardLabel[] {
  const spots: Spot[][] = [];
  // the heads of tables on the card are no labels of it, and no values of the labels over them
  const heads: Spot[] = [];
  let followedUp = false;
  for (let row = region.top; row <= region.bottom; row += 1) {
    const line = spotsIn(grid, row, region);
    followedUp ||=
      isFollowUpHeader(grid, line, row) || headsFollowUps(grid, row, region) || namesContacts(grid, row, region);
    const head = followedUp || isTableHead(grid, line);
    if (head) heads.push(...line);
    // under the table of contacts only what says its value itself belongs to the card: 销售顾问：金二
    if (followedUp) spots.push(line.filter((spot) => (spot.inside ?? '') !== '' && spot.known && isEnd(spot)));
    else spots.push(head ? [] : line);
  }
  dropValuesUnderLabels(grid, spots, region);
  dropValuesThatLookLikeLabels(grid, spots, region);
  const labelled = new Map<string, Spot>();
  for (const line of [...spots, heads]) for (const spot of line) labelled.set(`${spot.row},${spot.column}`, spot);
  const all = spots.flat();
  const inside = all.filter((spot) => spot.inside !== undefined && spot.inside !== '').length;
  const habit = inside * 2 > all.filter((spot) => spot.inside !== undefined).length;
  const habitBelow = spots.some(
    (line) => line.length >= CARDS.labelsInRow && valuesStandBelow(grid, line, labelled, region),
  );
  const result: CardLabel[] = [];
  for (const line of spots) {
    const below = habitBelow
      ? mayStandBelow(grid, line, labelled, region)
      : valuesStandBelow(grid, line, labelled, region);
    line.forEach((spot, index) => {
      if (below) {
        const under = grid.cell(spot.row + 1, spot.column);
        const { row, column, words, score, field } = spot;
        const value = { row: row + 1, column, ...(under === undefined ? {} : { cell: under }) };
        result.push({ row, column, words, score, ...(field === undefined ? {} : { field }), value, layout: 'below' });
        return;
      }
      const label = valueOf(grid, spot, line[index - 1], line[index + 1], labelled, region, habit);
      if (label !== undefined) result.push(label);
    });
  }
  return result;
}

/** On a card that keeps its values under the labels: a row of nothing but labels, over a row without any. */
function mayStandBelow(
  grid: Grid,
  line: readonly Spot[],
  labelled: ReadonlyMap<string, Spot>,
  region: Region,
): boolean {
  const row = line[0]?.row;
  if (row === undefined || row >= region.bottom) return false;
  const at = new Set(line.map(({ column }) => column));
  for (let column = region.left; column <= region.right; column += 1) {
    if (grid.cell(row, column) !== undefined && !at.has(column)) return false;
    if (labelled.has(`${row + 1},${column}`)) return false;
  }
  return line.every(({ inside }) => (inside ?? '') === '');
}

/** A row of labels side by side whose values stand in the row under it, none of which is a label itself. */
function valuesStandBelow(
  grid: Grid,
  line: readonly Spot[],
  labelled: ReadonlyMap<string, Spot>,
  region: Region,
): boolean {
  const first = line[0];
  if (first === undefined || line.length < 2 || first.row >= region.bottom) return false;
  let values = 0;
  let between = 0;
  line.forEach((spot, index) => {
    if (grid.cell(spot.row + 1, spot.column) !== undefined) values += 1;
    if (labelled.has(`${spot.row + 1},${spot.column}`) || (spot.inside ?? '') !== '') values -= line.length;
    const next = line[index + 1];
    for (let column = spot.next; next !== undefined && column < next.column; column += 1)
      if (grid.cell(spot.row, column) !== undefined) between += 1;
  });
  return between === 0 && values >= 1 && values * 3 >= line.length;
}

/** What stands at a card's foot. */
const isEnd = ({ field }: Spot): boolean => field === 'consultant' || field === 'remark' || field === 'date';

const isPhone = ({ field }: Spot): boolean => field === 'phone' || field === 'phone2';

/** Under a row of nothing but labels most cells are values, and so is one among them that is a known word (`老客户` under 备注). */
function dropValuesUnderLabels(grid: Grid, spots: Spot[][], region: Region): void {
  const filledIn = (row: number): number => {
    let filled = 0;
    for (let column = region.left; column <= region.right; column += 1)
      if (grid.cell(row, column) !== undefined) filled += 1;
    return filled;
  };
  spots.forEach((line, index) => {
    const under = spots[index + 1];
    const row = region.top + index;
    if (under === undefined || under.length === 0 || line.length < CARDS.labelsInRow) return;
    if (line.some((spot) => (spot.inside ?? '') !== '') || line.length < filledIn(row)) return;
    if (under.length * 2 >= filledIn(row + 1) || under.some(({ inside }) => inside !== undefined)) return;
    const over = new Set(line.map(({ column }) => column));
    if (under.every(({ column }) => over.has(column))) under.length = 0;
  });
}

/** `老客户` as a remark is a known word too: in a column that holds values in the other rows it is a value. */
function dropValuesThatLookLikeLabels(grid: Grid, spots: Spot[][], region: Region): void {
  const labels = new Map<number, number>();
  for (const line of spots) for (const spot of line) labels.set(spot.column, (labels.get(spot.column) ?? 0) + 1);
  for (const line of spots) {
    const row = line[0]?.row ?? 0;
    let filled = 0;
    for (let column = region.left; column <= region.right; column += 1)
      if (grid.cell(row, column) !== undefined) filled += 1;
    if (line.length >= CARDS.labelsInRow && line.length === filled) continue;
    for (let index = line.length - 1; index > 0; index -= 1) {
      const spot = line[index];
      const before = line[index - 1];
      if (spot === undefined || before === undefined || spot.inside !== undefined || before.next !== spot.column)
        continue;
      // 联系方式 over 座机 and 手机 gathers them and has no number of its own
      if (isPhone(spot) && isPhone(before)) {
        line.splice(index - 1, 1);
        continue;
      }
      let others = 0;
      for (let row = region.top; row <= region.bottom; row += 1)
        if (grid.cell(row, spot.column) !== undefined) others += 1;
      const here = labels.get(spot.column) ?? 0;
      if (here * 2 < others && (labels.get(before.column) ?? 0) > here) line.splice(index, 1);
    }
  }
}

function spotsIn(grid: Grid, row: number, region: Region): Spot[] {
  const line: Spot[] = [];
  for (let column = region.left; column <= region.right; column += 1) {
    const cell = grid.cell(row, column);
    if (cell === undefined || typeof cell.value !== 'string' || cell.error || cell.value.length > CARDS.longestValue)
      continue;
    const spot = spotOf(cell.value, row, column, (grid.merge(row, column)?.right ?? column) + 1);
    if (spot !== undefined) line.push(spot);
  }
  return line;
}

function spotOf(text: string, row: number, column: number, next: number): Spot | undefined {
  const plain = normaliseText(text);
  const colon = /^([^:：]{1,14})[:：]([\s\S]*)$/u.exec(plain);
  const label = colon === null ? text : (colon[1] ?? '');
  const words = headerWords(label).replace(/[:：]$/u, '');
  const list = senses(label).filter(
    (sense) =>
      !sense.how.startsWith('misspelt') && sense.to !== 'heading' && sense.to !== 'planned' && sense.to !== 'actual',
  );
  if (list.length === 0 && colon === null) return undefined;
  if (list.length === 0 && !/^[\u3400-\u9fffA-Za-z]{2,10}$/u.test(words)) return undefined;
  let field: MappedField | undefined;
  let score = 0;
  for (const sense of list) {
    if (sense.kinds !== undefined && !sense.kinds.includes('customer-card')) continue;
    if (sense.to === 'none') {
      if (sense.score > score) [field, score] = [undefined, sense.score];
    } else if (hasField('customer-card', sense.to as MappedField) && sense.score > score)
      [field, score] = [sense.to as MappedField, sense.score];
  }
  const inside = colon === null ? undefined : (colon[2] ?? '').trim();
  return {
    row,
    column,
    next,
    words,
    known: list.length > 0,
    score,
    ...(field === undefined ? {} : { field }),
    ...(inside === undefined ? {} : { inside }),
  };
}

/** So many labels side by side, with nothing between them, head a table of the card's (what was delivered, the family). */
const HEADS = 4;

/** A row of labels over an empty table on the card, most of them of no field of the customer's. */
function isTableHead(grid: Grid, line: readonly Spot[]): boolean {
  if (line.length < HEADS || line.some((spot) => (spot.inside ?? '') !== '')) return false;
  if (line.some((spot) => spot.field === 'customerName')) return false;
  const beside = line.filter((spot, index) => line[index + 1]?.column === spot.next).length;
  if (beside < line.length - 1) return false;
  // a card that keeps its values under the labels has rows of labels too, but of its own fields
  const strange = line.filter(({ field }) => field === undefined).length;
  return strange * 2 >= line.length && line.every((spot) => grid.cell(spot.row + 1, spot.column) === undefined);
}

/** A row of headers side by side over a table of contacts, below the card itself. */
function isFollowUpHeader(grid: Grid, line: readonly Spot[], row: number): boolean {
  if (line.length < CARDS.labelsInRow || line.some((spot) => spot.inside !== undefined && spot.inside !== ''))
    return false;
  if (line.some((spot) => spot.field === 'customerName')) return false;
  let beside = 0;
  line.forEach((spot, index) => {
    const next = line[index + 1];
    if (next === undefined) return;
    let between = 0;
    for (let column = spot.next; column < next.column; column += 1)
      if (grid.cell(row, column) !== undefined) between += 1;
    if (between === 0) beside += 1;
  });
  let filled = 0;
  for (const spot of line)
    for (let column = spot.column; column < spot.next; column += 1)
      if (grid.cell(row, column) !== undefined) filled += 1;
  return (
    beside >= line.length - 2 &&
    filled >= line.length &&
    line.some(
      (spot) => (spot.field === undefined || spot.field === 'appointment') && FOLLOW_UP.test(headerKey(spot.words)),
    )
  );
}

/** 洽谈记录 by itself in a row, over a row of at least three headers: the table of contacts begins. */
function headsFollowUps(grid: Grid, row: number, region: Region): boolean {
  const words: string[] = [];
  for (let column = region.left; column <= region.right; column += 1)
    if (grid.cell(row, column) !== undefined) words.push(headerKey(grid.text(row, column)));
  const [only = '', ...others] = words;
  return others.length === 0 && TALKS.test(only) && spotsIn(grid, row + 1, region).length >= CARDS.labelsInRow;
}

/** 日期 方式 内容 下次预约 side by side, in bare words: the heads of the table of contacts, though none of them says so by itself. */
function namesContacts(grid: Grid, row: number, region: Region): boolean {
  const words: string[] = [];
  let next: number | undefined;
  for (let column = region.left; column <= region.right; column += 1) {
    if (grid.cell(row, column) === undefined) continue;
    if (next !== undefined && column !== next) return false;
    words.push(headerKey(grid.text(row, column)));
    next = (grid.merge(row, column)?.right ?? column) + 1;
  }
  return (
    words.length >= CARDS.labelsInRow &&
    words.some((word) => /^(?:日期|时间|跟进日期|日期时间)$/u.test(word)) &&
    words.some((word) => /^(?:内容|方式|经过|情况|结果|过程|摘要|下次.{2,4})$/u.test(word))
  );
}

const TALKS =
  /^(?:客户)?(?:洽谈|商谈|跟进|跟踪|追踪|回访|访问|拜访|接触|促进|联系|联络|沟通)(?:记录|履历|经过|明细|情况|过程)(?:表|栏)?$/u;

function valueOf(
  grid: Grid,
  spot: Spot,
  previous: Spot | undefined,
  next: Spot | undefined,
  labelled: ReadonlyMap<string, Spot>,
  region: Region,
  /** Labels with a colon keep their values in the same cell on this card. */
  insideHabit: boolean,
): CardLabel | undefined {
  const base = {
    row: spot.row,
    column: spot.column,
    words: spot.words,
    score: spot.score,
    ...(spot.field === undefined ? {} : { field: spot.field }),
  };
  if (spot.inside !== undefined && spot.inside !== '') {
    return { ...base, value: { row: spot.row, column: spot.column, cell: { value: spot.inside } }, layout: 'inside' };
  }
  const rightIsLabel = next !== undefined && next.column === spot.next;
  const right = spot.next <= region.right ? grid.cell(spot.row, spot.next) : undefined;
  if (right !== undefined && !rightIsLabel) {
    return { ...base, value: { row: spot.row, column: spot.next, cell: right }, layout: 'right' };
  }
  const further = spot.inside === undefined && !rightIsLabel ? onlyValueBefore(grid, spot, next, region) : undefined;
  if (further !== undefined) return { ...base, value: { row: spot.row, ...further }, layout: 'right' };
  const under = grid.cell(spot.row + 1, spot.column);
  const underIsLabel = labelled.has(`${spot.row + 1},${spot.column}`);
  const leftIsLabel = previous !== undefined && previous.next === spot.column && previous.inside === undefined;
  if (
    spot.inside === undefined &&
    (rightIsLabel || leftIsLabel) &&
    under !== undefined &&
    !underIsLabel &&
    spot.row < region.bottom
  ) {
    return { ...base, value: { row: spot.row + 1, column: spot.column, cell: under }, layout: 'below' };
  }
  if (
    spot.inside !== undefined &&
    (rightIsLabel || spot.next > region.right || insideHabit || isMergedWide(grid, spot))
  ) {
    return { ...base, value: { row: spot.row, column: spot.column }, layout: 'inside' };
  }
  if (!rightIsLabel && spot.next <= region.right)
    return { ...base, value: { row: spot.row, column: spot.next }, layout: 'right' };
  return undefined;
}

/** The one value between a label and the next one, where an empty cell stands between them. */
function onlyValueBefore(
  grid: Grid,
  spot: Spot,
  next: Spot | undefined,
  region: Region,
): { readonly column: number; readonly cell: Cell } | undefined {
  let found: { column: number; cell: Cell } | undefined;
  for (let column = spot.next + 1; column < (next?.column ?? region.right + 1); column += 1) {
    const cell = grid.cell(spot.row, column);
    if (cell === undefined) continue;
    if (found !== undefined) return undefined;
    found = { column, cell };
  }
  return found;
}

/** `备注：` in a merge of its own keeps its value inside. */
function isMergedWide(grid: Grid, spot: Spot): boolean {
  const area = grid.merge(spot.row, spot.column);
  return area !== undefined && area.right > area.left;
}
