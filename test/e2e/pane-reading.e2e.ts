import assert from 'node:assert/strict';

import type { Change } from '../../src/sheet';
import { applyToXlsx, blankXlsx } from '../../src/workbook/xlsx';
import {
  apply,
  chooseFile,
  gridCell,
  gridSheets,
  openDesk,
  paneReady,
  save,
  selectedCell,
  settled,
  undo,
} from './desk';
import { faults } from './faults';
import { scenario } from './scenario';

/** A list whose headings are nobody else's, with a day that is none. */
const ROWS = [
  ['啥时候', '称呼', '联络', '想要', '程度', '谁接的', '情况'],
  ['2026-06-18', '王伟', '19900001111', '缤越', 'A', '刘婷', '看了车'],
  ['2026-06-19', '李芳', '19900002222', '星瑞', 'B', '刘婷', '再想想'],
  ['2026-06-12', '孙浩', '19900004444', '缤越', 'B', '陈志远', '比较'],
  ['2026-06-13', '周敏', '19900005555', '星越L', 'C', '刘婷', '问问'],
  ['2026-06-14', '吴刚', '19900006666', '缤越', 'A', '刘婷', '试驾'],
  ['某天', '赵强', '19900003333', '缤越', 'H', '陈志远', '谈价格'],
];

/** The same list under other headings, and one in which columns are missing. */
const ALIKE = [['时间', '称呼', '联络', '想要', '程度', '谁接的', '情况'], ...ROWS.slice(1, 6)];
const SHORT = [['日期', '客户姓名', '联系电话', '意向车型'], ...ROWS.slice(1, 6).map((row) => row.slice(0, 4))];

/** Leads as a system exports them, with two levels that contradict each other: nothing says which counts, nor whether the day of giving out does. */
const LEADS = [
  ['分配时间', '客户', '联系方式', '意向车型', '信息来沅', '级别', '等级'],
  ['2026-06-17 10:30:00', '赵先生', '19900001111', '途观', '汽车之家', 'A', 'C'],
  ['2026-06-18 09:30:00', '钱女士', '19900001112', '迈腾', '懂车帝', 'B', 'C'],
  ['2026-06-18 11:30:00', '孙先生', '19900001113', '迈腾', '懂车帝', 'H', 'C'],
];

function bookOf(sheet: string, rows: readonly (readonly string[])[]): Uint8Array {
  const changes = rows.flatMap((row, r) =>
    row.map((after, c): Change => ({ kind: 'value', sheet, cell: `${'ABCDEFG'[c] ?? 'A'}${r + 1}`, after })),
  );
  return applyToXlsx(blankXlsx(sheet), changes, { name: 'x.xlsx' }).bytes;
}

scenario(
  'a list with headings of its own: a person says what the columns are, it is read, and read again after reopening',
  async (stage) => {
    const { page } = stage;
    let pane = await openDesk(stage);
    // Whatever the headings are and whichever are missing, it is said what is, and there is a way on.
    for (const [name, rows, why] of [
      ['像登记.xlsx', ALIKE, '客户：最像来店登记表，但缺少：来店时间、信息来源、级别'],
      ['缺列.xlsx', SHORT, '客户：最像来店登记表，但缺少：来店时间、信息来源、级别'],
      ['客户名单.xlsx', ROWS, '客户：没有找到表头'],
    ] as const) {
      await chooseFile(page, name, bookOf('客户', rows));
      await page.locator('#name', { hasText: name }).waitFor();
      pane = await paneReady(page);
      await pane.getByText('没有找到三表').waitFor();
      await pane.getByText(why).waitFor();
      await pane.getByRole('button', { name: '建一份空白三表' }).waitFor();
      await pane.getByRole('button', { name: `就按登记表读（${String(rows.length - 1)} 行）…` }).waitFor();
      await pane.getByRole('button', { name: '把「客户」按登记表读', exact: true }).waitFor();
    }
    await pane.getByRole('button', { name: '把「客户」按登记表读', exact: true }).click();
    await pane.getByRole('group', { name: '啥时候' }).getByText('2026-06-18', { exact: true }).waitFor();
    const read = pane.getByRole('button', { name: '就按登记表读（6 行）', exact: true });
    await pane.getByText('「联络」是电话').waitFor();
    assert.deepEqual(await faults(page), [], 'mapping');
    // Without a day it is no register: the pane says what is missing.
    const day = pane.locator('[data-column="A"]');
    await day.getByRole('button', { name: '不用' }).click();
    await pane.getByText(/^还差：/u).waitFor();
    assert.equal(await read.getAttribute('aria-disabled'), 'true');
    await day.getByRole('button', { name: '是', exact: true }).click();
    await pane.locator('[data-column="D"]').getByRole('button', { name: '改' }).click();
    await pane.locator('[data-column="D"] select').selectOption('model');
    assert.doesNotMatch(await pane.locator('section').first().innerText(), /199\d{8}/u);
    await read.click();
    await pane.locator('[data-phase="ready"][data-view="today"]').waitFor();
    // In the pane: the names stand in the sheet all along.
    await pane.locator('[data-found]').getByText('1 张表 · 6 行').waitFor();

    // One count everywhere; a place that cannot be read is a step, and leaves once it is mended.
    await pane.locator('[data-found]').getByText('处待看').waitFor();
    const told = (await pane.locator('[data-found]').innerText()).match(/(\d+) 处待看/u)?.[1];
    assert.ok(told);
    await pane.getByRole('tab', { name: /更多/u }).getByText(told, { exact: true }).waitFor();
    await pane.locator('[data-found]').click();
    await pane.getByRole('button', { name: `去看这 ${told ?? ''} 处` }).click();
    await pane
      .getByText(`${told ?? ''} 处待看`)
      .first()
      .waitFor();
    const cells = pane.getByRole('group', { name: /没有读/u });
    await cells.getByRole('button', { name: '客户!A7' }).click();
    assert.equal(
      await settled(
        () => selectedCell(page),
        (at) => at.endsWith('A7'),
      ),
      '客户!A7',
    );
    assert.deepEqual(await faults(page), [], 'questions');

    // The answers are in the file.
    const { bytes } = await save(page);
    const begun =
      stage.host === 'excel' && page.waitForEvent('framenavigated', (frame) => frame.url().includes('taskpane.html'));
    await chooseFile(page, '再开.xlsx', bytes);
    await page.locator('#name', { hasText: '再开.xlsx' }).waitFor();
    await begun;
    pane = await paneReady(page);
    await pane.locator('[data-found]').getByText('1 张表 · 6 行').waitFor();
    assert.equal((await gridCell(page, '客户', 'B2')).value, '王伟');

    // A column in doubt is a question of 是 and 不是; what was answered is used at once, and nothing is left to ask.
    await chooseFile(page, '线索.xlsx', bookOf('线索', LEADS));
    await pane.locator('[data-found]').getByText('1 张表 · 3 行').waitFor();
    await pane.locator('[data-found]').click();
    await pane.locator('[data-action="go-questions"]').click();
    const asked = (text: string) => pane.locator('div', { has: page.getByText(text, { exact: true }) }).last();
    const inDoubt = asked('“分配时间”这一列是日期吗？');
    const yes = inDoubt.getByRole('button', { name: '是', exact: true });
    await yes.click();
    assert.equal(await yes.getAttribute('aria-pressed'), 'true');
    assert.equal(await pane.getByRole('combobox', { name: '「分配时间」是什么？' }).inputValue(), 'date');
    await asked('“级别”和“等级”都像级别，内容却不同，先用“级别”。该用“等级”吗？')
      .getByRole('button', { name: '不是', exact: true })
      .click();
    assert.deepEqual(await faults(page), [], 'columns in doubt');
    await pane.getByRole('button', { name: '记住 2 个回答并重读' }).click();
    await pane.getByText('没有待看的').waitFor();
    await pane.getByRole('tab', { name: '今日' }).click();
    // Nothing here says who was called since: a search finds them all the same, with the day that is theirs now.
    await pane.locator('input[aria-label="姓名、车型、尾号"]').fill('赵先生');
    await pane.getByRole('list', { name: '今日任务' }).getByText('赵先生').waitFor();
  },
  { daily: 'file', width: 1100 },
);

scenario(
  'an empty workbook: blank forms are made, seen before, read as forms, and taken back',
  async (stage) => {
    const { page } = stage;
    await openDesk(stage);
    await chooseFile(page, '新店.xlsx', bookOf('Sheet1', [['备忘']]));
    const pane = await paneReady(page);
    await pane.getByRole('button', { name: '建一份空白三表' }).click();
    await pane.getByRole('textbox', { name: '销售顾问' }).fill('刘婷、陈志远');
    assert.deepEqual(await faults(page), [], 'blank');
    await pane.getByRole('button', { name: '预览空白表' }).click();
    await pane.getByText('刘婷 6月').first().waitFor();
    await apply(pane);
    const names = ['来店(电)登记 6月', '刘婷 6月', '陈志远 6月', '营业日报', '客户信息卡'];
    assert.deepEqual(await gridSheets(page), ['Sheet1', ...names]);
    await pane.locator('[data-found]').getByText('5 张表 · 0 行').waitFor();
    await undo(pane);
    assert.deepEqual(await gridSheets(page), ['Sheet1']);
  },
  { daily: 'file', width: 1100 },
);
