import { KIND } from '../weights';
import type { FormKindSpec } from './kind';

/** 抱怨/投诉: who complained of what, and whether it is closed. */
export const complaintRegister: FormKindSpec = {
  titles: {
    weight: KIND.title.form,
    pattern: /投诉|抱怨|客诉|(?:客户|回访)问题(?:记录|登记|跟踪|台账)|complaints?/iu,
  },
  speaks: {
    complaint: 3,
    complaintLevel: 3,
    closedDate: 2,
    handledDate: 2,
    dueDate: 1.5,
    handler: 1.5,
    status: 1,
    satisfaction: 0.7,
    date: 0.7,
    plate: 0.3,
    vin: 0.3,
  },
  enough: KIND.enoughAfter.complaints,
  needs: ({ fields }) =>
    fields.has('complaint') ||
    (fields.has('complaintLevel') && (fields.has('closedDate') || fields.has('handledDate') || fields.has('status'))),
  wanted: ['complaint', 'complaintLevel', 'status'],
  month: 'rows',
};
