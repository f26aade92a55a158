import type { AfterSalesKind } from '../families';
import { hasField, isClosed, isOption, isTickable, specOf, type ColumnProfile, type MappedField } from '../fields';
import { toSimplified, withoutBlanks } from '../values';
import { isAnswerHead } from '../vocabulary/guest-words';
import { complaintStatusOf } from '../vocabulary/outcomes';
import { isField, looseSenses, senses, type Sense } from '../vocabulary/lookup';
import { COLUMN, FIT, MATCH, VALUES } from '../weights';
import { gathered } from './gathered';
import { becauseOf, isMarked, isTicky, type Candidate } from './candidates';

const SIDE = 'after-sales';

/** Fields of the sale's own forms whose words mean something else in a list of owners. */
const NOT_SHARED: ReadonlySet<MappedField> = new Set<MappedField>(['consultant', 'level']);
/** Lists of open customers and of guests for an event have levels; 客户级别 of a renewal ledger is none. */
const WITH_LEVELS: ReadonlySet<AfterSalesKind> = new Set<AfterSalesKind>(['event-invitation']);

/** What the words over a column of a form about owners and its values say that it is, best first. */
export function ownerCandidates(
  path: readonly string[],
  profile: ColumnProfile,
  kind: AfterSalesKind,
  groupTicks: boolean,
): Candidate[] {
  const leaf = path.at(-1) ?? '';
  const parent = path.length > 1 ? path.at(-2) : undefined;
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    const there = found.get(candidate.field);
    if (there === undefined || there.score < candidate.score) found.set(candidate.field, candidate);
  };
  const joint = parent === undefined ? [] : exactly([...senses(leaf + parent, SIDE), ...senses(parent + leaf, SIDE)]);
  for (const sense of fitting(joint, kind)) add(fromSense(sense, profile, 1));
  const ticky = isTicky(profile) || isMarked(profile) || (groupTicks && (profile.tick > 0 || profile.filled === 0));
  if (parent !== undefined && ticky) {
    for (const sense of fitting(looseSenses(parent, SIDE), kind)) {
      if (!isField(sense.to) || !isTickable(sense.to)) continue;
      const strange = isClosed(sense.to) && !isOption(sense.to, leaf) ? COLUMN.strangeOption : 1;
      add({ field: sense.to, score: sense.score * strange, words: sense.score, tick: leaf, because: 'group' });
    }
  }
  if (kind === 'event-invitation' && (ticky || profile.filled === 0) && isAnswerHead(leaf))
    add({ field: 'answer', score: COLUMN.shared, words: COLUMN.shared, tick: leaf, because: 'group' });
  // 跟进 | 已闭环 | 未闭环 side by side, each with its ticks
  if (kind === 'complaint-register' && ticky && !ASKS.test(leaf) && complaintStatusOf(leaf) !== undefined)
    add({ field: 'status', score: COLUMN.option, words: COLUMN.option, tick: leaf, because: 'group' });
  const damp = joint.length > 0 || [...found.values()].some(({ tick }) => tick !== undefined) ? COLUMN.underHeading : 1;
  for (const sense of fitting(looseSenses(leaf, SIDE), kind)) add(fromSense(sense, profile, damp));
  const people = gathered(path, profile);
  if (people !== undefined) add(people);
  if (OF_A_KIND.test(leaf) && hasField(kind, 'ownerKind') && tellsWhoSold(profile))
    add({ field: 'ownerKind', score: COLUMN.shared * FIT.agrees, words: COLUMN.shared, because: 'values' });
  if (found.size === 0) for (const candidate of byValues(profile, kind)) add(candidate);
  return [...found.values()].sort((a, b) => b.score - a.score);
}

/** Heads under which stores also keep who sold the car; the words alone may mean anything. */
const OF_A_KIND = /类[型别]|性质|属性|分类|标签/u;
const WHO_SOLD = /^(?:本品牌)?(?:自销|他销|他厂牌|他牌|他品牌)(?:保有|客户|车)?$/u;

function tellsWhoSold({ samples }: ColumnProfile): boolean {
  return samples.length > 0 && samples.every((word) => WHO_SOLD.test(toSimplified(withoutBlanks(word))));
}

/** 是否闭环 is one column, and its yes closes the case. */
const ASKS = /是否|与否/u;

function exactly(list: readonly Sense[]): readonly Sense[] {
  return list.filter(({ how }) => how === 'exact');
}

function fitting(list: readonly Sense[], kind: AfterSalesKind): readonly Sense[] {
  return list.filter(({ to, kinds }) => {
    if (kinds !== undefined && !kinds.includes(kind)) return false;
    if (to === 'none') return true;
    if (!isField(to) || !hasField(kind, to)) return false;
    return kinds !== undefined || !NOT_SHARED.has(to) || (to === 'level' && WITH_LEVELS.has(kind));
  });
}

function fromSense(sense: Sense, profile: ColumnProfile, damp: number): Candidate {
  const words = sense.score * damp * (sense.kinds === undefined ? COLUMN.shared : 1);
  const because = becauseOf(sense);
  if (!isField(sense.to)) return { field: 'none', score: words, words, because };
  const fit = fitness(sense.to, profile);
  const unsure =
    sense.how === 'misspelt' && fit <= 1
      ? MATCH.unconfirmed
      : sense.how === 'strange-tail'
        ? MATCH.strangeOwnersTail
        : 1;
  return {
    field: sense.to,
    score: words * fit * unsure,
    words,
    because,
    ...(fit < COLUMN.contradicts ? { doubted: true as const } : {}),
  };
}

/** How the values fit; a column of yes and no may say whether a case is closed. */
function fitness(field: MappedField, profile: ColumnProfile): number {
  if (profile.filled === 0) return 1;
  const { value } = specOf(field);
  const answers = value.answers !== true && field !== 'status' && profile.answer >= profile.filled * FIT.answers.share;
  return value.fitness(profile) * (answers ? FIT.answers.elsewhere : 1);
}

/** What the values alone say of a column whose words say nothing. */
function byValues(p: ColumnProfile, kind: AfterSalesKind): Candidate[] {
  if (p.filled < VALUES.least) return [];
  const one = (field: MappedField, score: number): Candidate[] =>
    hasField(kind, field) ? [{ field, score, words: 0, because: 'values' }] : [];
  if (p.phone >= p.filled * VALUES.phone.share && p.identity < p.filled * VALUES.phone.identity)
    return one('phone', VALUES.phone.score);
  if (p.plate >= p.filled * VALUES.plate.share && p.frame < p.filled * VALUES.plate.frames)
    return one('plate', VALUES.plate.score);
  return [];
}
