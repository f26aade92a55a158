import type { FormKind } from '../families';
import { callRegister } from './call-register';
import { complaintRegister } from './complaint-register';
import { contactMatrix } from './contact-matrix';
import { customerCard } from './customer-card';
import { dailyReport } from './daily-report';
import { deliveryFollowUp } from './delivery-follow-up';
import { eventInvitation } from './event-invitation';
import type { FormKindSpec } from './kind';
import { lossRecord } from './loss-record';
import { ownerRegister } from './owner-register';
import { renewalLedger } from './renewal-ledger';
import { serviceHistory } from './service-history';
import { serviceReminder } from './service-reminder';
import { visitorCallRegister } from './visitor-call-register';
import { visitorRegister } from './visitor-register';

/** Every kind of form, one file each. The order is that in which kinds of equal evidence are preferred. */
export const FORM_SPECS: Readonly<Record<FormKind, FormKindSpec>> = {
  'visitor-register': visitorRegister,
  'call-register': callRegister,
  'visitor-call-register': visitorCallRegister,
  'contact-matrix': contactMatrix,
  'daily-report': dailyReport,
  'customer-card': customerCard,
  'loss-record': lossRecord,
  'owner-register': ownerRegister,
  'delivery-follow-up': deliveryFollowUp,
  'service-history': serviceHistory,
  'service-reminder': serviceReminder,
  'renewal-ledger': renewalLedger,
  'complaint-register': complaintRegister,
  'event-invitation': eventInvitation,
};

/** The form's rows are of one month: next month's workbook begins with an empty one. A card goes on as long as its customer. */
export function emptiedAtMonthEnd(kind: FormKind): boolean {
  return FORM_SPECS[kind].emptiedAtMonthEnd === true;
}

export type { FormKindSpec, Found } from './kind';
