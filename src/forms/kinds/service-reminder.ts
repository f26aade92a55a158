import { KIND } from '../weights';
import { count, type FormKindSpec } from './kind';

/** 首保/定保招揽: whose service is due, and what they said. */
export const serviceReminder: FormKindSpec = {
  titles: {
    weight: KIND.title.form,
    pattern: /招揽|(?:首保|定保|保养|二保|回厂)[^\n]{0,6}(?:提醒|邀约|跟进|跟踪|通知|回访|预警)|servicereminder/iu,
  },
  speaks: {
    nextServiceDate: 3,
    lastServiceDate: 2.5,
    workKind: 1,
    firstServiceDate: 1,
    mileage: 0.7,
    serviceAdvisor: 0.7,
    result: 1,
    plate: 0.7,
    vin: 0.7,
    handler: 0.5,
  },
  headers: { weight: KIND.headerWords, pattern: /提醒|招揽|(?:首保|保养|定保)到期|应(?:首保|保养|回厂)/u },
  enough: KIND.enoughAfter.reminders,
  needs: (found) =>
    count(
      found,
      'nextServiceDate',
      'lastServiceDate',
      'workKind',
      'firstServiceDate',
      'mileage',
      'deliveryDate',
      'purchaseDate',
    ) > 0 &&
    (found.titled || found.steps > 0 || count(found, 'nextServiceDate', 'result', 'appointment') > 0),
  wanted: ['nextServiceDate', 'lastServiceDate', 'plate'],
  steps: 'calls',
  month: 'rows',
};
