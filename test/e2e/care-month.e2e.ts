import assert from 'node:assert/strict';

import { makeXlsx } from '../../src/workbook/xlsx';
import { chooseFile, openDesk, paneReady, settled } from './desk';
import { faults } from './faults';
import { overhanging, setPaneWidth } from './pane-width';
import { EVERY_HOST, scenario } from './scenario';

/** Visitors of June, of whom one left no phone, and owners who were in the workshop. */
const STORE: Uint8Array = makeXlsx([
  {
    name: '登记',
    content: {
      values: [
        ['来店(电)客户登记表'],
        ['序号', '日期', '来店/来电', '客户姓名', '联系电话', '意向车型', '信息来源', '销售顾问', '是否同意联系'],
        [1, '2026-06-02', '来店', '王小明', '13912345671', '途观', '网络', '周雅琴', '是'],
        [2, '2026-06-03', '来电', '李小红', null, '途观', '网络', '何平', '否'],
        [3, '2026-06-04', '来店', '赵小刚', '13912345673', '迈腾', '网络', '周雅琴', null],
      ],
    },
  },
  {
    name: '维修',
    content: {
      values: [
        ['维修记录'],
        ['工单号', '进厂日期', '客户姓名', '联系电话', '车牌号', '车型', '维修类型', '金额'],
        ['A1', '2026-06-05', '孙小军', '13912345674', '浙A12345', '途观', '保养', 600],
        ['A2', '2026-05-05', '孙小军', '13912345674', '浙A12345', '途观', '保养', 500],
        ['A3', '2026-06-09', '周小美', '13912345675', '浙A23456', '迈腾', '事故', 4000],
      ],
    },
  },
]);

scenario(
  'after the sale: the month on the pane, its definitions, the rows behind a figure, and the month before',
  async (stage) => {
    const { page } = stage;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openDesk(stage);
    await chooseFile(page, '售后.xlsx', STORE);
    await page.getByText('售后.xlsx').first().waitFor();
    const pane = await paneReady(page);
    await pane.locator('[data-care]').click();
    await pane.getByRole('button', { name: '本月指标' }).click();
    const month = pane.locator('section[data-care-month][data-ready="true"]');
    await month.waitFor({ timeout: 60_000 });
    const figure = (name: string) => month.locator(`[data-figure="${name}"]`);
    assert.equal(await figure('files.rows').innerText(), '3');
    assert.equal(await figure('files.complete').innerText(), '2');
    assert.equal(await figure('files.consented').innerText(), '1');
    await month.getByText('资料完整率 = 要件齐全 ÷ 本月资料').waitFor();
    assert.equal(await month.getByRole('row', { name: /^来电 1 0\.0% 电话 1$/u }).count(), 1);
    assert.deepEqual(await faults(page), [], 'month');
    for (const width of ['270', '320', '350']) {
      await setPaneWidth(page, width);
      assert.deepEqual(await overhanging(page), [], `month at ${width}`);
      if (process.env.SHOTS === undefined) continue;
      for (const part of ['files.rows', 'owners.total']) {
        await figure(part).scrollIntoViewIfNeeded();
        await page.screenshot({ path: `${process.env.SHOTS}/month-${part}-${width}-${stage.host}.png` });
      }
    }
    await figure('files.complete').click();
    const dialog = pane.getByRole('dialog');
    await dialog.getByText('王小明').waitFor();
    assert.equal(await dialog.getByText('李小红').count(), 0);
    await page.keyboard.press('Escape');
    await month.getByRole('button', { name: '上个月' }).click();
    await month.getByText('2026年5月').first().waitFor();
    assert.equal(
      await settled(
        () => figure('files.rows').innerText(),
        (rows) => rows === '0',
      ),
      '0',
    );
    await pane.getByRole('button', { name: '联系名单' }).click();
    await pane.getByRole('button', { name: '本月指标' }).waitFor();
  },
  { hosts: EVERY_HOST },
);
