import { KIND } from '../weights';
import { count, type FormKindSpec } from './kind';

/** 意向客户接触状况表: a row per open customer, a column per day of the month. */
export const contactMatrix: FormKindSpec = {
  titles: {
    weight: KIND.title.form,
    pattern:
      /接触状况|级别状况|跟踪进度|跟进进度|进度管制|管制表|客户跟踪表|跟踪管理表|意向客户状况|客户级别(?:管理|推移)|有望客户(?:管理|进度|跟踪|状况|接触)|接触表|意向客户(?:管理|跟进|跟踪|推进|追踪|接触|维系|一览|促进)表?|潜客(?:跟踪|管理|跟进|推进)|促进状况|跟踪表|跟进表|追踪表|contactmatrix|followup/iu,
  },
  speaks: {
    carryOver: 3,
    monthEndLevel: 2,
    firstContactDate: 2,
    level: 1,
    source: 1,
    model: 1,
    phone: 1,
    lossReason: 0.5,
    customerName: 0.5,
    color: 0.3,
    consultant: 0.3,
    appointment: 0.3,
  },
  enough: KIND.enough.matrix,
  needs: (found) =>
    count(found, 'phone', 'model', 'firstContactDate', 'carryOver', 'monthEndLevel', 'level', 'source') >=
    (found.titled ? KIND.fields.titledMatrix : KIND.fields.untitled),
  wanted: ['model', 'level', 'carryOver', 'firstContactDate', 'monthEndLevel'],
  dayColumns: true,
  month: 'title',
};
