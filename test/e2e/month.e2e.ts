import assert from 'node:assert/strict';

import { read, type CellObject } from '@e965/xlsx';
import {
  apply,
  gridCell,
  gridSheets,
  openDesk,
  pending,
  preview,
  save,
  settled,
  typeInGrid,
  undo,
  type Pane,
} from './desk';
import { EVERY_HOST, scenario } from './scenario';

const ROLLUP = '月度汇总 2026-06';

async function previewRollup(pane: Pane): Promise<void> {
  await pane.getByRole('tab', { name: '月度' }).click();
  await pane.getByRole('button', { name: '预览月度汇总表' }).click();
  await pane.locator('[data-view="preview"]').waitFor();
}

scenario(
  'the month: the rollup sheet is made, made anew in its place, and undone',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    const before = await gridSheets(page);
    await previewRollup(pane);
    await apply(pane);
    // One stays where one was, sees the sheet, and is told where its charts are to be seen.
    await pane.locator('main[data-view="month"]').waitFor();
    await page.getByText(/^(?:本表 )?\d 个图表.*Excel/u).waitFor();
    const added = (await gridSheets(page)).filter((name) => !before.includes(name));
    assert.ok(added.includes(ROLLUP), `new sheets: ${added.join()}`);
    const book = read((await save(page)).bytes, { cellNF: true });
    for (const name of added) assert.ok(book.SheetNames.includes(name), name);
    // Each rate is a part of a whole: no 122 % test drives, since they are counted among those who left a phone.
    const rates = Object.values(book.Sheets[ROLLUP] ?? {}).flatMap((cell: CellObject) =>
      typeof cell.v === 'number' && /%/u.test(String(cell.z ?? '')) ? [cell.v] : [],
    );
    // Saved from the workbench, formulas have no results before Excel opens them.
    if (stage.host === 'file') assert.ok(rates.length > 50, `${String(rates.length)} rates`);
    assert.deepEqual(
      rates.filter((rate) => rate < 0 || rate > 1),
      [],
    );

    // Whose month it is, as of when, and who signs it.
    const words = Object.values(book.Sheets[ROLLUP] ?? {}).map((cell: CellObject) => String(cell.v ?? ''));
    for (const said of [/^星辰汽车城东店　月度汇总　2026年6月/u, /截至 ?2026-06-20/u, /制表：/u, /审核：/u])
      assert.ok(
        words.some((word) => said.test(word)),
        String(said),
      );

    // Printed, its title stands on every page; a column in which nothing would stand is left out.
    const titles = book.Workbook?.Names?.filter(
      ({ Name, Ref }) => Name === '_xlnm.Print_Titles' && Ref.includes(ROLLUP),
    );
    assert.deepEqual(
      titles?.map(({ Ref }) => Ref.split('!')[1]),
      ['$1:$2'],
    );
    assert.ok(!words.includes('提示'));

    // Somebody's own formula looks at a figure of the sheet; it must outlive the second run.
    const [own] = before;
    assert.ok(own !== undefined);
    const figure = await gridCell(page, ROLLUP, 'C6');
    assert.match(figure.formula ?? '', /^=IF\(OR\(COUNTIFS\(/u);
    await typeInGrid(page, own, 'T40', `='${ROLLUP}'!C6`);
    // Only Excel calculates: in a file the result comes when Excel opens it.
    const calculates = stage.host === 'excel';
    await settled(
      () => gridCell(page, own, 'T40'),
      ({ value, formula }) => (calculates ? value !== '' : formula !== undefined),
    );
    await previewRollup(pane);
    await pane.getByText(ROLLUP).first().waitFor();
    await apply(pane);
    assert.deepEqual(await gridSheets(page), [...before, ...added]);
    assert.equal((await gridCell(page, ROLLUP, 'C6')).formula, figure.formula);
    const pointing = await settled(
      () => gridCell(page, own, 'T40'),
      ({ value }) => !calculates || value === figure.value,
    );
    if (calculates) assert.equal(pointing.value, figure.value);
    assert.equal(pointing.formula, `='${ROLLUP}'!C6`);

    await undo(pane);
    assert.equal((await gridCell(page, ROLLUP, 'C6')).formula, figure.formula, 'the sheet of the first run is back');
    await pane.getByRole('tab', { name: '更多' }).click();
    await pane.locator('[data-action="undo"]').click();
    if (!calculates) {
      // On the edition what was typed by hand is a step, too.
      await page.locator('.tabs [aria-current]').waitFor();
      await pane.getByRole('tab', { name: '更多' }).click();
      await pane.locator('[data-action="undo"]:enabled').click();
    }
    const left = await settled(
      () => gridSheets(page),
      ({ length }) => length === before.length,
    );
    assert.deepEqual(left, before);
  },
  { hosts: EVERY_HOST },
);

scenario(
  'month close: next month’s sheets are made once, and undone',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage, { today: '2026-06-30' });
    const before = await gridSheets(page);
    await pane.getByRole('tab', { name: '月度' }).click();
    await pane.getByRole('button', { name: '月结' }).first().click();
    // Three steps, a line for each sheet; then one count in the heading and on the button.
    for (const step of ['第一步', '第二步', '第三步']) await pane.getByText(new RegExp(`^${step} · `, 'u')).waitFor();
    assert.ok((await pane.locator('[data-next-sheet]').count()) > 0);
    await pane.getByRole('button', { name: /^预览/u }).first().click();
    await pane.locator('[data-view="preview"]').waitFor();
    const heading = await pane.getByText(/^\d+ 处更改/u).innerText();
    const button = await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).innerText();
    assert.equal(/\d+/u.exec(heading)?.[0], /\d+/u.exec(button)?.[0]);
    assert.equal(await pane.getByText(/^(?:边框|底色|字体|对齐|数字格式)$/u).count(), 0);
    assert.doesNotMatch(heading, /没有勾/u);
    const groups = (await pane.locator('[data-view="preview"] [role="list"]').innerText()).matchAll(
      /^.* 7月\n(\d+) 处$/gmu,
    );
    assert.equal(
      [...groups].reduce((sum, [, count]) => sum + Number(count), 0),
      Number(/\d+/u.exec(heading)?.[0]),
      'the sheets add up to the heading',
    );
    await apply(pane);
    const added = (await gridSheets(page)).filter((name) => !before.includes(name));
    assert.ok(added.length > 0);
    assert.ok(
      added.every((name) => name.includes('7')),
      `new sheets: ${added.join()}`,
    );
    const book = read((await save(page)).bytes);
    for (const name of added) assert.ok(book.SheetNames.includes(name), name);

    await pane.getByRole('tab', { name: '月度' }).click();
    await pane.getByRole('button', { name: '月结' }).first().click();
    await pane.getByText('没有要新建的').first().waitFor();
    await undo(pane);
    assert.deepEqual(await gridSheets(page), before);
  },
  { hosts: EVERY_HOST },
);

scenario(
  '恢复原样 leaves every sheet as before the first run',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    await preview(pane);
    await apply(pane);
    assert.ok((await pending(page)).some(({ kind }) => kind === 'conditional-format'));
    await pane.getByRole('tab', { name: '更多' }).click();
    await pane.locator('[data-action="restore-look"]').click();
    await pane.locator('[data-view="preview"]').waitFor();
    await apply(pane);
    assert.deepEqual(
      (await pending(page)).filter(({ kind }) => kind !== 'document-part'),
      [],
    );
  },
  { hosts: EVERY_HOST },
);
