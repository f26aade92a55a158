import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parseInvocation } from '../../src/cli/arguments';
import type { Console } from '../../src/cli/console';
import { CommandError, type Outcome } from '../../src/cli/outcome';
import { recognise, type RecognisedWorkbook } from '../../src/forms';
import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { monthFigures } from '../../src/rollups';
import { say } from '../../src/words';
import { readXlsx } from '../../src/workbook/xlsx';

const FORMS = join(__dirname, '../fixtures/forms');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-close-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly outcome: Outcome;
  readonly out: string;
  readonly notes: string;
}

function run(...argv: string[]): Ran {
  const [out, notes]: [string[], string[]] = [[], []];
  const console: Console = {
    locale: 'zh-CN',
    say: (what) => say(what, 'zh-CN'),
    print: (line) => void out.push(line),
    note: (what) => void notes.push(say(what, 'zh-CN')),
    noteLine: (line) => void notes.push(line),
    progress: () => undefined,
  };
  const invocation = parseInvocation(['close', ...argv], {});
  const outcome = invocation.command?.run(invocation.options, console) as Outcome;
  return { outcome, out: out.join('\n'), notes: notes.join('\n') };
}

function refused(...argv: string[]): string {
  try {
    run(...argv);
  } catch (error) {
    if (error instanceof CommandError) return `${error.outcome} ${error.words.key}`;
    throw error;
  }
  throw new Error('it was accepted');
}

const copy = (name: string): string => {
  copyFileSync(join(FORMS, name), join(folder, name));
  return join(folder, name);
};
const opened = (path: string): RecognisedWorkbook => recognise(readXlsx(new Uint8Array(readFileSync(path)), path));
const JUNE = ['--month', '2026-06', '--today', '2026-06-30'] as const;

test('a workbook of one month becomes the next: its own matrices only, and last month stays as it is', () => {
  const file = copy('mg-contact-matrix-2026-06.xlsx');
  const before = readFileSync(file);
  const { outcome, out, notes } = run(file, ...JUNE, '--out', folder);
  expect(outcome).toBe('done');
  expect(out).toContain('上月留存 72，新增 59，恢复 0，成交 12，战败 11，失控 4，冷冻 0，月末留存 104');
  expect(out).toMatch(/董洁!AP\d+ +\S+：月末级别未填（当前 [HABC] 级）/u);
  expect(out).toMatch(/林晓峰!B6 +杨志强：战败原因未填/u);
  expect(out).toMatch(/林晓峰![A-Z]+\d+ +\S+：2026-06-\d\d 计划回访漏访/u);
  expect(out).toMatch(/成交盘点 12 位：\n  2026-06-01 /u);
  expect(out).toContain('战败（失控、冷冻）盘点 15 位：');
  expect(out).toContain('转入 2026-07 上月留存 104 位：');
  expect(out).toMatch(/林晓峰 +30 位（B 8 · A 14 · C 6 · H 2）/u);
  expect(notes).toContain('转入 104 位');
  expect(readFileSync(file).equals(before)).toBe(true);

  const made = opened(join(folder, 'mg-contact-matrix-2026-07.xlsx'));
  expect(made.forms.map(({ sheet, month, records }) => [sheet, month, records.length])).toEqual([
    ['林晓峰', '2026-07', 30],
    ['董洁', '2026-07', 30],
    ['马丽娜', '2026-07', 44],
  ]);
  // What was wrong in June's cells came along with the customers, nothing else.
  expect(made.forms.flatMap(({ problems }) => problems.map(({ code, text }) => [code, text]))).toEqual([
    ['unknown-source', '7'],
    ['unreadable-date', '6月31日'],
  ]);
});

test('totals of last month do not stand in the new file: their formulas have no result until somebody calculates', () => {
  const file = copy('mg-contact-matrix-2026-06.xlsx');
  run(file, ...JUNE, '--out', folder);
  const total = (path: string): unknown =>
    readXlsx(new Uint8Array(readFileSync(path)), path).sheets[0]?.rows[53]?.slice(7, 9);
  const formula = { formula: '=COUNTA(G6:G47)' };
  expect(total(file)).toMatchObject([{ ...formula, value: 4 }, { value: 7 }]);
  expect(total(join(folder, 'mg-contact-matrix-2026-07.xlsx'))).toMatchObject([
    { ...formula, value: '' },
    { value: '' },
  ]);
});

test('never twice: the file of next month is there, and is not touched', () => {
  const file = copy('mg-contact-matrix-2026-06.xlsx');
  run(file, ...JUNE, '--out', folder);
  const next = join(folder, 'mg-contact-matrix-2026-07.xlsx');
  const first = readFileSync(next);
  for (const target of [folder, next, join(folder, 'another.xlsx')]) {
    const again = run(file, ...JUNE, '--out', target);
    expect(again.outcome).toBe('conflicts');
    expect(again.notes).toContain('2026-06 已经月结过');
    expect(again.notes).toContain('什么也没有写');
  }
  expect(readFileSync(next).equals(first)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['mg-contact-matrix-2026-06.xlsx', 'mg-contact-matrix-2026-07.xlsx']);
});

test('sheets in the same workbook: made in place with a backup, and never twice', () => {
  const file = copy('matrix-blocks-2026.xlsx');
  const { outcome, notes } = run(file, ...JUNE, '--in-place');
  expect([outcome, notes]).toEqual(['done', expect.stringContaining('新增 2026-07 的表 2 张，转入 43 位')]);
  expect(readFileSync(`${file}.bak`).equals(readFileSync(join(FORMS, 'matrix-blocks-2026.xlsx')))).toBe(true);
  const closed = readFileSync(file);
  const again = run(file, ...JUNE, '--in-place');
  expect(again.outcome).toBe('conflicts');
  expect(again.out).toContain('2026-07 的表「7月」已经有了，不再重做');
  expect(again.notes).toContain('什么也没有写');
  expect(readFileSync(file).equals(closed)).toBe(true);
});

test('a file that nobody has calculated yet reads as the new month: headings by formula, carried customers, no figure of June', () => {
  const file = copy('matrix-blocks-2026.xlsx');
  run(file, ...JUNE, '--in-place');
  const read = opened(file);
  const july = read.forms.filter(({ month }) => month === '2026-07');
  expect(july.map(({ dayColumns, records }) => [Object.keys(dayColumns ?? {}).length, records.length])).toEqual([
    [31, 16],
    [31, 14],
    [31, 13],
  ]);
  const { store, differences } = monthFigures(
    buildLedger(read, generalProfile),
    generalProfile,
    '2026-07',
    '2026-07-01',
  );
  expect(store.total).toMatchObject({ carried: 43, new: 0, end: 43 });
  expect(differences).toEqual([]);
  const sheet = readXlsx(new Uint8Array(readFileSync(file)), file).sheets.find(({ name }) => name === '7月');
  const subtotal = sheet?.rows.find((row) => row?.[1]?.value === 'H级小计');
  expect(subtotal?.filter((cell) => typeof cell?.value === 'number')).toEqual([]);
});

test('registers, reports and losses of the new workbook begin empty; the cover is as it was', () => {
  const file = copy('hyundai-set-2013-05.xlsx');
  const out = join(folder, '6月.xlsx');
  run(file, '--month', '2013-05', '--today', '2013-05-31', '--out', out);
  const made = opened(out);
  expect(made.forms.map(({ sheet, form, month, records }) => [sheet, form, month, records.length])).toEqual([
    ['来店(电)登记', 'visitor-call-register', '2013-06', 0],
    ['营业日报0616', 'daily-report', '2013-06', 0],
    ['意向客户接触状况表', 'contact-matrix', '2013-06', 38],
    ['战败失控分析', 'loss-record', '2013-06', 0],
  ]);
  const cover = (path: string): unknown =>
    readXlsx(new Uint8Array(readFileSync(path)), path).sheets.find(({ name }) => name === '封面')?.rows;
  expect(cover(out)).toEqual(cover(file));
});

test('a preview lists everybody and writes nothing; JSON tells the same', () => {
  const file = copy('mg-contact-matrix-2026-06.xlsx');
  const preview = run(file, ...JUNE, '--dry-run');
  expect(preview.out).toMatch(/林晓峰 +叶先生 +B +2026-06-23 +首次计划 2026-07-01/u);
  const { out } = run(file, ...JUNE, '--json');
  const json = JSON.parse(out) as Record<string, unknown[]> & { total: Record<string, number>; into: string };
  expect(json).toMatchObject({
    month: '2026-06',
    next: '2026-07',
    into: 'new-book',
    fileName: 'mg-contact-matrix-2026-07.xlsx',
    sheets: ['林晓峰', '董洁', '马丽娜'],
    renames: {},
  });
  expect([json.deals?.length, json.losses?.length, json.carried?.length]).toEqual([
    json.total.won,
    (json.total.lost ?? 0) + (json.total.outOfControl ?? 0) + (json.total.frozen ?? 0),
    json.total.end,
  ]);
  expect(json.carried?.[0]).toMatchObject({
    customer: '叶先生',
    consultant: '林晓峰',
    level: 'B',
    lastVisit: '2026-06-23',
    firstVisit: '2026-07-01',
    to: '林晓峰',
  });
  expect(readdirSync(folder)).toEqual(['mg-contact-matrix-2026-06.xlsx']);
});

test('a sheet that cannot be turned stops the whole new workbook; --same-book makes the others', () => {
  const file = copy('matrix-notations-2026-06.xlsx');
  const out = join(folder, 'out.xlsx');
  const stopped = run(file, ...JUNE, '--out', out);
  expect(stopped.outcome).toBe('conflicts');
  expect(stopped.out).toContain('「张三6月」有保护，请先取消保护');
  expect(readdirSync(folder)).toEqual(['matrix-notations-2026-06.xlsx']);
  expect(run(file, ...JUNE, '--same-book', '--out', out).outcome).toBe('done');
  expect(opened(out).forms.filter(({ month }) => month === '2026-07')).toHaveLength(2);
});

test('bad input is told in a sentence', () => {
  const file = copy('mg-contact-matrix-2026-06.xlsx');
  expect(refused(file)).toBe('bad-input cli.error.needs-month');
  expect(refused(file, file, '--month', '2026-06')).toBe('bad-input cli.error.one-file');
  expect(refused(file, ...JUNE, '--in-place')).toBe('bad-input cli.close.in-place-new-book');
  expect(refused(file, ...JUNE, '--out', file)).toBe('bad-input cli.close.out-is-input');
  expect(refused(file, ...JUNE, '--new-book', '--same-book')).toBe('bad-input cli.error.new-and-same-book');
  expect(refused(join(folder, 'no.xlsx'), ...JUNE)).toBe('bad-input cli.error.no-such-file');
  const none = run(file, '--month', '2026-05', '--today', '2026-06-30', '--out', join(folder, 'x.xlsx'));
  expect([none.outcome, none.out]).toEqual([
    'bad-input',
    expect.stringContaining('2026-05 没有可以转入下月的接触状况表'),
  ]);
  expect(readdirSync(folder)).toEqual(['mg-contact-matrix-2026-06.xlsx']);
});
