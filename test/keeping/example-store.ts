import { bookOf, sheetOf, type Scalar, type SheetSnapshot, type WorkbookSnapshot } from '../../src/sheet';

export type Row = (Scalar | null)[];
const DAYS = Array.from({ length: 30 }, (_, i) => i + 1);
/** A matrix row: who, and what stands in the day cells. */
export const person = (
  n: number,
  name: string,
  phone: string,
  level: string,
  days: Record<number, string> = {},
): Row => [n, name, phone, '速腾', '网络', '2026/5/20', level, ...DAYS.map((day) => days[day] ?? null), null];
export const HEAD: Row = [
  '序号',
  '客户姓名',
  '联系电话',
  '意向车型',
  '信息来源',
  '初洽日期',
  '上月级别',
  ...DAYS,
  '月末级别',
];

export function matrix(name: string, rows: Row[], more: Partial<SheetSnapshot> = {}): SheetSnapshot {
  return sheetOf(`${name}6月`, [['意向客户接触状况表'], [`2026年6月　销售顾问：${name}`], HEAD, ...rows], more);
}

export const ROWS = [
  person(1, '王芳', '13800000001', 'A', { 3: 'A', 10: '*' }),
  person(2, '李强', '13800000002', 'B', { 5: 'B', 12: '*', 14: 'H' }),
  person(3, '赵敏', '13800000003', 'H', { 2: 'H', 8: 'A' }),
  person(4, '陈伟', '13800000004', 'O', { 4: 'O' }),
];
export const REGISTER_HEAD: Row = [
  '序号',
  '日期',
  '来店时间',
  '来店/来电',
  '是否首次',
  '客户姓名',
  '联系电话',
  '意向车型',
  '信息来源',
  '意向级别',
  '追踪后级别',
  '销售顾问',
];
export const REGISTER: Row[] = [
  ['2026年6月来店（电）客户登记表'],
  REGISTER_HEAD,
  [1, '6月9日', '9:30', '来店', '是', '钱多', '13800000005', '迈腾', '网络', 'B', null, '谢东'],
  [2, '6月9日', '10:05', '来电', '是', '孙立', '13800000006', '迈腾', '朋友介绍', 'A', 'A', '谢东'],
];
const REPORT: Row[] = [
  ['营业日报表'],
  ['2026年6月10日　销售顾问：谢东'],
  ['序号', '客户姓名', '车型', '电话', '访问目的', '原来级别', '现在级别', '电话时间', '拜访时间', '访问经过'],
  [1, '赵敏', '速腾', '13800000003', '促进', 'A', 'A', '9:15', null, '促进中'],
  [2],
  [3],
  ['合计'],
];
const LOSSES: Row[] = [
  ['2026年6月战败（失控）客户记录表'],
  ['序号', '战败日期', '客户姓名', '联系电话', '意向车型', '战败/失控', '战败原因', '购买车型', '销售顾问'],
  [1, '6月2日', '周全', '13800000009', '速腾', '战败', '价格高', '朗逸', '谢东'],
];

export function store(change: (sheets: SheetSnapshot[]) => SheetSnapshot[] = (sheets) => sheets): WorkbookSnapshot {
  return bookOf(
    change([
      matrix('谢东', ROWS),
      sheetOf('来店登记', REGISTER),
      sheetOf('日报6.10', REPORT),
      sheetOf('战败记录', LOSSES),
    ]),
    { name: '2026年6月三表.xlsx' },
  );
}
