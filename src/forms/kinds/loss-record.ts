import { KIND } from '../weights';
import { count, type FormKindSpec } from './kind';

/** 战败/失控客户: whom the store lost, and why. */
export const lossRecord: FormKindSpec = {
  titles: {
    weight: KIND.title.only,
    pattern: /战败|失控|流失客户|客户流失|失销|丢单|冷冻客户|未成交客户|lost|lossrecord/iu,
  },
  speaks: {
    lossReason: 2.5,
    lossKind: 2,
    levelBefore: 1.5,
    competitor: 1,
    firstContactDate: 0.7,
    date: 0.3,
    model: 0.3,
    consultant: 0.3,
    level: 0.3,
  },
  headers: { weight: KIND.headerWords, pattern: /战败|失控|流失|冷冻|失销|lost/u },
  enough: KIND.enough.loss,
  needs: (found) => {
    const telling = count(found, 'lossReason', 'lossKind') > 0;
    return (
      count(found, 'lossReason', 'lossKind', 'date', 'competitor') >= (found.titled ? 1 : KIND.fields.untitled) &&
      (telling || found.titled)
    );
  },
  wanted: ['lossReason', 'lossKind', 'date'],
  month: 'rows',
  dayFromTitle: 'title',
  inheritsDate: true,
  emptiedAtMonthEnd: true,
};
