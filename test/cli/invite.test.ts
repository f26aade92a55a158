import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Scalar, WorkbookSnapshot } from '../../src/sheet';
import { makeXlsx, readXlsx } from '../../src/workbook/xlsx';
import { printed } from './printed';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-invite-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const STAFF = ['孙浩', '谢东', '许文静'];
const phone = (i: number): string => `1390012${String(3400 + i)}`;
const DAYS: (Scalar | null)[] = Array.from({ length: 30 }, (_, i) => i + 1);

/** Open customers of three consultants, and owners with their visits. */
function store(): string {
  const path = join(folder, '门店.xlsx');
  const matrix = Array.from({ length: 9 }, (_, i): (Scalar | null)[] => [
    i + 1,
    `客户${'甲乙丙丁戊己庚辛壬'.charAt(i)}`,
    phone(i),
    'CX-5',
    STAFF[i % 3] ?? '',
    i < 6 ? 'H' : 'A',
    ...DAYS.map((day) => (day === 1 ? (i < 6 ? 'H' : 'A') : null)),
  ]);
  const owners = Array.from({ length: 3 }, (_, i): (Scalar | null)[] => [
    i + 1,
    `车主${'子丑寅'.charAt(i)}`,
    phone(20 + i),
    `浙A1234${String(i)}`,
    'CX-5',
    '2024-03-0' + String(i + 1),
    STAFF[i] ?? '',
  ]);
  writeFileSync(
    path,
    makeXlsx([
      {
        name: '接触状况表',
        content: {
          values: [
            ['意向客户接触状况表 2026年6月'],
            ['序号', '客户姓名', '电话', '车型', '销售顾问', '上月留存', ...DAYS],
            ...matrix,
          ],
        },
      },
      {
        name: '保有客户',
        content: {
          values: [['保有客户档案'], ['序号', '车主姓名', '电话', '车牌号', '车型', '交车日期', '销售顾问'], ...owners],
        },
      },
    ]),
  );
  return path;
}

const ASKED = [
  '--event',
  '夏季团购',
  '--levels',
  'H,A',
  '--today',
  '2026-06-02',
  '--from',
  '2026-06-20',
  '--wording',
  '名额有限',
];
const opened = (path: string): WorkbookSnapshot => readXlsx(new Uint8Array(readFileSync(path)), 'x.xlsx');
/** Everything that a program could find in a file: the parts as they are stored. */
const wholeOf = (book: WorkbookSnapshot): string => JSON.stringify(book.sheets) + JSON.stringify([...book.parts]);
const FULL = /1390012\d{4}/u;

test('a list is made crossed: nobody calls an own customer, each has the level that was asked for, and the list is read back', async () => {
  const out = join(folder, '邀约.xlsx');
  const words = await printed(
    'zh-CN',
    'invite',
    store(),
    ...ASKED,
    '--with-phones',
    '--supervisors',
    '冯远',
    '--out',
    out,
  );
  expect(words).toContain('邀约 9 人');
  const { events } = JSON.parse(await printed('zh-CN', 'event', out, '--json')) as {
    events: {
      name: string;
      from: string;
      invited: number;
      crossShare: number;
      inviters: { name: string; invited: number }[];
    }[];
  };
  expect(events).toMatchObject([{ name: '夏季团购', from: '2026-06-20', invited: 9, crossShare: 1 }]);
  // the supervisor calls, too, and less than a consultant
  const calls = Object.fromEntries(events[0]?.inviters.map(({ name, invited }) => [name, invited]) ?? []);
  expect(Object.keys(calls).sort()).toEqual([...STAFF, '冯远'].sort());
  expect(calls['冯远']).toBeGreaterThan(0);
  expect(calls['冯远']).toBeLessThan(Math.max(...STAFF.map((name) => calls[name] ?? 0)));
  const [list] = opened(out).sheets;
  expect(JSON.stringify(list?.rows)).toContain('名额有限');
});

test('--max keeps so many, a level that the store has not is refused, and nobody is a sentence', async () => {
  const path = store();
  const few = JSON.parse(await printed('zh-CN', 'invite', path, ...ASKED, '--max', '4', '--json')) as Record<
    string,
    unknown
  >;
  expect(few).toMatchObject({ event: '夏季团购', invited: 4, beyondMax: 5 });
  expect(await printed('zh-CN', 'invite', path, '--event', 'x', '--levels', 'Q')).toMatch(/--levels.*Q/u);
  expect(await printed('zh-CN', 'invite', path, '--event', 'x')).toContain('--groups');
  expect(await printed('zh-CN', 'invite', path, '--event', 'x', '--groups', '8', '--today', '2026-06-02')).not.toBe('');
});

test('no full phone and no plate leaves by any way that did not ask for it', async () => {
  const path = store();
  const [list, sheets, summary] = ['邀约.xlsx', '电话单.xlsx', '总结.xlsx'].map((name) => join(folder, name));
  const said = [
    await printed('zh-CN', 'invite', path, ...ASKED, '--out', list ?? ''),
    await printed('zh-CN', 'invite', path, ...ASKED, '--json'),
    await printed('en', 'invite', path, ...ASKED),
  ];
  expect(said.join('\n')).not.toMatch(FULL);
  expect(said[1]).toContain('139****3400');
  expect(wholeOf(opened(list ?? ''))).not.toMatch(FULL);
  // of a list with full phones: the figures, the sheets to print and the summary have none
  const full = join(folder, '完整.xlsx');
  await printed('zh-CN', 'invite', path, ...ASKED, '--with-phones', '--out', full);
  expect(wholeOf(opened(full))).toMatch(FULL);
  expect(await printed('zh-CN', 'event', full)).not.toMatch(FULL);
  expect(await printed('zh-CN', 'event', full, '--json')).not.toMatch(FULL);
  await printed('zh-CN', 'event', full, '--calls', '--out', sheets ?? '');
  await printed('zh-CN', 'event', full, '--out', summary ?? '');
  const there = new Set(opened(full).sheets.map(({ name }) => name));
  for (const made of [sheets, summary]) {
    const added = opened(made ?? '').sheets.filter(({ name }) => !there.has(name));
    expect(added.length).toBeGreaterThan(1);
    expect(JSON.stringify(added)).not.toMatch(FULL);
    expect(JSON.stringify(added)).not.toMatch(/浙A1234/u);
  }
});

test('sheets to print: one for everybody who calls, one for the manager with the unsure, full phones where asked for', async () => {
  const path = join(folder, '六月.xlsx');
  const line = (i: number, inviter: string, answer: string | null): (Scalar | null)[] => [
    i,
    `客户${'甲乙丙丁'.charAt(i - 1)}`,
    phone(i),
    '孙浩',
    inviter,
    '6.3 已接通',
    answer,
  ];
  writeFileSync(
    path,
    makeXlsx([
      {
        name: '邀约表',
        content: {
          values: [
            ['团购会邀约表'],
            ['序号', '客户姓名', '联系电话', '销售顾问', '邀约人', '第1次', '结果'],
            line(1, '谢东', '待定'),
            line(2, '谢东', '来'),
            line(3, '许文静', '不确定'),
            line(4, '许文静', null),
          ],
        },
      },
    ]),
  );
  const out = join(folder, '电话单.xlsx');
  expect(await printed('zh-CN', 'event', path, '--calls')).toContain('--out');
  await printed('zh-CN', 'event', path, '--calls', '--with-phones', '--out', out);
  const sheets = opened(out).sheets;
  expect(sheets.map(({ name }) => name)).toEqual([
    '邀约表',
    '团购会 电话单 谢东',
    '团购会 电话单 许文静',
    '团购会 经理陪战单',
  ]);
  const manager = sheets
    .at(-1)
    ?.rows.slice(7)
    .map((row) => row?.slice(2, 7).map((cell) => cell?.value));
  expect(manager).toEqual([
    ['客户甲', phone(1), undefined, '谢东', '孙浩'],
    ['客户丙', phone(3), undefined, '许文静', '孙浩'],
  ]);
  const { events } = JSON.parse(await printed('zh-CN', 'event', out, '--json')) as { events: object[] };
  expect(events).toMatchObject([
    { invited: 4, unsure: 2, forManager: [{ row: 3, name: '客户甲', by: '谢东', followUps: 1 }, { row: 5 }] },
  ]);
});
