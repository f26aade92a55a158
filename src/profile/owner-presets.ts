import type { FieldName } from '../forms/types';

/** What can be asked of a customer's data, by the field in which the sheets have it. */
export const KEY_FACTS = [
  'customerName', 'phone', 'gender', 'model', 'color', 'source', 'consultant', 'date', 'arriveTime', 'district', 'level', 'purchaseWindow',
  'currentVehicle', 'competitor', 'vin', 'plate', 'deliveryDate', 'licenseDate', 'birthday', 'ownerKind', 'warrantyEnd', 'policyEnd', 'insurer',
] as const satisfies readonly FieldName[]; // prettier-ignore
export type KeyFact = (typeof KEY_FACTS)[number];

/** A way of working after the sale that a source describes, to be taken over by its name. */
interface OwnerPreset {
  readonly id: string;
  readonly source: string;
  readonly rules: {
    readonly deliverySteps?: { id: string; days?: number; months?: number }[];
    readonly deliveryEvery?: number | null;
    readonly firstService?: { after: number; until: number };
    readonly service?: { after: number; until: number };
    readonly renewal?: { before: number; every: number };
    readonly afterRepair?: { after: number; until: number };
    readonly lostAfter?: number;
  };
}

/** Only what a source gives: nobody's intervals of other brands are made up. */
export const OWNER_PRESETS = [
  {
    id: 'steps-suzuki',
    source: '长安铃木 DMS：交车后 1 日、7 日、月度、季度；季度之后每 90 天，按 3 个月算',
    rules: {
      deliverySteps: [
        { id: '1d', days: 1 },
        { id: '7d', days: 7 },
        { id: '1m', months: 1 },
        { id: '3m', months: 3 },
      ],
      deliveryEvery: 3,
    },
  },
  {
    id: 'steps-paper',
    source: '纸质客户跟踪表：一周回访；定期回访、纪念日、首保提醒没有写天数，不另设步骤',
    rules: { deliverySteps: [{ id: '7d', days: 7 }], deliveryEvery: null },
  },
  {
    id: 'steps-3-7-30',
    source: '一家经销商的制度：3 天内（业务代表）、7 天（业务经理）、1 个月（抽查）',
    rules: {
      deliverySteps: [
        { id: '3d', days: 3 },
        { id: '7d', days: 7 },
        { id: '1m', months: 1 },
      ],
      deliveryEvery: null,
    },
  },
  {
    id: 'steps-honda',
    source: '广汽本田、东风本田服务检查：满 30 天关怀',
    rules: { deliverySteps: [{ id: '1m', days: 30 }], deliveryEvery: null },
  },
  { id: 'lost-6', source: '上汽大众华中区、修理连锁：6 个月未进厂', rules: { lostAfter: 6 } },
  { id: 'lost-12', source: '一家 CRM 系统：末次保养满 12 个月', rules: { lostAfter: 12 } },
  { id: 'lost-18', source: '一汽马自达车主俱乐部：18 个月没有自费进厂', rules: { lostAfter: 18 } },
  {
    id: 'renewal-90',
    source: '一家 CRM 系统：到期前 90 天起，每 30 天一次',
    rules: { renewal: { before: 90, every: 30 } },
  },
  { id: 'renewal-60', source: '培训讲义：到期前两个月开始比价', rules: { renewal: { before: 60, every: 30 } } },
  {
    id: 'service-audi',
    source: '奥迪问答：7,500 公里或 6 个月（只按月算）',
    rules: { service: { after: 6, until: 12 } },
  },
  { id: 'repair-next-day', source: '修理连锁：修后次日回访', rules: { afterRepair: { after: 1, until: 14 } } },
] as const satisfies readonly OwnerPreset[];

export type OwnerPresetId = (typeof OWNER_PRESETS)[number]['id'];

/** The settings of the named ways together; a later one wins. */
export function ownerPresetRules(ids: readonly OwnerPresetId[]): OwnerPreset['rules'] {
  return Object.assign(
    {},
    ...ids.map((id) => OWNER_PRESETS.find((preset) => preset.id === id)?.rules),
  ) as OwnerPreset['rules'];
}
