import { KIND } from '../weights';
import { count, type FormKindSpec } from './kind';

/** 保有客户 · 基盘客户 · 交车登记: who owns which car. */
export const ownerRegister: FormKindSpec = {
  titles: {
    weight: KIND.title.form,
    pattern:
      /保有客户|基盘客户|基盘|车主(?:档案|信息|资料|登记|名册|一览|台账)|客户保有|保有(?:登记|台账|档案|一览|明细)|(?:已)?交车(?:客户)?(?:登记|台账|档案|明细|一览|记录|清单)|(?:成交|售后)客户(?:资料|档案|登记)|(?<![首定二续质出脱延])保客|会员档案|ownerregister|owners?list/iu,
  },
  speaks: {
    ownerKind: 3,
    purchaseType: 2,
    deliveryDate: 2,
    purchaseDate: 2,
    licenseDate: 2,
    birthday: 2,
    vin: 1.5,
    plate: 1.5,
    warrantyEnd: 1.5,
    inspectionDue: 1.5,
    firstServiceDate: 1.5,
    referrer: 1,
    lastServiceDate: 1,
    policyEnd: 0.7,
    color: 0.5,
    district: 0.5,
    model: 0.5,
    mileage: 0.5,
    contactPerson: 0.5,
  },
  enough: KIND.enoughAfter.owners,
  needs: (found) =>
    count(found, 'plate', 'vin', 'ownerKind', 'deliveryDate', 'purchaseDate', 'licenseDate') >=
    (found.titled ? KIND.fields.titledOwners : KIND.fields.untitledOwners),
  wanted: ['deliveryDate', 'vin', 'plate', 'ownerKind'],
  steps: 'calls',
  month: 'rows',
};
