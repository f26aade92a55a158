import { chosen } from '../vocabulary/choices';
import { answerOf, happened } from '../vocabulary/guest-words';
import {
  complaintLevelOf,
  ownerKindOf,
  purchaseTypeOf,
  renewalKindOf,
  resultOf,
  satisfactionOf,
  workKindOf,
} from '../vocabulary/outcomes';
import { isBlankOrNothing } from '../values';
import { FIT } from '../weights';
import { field } from './field';
import { not, share, unlike, want, type Against } from './fitness';
import {
  birthday,
  choice,
  count,
  mileage,
  money,
  plainDate,
  plate,
  prose,
  staffNames,
  text,
  vin,
  wordOrWritten,
} from './kinds';
import type { ColumnProfile } from './column-profile';
import type { ValueKind } from './value-kind';

const NO_WORDS: readonly Against[] = [
  [FIT.most, 'phone'],
  [FIT.place.dates, 'date'],
];

/** Words of a few sorts: no phones, no days. */
function words(p: ColumnProfile): number {
  return unlike(p, NO_WORDS);
}

/** People and firms: no phones, days or numbers. */
const names = text({
  against: [
    [FIT.most, 'phone', 'date'],
    [FIT.most, 'number'],
  ],
});

/** Words of a few sorts, of which the column has at least one: 客户类别 may also tell the old customers from the new. */
function wordsOf(meant: (word: string) => unknown): (p: ColumnProfile) => number {
  return (p) =>
    words(p) *
    (p.samples.length === 0 || p.samples.some((raw) => meant(chosen(raw) ?? '') !== undefined) ? 1 : FIT.disagrees);
}

/** Who sent the customer: a name, a phone number, or both. */
const recommender = text({
  against: [
    [FIT.most, 'date'],
    [FIT.most, 'number'],
  ],
});

const CALENDAR = /[农農阴陰公阳陽新旧舊][历曆]/u;

/** The names of the two calendars, and hardly anything else: 类型 alone heads many columns. */
function calendars({ samples }: ColumnProfile): number {
  return samples.length === 0 ? 1 : not(samples.filter((word) => !CALENDAR.test(word)).length / samples.length);
}

/** Whether a guest came or bought. */
const event: ValueKind<boolean> = {
  answers: true,
  fitness: (p) => unlike(p, [[FIT.most, 'phone', 'date']]),
  tick: (label) => happened(label) ?? true,
  read: ({ raw }) => (isBlankOrNothing(raw) && raw.trim() === '' ? undefined : happened(raw)),
};

/** A guest's answer; a tick says that they come. */
const answer: ValueKind<'coming' | 'unsure' | 'not-coming'> = {
  ...choice({ words: answerOf, fitness: (p) => want(p, share(p, 'answerWord', 'mark'), FIT.choice.enough) }),
  answers: true,
  read: ({ raw }) => answerOf(raw),
};

/** Owners and their cars: what forms after the sale have, and no other. */
export const AFTER_THE_SALE = {
  plate: field({ value: plate, on: ['after-sales'] }),
  vin: field({ value: vin, on: ['after-sales'] }),
  ownerKind: field({ value: choice({ words: ownerKindOf, fitness: wordsOf(ownerKindOf) }), on: ['after-sales'] }),
  contactPerson: field({ value: names, on: ['after-sales'] }),
  deliveryDate: field({ value: plainDate, on: ['after-sales'] }),
  purchaseDate: field({ value: plainDate, on: ['after-sales'] }),
  licenseDate: field({ value: plainDate, on: ['after-sales'] }),
  birthday: field({ value: birthday, on: ['after-sales'] }),
  birthdayCalendar: field({
    value: choice({ words: (word) => (/农历|阴历/u.test(word) ? ('lunar' as const) : undefined), fitness: calendars }),
    on: ['after-sales'],
  }),
  purchaseType: field({
    value: choice({ words: purchaseTypeOf, fitness: wordsOf(purchaseTypeOf) }),
    on: ['after-sales'],
  }),
  referrer: field({ value: recommender, on: ['after-sales'] }),
  mileage: field({ value: mileage, on: ['after-sales'] }),
  firstServiceDate: field({ value: plainDate, on: ['after-sales'] }),
  lastServiceDate: field({ value: plainDate, on: ['after-sales'] }),
  nextServiceDate: field({ value: plainDate, on: ['after-sales'] }),
  warrantyEnd: field({ value: plainDate, on: ['after-sales'] }),
  inspectionDue: field({ value: plainDate, on: ['after-sales'] }),
  insurer: field({ value: names, on: ['after-sales'] }),
  previousInsurer: field({ value: names, on: ['after-sales'] }),
  policyStart: field({ value: plainDate, on: ['after-sales'] }),
  policyEnd: field({ value: plainDate, on: ['after-sales'], severalColumns: true }),
  renewalKind: field({ value: choice({ words: renewalKindOf, fitness: wordsOf(renewalKindOf) }), on: ['after-sales'] }),
  premium: field({ value: money, on: ['after-sales'] }),
  serviceAdvisor: field({ value: staffNames, on: ['after-sales'] }),
  renewalAgent: field({ value: staffNames, on: ['after-sales'] }),
  handler: field({ value: staffNames, on: ['after-sales'] }),
  orderNo: field({ value: text({ against: [[FIT.most, 'phone', 'date']] }), on: ['after-sales'] }),
  workKind: field({ value: choice({ words: workKindOf, fitness: words }), on: ['after-sales'] }),
  amount: field({ value: money, on: ['after-sales'] }),
  result: field({ value: wordOrWritten({ words: resultOf, fitness: words }), on: ['after-sales'] }),
  satisfaction: field({
    value: choice({
      words: satisfactionOf,
      fitness: (p) => want(p, share(p, 'satisfactionWord'), FIT.choice.enough),
    }),
    on: ['after-sales'],
  }),
  complaint: field({ value: text(prose), on: ['complaint-register'] }),
  complaintLevel: field({
    value: wordOrWritten({ words: complaintLevelOf, fitness: words }),
    on: ['complaint-register'],
  }),
  dueDate: field({ value: plainDate, on: ['after-sales'] }),
  handledDate: field({ value: plainDate, on: ['complaint-register'] }),
  closedDate: field({ value: plainDate, on: ['complaint-register'] }),
  group: field({ value: text({ against: NO_WORDS }), on: ['event-invitation'] }),
  inviter: field({ value: staffNames, on: ['event-invitation'] }),
  invitedDate: field({ value: plainDate, on: ['event-invitation'] }),
  answer: field({ value: answer, on: ['event-invitation'] }),
  attended: field({ value: event, on: ['event-invitation'] }),
  dealt: field({ value: event, on: ['event-invitation'] }),
  lostReason: field({ value: text({ against: NO_WORDS }), on: ['renewal-ledger', 'event-invitation'] }),
  attendedCount: field({ value: count, on: ['event-invitation'] }),
};
