import { KIND } from '../weights';
import type { FormKindSpec } from './kind';
import { register } from './register';

/** 来店(电)登记: both on one sheet, with a column that tells them apart. */
export const visitorCallRegister: FormKindSpec = {
  ...register,
  titles: {
    weight: KIND.title.form,
    pattern:
      /来店[(/、和及与]?(?:来)?电\)?|来电[(/、和及与]?(?:来)?店\)?|来\(?店[/、]?电\)?|来[(]电[)]店|(?:店|电)[/、](?:电|店)|来店来电|来电来店|进店来电|(?:visit(?:or)?|walk-?in)s?\s*(?:and|&|\/)\s*calls?|来访来电|来电来访|(?:意向|潜在|有望|准)(?:购车)?(?:客户|顾客)(?:信息)?(?:登记|建档|留档)(?!卡|证)|线索|留资|网销客户|dcc|leads?(?![a-z])/iu,
  },
  wanted: ['date', 'arriveTime', 'contactKind', 'source', 'level', 'outcome'],
};
