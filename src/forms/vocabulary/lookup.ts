import { FORM_KINDS, familyOf, isAfterSales, type FormKind } from '../families';
import type { MappedField } from '../fields';
import { toSimplified, withoutBlanks } from '../values';
import { MATCH } from '../weights';
import { expand, FOREIGN, VOCABULARY, type Target, type Words } from '.';

/** What a header may mean, and how well the words fit. */
export interface Sense {
  readonly to: Target;
  /** 0–1: weight of the vocabulary's entry times the quality of the match. */
  readonly score: number;
  readonly kinds?: readonly FormKind[];
  readonly how: 'exact' | 'bracketed' | 'joined' | 'misspelt' | 'misspelt-alike' | 'tail' | 'strange-tail' | 'head';
  /** The vocabulary's phrase that fitted. */
  readonly phrase: string;
}

/** What a header means is a field, and not a group or a column of no field. */
export function isField(to: Target): to is MappedField {
  return to !== 'none' && to !== 'heading' && to !== 'planned' && to !== 'actual';
}

interface Entry {
  readonly to: Target;
  readonly weight: number;
  readonly kinds?: readonly FormKind[];
}

/** Phrases that are their own key, as nearly all are. */
const PLAIN = /^[a-z0-9\u4e00-\u9fff]+$/u;

/** Whose words a header is looked up in: those of the sale's forms, or those of the forms about owners. */
export type Side = 'sale' | 'after-sales';

/**
 * The words of one side. A header of the one is no misspelling of a header of the other, so each side has its own phrases; those
 * that name no form are in both.
 */
class Lexicon {
  readonly known = new Map<string, readonly Sense[]>();
  readonly knownLoose = new Map<string, readonly Sense[]>();
  private phrases: Map<string, Entry[]> | undefined;
  private buckets: Map<string, string[]> | undefined;
  private longest = 0;

  constructor(private readonly side: Side) {}

  /** No phrase is longer. */
  get longestPhrase(): number {
    this.dictionary();
    return this.longest;
  }

  /** Characters that headers of this side are made of. */
  private characters: ReadonlySet<string> | undefined;

  /**
   * In the words for service and insurance nearly every character decides (出险 and 出生, 报案 and 结案, 二保 and 质保): one that itself belongs to
   * such words is no slip of the pen.
   */
  isOfOtherWords(character: string): boolean {
    if (this.side === 'sale') return false;
    this.characters ??= new Set([...this.dictionary().keys()].flatMap((phrase) => [...phrase]));
    return this.characters.has(character);
  }

  get(key: string): readonly Entry[] | undefined {
    return this.dictionary().get(key);
  }

  /** Phrases of about this length with the same first or the same last character. */
  near(key: string): Set<string> {
    if (this.buckets === undefined) {
      this.buckets = new Map();
      for (const phrase of this.dictionary().keys()) {
        for (const name of [
          `${phrase.length}^${phrase.charAt(0)}`,
          `${phrase.length}$${phrase.charAt(phrase.length - 1)}`,
        ]) {
          const there = this.buckets.get(name);
          if (there === undefined) this.buckets.set(name, [phrase]);
          else there.push(phrase);
        }
      }
    }
    const found = new Set<string>();
    for (let length = key.length - 1; length <= key.length + 1; length += 1) {
      if (length < 2) continue;
      for (const phrase of this.buckets.get(`${length}^${key.charAt(0)}`) ?? []) found.add(phrase);
      for (const phrase of this.buckets.get(`${length}$${key.charAt(key.length - 1)}`) ?? []) found.add(phrase);
    }
    return found;
  }

  private dictionary(): Map<string, Entry[]> {
    if (this.phrases !== undefined) return this.phrases;
    const phrases = (this.phrases = new Map<string, Entry[]>());
    for (const { to, weight, kinds, phrases: patterns } of VOCABULARY) {
      const entry: Entry = { to, weight, kinds: kindsOf(kinds) };
      if (
        entry.kinds !== undefined &&
        !entry.kinds.some((kind) => isAfterSales(kind) === (this.side === 'after-sales'))
      )
        continue;
      for (const pattern of patterns) {
        for (const phrase of expand(pattern)) {
          const key = PLAIN.test(phrase) ? phrase : headerKey(phrase);
          const there = phrases.get(key);
          if (there === undefined) phrases.set(key, [entry]);
          else if (!there.includes(entry)) there.push(entry);
          this.longest = Math.max(this.longest, key.length);
        }
      }
    }
    // words of other sheets (成交价, 车架号) are known too, so that they are not taken for a misspelling of ours
    for (const { headers } of FOREIGN) {
      for (const [, list] of headers)
        for (const word of list) if (!phrases.has(word)) phrases.set(word, [{ to: 'none', weight: MATCH.foreign }]);
    }
    return phrases;
  }
}

const LEXICA: Readonly<Record<Side, Lexicon>> = {
  sale: new Lexicon('sale'),
  'after-sales': new Lexicon('after-sales'),
};

const kindLists = new Map<string, readonly FormKind[]>();

/** The kinds of form that kinds and families name; equal ones are one list. */
function kindsOf(named: Words['kinds']): readonly FormKind[] | undefined {
  if (named === undefined) return undefined;
  const kinds = FORM_KINDS.filter((kind) => named.includes(kind) || named.includes(familyOf(kind)));
  const key = kinds.join(' ');
  const there = kindLists.get(key) ?? kinds;
  kindLists.set(key, there);
  return there;
}

const PUNCTUATION = /[\s/\\|,.:;!?'"`~^*#@&+=_\-、，。：；！？·•‘’“”※★☆◆◇○●√→←—–-]+/gu;
const BRACKETS = /[()[\]{}【】〔〕「」『』《》<>]/gu;
const BRACKETED = /[([{【〔「『《<][^)\]}】〕」』》>]*[)\]}】〕」』》>]/gu;

/** A header as the vocabulary compares it: Simplified, half-width, lower case, without blanks, brackets and punctuation. */
export function headerKey(text: string): string {
  const plain = toSimplified(withoutBlanks(text.replace(/_x000D_/gu, ''))).toLowerCase();
  return plain.replace(BRACKETS, '').replace(PUNCTUATION, '');
}

const KEPT = 50_000;
const LONGEST_HEADER = 40;
const NONE: readonly Sense[] = [];

/** Senses of a header whose words are in the vocabulary as they stand (or without what brackets add). Cheap: used on every row. */
export function senses(text: string, side: Side = 'sale'): readonly Sense[] {
  if (text.length > LONGEST_HEADER) return NONE;
  const { known } = LEXICA[side];
  const there = known.get(text);
  if (there !== undefined) return there;
  const found = findExact(LEXICA[side], text);
  if (known.size >= KEPT) known.clear();
  known.set(text, found);
  return found;
}

/** The words name a column on some form, of whichever side. */
export function isKnownHeader(text: string): boolean {
  return senses(text).length > 0 || senses(text, 'after-sales').length > 0;
}

/** As `senses`, and where that finds nothing: parts joined by a slash, one wrong character, a known word at the end or the start. */
export function looseSenses(text: string, side: Side = 'sale'): readonly Sense[] {
  const exact = senses(text, side);
  if (exact.length > 0 || text.length > LONGEST_HEADER) return exact;
  const { knownLoose } = LEXICA[side];
  const there = knownLoose.get(text);
  if (there !== undefined) return there;
  const found = findLoose(LEXICA[side], text);
  if (knownLoose.size >= KEPT) knownLoose.clear();
  knownLoose.set(text, found);
  return found;
}

function sensesOf(entries: readonly Entry[], quality: number, how: Sense['how'], phrase: string): Sense[] {
  return entries.map(({ to, weight, kinds }) => ({ to, score: weight * quality, kinds, how, phrase }));
}

function findExact(words: Lexicon, text: string): readonly Sense[] {
  const key = headerKey(text);
  if (key === '' || key.length > words.longestPhrase + 12)
    return /^[\s*＊]*[#＃][\s*＊]*$/u.test(text)
      ? sensesOf([{ to: 'serial', weight: MATCH.hash }], 1, 'exact', '#')
      : NONE;
  const whole = words.get(key);
  const exact = whole === undefined ? NONE : sensesOf(whole, 1, 'exact', key);
  const outside = headerKey(toSimplified(withoutBlanks(text)).replace(BRACKETED, ''));
  if (outside !== key && outside !== '') {
    const entries = words.get(outside);
    const more = sensesOf(entries ?? [], MATCH.withoutBrackets, 'bracketed', outside);
    if (more.length > 0)
      return [...exact, ...more.filter(({ to, kinds }) => !exact.some((one) => one.to === to && one.kinds === kinds))];
  }
  if (exact.length > 0) return exact;
  const bare = key.replace(/^(?:是否|有无|请填写?|请选择|必填|填写)|(?:必填|选填|可选|栏|列)$/gu, '');
  if (bare !== key && bare.length > 1) {
    const entries = words.get(bare);
    if (entries !== undefined) return sensesOf(entries, MATCH.withoutExtra, 'bracketed', bare);
  }
  return bilingualSenses(words, key);
}

/** `日期 Date`, `Tel电话`: the Chinese words, where the others are known too or too long for the name of a system (DMS编号). */
function bilingualSenses(words: Lexicon, key: string): readonly Sense[] {
  const [, before = '', chinese = '', after = ''] = /^([a-z]*)([\u4e00-\u9fff]{2,})([a-z]*)$/u.exec(key) ?? [];
  if (chinese === '' || (before === '') === (after === '')) return NONE;
  const entries = words.get(chinese);
  const latin = before + after;
  if (entries === undefined || (words.get(latin) === undefined && latin.length < 5)) return NONE;
  return sensesOf(entries, MATCH.withoutExtra, 'bracketed', chinese);
}

function findLoose(words: Lexicon, text: string): readonly Sense[] {
  const key = headerKey(text);
  if (key === '') return NONE;
  const joined = joinedSenses(words, text);
  if (joined.length > 0) return joined;
  const misspelt = misspeltSenses(words, key);
  if (misspelt.length > 0) return misspelt;
  return partSenses(words, key);
}

/** `拟购车型/颜色`, `姓名、电话`: each part by itself; the first counts most. */
function joinedSenses(words: Lexicon, text: string): readonly Sense[] {
  const parts = toSimplified(withoutBlanks(text))
    .split(/[/、,，;；+&|\\]|及|和|与|或/u)
    .filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 4) return NONE;
  const found = parts.map((part) => findExact(words, part));
  if (found.some((list) => list.length === 0)) return NONE;
  const result: Sense[] = [];
  found.forEach((list, index) => {
    for (const sense of list) {
      const score = sense.score * (index === 0 ? MATCH.firstPart : MATCH.laterPart);
      if (!result.some((other) => other.to === sense.to && other.score >= score))
        result.push({ ...sense, score, how: 'joined' });
    }
  });
  return result;
}

/** One character wrong, missing or too many. Two-character headers are too short for that. */
function misspeltSenses(words: Lexicon, key: string): readonly Sense[] {
  const latin = /^[a-z0-9]+$/u.test(key);
  if (key.length < (latin ? 5 : 3) || key.length > 14) return NONE;
  let best: Sense[] = [];
  for (const phrase of words.near(key)) {
    if (!differsByOne(key, phrase) || crossesOpposites(key, phrase)) continue;
    const alike = soundsAlike(key, phrase);
    // the last character says what a Chinese compound is: another one there (车型, 车色) is another thing unless it sounds alike
    const otherThing = !latin && !alike && key.at(-1) !== phrase.at(-1);
    // and so may any other character in a short word (预约时间, 预购时间): then the values must speak for it
    const replaced = !latin && !alike && key.length === phrase.length && key.length <= 4;
    const quality =
      !latin && !alike && words.isOfOtherWords(replacedBy(key, phrase))
        ? MATCH.otherWord
        : otherThing
          ? MATCH.otherThing
          : replaced
            ? MATCH.shortWord
            : (key.length >= 4 ? MATCH.misspelt : MATCH.misspeltShort) + (alike ? MATCH.alike : 0);
    const found = sensesOf(words.get(phrase) ?? [], quality, alike ? 'misspelt-alike' : 'misspelt', phrase);
    for (const sense of found) {
      const same = best.find((other) => other.to === sense.to && other.kinds === sense.kinds);
      if (same === undefined) best.push(sense);
      else if (same.score < sense.score) best = best.map((other) => (other === same ? sense : other));
    }
  }
  return best;
}

/** Characters that are typed for one another: the same sound, or nearly the same shape. */
const ALIKE =
  '型形刑行 记计纪技己 户护 系联连糸 购够构 意义异 级及极 姓性 名明 话化画 期其 顾雇故 问门 问间 源原员元圆沅 备被 注住主 访方防 跟根 进近 经今 定订 试式 驾价架 址止 竞竟 洽恰 战占 败拜 ' +
  '接结 待代带 预予 首手 初出 离立利 向象像 确却 度渡 末未 留流 存村 促触 渠取 道到 途图 径经 颜言 色涩 区曲 域预 关管 注驻 联连 络洛 称趁 频贫 率律 人仁 数树 店电点 回会 话活 拟似 谈淡 离璃 咨资 询寻 码玛 址扯 追迫 踪综 情清 ' +
  '况矿 内类 容溶 果过 车東 需须 要药 求球 销消 售受 业夜 务物 表裱 成城 交较 因应 理里 由油 划画 次刺 约药 访仿坊 目木 的得地 来莱 客可 级集 顾固 日曰 机几 业叶 接洁 线县现 示事式是 项相 建见件 卡咖 档挡 分份 实时 以已 再在 做作 号好 码马 本夲 付负 款宽 架驾 返反 员园 处出 价加 颜炎 备倍 助注';
let alikes: Map<string, Set<string>> | undefined;

function soundsAlike(key: string, phrase: string): boolean {
  if (key.length !== phrase.length) return false;
  if (alikes === undefined) {
    alikes = new Map();
    for (const group of ALIKE.split(' ')) {
      for (const character of group) {
        const there = alikes.get(character) ?? new Set<string>();
        for (const other of group) there.add(other);
        alikes.set(character, there);
      }
    }
  }
  for (let i = 0; i < key.length; i += 1) {
    if (key.charAt(i) !== phrase.charAt(i)) return alikes.get(phrase.charAt(i))?.has(key.charAt(i)) === true;
  }
  return false;
}

/** Characters that turn a word into its opposite: 首次 and 下次 are no slips of one another. */
const OPPOSITES =
  '首下 首末 首再 首二 首复 初下 初再 初复 上下 上本 前后 先后 来离 来去 到离 进离 进出 入出 新旧 新老 早晚 开结 始终 起止 买卖 男女 已未 有无 现原 现旧 原现 内外 高低 大小 增减 收付 主客 年月 月日 年日 本下 去来 呼被 店电'.split(
    ' ',
  );

function crossesOpposites(key: string, phrase: string): boolean {
  if (key.length !== phrase.length) return false;
  for (let i = 0; i < key.length; i += 1) {
    if (key.charAt(i) === phrase.charAt(i)) continue;
    const pair = [key.charAt(i), phrase.charAt(i)];
    return OPPOSITES.some((two) => pair.includes(two.charAt(0)) && pair.includes(two.charAt(1)));
  }
  return false;
}

/** The character of `key` that stands for another one of `phrase`; empty where one is missing or too many. */
function replacedBy(key: string, phrase: string): string {
  if (key.length !== phrase.length) return '';
  for (let i = 0; i < key.length; i += 1) if (key.charAt(i) !== phrase.charAt(i)) return key.charAt(i);
  return '';
}

/** Edit distance of exactly one. */
export function differsByOne(a: string, b: string): boolean {
  if (a === b) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  return endA - start <= 1 && endB - start <= 1;
}

const NEUTRAL_BEFORE =
  /^(?:客户|顾客|潜客|本次|本店|登记|有效|详细|具体|主要|填写|实际|准确|真实|初步|预留|购车|客户的|顾客的|意向客户|本人|现场|店内|展厅|系统|目前|对应|相关|您的|贵|其|该|所|本|的|主|新)+$/u;
const NEUTRAL_AFTER =
  /^(?:信息|情况|必填|选填|栏|说明|填写|登记|内容|明细|记录|汇总|描述|一|二|三|1|2|3|号|数|者|人|资料|代码|备注|选择|打勾|打钩|勾选|列|项)$/u;

/** A known word at the end (Chinese compounds say last what they are) or at the start, and something that we do not know. */
function partSenses(words: Lexicon, key: string): readonly Sense[] {
  if (/^[a-z0-9]+$/u.test(key)) return NONE;
  for (let from = 1; from <= key.length - 2; from += 1) {
    const entries = words.get(key.slice(from));
    if (entries === undefined) continue;
    const [quality, how] = NEUTRAL_BEFORE.test(key.slice(0, from))
      ? ([MATCH.tail, 'tail'] as const)
      : ([MATCH.strangeTail, 'strange-tail'] as const);
    return sensesOf(entries, quality, how, key.slice(from));
  }
  for (let to = key.length - 1; to >= 2; to -= 1) {
    const entries = words.get(key.slice(0, to));
    if (entries === undefined) continue;
    return sensesOf(
      entries,
      NEUTRAL_AFTER.test(key.slice(to)) ? MATCH.head : MATCH.strangeHead,
      'head',
      key.slice(0, to),
    );
  }
  return NONE;
}
