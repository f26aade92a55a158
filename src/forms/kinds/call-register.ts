import { KIND } from '../weights';
import type { FormKindSpec } from './kind';
import { register } from './register';

/** 来电登记: who called. */
export const callRegister: FormKindSpec = {
  ...register,
  titles: {
    weight: KIND.title.place,
    pattern: /来电|电话登记|电话接听|呼入|接听登记|电话咨询|incomingcall|callregister|phonecalls|calllog/iu,
  },
};
