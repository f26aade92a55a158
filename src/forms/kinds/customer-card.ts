import { KIND } from '../weights';
import type { FormKindSpec } from './kind';

/** 意向客户管理卡: one customer a sheet. Read by its labels (`cards/`), never as a table. */
export const customerCard: FormKindSpec = {
  titles: {
    weight: KIND.title.only,
    pattern: /(?:信息|管理|跟踪|档案|客户|资料|跟进|登记|洽谈|意向|追踪)卡|customercard|prospectcard|客户档案|卡片/iu,
  },
  speaks: {},
  enough: KIND.enough.card,
  needs: () => false,
  wanted: ['customerName', 'phone', 'level'],
};
