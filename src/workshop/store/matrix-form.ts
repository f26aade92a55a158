import { dayOf, daysInMonth, weekdayOf, type IsoDate, type IsoMonth } from '../../calendar';
import type { Leaf, LeafCell } from '../paper/leaf';
import type { Someone } from '../scene';

/** One customer's row of a contact matrix. */
export interface MatrixLine {
  readonly person: Someone;
  readonly firstContact: IsoDate;
  readonly carried?: { readonly level: string; readonly date: IsoDate };
  /** What stands in the day cells: `A`, `*`, `A*`, `√`. */
  readonly days: ReadonlyMap<number, string>;
  readonly end?: string;
}

/** Where things stand on a written matrix. */
export interface MatrixPlaces {
  readonly first: number;
  readonly carry: Readonly<Record<string, number>>;
  readonly dayColumn: (day: number) => number;
  readonly end: number;
}

const LEFT = ['序号', '客户姓名', '联系电话', '意向车型', '信息来源', '初洽日期'] as const;
const WEEKDAYS = '一二三四五六日';

/** Widths of its columns: left part, a column per level, the days, the month's end. */
export function matrixWidths(month: IsoMonth, levels: readonly string[]): readonly number[] {
  const days = Array.from({ length: daysInMonth(month) }, () => 4.2);
  return [5, 9, 13, 10, 10, 10, ...levels.map(() => 11), ...days, 9];
}

/** 意向客户接触状况表 in the layout of the form template: 上月留存 with a column per level, a column per day, the level at the month's end. */
export function writeMatrix(
  leaf: Leaf,
  at: { readonly month: IsoMonth; readonly consultant: string; readonly levels: readonly string[] },
  lines: readonly MatrixLine[],
): MatrixPlaces {
  const { month, consultant, levels } = at;
  const count = daysInMonth(month);
  const days = Array.from({ length: count }, (_, i) => i + 1);
  const carryFrom = LEFT.length + 1;
  const dayFrom = carryFrom + levels.length;
  const end = dayFrom + count;
  leaf.title('意向客户接触状况表');
  leaf.caption(`${month.slice(0, 4)}年${String(Number(month.slice(5)))}月　销售顾问：${consultant}`);
  const head = leaf.row;
  LEFT.forEach((word, i) => {
    leaf.put(head, i + 1, word);
    leaf.merge(head, i + 1, head + 1, i + 1);
  });
  leaf.put(head, carryFrom, '上月留存');
  leaf.merge(head, carryFrom, head, dayFrom - 1);
  levels.forEach((level, i) => leaf.put(head + 1, carryFrom + i, level));
  days.forEach((day) => {
    leaf.put(head, dayFrom + day - 1, day);
    leaf.put(head + 1, dayFrom + day - 1, WEEKDAYS.charAt(weekdayOf(dayOf(`${month}-01`) + day - 1) - 1));
  });
  leaf.put(head, end, '月末级别');
  leaf.merge(head, end, head + 1, end);
  leaf.headLook(head, head + 1, end);
  leaf.freeze = { rows: head + 1, columns: 2 };
  leaf.row = head + 2;
  const body = lines.map((line, i): LeafCell[] => [
    i + 1,
    line.person.name,
    line.person.phone,
    line.person.model,
    line.person.source,
    { date: line.firstContact },
    ...levels.map((level): LeafCell => (line.carried?.level === level ? { date: line.carried.date } : null)),
    ...days.map((day) => line.days.get(day) ?? null),
    line.end ?? null,
  ]);
  const first = leaf.rows(body, end);
  return {
    first,
    carry: Object.fromEntries(levels.map((level, i) => [level, carryFrom + i])),
    dayColumn: (day) => dayFrom + day - 1,
    end,
  };
}
