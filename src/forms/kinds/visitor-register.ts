import { KIND } from '../weights';
import type { FormKindSpec } from './kind';
import { register } from './register';

/** 来店登记: who came to the showroom. */
export const visitorRegister: FormKindSpec = {
  ...register,
  titles: {
    weight: KIND.title.place,
    pattern:
      /来店|到店|进店|来访|到访|来客|展厅客户|展厅接待|接待登记|客流(?!量|统计|分析|漏斗|趋势)|看车客户|访客|留档|来厅|visitor|walk-?in|showroom|到厅/iu,
  },
};
