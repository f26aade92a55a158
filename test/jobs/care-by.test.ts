import { memberOf, openStore } from '../../src/jobs';
import { careJob } from '../../src/jobs/care';
import { dayJob } from '../../src/jobs/day/day-job';
import { generalProfile } from '../../src/profile';
import { bookOf, sheetOf, type Scalar } from '../../src/sheet';
import { REGISTER_HEAD } from '../keeping/example-store';

type Row = (Scalar | null)[];
const REGISTER: Row[] = [
  ['2026年6月来店（电）客户登记表'],
  REGISTER_HEAD,
  [1, '6月9日', '9:30', '来店', '是', '王芳', '13800000001', '迈腾', '网络', 'B', 'O', '谢东'],
  [2, '6月9日', '9:50', '来店', '是', '李强', '13800000002', '迈腾', '网络', 'B', null, '谢东'],
  [3, '6月9日', '9:55', '来店', '否', '李强', '13800000002', '迈腾', '网络', 'B', null, '孙宁'],
];
const FOLLOW_UP: Row[] = [
  ['交车后回访跟踪表'],
  ['序号', '客户姓名', '联系电话', '车牌号', '车型', '交车日期', '三日回访日期', '三日回访结果', '回访人'],
  [1, '王芳', '13800000001', '浙A12345', '迈腾', '2026-06-17', null, null, null],
  [2, '赵敏', '13800000003', '浙A34567', '速腾', '2026-06-17', null, null, null],
];

const day = (rows: Row[]): ReturnType<typeof careJob> => {
  const book = bookOf([sheetOf('6月登记', REGISTER), sheetOf('交车回访', rows)], { name: '门店.xlsx' });
  return careJob(openStore([memberOf(book)], { profile: generalProfile }), '2026-06-20');
};
const owed = (rows: Row[]): (string | undefined)[] =>
  day(rows)
    .tasks.filter(({ status }) => status !== 'upcoming')
    .map(({ name, by }) => `${name ?? ''} ${by ?? '—'}`);

test('a call that no after-sales sheet gives to anybody is the one’s who sold the car, by the phone', () => {
  expect(owed(FOLLOW_UP)).toEqual(['王芳 谢东', '赵敏 —']);
});

test('the sheet’s own consultant goes before; of two in the forms of the sale the later one', () => {
  const [title = [], head = [], ...rows] = FOLLOW_UP;
  const named = [title, [...head, '销售顾问'], ...rows.map((row) => [...row, '何平'])];
  expect(owed(named)).toEqual(['王芳 何平', '赵敏 何平']);
  expect(owed([title, head, [1, '李强', '13800000002', '浙A23456', '迈腾', '2026-06-17', null, null, null]])).toEqual([
    '李强 孙宁',
  ]);
});

test('a line leads to the cell that the call would be written to', () => {
  expect(day(FOLLOW_UP).tasks[0]).toMatchObject({
    place: { sheet: '交车回访', row: 3, cell: 'G3' },
    source: { key: 'owners.source.delivery-call' },
  });
});

test('a store of the sale alone sees nothing of owners until such a sheet is there', async () => {
  const sheets = [sheetOf('6月登记', REGISTER)];
  const open = (more: readonly ReturnType<typeof sheetOf>[]) =>
    dayJob(
      openStore([memberOf(bookOf([...sheets, ...more], { name: '门店.xlsx' }))], { profile: generalProfile }),
      '2026-06-20',
    );
  const alone = await open([]);
  expect(alone).not.toHaveProperty('care');
  expect(alone).not.toHaveProperty('events');
  expect(alone.report.afterSales).toEqual([]);
  const withOwners = await open([sheetOf('交车回访', FOLLOW_UP)]);
  expect(withOwners.care?.tasks).not.toEqual([]);
  // what was there before stands there as it did
  expect(withOwners.report.customers).toEqual(alone.report.customers);
  expect([withOwners.report.changes, withOwners.report.lists]).toEqual([alone.report.changes, alone.report.lists]);
});
