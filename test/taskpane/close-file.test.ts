import { closeByFile, ownFile } from '../../src/taskpane/host/own-file';
import type { PaneJobs } from '../../src/taskpane/host/services';
import { closeFile } from '../../src/taskpane/worker/close-file';
import { applyToXlsx, readXlsx } from '../../src/workbook/xlsx';
import { monthBook } from '../e2e/month-book';

const JUNE = ['2026-06', '2026-06-30'] as const;
/** June's workbook, printed as far as its tables reach, with a name and a note. */
const bytes = applyToXlsx(monthBook(), [
  { kind: 'note', sheet: '张敏6月', cell: 'B3', before: '', after: '老客户' },
]).bytes;
const file = { name: '三表-2026-06.xlsx', bytes };

test('next month’s workbook is made of the file and read back: everybody goes on, this month stays', () => {
  const { close, file: made, conflicts } = closeFile(file, ...JUNE, { into: 'new-book' });
  expect([conflicts, close.carried, made?.name]).toEqual([0, 3, '三表-2026-07.xlsx']);
  const july = readXlsx(made?.bytes ?? new Uint8Array(), '三表-2026-07.xlsx');
  expect(july.sheets.map(({ name }) => name)).toEqual(['张敏7月', '李强7月']);
  // The note goes with its customer.
  expect([...(july.sheets[0]?.notes ?? [])]).toEqual([['B3', '老客户']]);
});

test('into the open workbook: the 31st gets a column behind the 30th, and no note is written, which Excel cannot', () => {
  const { close, file: made } = closeFile(file, ...JUNE, {});
  expect(made).toBeUndefined();
  const days = close.changes.flatMap((change) => (change.kind === 'insert-columns' ? [change.columns] : []));
  // AK, before it: 上月留存, for which these sheets had no column.
  expect(days).toEqual(['AK:AK', 'AJ:AJ', 'AK:AK', 'AJ:AJ']);
  expect(close.changes.some(({ kind }) => kind === 'note')).toBe(false);
  expect(close.unfinished.map(({ kind }) => kind)).toContain('notes-unseen');
});

test('a workbook that is not of that month alone makes no new one, and says why', () => {
  const two = applyToXlsx(bytes, closeFile(file, ...JUNE, {}).close.changes).bytes;
  const { close, file: made } = closeFile({ ...file, bytes: two }, ...JUNE, { into: 'new-book' });
  expect(made).toBeUndefined();
  expect(close.unfinished.map(({ kind }) => kind)).toContain('not-month-book');
});

describe('the file that Excel hands over', () => {
  const office = (answer: 'slices' | 'refused' | 'broken'): { lent: number } => {
    const state = { lent: 0 };
    type Done = (result: unknown) => void;
    const failed = { status: 'failed', error: { code: 1009, name: 'DataReadError' } };
    const slices = [bytes.slice(0, 1000), bytes.slice(1000)];
    const lend = (_type: string, _options: unknown, done: Done): void => {
      if (answer === 'refused') return done(failed);
      state.lent += 1;
      done({
        status: 'succeeded',
        value: {
          size: bytes.length,
          sliceCount: 2,
          getSliceAsync: (index: number, told: Done) =>
            told(
              answer === 'broken' && index === 1
                ? failed
                : { status: 'succeeded', value: { index, data: [...(slices[index] ?? [])] } },
            ),
          closeAsync: (told: Done) => {
            state.lent -= 1;
            told({ status: 'succeeded' });
          },
        },
      });
    };
    Object.assign(globalThis, {
      Office: {
        FileType: { Compressed: 'compressed' },
        AsyncResultStatus: { Succeeded: 'succeeded' },
        context: { document: { getFileAsync: lend } },
      },
    });
    return state;
  };
  const jobs = {
    closeFile: (...input: Parameters<typeof closeFile>) => Promise.resolve(closeFile(...input)),
    closeMonth: () => Promise.resolve(closeFile(file, ...JUNE, {}).close),
  } as unknown as PaneJobs;
  afterEach(() => Reflect.deleteProperty(globalThis, 'Office'));

  test('comes slice by slice, and is given back', async () => {
    const state = office('slices');
    expect(Buffer.from(await ownFile()).equals(Buffer.from(bytes))).toBe(true);
    expect(state.lent).toBe(0);
    const { unfinished } = await closeByFile(jobs, file.name, ...JUNE);
    expect(unfinished.map(({ kind }) => kind)).not.toContain('seen-in-part');
  });

  test('where it breaks off it is given back, too, and a sentence says so', async () => {
    const state = office('broken');
    await expect(ownFile()).rejects.toMatchObject({ code: 'unsupported', words: { key: 'taskpane.close.no-file' } });
    expect(state.lent).toBe(0);
  });

  test('where it is refused, the close goes by what the API tells and says first what that leaves out', async () => {
    office('refused');
    const { unfinished, changes } = await closeByFile(jobs, file.name, ...JUNE);
    expect(unfinished[0]?.kind).toBe('seen-in-part');
    expect(changes.length).toBeGreaterThan(0);
  });
});
