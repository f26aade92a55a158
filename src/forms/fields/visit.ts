import { isBlankOrNothing, parseYesNo, toSimplified, withoutBlanks } from '../values';
import type { FormKind } from '../families';
import { CHOICE_WORDS } from '../vocabulary/choices';
import { complaintStatusOf, renewalStatusOf } from '../vocabulary/outcomes';
import { FIT } from '../weights';
import { field } from './field';
import { not, share, unlike, want, type Against } from './fitness';
import {
  arrival,
  carriedLevel,
  choice,
  count,
  date,
  dateOrWords,
  labelOrCode,
  level,
  levelOrWord,
  prose,
  text,
  tickedText,
  time,
  timeOrTick,
  yesNo,
} from './kinds';
import type { ValueKind } from './value-kind';

const NO_ORDER: readonly Against[] = [
  [FIT.most, 'phone'],
  [FIT.closing.dates, 'date'],
];

const ANSWER = /^(?:[是否有未已yn√×01]|没有|yes|no|true|false)$/iu;

/** What a yes says under a header that asks: 是否下订 a deposit, 是否全款 all of it, else the header's own word. */
function asked(header: string): string {
  const word = toSimplified(header)
    .replace(/^.*>/u, '')
    .replace(/^是否(?:已经?)?|(?:与否|否)$/gu, '');
  if (/全款|全额/u.test(word)) return 'full-payment';
  return /[订定]|锁单/u.test(word) ? 'deposit' : word;
}

/** 结案情形: two known outcomes, anything else as written. */
const closing: ValueKind<string> = {
  answers: true,
  fitness: (p) => unlike(p, NO_ORDER),
  tick: (label) => CHOICE_WORDS.closing(withoutBlanks(label)) ?? label,
  read: ({ raw, of }) => {
    if (isBlankOrNothing(raw)) return undefined;
    const answer = ANSWER.test(raw.trim()) ? parseYesNo(raw) : undefined;
    if (answer === false) return undefined;
    return answer === true ? asked(of.header) : (CHOICE_WORDS.closing(raw) ?? raw.trim());
  },
};

const ASKS = /是否|与否/u;

/** What the words say of a renewal and of a complaint; elsewhere of a customer. */
const STATUS_WORDS: Partial<Readonly<Record<FormKind, (text: string) => string | undefined>>> = {
  'renewal-ledger': renewalStatusOf,
  'complaint-register': complaintStatusOf,
};

/** 最新状态: how far the customer has come; other words as written. */
const status: ValueKind<string> = {
  ...text({
    against: [
      [FIT.most, 'phone'],
      [FIT.most, 'date'],
      [FIT.most, 'level'],
      [FIT.most, 'long'],
    ],
    // 有效 and 无效 under 线索状态 say less than 跟进中, 成交 and 战败 under 跟进状态
    prefers: (p) => (share(p, 'followWord', 'endWord', 'lossWord') > FIT.most ? FIT.agrees : 1),
  }),
  tick: (label, { context }) => STATUS_WORDS[context.kind]?.(label),
  read: ({ raw, context, of }) => {
    // 是否闭环: a yes closes the case
    const closed =
      context.kind === 'complaint-register' && ASKS.test(toSimplified(of.header)) ? parseYesNo(raw) : undefined;
    if (closed !== undefined) return closed ? 'closed' : 'open';
    if (isBlankOrNothing(raw)) return undefined;
    const words = STATUS_WORDS[context.kind] ?? CHOICE_WORDS.status;
    return words(raw) ?? raw.trim();
  },
};

const purchaseWindow: ValueKind<string> = {
  ...tickedText({
    against: [
      [FIT.most, 'phone'],
      [FIT.most, 'tick'],
      [FIT.window.levels, 'level'],
    ],
  }),
  option: (leaf) => /[天日周月年]|随时|近期/u.test(toSimplified(leaf)),
};

const first = choice({
  words: CHOICE_WORDS.firstVisit,
  fitness: (p) => want(p, (p.firstWord + p.yesNo) / (p.filled + p.nothing), FIT.most),
});

/** A header that asks whether they came again: its yes is a no. */
const ASKS_FOR_LATER = /(?:二|再|第二|多|2)次|[复二再]访|再来|回头|老客/u;
const ASKS_FOR_FIRST = /[首初新]|第一次/u;

const firstVisit: ValueKind<boolean> = {
  ...first,
  answers: true,
  read: (at) => {
    const header = toSimplified(at.of.header);
    const yes = ASKS_FOR_LATER.test(header) && !ASKS_FOR_FIRST.test(header) ? parseYesNo(at.raw) : undefined;
    return yes === undefined ? first.read(at) : !yes;
  },
};

/** The visit or call and what came of it. */
export const VISIT = {
  contactKind: field({
    value: choice({
      words: CHOICE_WORDS.contactKind,
      fitness: (p) =>
        want(p, share(p, 'visitWord'), FIT.most) *
        not((p.firstWord - Math.min(p.firstWord, p.yesNo)) / p.filled, FIT.contactKind.firstWords),
    }),
    on: ['register', 'report'],
  }),
  date: field({ value: date, on: ['register', 'report', 'loss', 'card', 'after-sales'], halves: true }),
  arriveTime: field({ value: arrival, on: ['register'], halves: true }),
  leaveTime: field({ value: time, on: ['register'] }),
  source: field({ value: labelOrCode }),
  partySize: field({ value: count, on: ['register'] }),
  firstVisit: field({
    value: firstVisit,
    on: ['register'],
  }),
  testDrive: field({ value: yesNo, on: ['register'] }),
  level: field({ value: level({ takes: 'first', lastGives: 'followUpLevel' }) }),
  followUpLevel: field({ value: level({ takes: 'last' }), on: ['register'] }),
  purchaseWindow: field({ value: purchaseWindow, on: ['register'] }),
  outcome: field({ value: text(prose), on: ['register', 'report'] }),
  closing: field({ value: closing, on: ['register'] }),
  appointment: field({ value: dateOrWords }),
  status: field({ value: status, on: ['register', 'renewal-ledger', 'complaint-register'] }),
  closingDate: field({ value: date, on: ['register'], halves: 'or-neither' }),
};

/** What only the month's matrix, the day's report and the record of losses ask. */
export const AFTERWARDS = {
  firstContactDate: field({ value: date, on: ['matrix', 'loss', 'card'] }),
  monthEndLevel: field({ value: levelOrWord, on: ['matrix'] }),
  carryOver: field({ value: carriedLevel, on: ['matrix'], severalColumns: true }),
  purpose: field({
    value: choice({ words: CHOICE_WORDS.purpose, fitness: (p) => want(p, share(p, 'purposeWord'), FIT.choice.enough) }),
    on: ['report'],
  }),
  levelBefore: field({ value: level({ takes: 'first', lastGives: 'levelAfter' }), on: ['report', 'loss'] }),
  levelAfter: field({ value: level({ takes: 'last' }), on: ['report', 'loss'] }),
  carriedFrom: field({
    value: choice({
      words: CHOICE_WORDS.carriedFrom,
      fitness: (p) => want(p, Math.max(share(p, 'carriedWord'), share(p, 'mark')), FIT.choice.enough),
    }),
    on: ['report'],
  }),
  callTime: field({ value: timeOrTick('call'), on: ['report'] }),
  visitTime: field({ value: timeOrTick('visit'), on: ['report'] }),
  instruction: field({ value: text(prose), on: ['report'] }),
  lossKind: field({
    value: choice({ words: CHOICE_WORDS.lossKind, fitness: (p) => want(p, share(p, 'lossWord'), FIT.choice.enough) }),
    on: ['loss'],
  }),
};
