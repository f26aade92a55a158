import assert from 'node:assert/strict';

import { apply, openDesk, preview, typeInGrid, undo } from './desk';
import { scenario } from './scenario';

scenario('an edit by hand after the reading is said quietly; our own writes are not', async (stage) => {
  const { page } = stage;
  const pane = await openDesk(stage);
  const notice = pane.locator('[data-stale]');
  await preview(pane);
  await apply(pane);
  await undo(pane);
  // Long enough for an event of ours to have come.
  await page.waitForTimeout(1000);
  assert.equal(await notice.count(), 0);
  const sheet = await page.evaluate(
    () => window.sanbiaoWorkbench?.grid.api.getActiveWorkbook()?.getActiveSheet().getSheetName() ?? '',
  );
  await typeInGrid(page, sheet, 'A1', '手写');
  await notice.getByText('表格在读取之后有改动').waitFor();
  await notice.getByRole('button', { name: '重新读取' }).click();
  await notice.waitFor({ state: 'detached' });
  await pane.locator('[data-phase="ready"]').waitFor();
});
