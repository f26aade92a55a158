import { createBookCalls } from '../../src/edition/book/calls';
import { recognise } from '../../src/forms';
import { createLocalJobs } from '../../src/taskpane/worker/local';
import { makeXlsx, readXlsx } from '../../src/workbook/xlsx';

const DAYS = Array.from({ length: 30 }, (_, i) => i + 1);
const blank = DAYS.map(() => null);
const sheetFor = (name: string, people: readonly string[], first: number) => ({
  name: `${name}6月`,
  content: {
    values: [
      [`意向客户接触状况表 2026年6月 销售顾问：${name}`],
      ['序号', '客户姓名', '联系电话', '意向车型', '级别', ...DAYS, '月末级别'],
      ...people.map((who, i) => [i + 1, who, `1380000${String(first + i)}`, '途观', 'A', 'A', ...blank.slice(1), null]),
    ],
  },
});

test('next month as a file of its own: the open one stays, and 移交 is in the new one', async () => {
  const jobs = createLocalJobs();
  const calls = createBookCalls(jobs, () => new Date(0))(undefined);
  const bytes = makeXlsx([sheetFor('张敏', ['赵一', '钱二'], 1000), sheetFor('李强', ['孙三'], 2000)]);
  await calls.open('三表-2026-06.xlsx', bytes, '2026-06-30');
  await calls.openJobs();
  const close = await jobs.closeMonth('2026-06', '2026-06-30', {
    into: 'new-book',
    handOver: [{ from: '李强', to: ['张敏'] }],
  });
  expect(close.fileName).toBe('三表-2026-07.xlsx');
  const made = await calls.another(close.changes, close.renames);
  expect(made.report.conflicts).toEqual([]);
  expect((await calls.bytes()).bytes).toEqual(bytes);
  const { forms } = recognise(readXlsx(made.bytes, '三表-2026-07.xlsx'));
  const july = forms.filter(({ month }) => month === '2026-07').flatMap(({ records }) => records);
  expect(july.map(({ fields }) => fields.customerName).sort()).toEqual(['孙三', '赵一', '钱二'].sort());
});
