import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Console } from '../../src/cli/console';
import { openStore, storeProfile } from '../../src/cli/workspace';
import { findPreset, generalProfile, saveProfileChange, type StoreProfile } from '../../src/profile';
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
  readonly customers: readonly { readonly name: string; readonly state: string }[];
  readonly questions: readonly { readonly text: string }[];
}
const runOn = async (...argv: string[]): Promise<Run> =>
  JSON.parse(await printed('zh-CN', 'run', ...argv, '--today', '2026-06-20', '--dry-run', '--json')) as Run;

test('two workbooks that keep different rules: whose are in force is asked about, the same as in the pane', async () => {
  const first = registerKeeping('甲.xlsx', toyota, '范思远', '13900000011');
  const second = registerKeeping('乙.xlsx', generalProfile, '孙立', '13900000021');
  const { customers, questions } = await runOn(first, second);
  expect(customers.find(({ name }) => name === '范思远')?.state).toBe('open');
  const [asked] = questions;
  expect(asked?.text).toMatch(/按“甲\.xlsx”里的“.*丰田.*”计算，没有用上 乙\.xlsx（.+） 里存的/u);
  const other = await runOn(second, first);
  expect(other.customers.find(({ name }) => name === '范思远')?.state).toBe('delivered');
  expect(other.questions[0]?.text).toMatch(/按“乙\.xlsx”里的/u);
});

test('rules that are named, kept once or kept alike are not asked about', async () => {
  const first = registerKeeping('丙.xlsx', toyota, '范思远', '13900000011');
  const second = registerKeeping('丁.xlsx', generalProfile, '孙立', '13900000021');
  const without = registerKeeping('戊.xlsx', undefined, '周文', '13900000031');
  const alike = registerKeeping('己.xlsx', toyota, '李想', '13900000041');
  const told = async (...argv: string[]): Promise<boolean> =>
    (await runOn(...argv)).questions.some(({ text }) => text.includes('没有用上'));
  expect(await told(first, second)).toBe(true);
  expect(await told(first, second, '--profile', 'general')).toBe(false);
  expect(await told(first, without, alike)).toBe(false);
});

test('commands that print figures tell it on standard error', () => {
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
  expect(notes.join('\n')).toMatch(/kept in “庚\.xlsx”; what 辛\.xlsx（.+） keep is not used/u);
});
