import type { AuditRule } from '../rule';
import type { RuleId } from '../ids';
import { missingTime } from './register/missing-time';
import { missingConsultant } from './register/missing-consultant';
import { missingLevel } from './register/missing-level';
import { missingPhone } from './register/missing-phone';
import { missingSource } from './register/missing-source';
import { missingModel } from './register/missing-model';
import { followUpLate } from './register/follow-up-late';
import { leftBeforeArrival } from './register/left-before-arrival';
import { dateInFuture } from './register/date-in-future';
import { dateOutsideForm } from './register/date-outside-form';
import { duplicateLine } from './register/duplicate-line';
import { twoConsultants } from './register/two-consultants';
import { phoneNearMiss } from './register/phone-near-miss';
import { phonesInSequence } from './register/phones-in-sequence';
import { staffPhone } from './register/staff-phone';
import { entriesAtOnce } from './register/entries-at-once';
import { sameWords } from './register/same-words';
import { noMatrixRow } from './register/no-matrix-row';
import { registerMatrixConflict } from './register/register-matrix-conflict';
import { noConsent } from './register/no-consent';
import { missedVisit } from './matrix/missed-visit';
import { intervalExceeded } from './matrix/interval-exceeded';
import { contactWithoutLevel } from './matrix/contact-without-level';
import { monthEndDiffers } from './matrix/month-end-differs';
import { noReportLine } from './matrix/no-report-line';
import { noMatrixContact } from './matrix/no-matrix-contact';
import { levelDiffers } from './matrix/level-differs';
import { notCarriedOver } from './matrix/not-carried-over';
import { carryOverDiffers } from './matrix/carry-over-differs';
import { lossWithoutRecord } from './matrix/loss-without-record';
import { lossWithoutReason } from './matrix/loss-without-reason';
import { suspectedFalseLoss } from './matrix/suspected-false-loss';
import { closedWhenOverdue } from './matrix/closed-when-overdue';
import { levelBeyondWindow } from './matrix/level-beyond-window';
import { tooManyContacts } from './matrix/too-many-contacts';
import { noCallAfterDelivery } from './matrix/no-call-after-delivery';
import { closedDay } from './matrix/closed-day';
import { unreadableCell } from './any/unreadable-cell';
import { unknownLevel } from './any/unknown-level';
import { unsigned } from './any/unsigned';
import { totalDiffers } from './any/total-differs';
import { typedOverFormula } from './any/typed-over-formula';
import { brokenFormula } from './any/broken-formula';

/** In the order in which they are documented. A new one is a file and a line here. */
const RULES = [
  missingTime,

  missingConsultant,
  missingLevel,
  missingPhone,
  missingSource,
  missingModel,
  followUpLate,
  leftBeforeArrival,
  dateInFuture,
  dateOutsideForm,
  duplicateLine,
  twoConsultants,
  phoneNearMiss,
  phonesInSequence,
  staffPhone,
  entriesAtOnce,
  sameWords,
  noMatrixRow,
  registerMatrixConflict,
  noConsent,
  missedVisit,
  intervalExceeded,
  contactWithoutLevel,
  monthEndDiffers,
  noReportLine,
  noMatrixContact,
  levelDiffers,
  notCarriedOver,
  carryOverDiffers,
  lossWithoutRecord,
  lossWithoutReason,
  suspectedFalseLoss,
  closedWhenOverdue,
  levelBeyondWindow,
  tooManyContacts,
  noCallAfterDelivery,
  closedDay,
  unreadableCell,
  unknownLevel,
  unsigned,
  totalDiffers,
  typedOverFormula,
  brokenFormula,
] as const;

/** In the order in which they are documented. */
export const RULE_IDS: readonly RuleId[] = RULES.map(({ id }) => id);

/** Every rule under its own name: one that is forgotten above is a type error here. */
export const AUDIT_RULES: { readonly [Id in RuleId]: AuditRule<Id> } = byId(RULES);

function byId<const R extends readonly AuditRule[]>(rules: R): { readonly [Rule in R[number] as Rule['id']]: Rule } {
  return Object.fromEntries(rules.map((rule) => [rule.id, rule])) as never;
}
