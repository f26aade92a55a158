import { formatKind } from '../../../calendar';
import type { Cell } from '../../../sheet';
import { chosen } from '../../vocabulary/choices';
import { cellText, isBlankOrNothing, normaliseText, parseDate, toSimplified } from '../../values';
import { FIT } from '../../weights';
import { share, unlike, type Against } from '../fitness';
import type { ColumnProfile } from '../column-profile';
import type { CellReading } from '../reading';
import type { ValueKind } from '../value-kind';

/** Models, sources and names repeat: each text is looked at once. */
const writtenTexts = new Map<string, string>();
const KEPT_TEXTS = 10_000;
const LONGEST_KEPT = 40;

/** The cell's text as written, or the checked choice of its boxes; `undefined` where it says nothing. */
export function writtenText(cell: Cell, date1904: boolean): string | undefined {
  if (typeof cell.value !== 'string') {
    const raw = cellText(cell).trim();
    if (typeof cell.value === 'number' && formatKind(cell.format) === 'date')
      return parseDate(cell, { date1904 }).date ?? raw;
    return raw;
  }
  const known = writtenTexts.get(cell.value);
  if (known !== undefined) return known === '' ? undefined : known;
  const raw = cell.value.trim();
  const text = isBlankOrNothing(raw) ? undefined : chosen(raw)?.trim();
  if (raw.length <= LONGEST_KEPT) {
    if (writtenTexts.size >= KEPT_TEXTS) writtenTexts.clear();
    writtenTexts.set(cell.value, text ?? '');
  }
  return text;
}

/** Words as they stand. `against`: sorts of value that such words are not; `prefers`: what speaks for or against them besides. */
export function text(of: {
  against?: readonly Against[];
  prefers?: (profile: ColumnProfile) => number;
}): ValueKind<string> {
  const { against = [], prefers } = of;
  return {
    fitness: (p) => unlike(p, against) * (prefers?.(p) ?? 1),
    read: ({ cell, context }) => writtenText(cell, context.date1904),
  };
}

/** Words that also stand as headers of tick columns: the ticked ones are joined. */
export function tickedText(of: Parameters<typeof text>[0]): ValueKind<string> {
  return { ...text(of), tick: (label) => label, joins: true };
}

/** Long texts: what was said, why they left. */
export const prose = {
  against: [
    [FIT.most, 'phone'],
    [FIT.most, 'tick'],
    [FIT.prose.dates, 'date'],
    [FIT.prose.numbers, 'number'],
  ],
  prefers: (p: ColumnProfile) => (share(p, 'long') > FIT.most ? FIT.prose.long : 1),
} satisfies Parameters<typeof text>[0];

/** Where customers of every store come from; other words are sources too. */
const SOURCE_WORD =
  /^(?:(?:老客户|朋友|亲友|熟人)?(?:转介绍|介绍|推荐)|老客户|基盘|朋友|亲友|网[络路上站]|官网|互联网|垂媒|汽车之家|易车|懂车帝|抖音|快手|微信|公众号|短信|直播|电[视台]|广播|报[纸刊]|杂志|户外(?:广告)?|路牌|车展|外[展拓]|巡展|活动|团购|路过|自然(?:到店|来店|进店)?|展厅|宣传单|单页|DM|其[他它])$/iu;

/** A label, or a code that the sheet's legend explains; a code that it lacks is a problem. */
export const labelOrCode: ValueKind<string> = {
  ...tickedText({
    against: [
      [FIT.most, 'phone'],
      [FIT.most, 'time'],
      [FIT.most, 'tick'],
      [FIT.source.dates, 'date'],
    ],
    prefers: (p) => (p.visitWord >= p.filled * FIT.source.visitWords ? FIT.source.tellsKind : 1),
  }),
  option: (leaf) => SOURCE_WORD.test(toSimplified(leaf)),
  read: readCode,
};

function readCode(at: CellReading): string | undefined {
  const raw = at.raw.trim();
  if (isBlankOrNothing(raw)) return undefined;
  const text = chosen(raw)?.trim();
  if (text === undefined) return undefined;
  const legend = at.context.legend?.sources ?? (at.context.codesUnclear ? {} : undefined);
  if (legend === undefined) return text;
  const codes = normaliseText(text)
    .split(/[\s,，、;；/+.]+/u)
    .filter((code) => code !== '');
  const labels = codes.map((code) => legend[code] ?? legend[code.toUpperCase()] ?? legend[String(Number(code))]);
  const known = labels.filter((label) => label !== undefined);
  if (codes.length > 0 && known.length === codes.length) return known.join('、');
  if (codes.length === 0 || !codes.every((code) => /^(?:\d{1,2}|[A-Za-z])$/u.test(code))) return text;
  at.problem('unknown-source');
  return undefined;
}
