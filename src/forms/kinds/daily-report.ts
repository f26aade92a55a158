import { KIND } from '../weights';
import { count, type FormKindSpec } from './kind';

/** 营业日报: what a consultant did on one day. */
export const dailyReport: FormKindSpec = {
  titles: {
    weight: KIND.title.only,
    pattern:
      /日报|访问报告|活动报告|工作日志|营业日志|销售日志|dailyreport|每日(?:活动|工作|访问|拜访)|访问日志|拜访记录/iu,
  },
  speaks: {
    purpose: 3,
    instruction: 3,
    carriedFrom: 3,
    levelBefore: 2,
    levelAfter: 2,
    callTime: 2,
    visitTime: 1,
    outcome: 1,
    contactKind: 0.7,
    source: 0.5,
    level: 0.5,
    appointment: 0.5,
    model: 0.3,
    district: 0.2,
  },
  enough: KIND.enough.report,
  needs: (found) => {
    const own =
      (found.log ? KIND.fields.untitled : 0) +
      count(found, 'purpose', 'levelBefore', 'levelAfter', 'callTime', 'visitTime', 'instruction', 'carriedFrom');
    return found.titled
      ? own + count(found, 'outcome', 'contactKind', 'level') >= KIND.fields.titled
      : own >= KIND.fields.untitled;
  },
  wanted: ['purpose', 'levelBefore', 'levelAfter', 'outcome'],
  month: 'day',
  dayFromTitle: 'title-or-sheet',
  emptiedAtMonthEnd: true,
};
