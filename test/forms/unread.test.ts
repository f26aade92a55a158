import { recognise, toReadJson, type ReadJson } from '../../src/forms';
import { bookOf, sheetOf, type Area } from '../../src/sheet';

type Row = readonly (string | number | null)[];

function read(rows: readonly Row[], merges: readonly Area[] = []): ReadJson['forms'] {
  return toReadJson(recognise(bookOf([sheetOf('Sheet1', rows, { merges })], { name: 'book.xlsx' }))).forms;
}

const HEADER: Row = ['日期', '来店时间', '客户姓名', '电话', '意向车型', '级别'];
const REGISTER: readonly Row[] = [
  ['来店客户登记表 2026年6月'],
  HEADER,
  ['6/1', '10:00', '赵先生', '13888883333', '途观', 'A'],
  ['6/2', '10:00', '钱女士', '13888883334', '途观', 'B'],
];

const ranges = (forms: ReadJson['forms']): string[] =>
  forms.flatMap(({ unread = [] }) => unread.map(({ range }) => range));

test('the form’s own foot is no unread place: totals, counts, signatures, legends, notes, empty numbered lines', () => {
  const forms = read([
    ...REGISTER,
    ['合计', null, '2人'],
    ['本日来店批次：2', null, null, '试驾：1'],
    ['时段', '8-10时', '10-12时'],
    ['批次', '正', 2],
    ['级别：H 7日内，A 15日内，B 30日内，C 90日内'],
    ['注：每日下班前交展厅经理'],
    ['1、客户姓名必须写全'],
    ['展厅经理', '李强', '审核', '王芳'],
    ['打印日期：2026-06-30'],
  ]);
  expect(forms).toHaveLength(1);
  expect(forms[0]?.records).toHaveLength(2);
  expect(forms[0]?.unread).toBeUndefined();
});

test.each<[string, readonly Row[], string[]]>([
  ['a customer in one cell', [[null], ['王五 13912345678 想看途观']], ['A6']],
  ['a sentence that is no note', [[null], ['六月底前所有战败客户由小组长再打一遍电话']], ['A6']],
  ['a list with other columns', [[null], [null], ['待回访'], ['孙女士', '周六来'], ['李先生', '下周']], ['A7:B9']],
  [
    'a table that is no form',
    [[null], ['车架号', '车型', '颜色', '入库日期', '库龄'], ['LSV1', '途观', '白', '2026/5/1', 31]],
    ['A6:E7'],
  ],
])('below the form: %s', (_, below, expected) => {
  expect(ranges(read([...REGISTER, ...below]))).toEqual(expected);
});

test('beside the form: notes without a header, a list of its own, a column that lost its header', () => {
  const beside = (cells: readonly Row[]): ReadJson['forms'] =>
    read(REGISTER.map((row, index) => [...row, ...Array<null>(6 - row.length).fill(null), ...(cells[index] ?? [])]));
  expect(ranges(beside([[], [], ['要白色，等置换'], ['周末带家人再来']]))).toEqual(['G3:G4']);
  expect(ranges(beside([[], [], [null, null, '备忘'], [null, null, '孙女士周六来']]))).toEqual(['I3:I4']);
  const [lost] = read([
    ['来店客户登记表 2026年6月'],
    ['日期', '来店时间', '客户姓名', '电话', null, '意向车型', '级别'],
    ['6/1', '10:00', '赵先生', '13888883333', '要白色', '途观', 'A'],
    ['6/2', '10:00', '钱女士', '13888883334', null, '途观', 'B'],
  ]);
  expect(lost?.unread).toEqual([{ range: 'E3', why: expect.stringContaining('没有表头') }]);
});

test('a customer between two tables is a record of the upper one, however little is known of them', () => {
  const forms = read([
    ...REGISTER,
    [null, null, '孙女士', '13888883335'],
    [null],
    ['来店客户登记表 2026年7月'],
    HEADER,
    ['7/1', '10:00', '李先生', '13888883336', '途观', 'A'],
  ]);
  expect(forms.map(({ records }) => records.map(({ row }) => row))).toEqual([[3, 4, 5], [9]]);
  expect(ranges(forms)).toEqual([]);
});

test('each place is told at the form that it stands below or beside', () => {
  const forms = read([
    ...REGISTER,
    [null],
    ['孙女士说月底再看 13888883339'],
    [null],
    ['战败客户登记表 2026年6月'],
    ['客户姓名', '电话', '战败日期', '战败原因', '购买车型'],
    ['孙女士', '13888883335', '6/5', '价格', '帕萨特', '其实还想谈'],
  ]);
  expect(forms.map(({ form, unread }) => [form, unread?.map(({ range }) => range)])).toEqual([
    ['visitor-register', ['A6']],
    ['loss-record', ['F10']],
  ]);
});
