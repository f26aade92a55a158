import { KIND } from '../weights';
import { count, type FormKindSpec } from './kind';

/** 邀约表: who is invited to an event, and what they said. */
export const eventInvitation: FormKindSpec = {
  titles: {
    weight: KIND.title.form,
    pattern:
      /邀约|邀请(?:表|名单|登记|客户)|(?:活动|团购|讲堂|品鉴)[^\n]{0,6}(?:客户名单|邀客)|invitation|invit(?:ees|ed)/iu,
  },
  speaks: {
    inviter: 3,
    answer: 3,
    attended: 2,
    attendedCount: 2,
    dealt: 1.5,
    invitedDate: 2,
    group: 1,
    lostReason: 0.7,
    level: 0.3,
    consultant: 0.3,
  },
  headers: { weight: KIND.headerWords, pattern: /邀约|邀请/u },
  enough: KIND.enoughAfter.invitations,
  needs: (found) => count(found, 'answer', 'inviter', 'attended', 'attendedCount') >= (found.titled ? 1 : 2),
  wanted: ['inviter', 'answer', 'attended'],
  steps: 'calls',
};
