import { date, people, type Column } from './cells';
import { either } from './chance';

/** Columns that exports have beside ours, a character away from them or with the same ending, and that are nothing of ours. */
export const STRANGE = {
  otherDay: date(
    undefined,
    '出险日期|理赔日期|贷款到期日|会员到期日|驾驶证到期日|延保到期|延保截止日期|过户日期|二保日期|短信发送日期|流失日期|三包生效日期|配偶生日',
    -200,
    200,
  ),
  otherNumber: {
    heads: either('年均里程|消费总额|累计消费|储值余额|出险次数|理赔金额|积分'),
    fill: ({ chance }) => ({ cell: chance.int(1, 900) * 10 }),
  },
  otherPerson: people(undefined, '提交人|质检员|索赔员|责任技师|紧急联系人', '刘洋|陈晨|吴敏', 0.3),
} satisfies Readonly<Record<string, Column>>;
