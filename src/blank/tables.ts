import { dayOf, daysInMonth, weekdayOf, type IsoMonth } from '../calendar';
import { cellName, columnLetters, type AddSheetChange } from '../sheet';
import { text } from '../words';
import { blankTable, HEADS_FROM } from './look';

/** What stands in the line under a title; what is not known is left to be written. */
export interface About {
  readonly store?: string;
  readonly month: IsoMonth;
}

type Heads = readonly (readonly [heading: string, width: number])[];

/** 来店(电)客户登记表: the columns of the trade's form, with the second contact of the next day. */
const REGISTER: Heads = [
  ['序号', 5],
  ['日期', 9],
  ['来店/来电', 8],
  ['来店时间', 8],
  ['离店时间', 8],
  ['客户姓名', 10],
  ['联系电话', 14],
  ['人数', 5],
  ['首次/再次', 7],
  ['意向车型', 10],
  ['信息来源', 10],
  ['意向级别', 7],
  ['是否试驾', 7],
  ['接待经过', 26],
  ['销售顾问', 9],
  ['追踪日期', 9],
  ['追踪后级别', 8],
  ['备注', 12],
];

/** 营业活动日报表. */
const REPORT: Heads = [
  ['序号', 5],
  ['客户姓名', 10],
  ['车型', 10],
  ['电话', 14],
  ['区域', 9],
  ['信息来源', 10],
  ['访问目的', 9],
  ['原有级别', 8],
  ['现在级别', 8],
  ['访问方式', 8],
  ['访问时间', 8],
  ['访问经过', 30],
  ['主管指示事项', 16],
];

const MATRIX_LEFT: Heads = [
  ['序号', 5],
  ['客户姓名', 9],
  ['联系电话', 13],
  ['意向车型', 9],
  ['信息来源', 9],
  ['初洽日期', 9],
];

/** Lines of a register for a month's visitors, of a matrix for a consultant's customers, of a report for a day. */
const LINES = { register: 60, matrix: 40, report: 20 } as const;
const WEEKDAYS = '一二三四五六日';
const WEEKEND = '#F3F3F3';

const year = (month: IsoMonth): number => Number(month.slice(0, 4));
const monthOfYear = (month: IsoMonth): number => Number(month.slice(5, 7));
const monthWords = (month: IsoMonth): string => `${String(year(month))}年${String(monthOfYear(month))}月`;

/** What the forms call the month, as part of a sheet's name: `7月`. */
export const shortMonth = (month: IsoMonth): string => `${String(monthOfYear(month))}月`;

export function blankRegister(sheet: string, { store = '', month }: About): AddSheetChange {
  return blankTable({
    sheet,
    why: text('keeping.blank.why.register'),
    title: '来店(电)客户登记表',
    about: `专营店：${store}　　${monthWords(month)}`,
    heads: [REGISTER.map(([heading]) => heading)],
    widths: REGISTER.map(([, width]) => width),
    lines: LINES.register,
    keep: 1,
    foot: '销售经理签名：',
  });
}

export function blankReport(sheet: string, { store = '', month }: About): AddSheetChange {
  return blankTable({
    sheet,
    why: text('keeping.blank.why.report'),
    title: '营业活动日报表',
    about: `专营店：${store}　　销售顾问：　　　　${String(year(month))}年　月　日`,
    heads: [REPORT.map(([heading]) => heading)],
    widths: REPORT.map(([, width]) => width),
    lines: LINES.report,
    keep: 2,
    foot: '主管签名：',
  });
}

/** 意向客户接触状况表 of one consultant: 上月留存 with a column per level, a column per day, the level at the month's end. */
export function blankMatrix(
  sheet: string,
  { store = '', month }: About,
  consultant: string,
  levels: readonly string[],
): AddSheetChange {
  const days = Array.from({ length: daysInMonth(month) }, (_, i) => i + 1);
  const first = dayOf(`${month}-01`);
  const carry = MATRIX_LEFT.length + 1;
  const dayFrom = carry + levels.length;
  const end = dayFrom + days.length;
  const down = (column: number): string => `${cellName(HEADS_FROM, column)}:${cellName(HEADS_FROM + 1, column)}`;
  const weekday = (day: number): number => weekdayOf(first + day - 1);
  return blankTable({
    sheet,
    why: text('keeping.blank.why.matrix', { consultant }),
    title: '意向客户接触状况表',
    about: `专营店：${store}　　${monthWords(month)}　　销售顾问：${consultant}`,
    heads: [
      [...MATRIX_LEFT.map(([heading]) => heading), '上月留存', ...levels.slice(1).map(() => ''), ...days, '月末级别'],
      [...MATRIX_LEFT.map(() => ''), ...levels, ...days.map((day) => WEEKDAYS.charAt(weekday(day) - 1))],
    ],
    widths: [...MATRIX_LEFT.map(([, width]) => width), ...levels.map(() => 7), ...days.map(() => 3.6), 8],
    lines: LINES.matrix,
    merges: [
      ...MATRIX_LEFT.map((_, i) => down(i + 1)),
      ...(levels.length > 1 ? [`${cellName(HEADS_FROM, carry)}:${cellName(HEADS_FROM, dayFrom - 1)}`] : []),
      down(end),
    ],
    styles: days
      .filter((day) => weekday(day) > 5)
      .map((day) => {
        const column = columnLetters(dayFrom + day - 1);
        const from = HEADS_FROM + 2;
        return {
          range: `${column}${String(from)}:${column}${String(from + LINES.matrix - 1)}`,
          style: { fill: WEEKEND },
        };
      }),
    keep: 2,
    foot: '* 表示计划联系；联系后在当天填级别。　　　　　主管签名：',
  });
}
