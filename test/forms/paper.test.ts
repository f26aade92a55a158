import { recognise, toReadJson, type ReadJson } from '../../src/forms';
import { bookOf, sheetOf, type Area } from '../../src/sheet';

type Row = readonly (string | number | null)[];

function read(rows: readonly Row[], merges: readonly Area[] = []): ReadJson['forms'] {
  return toReadJson(recognise(bookOf([sheetOf('Sheet1', rows, { merges })], { name: 'book.xlsx' }))).forms;
}

test('month and day in columns of their own are one date, carried down where they are not written again', () => {
  const [form] = read([
    ['来店客户登记表 2026年'],
    ['来店日期', null, '时间', '客户姓名', '电话', '意向车型', '级别'],
    ['月', '日', null, null, null, null, null],
    [12, 30, '10:00', '赵先生', '13888883333', '途观', 'A'],
    [null, 31, '10:30', '钱女士', '13888883334', '途观', 'B'],
    [null, null, '11:00', '孙女士', '13888883335', '途观', 'B'],
  ]);
  expect(form?.records.map(({ fields }) => fields.date)).toEqual(['2026-12-30', '2026-12-31', '2026-12-31']);
  const [years] = read([
    ['来店客户登记表'],
    ['年', '月', '日', '来店时间', '客户姓名', '电话', '意向车型', '级别'],
    [25, '12月', '31日', '10:00', '赵先生', '13888883333', '途观', 'A'],
    [26, '1月', '2日', '10:30', '钱女士', '13888883334', '途观', 'B'],
  ]);
  expect(years?.records.map(({ fields }) => fields.date)).toEqual(['2025-12-31', '2026-01-02']);
});

test('surname and form of address in two columns are the name', () => {
  const [form] = read([
    ['来店客户登记表 2026年6月'],
    ['日期', '来店时间', '客户姓氏', '称谓', '电话', '意向车型', '级别'],
    ['6/1', '10:00', '曾', '先生', '13888883333', '途观', 'A'],
    ['6/2', '10:30', '欧阳', '女士', '13888883334', '途观', 'B'],
    ['6/3', '10:30', '李敏', null, '13888883335', '途观', 'B'],
  ]);
  expect(form?.records.map(({ fields }) => [fields.customerName, fields.gender])).toEqual([
    ['曾先生', 'male'],
    ['欧阳女士', 'female'],
    ['李敏', undefined],
  ]);
});

test('group heads that nobody merged, over columns and beside columns that need none', () => {
  const [form] = read([
    ['展厅来店(电)客户登记 2026年6月'],
    [null, '来店/来电', null, '意向级别', null, null, '媒体'],
    ['日期', '来店', '来电', 'H', 'A', 'B', '电视', '门头', '朋友', '客户', '电话', '车型', '顾问'],
    ['6/1', '√', null, null, '√', null, null, '√', null, '赵先生', '13888883333', '途观', '金二'],
    ['6/2', null, '√', '√', null, null, null, null, '√', '钱女士', '13888883334', '途观', '金二'],
    ['6/3', '√', null, null, null, '√', '√', null, null, '孙女士', '13888883335', '途观', '金二'],
  ]);
  expect(
    form?.records.map(({ fields }) => [fields.contactKind, fields.level, fields.source, fields.customerName]),
  ).toEqual([
    ['visit', 'A', '门头', '赵先生'],
    ['call', 'H', '朋友', '钱女士'],
    ['visit', 'B', '电视', '孙女士'],
  ]);
});

test('a head that we do not know is known by the options or times under it', () => {
  const [losses] = read(
    [
      ['战败客户登记表 2026年6月'],
      ['客户姓名', '电话', '日期', '判断', null, '原因'],
      [null, null, null, '战败', '失控', null],
      ['赵先生', '13888883333', '6/5', '●', null, '价格'],
      ['钱女士', '13888883334', '6/6', null, '●', '联系不上'],
    ],
    [{ top: 2, left: 4, bottom: 2, right: 5 }],
  );
  expect(losses?.records.map(({ fields }) => fields.lossKind)).toEqual(['lost', 'out-of-control']);
  const [report] = read(
    [
      ['营业日报表 2026年6月8日'],
      ['销售顾问 金二'],
      ['序号', '客户姓名', '手机', '访问目的', '完成情形', null, null],
      [null, null, null, null, '电话', '上门', '经过'],
      [1, '赵先生', '13888883333', '促进', '09:40', null, '约试驾'],
      [2, '钱女士', '13888883334', '开拓', null, '14:10', '看车'],
    ],
    [{ top: 3, left: 5, bottom: 3, right: 7 }],
  );
  expect(report?.consultant).toBe('金二');
  expect(report?.records.map(({ fields }) => [fields.phone, fields.callTime, fields.visitTime])).toEqual([
    ['13888883333', '09:40', undefined],
    ['13888883334', undefined, '14:10'],
  ]);
});

test.each([
  [
    '说明：1、由当值顾问填写。2、来源代码：1-展厅；2-外拓；3-网络。3、当日交主管。',
    { 1: '展厅', 2: '外拓', 3: '网络' },
  ],
  ['（来源区分：1展厅 2外拓 3网络）', { 1: '展厅', 2: '外拓', 3: '网络' }],
  ['注：信息来源分别为：1.展厅、2.外拓、3.网络。', { 1: '展厅', 2: '外拓', 3: '网络' }],
])('a legend in notes: %s', (note, sources) => {
  const [form] = read([
    ['来店客户登记表 2026年6月'],
    ['日期', '来店时间', '客户姓名', '电话', '意向车型', '级别', '来源'],
    ['6/1', '10:00', '赵先生', '13888883333', '途观', 'A', 3],
    ['6/2', '10:30', '钱女士', '13888883334', '途观', 'B', 1],
    [note, null, null, null, null, null, null],
  ]);
  expect(form?.legend?.sources).toEqual(sources);
  expect(form?.records.map(({ fields }) => fields.source)).toEqual(['网络', '展厅']);
});

test('a card with tables on it, boxes without a label, a place for ids and the consultant at its foot', () => {
  const [card] = read([
    ['意向客户管理卡'],
    ['顾客姓名', '胡涛', '■男 □女', '联系方式', '座机', null],
    ['驾驶证号码', null, '身份证号码', '手机', '13888883333', null],
    ['建卡日期', '2026-06-03', '意向级别', 'H', '车型', '途观'],
    ['日期', '方式', '洽谈内容', '级别', '下次预约日期', '签名'],
    ['6/4', '电话', '试驾满意', 'H', '6/7', '金二'],
    ['所购车型', '车架号码', '车牌', '保险', '精品', '提车日期'],
    ['业务员：金二', null, null, null, null, null],
  ]);
  expect(card?.form).toBe('customer-card');
  expect(card?.records[0]?.fields).toEqual({
    customerName: '胡涛',
    gender: 'male',
    phone: '13888883333',
    date: '2026-06-03',
    level: 'H',
    model: '途观',
    consultant: '金二',
  });
});

test('a name with a dot in the title is one consultant', () => {
  const [form] = read([
    ['来店客户登记表 2026年6月', null, null, '销售顾问：阿卜杜拉·买买提'],
    ['日期', '来店时间', '客户姓名', '电话', '意向车型', '级别'],
    ['6/1', '10:00', '赵先生', '13888883333', '途观', 'A'],
    ['6/2', '10:30', '钱女士', '13888883334', '途观', 'B'],
  ]);
  expect(form?.consultant).toBe('阿卜杜拉·买买提');
});
