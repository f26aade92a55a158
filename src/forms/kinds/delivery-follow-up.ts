import { KIND } from '../weights';
import { count, type FormKindSpec } from './kind';

/** 交车后回访: the calls after a car was handed over, and lists with a row per call. */
export const deliveryFollowUp: FormKindSpec = {
  titles: {
    weight: KIND.title.form,
    pattern:
      /(?<!(?:首保|定保|保养)[^\n]{0,4})(?:交车|新车|售后|车主|用户|保有|客户|电话|满意度|客服|三日|3日|七日|7日|一周|月度)[^\n]{0,6}(?:回访|关怀|跟踪)|回访(?:记录|登记|跟踪|台账|明细|一览|表)|客户关怀|客户跟踪表|deliveryfollow/iu,
  },
  speaks: {
    deliveryDate: 2,
    purchaseDate: 1,
    result: 2,
    satisfaction: 2,
    handler: 1,
    date: 0.7,
    plate: 0.7,
    vin: 0.7,
    model: 0.3,
  },
  headers: { weight: KIND.headerWords, pattern: /回访|关怀/u },
  enough: KIND.enoughAfter.followUps,
  needs: (found) => found.steps > 0 || count(found, 'result', 'satisfaction') > 0,
  wanted: ['deliveryDate', 'result', 'satisfaction'],
  steps: 'delivery',
  month: 'rows',
};
