import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Console } from '../../src/cli/console';
import { openStore, storeProfile } from '../../src/cli/workspace';
import { findPreset, generalProfile, saveProfileChange, type StoreProfile } from '../../src/profile';
import { cellName } from '../../src/sheet';
import { applyToXlsx, blankXlsx, readXlsx } from '../../src/workbook/xlsx';
import { say, type Text } from '../../src/words';
import { printed } from './printed';

const toyota = findPreset('toyota') ?? generalProfile;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A register of one visit, the customer at level D after it: delivered by the general rules, open by Toyota's. */
function registerKeeping(name: string, profile: StoreProfile | undefined, customer: string, phone: string): string {
  const blank = blankXlsx('6月');
  const rows = [
    ['来店(电)客户登记表 2026年6月'],
    ['日期', '客户姓名', '联系电话', '拟购车型', '销售顾问', '追踪后级别'],
    ['2026-06-03', customer, phone, '卡罗拉', '赵敏', 'D'],
    ['2026-06-04', `${customer}二`, phone.replace(/.$/u, '9'), '凯美瑞', '赵敏', 'A'],
  ];
  const changes = rows.flatMap((row, r) =>
    row.map((after, c) => ({ kind: 'value', sheet: '6月', cell: `${'ABCDEF'[c] ?? ''}${r + 1}`, after }) as const),
  );
  const rules = profile && saveProfileChange(readXlsx(blank, name), profile);
  const file = join(folder, name);
  writeFileSync(file, applyToXlsx(blank, rules ? [...changes, rules] : changes, { name }).bytes);
  return file;
}

interface Run {
  readonly profile: string;
  readonly profiles?: readonly { readonly workbook: string; readonly profile: string }[];
  readonly customers: readonly { readonly name: string; readonly state: string; readonly due?: string }[];
}
const runOn = async (...argv: string[]): Promise<Run> =>
  JSON.parse(await printed('zh-CN', 'run', ...argv, '--today', '2026-06-20', '--dry-run', '--json')) as Run;

/** As each customer stands and is due, by name. */
const standsIn = ({ customers }: Run): Record<string, string> =>
  Object.fromEntries(customers.map(({ name, state, due = '—' }) => [name, `${state} ${due}`]));

test('two workbooks that keep different rules: each customer stands and is due as in the workbook alone', async () => {
  const first = registerKeeping('甲.xlsx', toyota, '范思远', '13900000011');
  const second = registerKeeping('乙.xlsx', generalProfile, '孙立', '13900000021');
  const alone = { ...standsIn(await runOn(first)), ...standsIn(await runOn(second)) };
  expect(alone['范思远']).toMatch(/^open/u);
  expect(alone['孙立']).toMatch(/^delivered/u);
  const [one, other] = [await runOn(first, second), await runOn(second, first)];
  expect(standsIn(one)).toEqual(alone);
  expect(standsIn(other)).toEqual(alone);
  expect(one.profiles).toEqual([{ workbook: '乙.xlsx', profile: generalProfile.name }]);
});

test('rules for one workbook on the command line', async () => {
  const first = registerKeeping('壬.xlsx', undefined, '范思远', '13900000011');
  const second = registerKeeping('癸.xlsx', undefined, '孙立', '13900000021');
  const states = async (...argv: string[]): Promise<string[]> =>
    (await runOn(first, second, ...argv)).customers.map(({ name, state }) => `${name} ${state}`);
  expect(await states('--profile', '壬.xlsx=toyota')).toEqual(
    expect.arrayContaining(['范思远 open', '孙立 delivered']),
  );
  expect(await states('--profile', 'toyota,癸=general')).toEqual(
    expect.arrayContaining(['范思远 open', '孙立 delivered']),
  );
  expect(await states('--profile', 'toyota')).toEqual(expect.arrayContaining(['范思远 open', '孙立 open']));
  expect(await printed('zh-CN', 'run', first, second, '--profile', '丑.xlsx=toyota')).toMatch(
    /“丑\.xlsx”不是这次打开的工作簿/u,
  );
});

test('rules that are named, kept once or kept alike hold for all', async () => {
  const first = registerKeeping('丙.xlsx', toyota, '范思远', '13900000011');
  const second = registerKeeping('丁.xlsx', generalProfile, '孙立', '13900000021');
  const without = registerKeeping('戊.xlsx', undefined, '周文', '13900000031');
  const alike = registerKeeping('己.xlsx', toyota, '李想', '13900000041');
  const own = async (...argv: string[]): Promise<boolean> => (await runOn(...argv)).profiles !== undefined;
  expect(await own(first, second)).toBe(true);
  expect(await own(first, second, '--profile', 'general')).toBe(false);
  expect(await own(first, without, alike)).toBe(false);
});

/** Day cells of a matrix by Toyota's levels or the general ones: who is open at D there has the car here. */
function matrixKeeping(name: string, profile: StoreProfile, consultant: string, start: number): string {
  const blank = blankXlsx('6月');
  const levels = profile === toyota ? ['A', 'B', 'C', 'D'] : ['H', 'A', 'B', 'C'];
  const days = Array.from({ length: 30 }, (_, i) => i + 1);
  const person = (n: number, carried: string, cells: Readonly<Record<number, string>>): (string | number)[] => [
    n,
    `客户${consultant.slice(0, 1)}${'甲乙丙丁'[n - 1] ?? ''}`,
    String(start + n),
    '车型一',
    ...levels.map((level) => (level === carried ? '5/28' : '')),
    ...days.map((day) => cells[day] ?? ''),
  ];
  const rows = [
    [`意向客户接触状况表 2026年6月 销售顾问：${consultant}`],
    ['序号', '客户姓名', '联系电话', '意向车型', '上月留存', '', '', '', ...days],
    ['', '', '', '', ...levels, ...days.map(() => '')],
    person(1, 'A', { 5: 'B', 12: 'D' }),
    person(2, 'C', { 8: 'A' }),
    person(3, '', { 9: 'D' }),
    person(4, '', { 3: 'B', 10: 'O' }),
  ];
  const changes = rows.flatMap((row, r) =>
    row.map((after, c) => ({ kind: 'value', sheet: '6月', cell: cellName(r + 1, c + 1), after }) as const),
  );
  const file = join(folder, name);
  const rules = saveProfileChange(readXlsx(blank, name), profile);
  writeFileSync(file, applyToXlsx(blank, rules ? [...changes, rules] : changes, { name }).bytes);
  return file;
}

interface Month {
  readonly store: {
    readonly levels: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly total: Readonly<Record<string, number>>;
    readonly delivered: number;
  };
  readonly consultants: readonly { readonly name: string }[];
}
const monthOf = async (...files: string[]): Promise<Month> =>
  JSON.parse(
    await printed('zh-CN', 'month', ...files, '--month', '2026-06', '--today', '2026-06-30', '--json'),
  ) as Month;

test('the month of two brands: each consultant’s figures are those of the own workbook, the store’s their sum', async () => {
  const books = [
    matrixKeeping('丰田.xlsx', toyota, '赵敏', 13900000100),
    matrixKeeping('通用.xlsx', generalProfile, '李强', 13900000200),
  ];
  const [first, second] = [await monthOf(books[0] ?? ''), await monthOf(books[1] ?? '')];
  const both = await monthOf(...books);
  expect(first.store.total['end']).toBe(3);
  expect(second.store.total['end']).toBe(1);
  expect(second.store.delivered).toBe(2);
  const levelsOf = (month: Month, name: string): unknown => {
    const { levels } = month.consultants.find((one) => one.name === name) as unknown as Month['store'];
    return Object.fromEntries(
      Object.entries(levels).filter(([, flow]) => Object.values(flow).some((count) => count > 0)),
    );
  };
  expect(levelsOf(both, '赵敏')).toEqual(levelsOf(first, '赵敏'));
  expect(levelsOf(both, '李强')).toEqual(levelsOf(second, '李强'));
  for (const key of Object.keys(both.store.total))
    expect([key, both.store.total[key]]).toEqual([key, (first.store.total[key] ?? 0) + (second.store.total[key] ?? 0)]);
  expect(both.store.delivered).toBe(first.store.delivered + second.store.delivered);
});

test('the check of two brands finds in each workbook what it finds in it alone', async () => {
  const books = [
    matrixKeeping('丰.xlsx', toyota, '赵敏', 13900000100),
    matrixKeeping('通.xlsx', generalProfile, '李强', 13900000200),
  ];
  const found = async (...files: string[]): Promise<string[]> => {
    const { findings } = JSON.parse(await printed('zh-CN', 'check', ...files, '--today', '2026-06-25', '--json')) as {
      findings: readonly { readonly rule: string; readonly sheet: string; readonly cell: string }[];
    };
    return findings.map(({ rule, cell, sheet }) => `${rule} ${cell} ${sheet.replace(/^\[.+\]/u, '')}`).sort();
  };
  const alone = [...(await found(books[0] ?? '')), ...(await found(books[1] ?? ''))].sort();
  expect(alone.length).toBeGreaterThan(2);
  expect(await found(...books)).toEqual(alone);
});

test('commands that know one set of rules say whose are not used', () => {
  const files = [
    registerKeeping('庚.xlsx', toyota, '范思远', '13900000011'),
    registerKeeping('辛.xlsx', generalProfile, '孙立', '13900000021'),
  ];
  const notes: string[] = [];
  const console: Console = {
    locale: 'en',
    say: (what: Text) => say(what, 'en'),
    print: () => undefined,
    note: (what) => void notes.push(say(what, 'en')),
    noteLine: (line) => void notes.push(line),
    progress: () => undefined,
  };
  const { books } = openStore(files, console);
  expect(storeProfile(undefined, books, console)).toEqual(toyota);
  expect(notes.join('\n')).toMatch(/what 辛\.xlsx \(.+\) keep is not used/u);
});
