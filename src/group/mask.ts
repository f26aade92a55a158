import { normaliseText, parseDateText, parsePhoneText } from '../forms/values';
import { spellOut, type SpelledText } from './spelling';

/**
 * What may be found in free text and does not leave the store. The mark `[phone]` stands in its place: it says what was there
 * and gives no digit of it.
 */
export type MaskKind = 'phone' | 'id' | 'number' | 'plate' | 'vin' | 'wechat' | 'email' | 'name';

interface Span {
  /** Positions in the spelled-out text, the end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly kind: MaskKind;
}

/**
 * Free text as it may leave: phones in every spelling that recognition reads (and some that only people read), identity numbers,
 * plates, vehicle numbers, WeChat and QQ names, mail addresses, any other number of seven digits or more, and the `names`.
 * Dates, prices and counts stay. In doubt it masks: a remark that lost a number is worth more than a number that got away.
 */
export function maskText(text: string, names?: NameFinder): string {
  const named = names === undefined ? text : names.mask(text);
  if (!SUSPICIOUS.test(named)) return named;
  const spelled = spellOut(named);
  const spans = [...wordSpans(spelled.plain), ...numberSpans(spelled)];
  return spans.length === 0 ? named : replaced(named, spelled, spans);
}

/** Without a digit of any script, a Chinese numeral, two Latin letters or the word for an account there is nothing to find. */
const SUSPICIOUS =
  /[微薇威]信|\p{N}|[零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺洞拐]|[A-Za-z\uff21-\uff3a\uff41-\uff5a_@]{2}/u;

function replaced(text: string, spelled: SpelledText, spans: readonly Span[]): string {
  const ordered = [...spans].sort((a, b) => a.from - b.from || b.to - a.to);
  let result = '';
  let done = 0;
  let covered = 0;
  for (const span of ordered) {
    if (span.to <= covered) continue;
    const start = Math.max(span.from, covered);
    const [from, to] = [spelled.starts[start] ?? text.length, spelled.ends[span.to - 1] ?? text.length];
    result += text.slice(done, from) + (span.from < covered ? '' : `[${span.kind}]`);
    done = Math.max(done, to);
    covered = span.to;
  }
  return result + text.slice(done);
}

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领';
const LINK = '(?:[号號码碼账賬帐ID名昵称叫是为為有就:：=\\s,，.。、（(“"/\\-]|同号|也是){0,8}';

/** Each finds its own kind; where a pattern has a group, only that part goes. */
const WORD_PATTERNS: readonly { readonly kind: MaskKind; readonly pattern: RegExp; readonly keeps?: RegExp }[] = [
  { kind: 'email', pattern: /[a-z0-9._%+-]+\s*@\s*[a-z0-9-]+(?:\.[a-z0-9-]+)*/giu },
  {
    kind: 'plate',
    pattern: new RegExp(
      `[${PROVINCES}]\\s*[A-Z][\\s·•・.。\\-]{0,3}(?:[A-Z0-9][\\s\\-]?){4,5}[A-Z0-9挂学警港澳](?![A-Z0-9])`,
      'giu',
    ),
  },
  {
    kind: 'plate',
    pattern: new RegExp(`(?:车牌|車牌|牌照|牌号)${LINK}([A-Z][\\s·•.\\-]?[A-Z0-9]{4,6})(?![A-Z0-9])`, 'giu'),
  },
  {
    kind: 'vin',
    pattern: /(?<![A-Z0-9])(?=(?:[\s-]?[A-Z0-9]){17}(?![A-Z0-9]))(?:[A-Z0-9][\s-]?){16}[A-Z0-9]/giu,
    keeps: /^[^0-9]*(?:[0-9][^0-9]*){0,2}$|^[^A-Z]*$/iu,
  },
  {
    kind: 'vin',
    pattern:
      /(?:车架|車架|大架|底盘|发动机|發動機|vin)(?:[号號码碼尾后後末前位是为為六八:：\s]|\d位){0,10}([A-Z0-9-]{4,17})/giu,
  },
  {
    kind: 'wechat',
    pattern: new RegExp(
      `(?:微信|薇信|威信|[v薇威]信|徽信|wei\\s?xin|we\\s?chat|wx(?!id)|vx|v\\s?x|[加+]\\s?[v微薇]|扣扣|qq|企鹅|抖音|快手|小红书|钉钉|支付宝|telegram|whatsapp)${LINK}((?:[a-z0-9][\\w.\\-]{3,30}))`,
      'giu',
    ),
    keeps: /^(?!.*\d{5})[\d.\-]+$/u,
  },
  {
    kind: 'wechat',
    pattern: /(?:微信|薇信|威信|[v薇威]信|vx|wx)(?:名称?|昵称)[是为叫:：\s“"]*([^\s,，。;；、”")）\d]{1,20})/giu,
  },
  // An account's name by its make alone: letters with an underscore or with four digits in a row.
  {
    kind: 'wechat',
    pattern: /(?<![\w.-])(?=[\w-]*[a-z])(?:[a-z][\w-]{4,30})(?![\w])/giu,
    keeps:
      /^(?:tel|mob|mobile|phone|cell|no)[\dOolI-]+$|^(?!.*_)(?!wxid)(?!.*\d{5})(?!.*(?!(?:19|20)\d\d(?!\d))(?<!\d)\d{4}(?!\d)).*$/iu,
  },
];

function wordSpans(plain: string): Span[] {
  const spans: Span[] = [];
  for (const { kind, pattern, keeps } of WORD_PATTERNS) {
    for (const match of plain.matchAll(pattern)) {
      const part = match[1] ?? match[0];
      if (keeps?.test(part) === true) continue;
      const from = match.index + match[0].lastIndexOf(part);
      spans.push({ from, to: from + part.length, kind });
    }
  }
  return spans;
}

interface DigitGroup {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

/** Groups that may belong together: a few signs or blanks lie between two of them, or the word for one, no letter and no other word. */
const CHAIN_GAP = /^(?:[^\p{L}\p{N}]|空格|横[杠线]|[杠点减]){0,8}$/u;
/** The longest number that is looked for in pieces: an identity number with a country code beside it. */
const LONGEST = 22;
/** From so many digits in one piece on a number is nobody's price, count or mileage. */
const LONG_PIECE = 7;

function numberSpans({ plain, digits }: SpelledText): Span[] {
  const spans: Span[] = [];
  let chain: DigitGroup[] = [];
  const flush = (): void => {
    if (chain.length > 0) spans.push(...chainSpans(chain, plain));
    chain = [];
  };
  for (const match of digits.matchAll(/\d+/gu)) {
    const group = { from: match.index, to: match.index + match[0].length, digits: match[0] };
    const last = chain.at(-1);
    if (last !== undefined && !CHAIN_GAP.test(plain.slice(last.to, group.from))) flush();
    chain.push(group);
  }
  flush();
  return spans;
}

function chainSpans(chain: readonly DigitGroup[], plain: string): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < chain.length; i += 1) {
    const first = chain[i] as DigitGroup;
    let joined = '';
    let found: { readonly to: number; readonly kind: MaskKind; readonly end: number } | undefined;
    for (let j = i; j < chain.length && joined.length <= LONGEST; j += 1) {
      const last = chain[j] as DigitGroup;
      joined += last.digits;
      const groups = chain.slice(i, j + 1);
      const kind = numberKind(joined, groups, plain.slice(first.from, last.to), plain.slice(last.to, last.to + 1));
      if (kind !== undefined) found = { to: last.to, kind, end: j };
    }
    if (found === undefined) continue;
    const tail = /^[Xx]?(?:\s*(?:[-转轉#]|ext\.?)\s*\d{1,6})?/iu.exec(plain.slice(found.to))?.[0].length ?? 0;
    const head =
      /(?:(?<![A-Za-z])[A-Za-z]{1,2}|[(+]{1,2})$/u.exec(plain.slice(Math.max(0, first.from - 3), first.from))?.[0]
        .length ?? 0;
    spans.push({ from: first.from - head, to: found.to + tail, kind: found.kind });
    i = found.end;
  }
  return spans;
}

/** Also one that recognition refuses as lost in rounding (`13000000000`): here it may be somebody's. */
const MOBILE = /^(?:(?:00|0)?86|0)?1[3-9]\d{9}$/u;

/** What a run of digits in one or several pieces is, where it is something that must not leave. */
function numberKind(
  joined: string,
  groups: readonly DigitGroup[],
  written: string,
  next: string,
): MaskKind | undefined {
  if (isIdentity(joined, next)) return 'id';
  if (isMoment(joined, groups, written)) return undefined;
  if (MOBILE.test(joined) || (joined.length >= LONG_PIECE && parsePhoneText(joined).phone !== undefined))
    return 'phone';
  if (groups.length === 1) return joined.length >= LONG_PIECE ? 'number' : undefined;
  return isCardNumber(groups) || isLocalNumber(groups) ? 'number' : undefined;
}

/** 18 (or 17 and X), or 15 digits, with a day of birth where it belongs. */
function isIdentity(digits: string, next: string): boolean {
  const old = digits.length === 15;
  if (!old && digits.length !== 18 && !(digits.length === 17 && /[Xx]/u.test(next))) return false;
  const birth = old ? `19${digits.slice(6, 12)}` : digits.slice(6, 14);
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(birth) && /^[1-9]/u.test(digits);
}

/** A date, with or without a time of day, in one piece or in the usual ones. */
function isMoment(joined: string, groups: readonly DigitGroup[], written: string): boolean {
  if (groups.length === 1) {
    return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?$/u.test(
      joined,
    );
  }
  const reading = parseDateText(normaliseText(written), { date1904: false });
  return reading.date !== undefined && reading.rest === undefined;
}

/** Three or more pieces of one length, twelve digits or more: a bank card in fours. */
function isCardNumber(groups: readonly DigitGroup[]): boolean {
  const [first] = groups;
  if (first === undefined || groups.length < 3 || first.digits.length !== 4) return false;
  return groups.slice(0, -1).every((group) => group.digits.length === 4) && total(groups) >= 12;
}

/** A number of the town, 8 digits as 4 and 4; two years or two round prices are none. */
function isLocalNumber(groups: readonly DigitGroup[]): boolean {
  const [a, b] = groups;
  if (groups.length !== 2 || a?.digits.length !== 4 || b?.digits.length !== 4) return false;
  const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/u.test(digits);
  const isRound = (digits: string): boolean => digits.endsWith('00');
  return !(isYear(a.digits) && isYear(b.digits)) && !(isRound(a.digits) && isRound(b.digits));
}

function total(groups: readonly DigitGroup[]): number {
  return groups.reduce((sum, group) => sum + group.digits.length, 0);
}

/** Finds the names of a store's customers inside text; built once for all its rows. */
export class NameFinder {
  private readonly byStart = new Map<string, string[]>();

  /** Names of one character are left out: they are words. */
  constructor(names: Iterable<string>) {
    for (const name of new Set(names)) {
      const trimmed = name.trim();
      if (trimmed.length < 2) continue;
      const start = trimmed.slice(0, 2);
      const known = this.byStart.get(start);
      if (known === undefined) this.byStart.set(start, [trimmed]);
      else known.push(trimmed);
    }
    for (const known of this.byStart.values()) known.sort((a, b) => b.length - a.length);
  }

  mask(text: string): string {
    let result = '';
    let done = 0;
    for (let i = 0; i + 1 < text.length; i += 1) {
      const found = this.byStart.get(text.slice(i, i + 2))?.find((name) => text.startsWith(name, i));
      if (found === undefined) continue;
      result += `${text.slice(done, i)}[name]`;
      i += found.length - 1;
      done = i + 1;
    }
    return done === 0 ? text : result + text.slice(done);
  }
}
