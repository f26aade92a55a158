import { KIND } from '../weights';
import { count, type FormKindSpec } from './kind';

/** 维修/保养记录: a row per visit to the workshop. */
export const serviceHistory: FormKindSpec = {
  titles: {
    weight: KIND.title.form,
    pattern:
      /(?:维修|保养|修理|售后|服务|车间|进厂|来厂|入厂|进站|工单)[^\n]{0,6}(?:记录|台账|明细|历史|登记|一览|清单|流水|履历)|维修(?:表|$)|(?:售后|维修|服务)接(?:待|车)|接车(?:登记|记录)|保养记录|servicehistory|repairorders?/iu,
  },
  speaks: {
    workKind: 3,
    orderNo: 2,
    amount: 1.5,
    mileage: 1.5,
    serviceAdvisor: 1.5,
    plate: 1.5,
    vin: 1,
    date: 1,
    contactPerson: 1,
    model: 0.3,
  },
  enough: KIND.enoughAfter.service,
  needs: (found) => {
    const work = count(found, 'workKind', 'orderNo', 'mileage', 'amount');
    // a list of visits without plates tells its work the more
    return found.fields.has('date') && (count(found, 'plate', 'vin') > 0 ? work > 0 : work > 1);
  },
  wanted: ['date', 'plate', 'workKind', 'amount'],
  month: 'rows',
};
