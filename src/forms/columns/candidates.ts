import { CHOICE_WORDS } from '../vocabulary/choices';
import { fitness, type Profile } from './evidence';
import { FIELD_KINDS, hasField, isRegister, TICKABLE, type MappedField } from '../fields/fields';
import { looseSenses, senses, type Sense } from '../vocabulary/lookup';
import type { FormKind } from '../types';
import { LEVEL_CODES, parseGender, toSimplified } from '../values';

/** One thing that a column may be. */
export interface Candidate {
  readonly field: MappedField | 'none';
  readonly score: number;
  /** How well the words say it, before the values were asked. */
  readonly words: number;
  /** The column is one of a group of ticks: its value is its sub-header. */
  readonly tick?: string;
  /** The values speak against the words. */
  readonly doubted?: true;
  readonly because: 'words' | 'misspelt' | 'part' | 'group' | 'values';
}

/** Below this a column is not used; between the two a person is asked. */
export const USE = 0.5;
export const ASK = 0.28;

/** What the words over a column and its values say that it is, best first. */
export function candidatesFor(
  path: readonly string[],
  profile: Profile,
  kind: FormKind,
  groupTicks = false,
): Candidate[] {
  const ticky = isTicky(profile) || (groupTicks && (profile.tick > 0 || profile.filled === 0));
  const leaf = path.at(-1) ?? '';
  const parents = path.slice(0, -1).reverse();
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    const there = found.get(candidate.field);
    // as one of a group of ticks a column is read by its sub-header, whatever else says the same
    if (there === undefined || (there.tick === undefined && candidate.tick !== undefined)) {
      found.set(candidate.field, { ...candidate, score: Math.max(candidate.score, there?.score ?? 0) });
    } else if (there.score < candidate.score) {
      found.set(candidate.field, {
        ...candidate,
        ...(there.tick === undefined ? {} : { tick: there.tick, because: 'group' }),
      });
    }
  };
  const parent = parents.find((words) => !isGroupOnly(words, kind));
  const joint = parent === undefined ? [] : jointSenses(parent, leaf, kind);
  const group = parent === undefined ? [] : groupCandidates(parent, leaf, profile, kind, ticky);
  // 进店 ticked under 类型 is an option of that heading, not the header 进店类型
  const chosen = group.some(({ field, tick }) => tick !== undefined && field !== 'none' && isOption(field, leaf));
  for (const sense of joint) {
    const other = chosen && CLOSED.has(sense.to as MappedField) && !isOption(sense.to as MappedField, leaf);
    add(fromSense(sense, profile, other ? 0.5 : 1));
  }
  for (const candidate of group) add(candidate);
  if (!(parent !== undefined && saysNone(parent) && ticky)) {
    // under a heading of its own an option (电话 under 访问状况) is no header by itself
    const damp = joint.length > 0 || group.some(({ score }) => score >= 0.7) ? 0.5 : 1;
    for (const sense of fitting(looseSenses(leaf), kind)) add(fromSense(sense, profile, damp));
  } else add({ field: 'none', score: 1, words: 1, because: 'group' });
  if (kind === 'daily-report' && isMoves(profile) && found.has('level'))
    add({ field: 'levelBefore', score: 1.2, words: 1, because: 'words' });
  for (const candidate of optionCandidates(leaf, kind, ticky, parent === undefined)) add(candidate);
  for (const candidate of valueCandidates(profile, kind, leaf)) {
    if (!found.has(candidate.field)) add(candidate);
  }
  return withoutCoinFlips([...found.values()]).sort((a, b) => b.score - a.score);
}

/** A misspelt header that is one character away from two fields, which its values do not tell apart, is asked about. */
function withoutCoinFlips(candidates: readonly Candidate[]): Candidate[] {
  const misspelt = candidates.filter(({ because, field }) => because === 'misspelt' && field !== 'none');
  return candidates.map((candidate) => {
    if (candidate.because !== 'misspelt') return candidate;
    const rival = misspelt.some((other) => other.field !== candidate.field && other.score >= candidate.score * 0.93);
    return rival ? { ...candidate, score: Math.min(candidate.score, USE - 0.01) } : candidate;
  });
}

function fitting(list: readonly Sense[], kind: FormKind): Sense[] {
  return list.filter((sense) => {
    if (sense.to === 'group' || sense.to === 'planned' || sense.to === 'actual') return false;
    if (sense.kinds !== undefined && !sense.kinds.includes(kind)) return false;
    return sense.to === 'none' || hasField(kind, sense.to);
  });
}

function fromSense(sense: Sense, profile: Profile, damp: number): Candidate {
  // a phrase of this very form says more than one that all forms share
  const words = sense.score * damp * (sense.kinds === undefined ? 0.98 : 1);
  const because =
    sense.how === 'misspelt' ? 'misspelt' : sense.how === 'tail' || sense.how === 'head' ? 'part' : 'words';
  if (sense.to === 'none') return { field: 'none', score: words, words, because };
  const field = sense.to as MappedField;
  const fit = fitness(field, profile);
  // three characters of which one is wrong may be another word altogether, unless the values agree
  const unsure = sense.how === 'misspelt' && sense.phrase.length <= 3 && fit <= 1 ? 0.65 : 1;
  return { field, score: words * fit * unsure, words, because, ...(fit < 0.5 ? { doubted: true as const } : {}) };
}

function isGroupOnly(words: string, kind: FormKind): boolean {
  const list = senses(words);
  if (!list.some((sense) => sense.to === 'group')) return false;
  return !list.some(
    (sense) =>
      sense.to !== 'group' &&
      sense.to !== 'none' &&
      FIELD_KINDS[sense.to as MappedField]?.includes(kind) &&
      TICKABLE.has(sense.to as MappedField) &&
      (sense.kinds?.includes(kind) ?? true),
  );
}

function saysNone(words: string): boolean {
  const list = senses(words);
  return list.length > 0 && list.every((sense) => sense.to === 'none');
}

/** `级别` over `首次` is 首次级别, `上月末` over `访问日` is 上月末访问日. */
function jointSenses(parent: string, leaf: string, kind: FormKind): Sense[] {
  const both = [...senses(leaf + parent), ...senses(parent + leaf)].filter((sense) => sense.how === 'exact');
  const best = new Map<string, Sense>();
  for (const sense of fitting(both, kind))
    if ((best.get(sense.to)?.score ?? 0) < sense.score) best.set(sense.to, sense);
  return [...best.values()];
}

export function isTicky(profile: Profile): boolean {
  return profile.filled > 0 && profile.tick >= profile.filled * 0.6;
}

const MOVE = /^[A-Z]\d?级?\s*(?:→|⇒|-{1,2}>|=>)\s*[A-Z]\d?级?$/iu;

/** A level column that tells the level before and after each contact (`B→A`). */
function isMoves({ samples }: Profile): boolean {
  return samples.filter((sample) => MOVE.test(sample.normalize('NFKC').trim())).length * 2 > samples.length;
}

/** Fields whose options are a few known words. */
const CLOSED: ReadonlySet<MappedField> = new Set<MappedField>([
  'contactKind',
  'firstVisit',
  'purpose',
  'lossKind',
  'carriedFrom',
  'level',
  'levelBefore',
  'levelAfter',
  'followUpLevel',
  'monthEndLevel',
]);

/** A heading that names a field over a column of ticks, or over an option of that field. */
function groupCandidates(parent: string, leaf: string, profile: Profile, kind: FormKind, ticky: boolean): Candidate[] {
  const result: Candidate[] = [];
  const list = fitting(looseSenses(parent), kind);
  const anyOption = list.some(({ to }) => to !== 'none' && isOption(to as MappedField, leaf));
  for (const heading of list) {
    if (heading.to === 'none' || !TICKABLE.has(heading.to as MappedField)) continue;
    // of two fields that the heading may name, the one whose option the sub-header is (访问类别 over 开拓)
    const mute = anyOption && !isOption(heading.to as MappedField, leaf);
    const sense = mute ? { ...heading, score: heading.score * 0.6 } : heading;
    const field = sense.to as MappedField;
    if (field === 'carryOver') {
      result.push({ field, score: sense.score, words: sense.score, tick: leaf, because: 'group' });
      continue;
    }
    const option = isOption(field, leaf);
    // a heading whose options are known words, over another word
    const strange = CLOSED.has(field) && !option ? 0.45 : 1;
    if (field === 'contactKind' && kind === 'daily-report' && option && !ticky) {
      const word = CHOICE_WORDS.contactKind(leaf);
      const timeField = word === 'call' ? 'callTime' : 'visitTime';
      result.push({
        field: timeField,
        score: sense.score * fitness(timeField, profile),
        words: sense.score,
        because: 'group',
      });
      continue;
    }
    if (field === 'purpose' && !ticky && !option) continue;
    const own = fitting(looseSenses(leaf), kind).some(
      (other) => other.score >= 0.6 && other.to !== 'none' && other.to !== field,
    );
    if (ticky)
      result.push({
        field,
        score: sense.score * (own && !option ? 0.8 : 1) * strange,
        words: sense.score,
        tick: leaf,
        because: 'group',
      });
    else if (profile.filled === 0 && (option || !own))
      result.push({ field, score: sense.score * 0.9, words: sense.score, tick: leaf, because: 'group' });
    else if (option && profile.tick > 0)
      result.push({ field, score: sense.score * 0.8, words: sense.score, tick: leaf, because: 'group' });
  }
  return result;
}

const LEVEL_TAIL = /^(.{2,}?)[\s:：/／(（-]*(F[0-2]|[A-Z])(?:级|類|类)?[)）]?$/iu;

/** Options that stand as headers of tick columns with no heading over them, as whole words (in Simplified characters). */
const LONE_TICKS: readonly (readonly [MappedField, (kind: FormKind) => boolean, RegExp])[] = [
  ['contactKind', isRegister, /^(?:[来到进]店|来访|来厅|来电|呼入|致电|电话)$/u],
  ['firstVisit', isRegister, /^(?:[首初再]次?|二次|[首初复再]访|(?:[首初再]|二)次[来到进]店)$/u],
  ['level', isRegister, /^[HABC]级?$/iu],
  ['carriedFrom', isReport, /^(?:(?:上月|前期)?留存|(?:本月|当月)?新[增生])$/u],
  ['contactKind', isReport, /^(?:电话|拜访|电访|面访|上门|来店|到店)$/u],
  ['purpose', isReport, /^(?:开拓|促进|手续|管理|手续管理|售后|售后回访)$/u],
];

function isReport(kind: FormKind): boolean {
  return kind === 'daily-report';
}

/** Headers that say field and option in one: `上月H`, ticks under 上月留存, 本月新增, 来店, 来电, H, 开拓 with nothing over them. */
function optionCandidates(leaf: string, kind: FormKind, ticky: boolean, alone: boolean): Candidate[] {
  const one = (field: MappedField, tick: string): Candidate[] => [
    { field, score: 0.95, words: 0.95, tick, because: 'group' },
  ];
  if (isReport(kind) && ticky && senses(leaf).some(({ to }) => to === 'carriedFrom') && isOption('carriedFrom', leaf))
    return one('carriedFrom', leaf);
  if (ticky && alone) {
    const words = toSimplified(leaf);
    const lone = LONE_TICKS.find(([, fits, pattern]) => fits(kind) && pattern.test(words));
    if (lone !== undefined) return one(lone[0], leaf);
  }
  if (kind !== 'contact-matrix') return [];
  const [, heading = '', level = ''] = LEVEL_TAIL.exec(leaf) ?? [];
  const carries = senses(heading).some(({ to }) => to === 'carryOver');
  return carries && isLevelWord(level) ? one('carryOver', level) : [];
}

/** The sub-header is one of the field's own values (`H` under 级别, `开拓` under 目的). */
export function isOption(field: MappedField, leaf: string): boolean {
  const plain = toSimplified(leaf);
  switch (field) {
    case 'level':
    case 'followUpLevel':
    case 'levelBefore':
    case 'levelAfter':
    case 'carryOver':
      return isLevelWord(plain);
    case 'monthEndLevel':
      return isLevelWord(plain) || /^(?:成交|战败|失控|冷冻|订车|交车|流失|下订|退订)$/u.test(plain);
    case 'contactKind':
      return CHOICE_WORDS.contactKind(plain) !== undefined;
    case 'firstVisit':
      return CHOICE_WORDS.firstVisit(plain) !== undefined;
    case 'purpose':
      return CHOICE_WORDS.purpose(plain) !== undefined;
    case 'lossKind':
      return CHOICE_WORDS.lossKind(plain) !== undefined;
    case 'carriedFrom':
      return CHOICE_WORDS.carriedFrom(plain) !== undefined;
    case 'gender':
      return parseGender(plain) !== undefined;
    case 'purchaseWindow':
      return /[天日周月年]|随时|近期/u.test(plain);
    default:
      return false;
  }
}

function isLevelWord(text: string): boolean {
  return LEVEL_CODES.has(text.replace(/(?:级|类)$/u, '').toUpperCase());
}

/** What the values alone say, for a column whose words say nothing. Never enough to use it where several fields look alike. */
function valueCandidates(p: Profile, kind: FormKind, leaf: string): Candidate[] {
  if (p.filled < 3) return [];
  const share = (n: number): number => n / p.filled;
  const list: Candidate[] = [];
  const known = senses(leaf).some((sense) => sense.score >= 0.6);
  const add = (field: MappedField, score: number): void => {
    if (hasField(kind, field)) list.push({ field, score: known ? score * 0.6 : score, words: 0, because: 'values' });
  };
  if (share(p.phone) >= 0.8 && share(p.identity) < 0.2) add('phone', 0.75);
  if (share(p.gender) >= 0.9) add('gender', 0.7);
  if (share(p.level) >= 0.85 && p.distinct >= 2 && share(p.integer) < 0.2) add('level', 0.4);
  if (share(p.person) >= 0.8 && share(p.short) > 0.9)
    add(
      p.distinct >= p.filled * 0.7 ? 'customerName' : 'consultant',
      p.distinct >= p.filled * 0.9 && p.filled >= 5 ? 0.52 : 0.4,
    );
  if (share(p.visitWord) >= 0.9 && p.distinct <= 6) add('contactKind', 0.42);
  if (share(p.date) >= 0.9) add('date', 0.4);
  if (share(p.time) >= 0.9) add('arriveTime', 0.4);
  if (share(p.lossWord) >= 0.9) add('lossKind', 0.42);
  if (share(p.purposeWord) >= 0.9) add('purpose', 0.42);
  if (share(p.periodWord) >= 0.9) add('purchaseWindow', 0.4);
  if (share(p.long) >= 0.5 && p.distinct >= p.filled * 0.5 && share(p.digits) < 0.2) {
    add('outcome', 0.32);
    add('lossReason', 0.3);
  }
  return list;
}
