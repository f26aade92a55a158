import { cellOf, columnOf } from '../customers';
import type { StoreProfile } from '../profile';
import { text, type Text } from '../words';
import { clausesOf } from './clauses';
import type { Evidence } from './evidence';
import { ladder } from './evidence';
import type { Explanation } from './explanation';

/** 优质 · 潜力 · 一般: what a customer may be worth, beside the level. */
export type ValueTier = 'prime' | 'promising' | 'ordinary';

export interface TierFinding {
  readonly tier: ValueTier;
  readonly text: Text;
  /** What to do next with customers of the tier. */
  readonly next: Text;
  readonly cells: Explanation['cells'];
}

interface Hit {
  readonly word: string;
  readonly cell: Explanation['cells'][number];
}

/**
 * The value tier (forms §5, Audi dealers). Prime: referred by an owner, repeat or additional purchase. Promising: good means and a
 * near purchase, or good means and a rival in view. Ordinary: weak means, wait-and-see. Undefined where the sheets say nothing.
 */
export function valueTierOf(evidence: Evidence): TierFinding | undefined {
  const { profile, level } = evidence;
  const { any, prime, promising, ordinary } = patternsOf(profile);
  if (!findWord(evidence, any) && !findWord(evidence, SENT_BY_BUYER)) return undefined;
  const loyal = findWord(evidence, prime) ?? findWord(evidence, SENT_BY_BUYER);
  if (loyal) return finding('prime', text('levels.value-tier.prime', { word: loyal.word }), [loyal]);
  const means = findWord(evidence, promising);
  if (means) {
    const near =
      level !== undefined &&
      ladder(profile)
        .slice(0, 2)
        .some(({ code }) => code === level.code);
    const rival = evidence.rows.find(({ record }) => record.fields.competitor !== undefined);
    if (near)
      return finding('promising', text('levels.value-tier.promising-near', { word: means.word, level: level.code }), [
        means,
      ]);
    if (rival) {
      const cell = cellOf(rival, columnOf(rival.form, 'competitor'));
      const why = text('levels.value-tier.promising-rival', {
        word: means.word,
        rival: rival.record.fields.competitor ?? '',
      });
      return finding('promising', why, [means, { word: '', cell }]);
    }
  }
  const weak = findWord(evidence, ordinary);
  return weak ? finding('ordinary', text('levels.value-tier.ordinary', { word: weak.word }), [weak]) : undefined;
}

function finding(tier: ValueTier, why: Text, hits: readonly Hit[]): TierFinding {
  return { tier, text: why, next: text(`levels.value-tier.next-${tier}`), cells: hits.map(({ cell }) => cell) };
}

interface TierPatterns {
  /** Any word of any tier: most customers have none, and that is found out in one go. */
  readonly any: RegExp;
  readonly prime: RegExp;
  readonly promising: RegExp;
  readonly ordinary: RegExp;
}

const patterns = new WeakMap<StoreProfile, TierPatterns>();

function patternsOf(profile: StoreProfile): TierPatterns {
  const known = patterns.get(profile);
  if (known) return known;
  const { prime, promising, ordinary } = profile.valueTiers;
  const made = {
    any: patternOf([...prime.words, ...promising.words, ...ordinary.words]),
    prime: patternOf(prime.words),
    promising: patternOf(promising.words),
    ordinary: patternOf(ordinary.words),
  };
  patterns.set(profile, made);
  return made;
}

/**
 * Any of the words, unless it is denied or only wished for: 不置换, 不是老客户介绍, 没有增购计划, 想置换.
 */
function patternOf(words: readonly string[]): RegExp {
  if (words.length === 0) return /(?!)/u;
  const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|');
  return new RegExp(`(?<![不没无非未想]|没有|不是|并非|不算|是否|问|咨询|能否)(?:${any})`, 'u');
}

/** 问全款和贷款哪个优惠大: a question says nothing of the means. */
const QUESTION = /问|咨询|哪个|多少|是否|还是|吗|\?/u;

/** 同事买了我们车介绍来的: an owner of our make sent the customer. */
const SENT_BY_BUYER = /(?:买|购|提|订)了?(?:的)?(?:我们|我店|本店|咱们?|咱家|同款).{0,6}(?:介绍|推荐|带)/u;

function findWord({ texts }: Evidence, pattern: RegExp): Hit | undefined {
  for (const { row, field, words, column } of texts) {
    if (field === 'lossReason') continue;
    for (const clause of clausesOf(words)) {
      const [word] = QUESTION.test(clause) ? [] : (pattern.exec(clause) ?? []);
      if (word !== undefined)
        return { word, cell: cellOf(row, column ?? (field === 'history' ? undefined : columnOf(row.form, field))) };
    }
  }
  return undefined;
}
