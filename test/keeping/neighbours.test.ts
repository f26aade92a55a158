import { recognise } from '../../src/forms';
import { draftReport, logContact, takeInVisitor } from '../../src/keeping';
import { appliedTo, bookOf, sheetOf } from '../../src/sheet';
import { say } from '../../src/words';
import { store, type Row } from './example-store';
import { openBooks } from './scenarios';

const REPORT_HEAD: Row = ['序号', '客户姓名', '车型', '电话', '访问目的', '原来级别', '现在级别', '访问经过'];
const LOSS_HEAD: Row = ['序号', '初洽日期', '战败日期', '客户姓名', '联系电话', '意向车型', '销售顾问'];

describe('forms that share a sheet', () => {
  test('reports of two consultants side by side: each contact goes into its own consultant’s', () => {
    const beside = sheetOf('日报', [
      ['营业日报表'],
      ['2026年6月5日　销售顾问：冯远', ...REPORT_HEAD.map(() => null), '2026年6月5日　销售顾问：谢东'],
      [...REPORT_HEAD, null, ...REPORT_HEAD],
      [
        1,
        '吴双',
        '速腾',
        '13800000012',
        '促进',
        'A',
        'A',
        '促进中',
        null,
        1,
        '郑好',
        '速腾',
        '13800000013',
        '促进',
        'B',
        'A',
        '促进中',
      ],
      [
        2,
        '周全',
        '速腾',
        '13800000011',
        '促进',
        'A',
        'A',
        '促进中',
        null,
        2,
        '冯刚',
        '速腾',
        '13800000014',
        '促进',
        'B',
        'A',
        '促进中',
      ],
    ]);
    const book = store((sheets) => [...sheets, beside]);
    const report = draftReport(openBooks(book), { consultant: '谢东', date: '2026-06-05' });
    expect(report.without.map(({ why }) => why.key)).toEqual([]);
    expect(report.writes.filter(({ after }) => after === '李强').map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([
      '日报!K6',
    ]);
  });

  test('loss records one below the other: a day in the lines of the one above is not the month of the one below', () => {
    const losses = sheetOf('战败', [
      ['战败客户记录表'],
      LOSS_HEAD,
      [1, '2026年6月1日', '2026-07-02', '周全', '13800000009', '速腾', '谢东'],
      [],
      ['战败客户记录表'],
      LOSS_HEAD,
      [1, '2026年7月1日', '2026-07-03', '郑好', '13800000010', '速腾', '谢东'],
    ]);
    const june = sheetOf('2026年6月战败', [
      ['战败客户记录表'],
      LOSS_HEAD,
      [1, '2026年5月1日', '2026-06-03', '吴双', '13800000012', '速腾', '谢东'],
    ]);
    const book = store((sheets) => [...sheets.filter(({ name }) => name !== '战败记录'), losses, june]);
    const report = logContact(openBooks(book), { who: '王芳', date: '2026-06-10', level: 'F1', reason: '价格高' });
    expect([...new Set(report.writes.filter(({ place }) => place === 'loss-row').map(({ sheet }) => sheet))]).toEqual([
      '2026年6月战败',
    ]);
  });
});

test('a loss record without a column for the day gets no second line for the same loss', () => {
  const undated = sheetOf('6月战败', [
    ['2026年6月战败客户记录表'],
    ['序号', '客户姓名', '联系电话', '意向车型', '战败/失控', '战败原因', '销售顾问'],
    [1, '吴双', '13800000012', '速腾', '战败', '价格高', '谢东'],
  ]);
  const book = store((sheets) => [...sheets.filter(({ name }) => name !== '战败记录'), undated]);
  const lose = (now: typeof book) =>
    logContact(openBooks(now), { who: '王芳', date: '2026-06-10', level: 'F1', reason: '价格高' });
  const first = lose(book);
  expect(first.writes.filter(({ place }) => place === 'loss-row').map(({ after }) => after)).toContain('王芳');
  expect(lose(appliedTo(book, first.changes)).writes.filter(({ place }) => place === 'loss-row')).toEqual([]);
});

test.each([
  ['a car', { value: '轩逸' }],
  ['an error', { value: '#N/A', error: true as const }],
])(
  'a formula that gives %s is taken from the line above into a new row, not typed over, and that is said',
  (_, given) => {
    const model = { ...given, formula: '=VLOOKUP(A3,$P$1:$Q$9,2,0)' };
    const register = sheetOf('登记', [
      ['2026年6月来店（电）客户登记表'],
      ['序号', '日期', '来店时间', '客户姓名', '联系电话', '拟购车型', '信息来源', '意向级别', '接待销售顾问'],
      [1, '6月9日', '9:30', '钱多', '13800000005', model, '网络', 'B', '谢东'],
      [2, '6月10日', '10:30', '吴双', '13800000012', model, '网络', 'A', '谢东'],
      ['合计', null, null, 2],
    ]);
    const report = takeInVisitor(openBooks(bookOf([register])), {
      date: '2026-06-11',
      time: '11:00',
      kind: 'visit',
      consultant: '谢东',
      name: '郑好',
      phone: '13800000013',
      model: '速腾',
      level: 'C',
    });
    expect(report.writes.map(({ cell }) => cell)).toContain('D5');
    expect(report.writes.map(({ cell }) => cell)).not.toContain('F5');
    expect(report.without.map(({ why }) => say(why))).toEqual([expect.stringMatching(/拟?购?车型.*公式/u)]);
  },
);

test('a register with the name of each consultant over their customers takes a visitor among their own, or says why not', () => {
  const guest = (name: string, last: string): Row => ['6/2', '9:30', name, `1380001000${last}`, '速腾', 'A', '网络'];
  const book = bookOf(
    [
      sheetOf('来店', [
        ['来店登记 2026年6月'],
        ['日期', '时间', '客户', '电话', '车型', '级别', '来源'],
        ['销售顾问：李明'],
        guest('赵一', '1'),
        ['销售顾问：张强'],
        guest('孙三', '3'),
        ['合计', null, 2],
      ]),
    ],
    { name: '2026.xlsx' },
  );
  const visit = (consultant?: string) => {
    const report = takeInVisitor(openBooks(book), { date: '2026-06-03', time: '10:00', name: '周四', consultant });
    const { forms } = recognise(appliedTo(book, report.changes));
    return {
      whose: forms[0]?.records.map(({ fields }) => `${fields.customerName ?? ''} ${fields.consultant ?? ''}`),
      why: report.without.map(({ why }) => why.key),
    };
  };
  expect(visit('李明').whose).toEqual(['赵一 李明', '周四 李明', '孙三 张强']);
  expect(visit('张强').whose).toEqual(['赵一 李明', '孙三 张强', '周四 张强']);
  expect(visit('王五')).toEqual({ whose: ['赵一 李明', '孙三 张强'], why: ['keeping.without.no-group'] });
  expect(visit().why).toEqual(['keeping.without.whose']);
});
