import type { ChangeSet } from '../../../src/sheet';
import { createExcelHost, type ExcelHost, type HostAnswer } from '../../../src/workbench/host';
import type { Transport } from '../../../src/workbench/host/native-bridge';
import { installNativeBridge } from '../../../src/workbench/host/node';
import { createExcelPort, type BatchOptions, type ExcelPort } from '../../../src/workbook/excel';
import { say, type Text } from '../../../src/words';
import { PlainBook } from './plain-book';
import { lookOf } from './state';

jest.setTimeout(60_000);

let book: PlainBook;
let host: ExcelHost;
let before: string;

beforeEach(() => {
  book = new PlainBook();
  book.addSheet('6月').write([{ row: 0, column: 0, value: '王先生' }]);
  host = createExcelHost(book);
  before = lookOf(book);
});

function portWith(transport: Transport, options: BatchOptions = {}): ExcelPort {
  installNativeBridge(host, transport);
  return createExcelPort(options);
}

const refusing = (code: string): HostAnswer => ({
  statusCode: 200,
  body: JSON.stringify({
    Results: [],
    TraceIds: [],
    Error: { Code: code, Message: code, Location: '', ActionIndex: 0, HttpStatusCode: 400 },
  }),
});
const MARK: ChangeSet = [
  { kind: 'value', sheet: '6月', cell: 'C1', before: '', after: '*' },
  { kind: 'fill', sheet: '6月', cell: 'C1', after: '#FFC7CE' },
];
const failureOf = (port: ExcelPort, changes = MARK, options = {}): Promise<{ code: string; said: string }> =>
  port.apply(changes, options).then(
    () => ({ code: 'none', said: '' }),
    (error: { code: string; words: Text }) => ({ code: error.code, said: say(error.words, 'zh-CN') }),
  );

test.each([
  ['InvalidOperationInCellEditMode', 'edit-mode', '正在编辑'],
  ['AccessDenied', 'protected-sheet', '受保护'],
  ['InactiveWorkbook', 'workbook-closed', '关闭'],
  ['GeneralException', 'host', '没能完成'],
])('%s at the check or at the write: %s, and nothing has changed', async (code, expected, words) => {
  for (const failing of [1, 2]) {
    let trip = 0;
    const port = portWith((text, answer) => ((trip += 1) === failing ? Promise.resolve(refusing(code)) : answer(text)));
    const { code: told, said } = await failureOf(port);
    expect([told, said]).toEqual([expected, expect.stringContaining(words)]);
    expect(lookOf(book)).toBe(before);
  }
});

test('a connection that is lost for good while writing is told as such, naming the place', async () => {
  let trip = 0;
  const port = portWith(async (text, answer) => {
    trip += 1;
    if (trip === 2) await answer(text);
    if (trip >= 2) throw new Error('gone');
    return answer(text);
  });
  const { code, said } = await failureOf(port);
  expect([code, said]).toEqual(['rollback-failed', expect.stringContaining('6月!C1')]);
});

test('an answer that is lost after everything was written: what stands is found to stand', async () => {
  let trip = 0;
  const port = portWith(async (text, answer) => {
    trip += 1;
    const reply = await answer(text);
    if (trip === 2) throw new Error('gone');
    return reply;
  });
  expect(await port.apply(MARK)).toMatchObject({ applied: 2, conflicts: [] });
  expect(book.sheets()[0]?.value(0, 2)).toBe('*');
});

test('a slow host is told once per round trip, and can be cancelled before anything is written', async () => {
  let slow = 0;
  const abort = new AbortController();
  const port = portWith(
    async (text, answer) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return answer(text);
    },
    {
      slowAfter: 5,
      onSlow: () => {
        slow += 1;
        abort.abort();
      },
    },
  );
  expect((await failureOf(port, MARK, { signal: abort.signal })).code).toBe('cancelled');
  expect(slow).toBe(1);
  expect(lookOf(book)).toBe(before);
});

describe('more than one message can hold', () => {
  const many: ChangeSet = Array.from({ length: 24_000 }, (_, i) => ({
    kind: 'fill',
    sheet: '6月',
    cell: `${'ABCDEFGHI'.charAt(i % 9)}${2 + Math.floor(i / 9)}`,
    after: Math.floor(i / 9) % 2 ? '#FFC7CE' : '#FFEB9C',
  }));

  test('24,000 formatted cells go in messages of at most 20,000; cancelling between them takes all back', async () => {
    const port = portWith((text, answer) => answer(text));
    const progress: string[] = [];
    const trips = host.stats.requests;
    const report = await port.apply(many, { onProgress: (done, total) => progress.push(`${done}/${total}`) });
    expect(progress.at(-1)).toMatch(/^(\d+)\/\1$/u);
    expect(progress.length).toBeGreaterThanOrEqual(2);
    expect(host.stats.requests - trips).toBeLessThanOrEqual(6);
    expect(book.sheets()[0]?.style(100, 3).fill).toBe('#FFC7CE');
    await port.apply(report.inverse);
    expect(lookOf(book)).toBe(before);

    const abort = new AbortController();
    const { code } = await failureOf(port, many, { signal: abort.signal, onProgress: () => abort.abort() });
    expect(code).toBe('cancelled');
    expect(lookOf(book)).toBe(before);
  });
});
