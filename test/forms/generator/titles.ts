import type { Cell } from '../../../src/sheet';
import { personName, STORES } from '../../../src/workshop/store';
import type { Random } from '../../../src/workshop/store';

/** Where a block says which month, day, consultant and store it is for. */
export interface Setting {
  readonly year: number;
  readonly month: number;
  /** Of one-day forms. */
  readonly day?: number;
  readonly consultant?: string;
}

export type TitleLine = readonly { readonly at: number; readonly text: string | Cell }[];

export function monthWords(random: Random, { year, month }: Setting): string {
  const two = String(month).padStart(2, '0');
  return random.pick([
    `${year}年${month}月`,
    `${year}年${two}月`,
    `${year}.${month}`,
    `${year}-${two}`,
    `${year}年${month}月份`,
    `${year} 年 ${month} 月`,
    `（${year}年${month}月）`,
  ]);
}

export function dayWords(random: Random, { year, month, day = 1 }: Setting): string {
  return random.pick([
    `${year}年${month}月${day}日`,
    `${year}-${month}-${day}`,
    `${year}.${month}.${day}`,
    `${year} 年 ${month} 月 ${day} 日`,
    `${year}/${month}/${day}`,
  ]);
}

/** The lines above a header: a title, and a line of facts; `withPeriod` says whether the period stands in them. */
export function titleLines(
  random: Random,
  name: string,
  setting: Setting,
  withPeriod: boolean,
  width: number,
): TitleLine[] {
  const lines: TitleLine[] = [];
  const period = setting.day === undefined ? monthWords(random, setting) : dayWords(random, setting);
  const inTitle = withPeriod && random.chance(0.4);
  const spaced = random.chance(0.2) ? [...name].join(' ') : name;
  lines.push([
    { at: 0, text: inTitle ? random.pick([`${period}${name}`, `${name}（${period}）`, `${name} ${period}`]) : spaced },
  ]);
  const facts: string[] = [];
  if (withPeriod && !inTitle)
    facts.push(
      random.pick(
        setting.day === undefined
          ? [period, `月份：${period}`, `统计月份：${period}`]
          : [`日期：${period}`, `填报日期：${period}`, period],
      ),
    );
  if (setting.consultant !== undefined)
    facts.push(
      `${random.pick(['销售顾问', '业务代表', '顾问', '销售员'])}${random.pick(['：', ':', '： '])}${setting.consultant}`,
    );
  if (random.chance(0.4))
    facts.push(`${random.pick(['经销商', '店名', '网点名称', '专营店'])}：${random.pick(STORES)}`);
  if (random.chance(0.15)) facts.push(`制表人：${personName(random)}`);
  if (facts.length > 0) {
    const step = Math.max(2, Math.floor(width / facts.length));
    const shuffled = random.shuffle(facts);
    lines.push(
      random.chance(0.25)
        ? [{ at: 0, text: shuffled.join('    ') }]
        : shuffled.map((text, i) => ({ at: i * step, text })),
    );
  }
  if (withPeriod && !inTitle && setting.day === undefined && random.chance(0.12)) {
    // the period in cells of its own: 2026 | 年 | 6 | 月
    const alone = new RegExp(`^(?:[^\\s：]{2,6}：)?${period.replace(/[.()]/gu, '\\$&')}$`, 'u');
    const at = lines.findIndex((line) => line.some(({ text }) => typeof text === 'string' && alone.test(text)));
    if (at > 0) {
      const rest = (lines[at] ?? []).filter(({ text }) => !(typeof text === 'string' && text.includes(period)));
      if (rest.length < (lines[at] ?? []).length && width > 6) {
        lines[at] = [
          { at: 0, text: { value: setting.year } },
          { at: 1, text: '年' },
          { at: 2, text: { value: setting.month } },
          { at: 3, text: '月' },
          ...rest.map((entry, i) => ({ ...entry, at: 5 + i * 2 })),
        ];
      }
    }
  }
  if (random.chance(0.1))
    lines.splice(1, 0, [
      {
        at: 0,
        text: random.pick([
          '填写要求：当日填写，字迹清楚，不得遗漏',
          '说明：来店客户无论是否留下资料均需登记',
          '注：级别按H、A、B、C填写',
        ]),
      },
    ]);
  if (random.chance(0.25)) lines.push([]);
  return lines;
}
