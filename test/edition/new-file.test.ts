import { createBookCalls } from '../../src/edition/book/calls';
import { recognise } from '../../src/forms';
import { createLocalJobs } from '../../src/taskpane/worker/local';
import { readXlsx } from '../../src/workbook/xlsx';
import { monthBook } from '../e2e/month-book';

test('next month as a file of its own: the open one stays, and 移交 is in the new one', async () => {
  const jobs = createLocalJobs();
  const calls = createBookCalls(jobs, () => new Date(0))(undefined);
  const bytes = monthBook();
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
