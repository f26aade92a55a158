import type { Area } from '../../sheet';
import { cellText, normaliseText, toSimplified } from '../values';
import { headerWords, type Grid } from './grid';

/** Where a list of codes may stand: outside the records, whole rows or the columns beside them. */
export interface Outside {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** A cell of the form itself, which explains nothing. */
  readonly isOwn: (row: number, column: number) => boolean;
  /** A column that the form reads. */
  readonly isRead: (column: number) => boolean;
}

const HEADING =
  /^(?:信息|客户|集客)?(来源|渠道|媒体|途径|级别|等级|确度)(?:代码|编码|编号|代号|说明|区分|对照表?|标准|定义|一览)$|^(?:代码|代号)(?:说明|对照表?|表)?$/u;
/** The word alone heads a list of codes only beside the form, not a column of it. */
const BARE = /^(?:信息|客户|集客)?(来源|渠道|媒体|途径|级别|等级|确度)$/u;
const CODE = /^(?:\d{1,2}|[A-Z]\d?)$/u;
/** One code explains nothing. */
const LEAST_PAIRS = 2;
/** A blank line or so may stand between the codes. */
const LONGEST_GAP = 1;

export interface SideLegend {
  readonly sources: Readonly<Record<string, string>>;
  readonly levels: Readonly<Record<string, string>>;
  /** Where the lists stand. */
  readonly areas: readonly Area[];
}

/** Codes one below the other with their words beside them, under a heading that says so: `来源代码` over `1 | 展厅`, `2 | 网络`. */
export function sideLegend(grid: Grid, outside: Outside): SideLegend {
  const found = {
    sources: {} as Record<string, string>,
    levels: {} as Record<string, string>,
    areas: [] as Area[],
  };
  for (let row = outside.top; row <= outside.bottom; row += 1) {
    const line = grid.sheet.rows[row];
    if (line === undefined) continue;
    for (let column = outside.left; column <= Math.min(outside.right, line.length - 1); column += 1) {
      const cell = grid.cell(row, column);
      if (cell === undefined || typeof cell.value !== 'string' || cell.value.length > 12 || outside.isOwn(row, column))
        continue;
      const words = toSimplified(headerWords(cell.value));
      const isBeside = !outside.isRead(column) && !outside.isRead(column + 1);
      const heading = HEADING.exec(words) ?? (isBeside ? BARE.exec(words) : null);
      if (heading === null) continue;
      const pairs = pairsUnder(grid, outside, row, column);
      if (pairs.size < LEAST_PAIRS) continue;
      const lettered = [...pairs.keys()].every((code) => /^[A-Z]/u.test(code));
      const levels = /级别|等级|确度/u.test(heading[1] ?? '') || (heading[1] === undefined && lettered);
      found.areas.push({ top: row, bottom: row + pairs.size + LONGEST_GAP, left: column, right: column + 1 });
      for (const [code, words] of pairs) (levels ? found.levels : found.sources)[code] ??= words;
    }
  }
  return found;
}

function pairsUnder(grid: Grid, outside: Outside, top: number, column: number): Map<string, string> {
  const pairs = new Map<string, string>();
  let gap = 0;
  for (let row = top + 1; row <= outside.bottom && gap <= LONGEST_GAP; row += 1) {
    const code = normaliseText(cellText(grid.cell(row, column)))
      .trim()
      .toUpperCase();
    const words = grid.text(row, column + 1);
    if (CODE.test(code) && words !== '' && words.length <= 16 && !outside.isOwn(row, column)) {
      pairs.set(code, words);
      gap = 0;
    } else if (code !== '') break;
    else gap += 1;
  }
  return pairs;
}
