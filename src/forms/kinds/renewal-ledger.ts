import { KIND } from '../weights';
import { count, type FormKindSpec } from './kind';

/** 续保台账: whose policy ends when, and how far its renewal is. */
export const renewalLedger: FormKindSpec = {
  titles: {
    weight: KIND.title.form,
    pattern:
      /续保|保险(?:台账|到期|明细|跟踪|跟进|客户|单|登记|提醒)|投保(?:登记|台账|明细)|已?出单(?:台账|明细|登记|$)|脱保|renewal/iu,
  },
  speaks: {
    policyEnd: 3,
    policyStart: 2,
    renewalKind: 3,
    insurer: 2,
    previousInsurer: 2.5,
    premium: 2,
    renewalAgent: 2,
    status: 1,
    lostReason: 0.5,
    plate: 0.7,
    vin: 0.7,
    dueDate: 0.5,
  },
  enough: KIND.enoughAfter.renewals,
  needs: (found) =>
    count(found, 'policyEnd', 'policyStart') > 0 &&
    (found.titled ||
      count(found, 'renewalKind', 'insurer', 'previousInsurer', 'premium', 'renewalAgent', 'status') > 0 ||
      found.steps > 0),
  wanted: ['policyEnd', 'status', 'insurer'],
  steps: 'calls',
  month: 'rows',
};
