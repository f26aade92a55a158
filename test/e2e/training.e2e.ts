import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { chooseFile, gridCell, openDesk, paneReady, settled, showView, typeInGrid, type Pane } from './desk';
import { faults } from './faults';
import { EVERY_HOST, scenario } from './scenario';
import { cellAt, cellName } from '../../src/sheet';
import { readXlsx } from '../../src/workbook/xlsx';

const CODE = '课堂口令';

/** 更多 → the switch → 培训. */
async function openTraining(page: Page, pane: Pane): Promise<void> {
  await showView(page, 'more', () => pane.getByRole('tab', { name: '更多' }).click());
  const there = pane.getByRole('button', { name: '培训', exact: true });
  assert.equal(await there.count(), 0, 'off by default');
  await pane.getByRole('switch', { name: '显示“培训”' }).click();
  await showView(page, 'training', () => there.click());
}

async function filesIn(download: Download): Promise<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(readFileSync(await download.path())));
}

/** The first cell that the trainer's copy fills and the participant's leaves empty. */
function firstAnswer(paper: Uint8Array, answers: Uint8Array | undefined): readonly [sheet: string, cell: string] {
  assert.ok(answers);
  const key = readXlsx(answers, '答案.xlsx');
  for (const given of readXlsx(paper, '练习.xlsx').sheets) {
    const filled = key.sheets.find(({ name }) => name === given.name);
    if (filled === undefined || given.name === '练习说明') continue;
    for (let row = 1; row <= 60; row += 1)
      for (let column = 1; column <= 45; column += 1) {
        const [own, right] = [cellAt(given, row, column)?.value ?? '', cellAt(filled, row, column)?.value ?? ''];
        if (own === '' && right !== '') return [given.name, cellName(row, column)];
      }
  }
  throw new Error('the paper asks for nothing');
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/training-${name}.png` });
}

/** The open workbook as an exercise: a column of its register is chosen, looked at, and left blank in what is handed out. */
async function makesOfOwn(page: Page, pane: Pane, saved: readonly Download[]): Promise<void> {
  const before = saved.length;
  await pane.getByRole('radio', { name: '用当前工作簿出题' }).check();
  await pane.getByRole('button', { name: '看当前工作簿有哪些列' }).click();
  const column = pane.getByRole('checkbox', { name: /^意向级别（/u }).first();
  const label =
    (await column.getAttribute('aria-label')) ??
    (await pane
      .getByText(/^意向级别（/u)
      .first()
      .innerText());
  const asked = Number(/，(\d+) 格/u.exec(label)?.[1]);
  assert.ok(asked > 0, label);
  await column.check();
  await pane.getByRole('button', { name: '预览', exact: true }).click();
  await pane.getByText(`要空出 ${String(asked)} 格`).waitFor();
  await pane.getByRole('spinbutton', { name: '人数' }).fill('2');
  await pane.getByRole('textbox', { name: '口令' }).fill(CODE);
  await shot(page, 'own');
  assert.deepEqual(await faults(page), [], 'own');
  await pane.getByRole('button', { name: '出题并保存' }).click();
  await settled(
    () => Promise.resolve(saved.length),
    (count) => count === before + 2,
  );
  const [papers, answers] = saved.slice(before);
  assert.ok(papers && answers);
  const [paper, key] = [(await filesIn(papers))['练习-02.xlsx'], (await filesIn(answers))['练习-02-答案.xlsx']];
  assert.ok(paper);
  const [sheet, cell] = firstAnswer(paper, key);
  assert.notEqual((await gridCell(page, sheet, cell)).value, '', 'the open workbook keeps what it has');
}

scenario(
  'training: exercises are made, one is worked on, handed in and graded',
  async (stage) => {
    const { page } = stage;
    let pane = await openDesk(stage);
    await openTraining(page, pane);
    await pane.getByRole('button', { name: '出题', exact: true }).click();
    await pane.getByRole('spinbutton', { name: '人数' }).fill('2');
    await pane.getByRole('textbox', { name: '口令' }).fill(CODE);
    await pane.getByRole('checkbox', { name: '排下次访问（*）' }).uncheck();
    assert.deepEqual(await faults(page), [], 'make');
    const saved: Download[] = [];
    page.on('download', (download) => saved.push(download));
    await pane.getByRole('button', { name: '出题并保存' }).click();
    await settled(
      () => Promise.resolve(saved.length),
      (count) => count === 2,
    );
    const named = (name: string) => saved.find((download) => download.suggestedFilename() === name);
    const [papers, answers] = [named('练习.zip'), named('练习-答案.zip')];
    assert.ok(papers && answers);
    const paper = (await filesIn(papers))['练习-01.xlsx'];
    assert.ok(paper);

    await makesOfOwn(page, pane, saved);

    await chooseFile(page, '练习-01.xlsx', paper);
    pane = await paneReady(page);
    // What the product makes of the sheets would be the answers.
    await pane.getByRole('heading', { name: '这是一份培训练习' }).waitFor();
    assert.equal(await pane.getByRole('button', { name: /^预览 \d+ 处更改$/u }).count(), 0);
    assert.deepEqual(await faults(page), [], 'an exercise is open');
    await shot(page, 'here');
    await showView(page, 'training', () => pane.getByRole('button', { name: '去做题' }).click());
    await pane.getByRole('button', { name: '开始计时' }).click();
    await pane.locator('[data-banner]').getByText('开始时间已写到说明页').waitFor();
    await pane.getByRole('button', { name: '开始计时' }).waitFor({ state: 'detached' });
    // A wrong answer, as a beginner gives it.
    const [sheet, cell] = firstAnswer(paper, (await filesIn(answers))['练习-01-答案.xlsx']);
    await typeInGrid(page, sheet, cell, 'Z');
    await pane.getByRole('textbox', { name: '口令' }).fill(CODE);
    await pane.getByRole('button', { name: '检查我的答案' }).click();
    // The rule, then where to look; the answer is nowhere.
    await pane.getByRole('button', { name: '提示', exact: true }).click();
    await pane.getByText('谈话里没有的，不能编').waitFor();
    const more = pane.getByRole('button', { name: '再提示' });
    await more.click();
    await pane.getByText('的谈话。').waitFor();
    await more.waitFor({ state: 'detached' });
    await shot(page, 'work');
    assert.deepEqual(await faults(page), [], 'work');
    await pane.getByRole('button', { name: '交卷' }).click();
    await pane.locator('[data-banner]').getByText('请在说明页写上姓名').waitFor();
    assert.equal((await gridCell(page, '练习说明', 'B8')).value, '', 'nothing is handed in without a name');
    await typeInGrid(page, '练习说明', 'B5', '小周');
    await pane.getByRole('button', { name: '交卷' }).click();
    await pane.locator('[data-banner]').getByText('已写上交卷时间和指纹').waitFor();
    assert.match(String((await gridCell(page, '练习说明', 'B8')).value), /^[0-9A-Z]{6,}$/u);

    const filled = (await filesIn(answers))['练习-01-答案.xlsx'];
    assert.ok(filled);
    await pane.getByRole('button', { name: '判卷', exact: true }).click();
    await pane.getByRole('textbox', { name: '口令' }).fill(CODE);
    await pane.locator('input[type=file][multiple]').setInputFiles([
      { name: '小周.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(filled) },
      { name: '小陈.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(paper) },
      { name: '不是练习.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('x') },
    ]);
    await pane.getByText('成绩（2 人）').waitFor();
    // The heat map: who has which task in hand; the blank copy has none.
    const scores = pane.getByRole('region', { name: '成绩（2 人）' });
    await scores.getByRole('row', { name: /小周.* 100 100$/u }).waitFor();
    await scores.getByRole('row', { name: /小陈.* 0 0$/u }).waitFor();
    await pane.getByText(/^不是练习\.xlsx：/u).waitFor();
    await shot(page, 'grade');
    assert.deepEqual(await faults(page), [], 'grade');
  },
  { hosts: EVERY_HOST },
);
