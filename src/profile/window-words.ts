const NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  半: 0.5,
};
const UNITS: readonly [RegExp, number][] = [
  [/^(个|個)?(工作)?[天日]/u, 1],
  [/^(个|個)?(周|週|星期|礼拜)/u, 7],
  [/^(个|個)?月/u, 30],
  [/^年/u, 360],
];

/**
 * Days until the purchase that words such as `7天内`, `一周`, `半个月`, `1-3个月` or `7天-1个月` name; of a span the later end.
 * `undefined` for anything else, also for what has no end (`3个月以上`).
 */
export function daysOfWindow(words: string): number | undefined {
  const plain = words.normalize('NFKC').replace(/\s+/gu, '');
  if (/现车|立即|马上|当天|今天|随时/u.test(plain)) return 0;
  if (/(以上|之后|以后|>|超过)/u.test(plain)) return undefined;
  let days: number | undefined;
  for (const match of plain.matchAll(/(\d+(?:\.\d+)?|[一二两兩三四五六七八九十半])(?:个|個)?(半)?/gu)) {
    const number = NUMBERS[match[1] ?? ''] ?? Number(match[1]);
    const rest = plain.slice((match.index ?? 0) + match[0].length);
    const unit = UNITS.find(([pattern]) => pattern.test(rest))?.[1];
    if (unit !== undefined) days = (number + (match[2] === undefined ? 0 : 0.5)) * unit;
  }
  return days === undefined ? undefined : Math.round(days);
}
