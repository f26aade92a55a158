import { familyOf, isRegister, type FormKind } from '../families';
import {
  fitness,
  hasField,
  isClosed,
  isLevelWord,
  isOption,
  isTickable,
  type ColumnProfile,
  type MappedField,
} from '../fields';
import { CHOICE_WORDS } from '../vocabulary/choices';
import { isField, looseSenses, senses, type Sense } from '../vocabulary/lookup';
import { COLUMN, FIT, MATCH, VALUES } from '../weights';
import { gathered } from './gathered';
import { toSimplified } from '../values';

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

/** What the words over a column and its values say that it is, best first. */
export function candidatesFor(
  path: readonly string[],
  profile: ColumnProfile,
  kind: FormKind,
  groupTicks = false,
  siblings?: MappedField,
): Candidate[] {
  const leaf = path.at(-1) ?? '';
  // 其他 in a group of ticks holds the words of what is none of the others
  const inGroup = groupTicks && (profile.tick > 0 || profile.filled === 0 || /^其[他它]/u.test(leaf));
  const ticky = isTicky(profile) || isMarked(profile) || inGroup;
  const parents = path.slice(0, -1).reverse();
  // 战败, 失控 and 冷冻 side by side say what they are of, whatever stands over them
  if (siblings !== undefined && ticky)
    return [{ field: siblings, score: COLUMN.option, words: COLUMN.option, tick: leaf, because: 'group' }];
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
    const other =
      chosen && sense.to !== 'none' && isClosed(sense.to as MappedField) && !isOption(sense.to as MappedField, leaf);
    add(fromSense(sense, profile, other ? COLUMN.underHeading : 1));
  }
  for (const candidate of group) add(candidate);
  if (!(parent !== undefined && saysNone(parent) && ticky)) {
    // under a heading of its own an option (电话 under 访问状况) is no header by itself
    const damp = joint.length > 0 || group.some(({ score }) => score >= COLUMN.headingSays) ? COLUMN.underHeading : 1;
    for (const sense of fitting(looseSenses(leaf), kind)) add(fromSense(sense, profile, damp));
  } else add({ field: 'none', score: 1, words: 1, because: 'group' });
  if (kind === 'daily-report' && isMoves(profile) && found.has('level'))
    add({ field: 'levelBefore', score: COLUMN.moves, words: 1, because: 'words' });
  for (const candidate of optionCandidates(
    leaf,
    kind,
    profile,
    ticky,
    parent === undefined || senses(parent).every(({ to }) => to === 'none'),
  ))
    add(candidate);
  const people = gathered(path, profile);
  if (people !== undefined) add(people);
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
    const rival = misspelt.some(
      (other) => other.field !== candidate.field && other.score >= candidate.score * COLUMN.coinFlip,
    );
    return rival ? { ...candidate, score: Math.min(candidate.score, COLUMN.use - 0.01) } : candidate;
  });
}

function fitting(list: readonly Sense[], kind: FormKind): Sense[] {
  return list.filter((sense) => {
    if (sense.to === 'heading' || sense.to === 'planned' || sense.to === 'actual') return false;
    if (sense.kinds !== undefined && !sense.kinds.includes(kind)) return false;
    return sense.to === 'none' || hasField(kind, sense.to);
  });
}

function fromSense(sense: Sense, profile: ColumnProfile, damp: number): Candidate {
  // a phrase of this very form says more than one that all forms share
  const words = sense.score * damp * (sense.kinds === undefined ? COLUMN.shared : 1);
  const because = becauseOf(sense);
  if (sense.to === 'none') return { field: 'none', score: words, words, because };
  const field = sense.to as MappedField;
  const fit = fitness(field, profile);
  // three characters of which one is wrong may be another word altogether, unless the values agree
  const short = isMisspelt(sense) && sense.phrase.length <= COLUMN.shortWord && fit <= 1 ? COLUMN.unsureWord : 1;
  // another character may make it another word: where the values do not speak for it, a person is asked
  const unsure = sense.how === 'misspelt' && fit <= 1 ? Math.min(short, MATCH.unconfirmed) : short;
  return {
    field,
    score: words * fit * unsure,
    words,
    because,
    ...(fit < COLUMN.contradicts ? { doubted: true as const } : {}),
  };
}

/** Whether the words themselves, a part of them or nearly they say it. */
export function becauseOf(sense: Sense): Candidate['because'] {
  if (isMisspelt(sense)) return 'misspelt';
  return sense.how.endsWith('tail') || sense.how === 'head' ? 'part' : 'words';
}

function isMisspelt({ how }: Sense): boolean {
  return how === 'misspelt' || how === 'misspelt-alike';
}

function isGroupOnly(words: string, kind: FormKind): boolean {
  const list = senses(words);
  if (!list.some((sense) => sense.to === 'heading')) return false;
  return !list.some(
    (sense) =>
      sense.to !== 'heading' &&
      sense.to !== 'none' &&
      sense.to !== 'planned' &&
      sense.to !== 'actual' &&
      hasField(kind, sense.to) &&
      isTickable(sense.to) &&
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

export function isTicky(profile: ColumnProfile): boolean {
  return profile.filled > 0 && profile.tick >= profile.filled * COLUMN.ticks;
}

/** Numbers of identity cards, whatever the head calls them: no field holds them, and none is asked about. */
export function isIdentity(profile: ColumnProfile): boolean {
  return profile.identity - profile.frame > profile.filled * FIT.most;
}

/** Every cell says whether or not: check boxes, 1 and 0, 是 and 否. */
export function isMarked(profile: ColumnProfile): boolean {
  return profile.filled > 0 && profile.mark + profile.nothing >= (profile.filled + profile.nothing) * COLUMN.marks;
}

const MOVE = /^[A-Z]\d?级?\s*(?:→|⇒|-{1,2}>|=>)\s*[A-Z]\d?级?$/iu;

/** A level column that tells the level before and after each contact (`B→A`). */
function isMoves({ samples }: ColumnProfile): boolean {
  return samples.filter((sample) => MOVE.test(sample.normalize('NFKC').trim())).length * 2 > samples.length;
}

/** A heading that names a field over a column of ticks, or over an option of that field. */
function groupCandidates(
  parent: string,
  leaf: string,
  profile: ColumnProfile,
  kind: FormKind,
  ticky: boolean,
): Candidate[] {
  const result: Candidate[] = [];
  const list = fitting(looseSenses(parent), kind);
  const anyOption = list.some(({ to }) => to !== 'none' && isOption(to as MappedField, leaf));
  for (const heading of list) {
    if (heading.to === 'none' || !isTickable(heading.to as MappedField)) continue;
    // of two fields that the heading may name, the one whose option the sub-header is (访问类别 over 开拓)
    const mute = anyOption && !isOption(heading.to as MappedField, leaf);
    const sense = mute ? { ...heading, score: heading.score * COLUMN.mutedHeading } : heading;
    const field = sense.to as MappedField;
    if (field === 'carryOver') {
      result.push({ field, score: sense.score, words: sense.score, tick: leaf, because: 'group' });
      continue;
    }
    const option = isOption(field, leaf);
    // a heading whose options are known words, over another word
    const strange = isClosed(field) && !option ? COLUMN.strangeOption : 1;
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
      (other) => other.score >= COLUMN.header && other.to !== 'none' && other.to !== field,
    );
    if (ticky)
      result.push({
        field,
        score: sense.score * (own && !option ? COLUMN.ownWord : 1) * strange,
        words: sense.score,
        tick: leaf,
        because: 'group',
      });
    else if (profile.filled === 0 && (option || !own))
      result.push({ field, score: sense.score * COLUMN.emptyGroup, words: sense.score, tick: leaf, because: 'group' });
    else if (option && profile.tick > 0)
      result.push({ field, score: sense.score * COLUMN.fewTicks, words: sense.score, tick: leaf, because: 'group' });
  }
  return result;
}

const LEVEL_TAIL = /^(.{2,}?)[\s:：/／(（-]*(F[0-2]|[A-Z])(?:级|類|类)?[)）]?$/iu;

/** Options that stand as headers of tick columns with no heading over them, as whole words (in Simplified characters). */
const LONE_TICKS: readonly (readonly [MappedField, (kind: FormKind) => boolean, RegExp])[] = [
  ['contactKind', isRegister, /^(?:[来到进]店|来访|来厅|来电|呼入|致电|电话)$/u],
  ['firstVisit', isRegister, /^(?:[首初再]次?|二次|[首初复再]访|(?:[首初再]|二)次[来到进]店)$/u],
  ['level', (kind) => isRegister(kind) || familyOf(kind) === 'matrix', /^[HABC]级?$/iu],
  ['lossKind', isLoss, /^(?:战败|失控|冷冻|流失)$/u],
  ['carriedFrom', isReport, /^(?:(?:上月|前期)?留存|(?:本月|当月)?新[增生])$/u],
  ['contactKind', isReport, /^(?:电话|拜访|电访|面访|上门|来店|到店)$/u],
  ['purpose', isReport, /^(?:开拓|促进|手续|管理|手续管理|售后|售后回访)$/u],
];

/** The field of which all these sub-headers are options, where the heading over them names none (情况 over 战败, 失控, 冷冻). */
export function fieldOfSiblings(heading: string, leaves: readonly string[], kind: FormKind): MappedField | undefined {
  if (leaves.length < 2 || senses(heading).some(({ to }) => isField(to) && isTickable(to))) return undefined;
  const words = leaves.map((leaf) => toSimplified(leaf));
  return LONE_TICKS.find(([, fits, pattern]) => fits(kind) && words.every((word) => pattern.test(word)))?.[0];
}

/** The field of which a sub-header is an option by itself, with nothing over it. */
export function loneTickOf(leaf: string, kind: FormKind): MappedField | undefined {
  const words = toSimplified(leaf);
  return LONE_TICKS.find(([, fits, pattern]) => fits(kind) && pattern.test(words))?.[0];
}

/** Ways of contact over clock times in a report. */
const TIMED_CONTACTS: readonly (readonly [MappedField, RegExp])[] = [
  ['callTime', /^(?:电话|致电|去电|电访|电联|通话)(?:时间|联系)?$/u],
  ['visitTime', /^(?:上门|拜访|面访|登门|外访|家访|来店|到店|面谈)(?:时间|访问)?$/u],
];

function isTimed(profile: ColumnProfile): boolean {
  return profile.filled > 0 && profile.time >= profile.filled * COLUMN.times;
}

function tellsStates({ filled, followWord, lossWord, endWord }: ColumnProfile): boolean {
  return (followWord + lossWord + endWord) * 2 > filled;
}

const STATE = /^(?:客户|最新|当前|目前|跟进|跟踪|意向)?(?:最新|当前|目前)?(?:状态|状况)$/u;

function isLoss(kind: FormKind): boolean {
  return familyOf(kind) === 'loss';
}

function isReport(kind: FormKind): boolean {
  return familyOf(kind) === 'report';
}

/** Headers that say field and option in one: `上月H`, ticks under 上月留存, 本月新增, 来店, 来电, H, 开拓 with nothing over them. */
function optionCandidates(
  leaf: string,
  kind: FormKind,
  profile: ColumnProfile,
  ticky: boolean,
  alone: boolean,
): Candidate[] {
  const one = (field: MappedField, tick: string): Candidate[] => [
    { field, score: COLUMN.option, words: COLUMN.option, tick, because: 'group' },
  ];
  if (isReport(kind) && ticky && senses(leaf).some(({ to }) => to === 'carriedFrom') && isOption('carriedFrom', leaf))
    return one('carriedFrom', leaf);
  if (ticky && alone) {
    const words = toSimplified(leaf);
    // 否 under 首次 is an answer, not a tick that is not there
    const lone = LONE_TICKS.find(
      ([field, fits, pattern]) => fits(kind) && pattern.test(words) && (field !== 'firstVisit' || isTicky(profile)),
    );
    if (lone !== undefined) return one(lone[0], leaf);
  }
  if (isReport(kind) && isTimed(profile)) {
    const how = TIMED_CONTACTS.find(([, pattern]) => pattern.test(toSimplified(leaf)));
    if (how !== undefined) return [{ field: how[0], score: COLUMN.timed, words: COLUMN.timed, because: 'group' }];
  }
  // 状态 may be that of anything: where most of it is 跟进中, 成交 and 战败 it is the customer's
  if (isRegister(kind) && STATE.test(toSimplified(leaf)) && tellsStates(profile))
    return [{ field: 'status', score: COLUMN.stated, words: COLUMN.stated, because: 'words' }];
  if (kind !== 'contact-matrix') return [];
  // 状态 with 成交 or 战败 in it is what became of the customers
  if (STATE.test(toSimplified(leaf)) && profile.lossWord + profile.endWord > 0)
    return [{ field: 'monthEndLevel', score: COLUMN.stated, words: COLUMN.stated, because: 'words' }];
  const [, heading = '', level = ''] = LEVEL_TAIL.exec(leaf) ?? [];
  const carries = senses(heading).some(({ to }) => to === 'carryOver');
  return carries && isLevelWord(level) ? one('carryOver', level) : [];
}

/** What the values alone say, for a column whose words say nothing. Never enough to use it where several fields look alike. */
function valueCandidates(p: ColumnProfile, kind: FormKind, leaf: string): Candidate[] {
  if (p.filled < VALUES.least) return [];
  const share = (n: number): number => n / p.filled;
  const list: Candidate[] = [];
  const known = senses(leaf).some((sense) => sense.score >= COLUMN.header);
  const add = (field: MappedField, score: number): void => {
    if (hasField(kind, field))
      list.push({ field, score: known ? score * VALUES.besideWords : score, words: 0, because: 'values' });
  };
  const { phone, gender, level, name, choice, plain, prose } = VALUES;
  if (share(p.phone) >= phone.share && share(p.identity) < phone.identity) add('phone', phone.score);
  if (share(p.gender) >= gender.share) add('gender', gender.score);
  if (share(p.level) >= level.share && p.distinct >= 2 && share(p.integer) < level.integers) add('level', level.score);
  if (share(p.person) >= name.share && share(p.short) > name.short)
    add(
      p.distinct >= p.filled * name.different ? 'customerName' : 'consultant',
      p.distinct >= p.filled * name.allDifferent && p.filled >= name.enough ? name.sure : name.score,
    );
  if (share(p.visitWord) >= choice.share && p.distinct <= VALUES.contactKinds) add('contactKind', choice.score);
  if (share(p.date) >= plain.share) add('date', plain.score);
  if (share(p.time) >= plain.share) add('arriveTime', plain.score);
  if (share(p.firstWord) >= choice.share) add('firstVisit', choice.score);
  if (share(p.lossWord) >= choice.share) add('lossKind', choice.score);
  if (share(p.purposeWord) >= choice.share) add('purpose', choice.score);
  if (share(p.periodWord) >= plain.share) add('purchaseWindow', plain.score);
  if (share(p.long) >= prose.share && p.distinct >= p.filled * prose.different && share(p.digits) < prose.digits) {
    add('outcome', prose.outcome);
    add('lossReason', prose.reason);
  }
  return list;
}
