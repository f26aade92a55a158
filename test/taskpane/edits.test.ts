import { watchEdits } from '../../src/taskpane/edits';
import { createExcelHost } from '../../src/workbench/host';
import { createHeadlessUniver } from '../../src/workbench/host/headless';
import { installNativeBridge } from '../../src/workbench/host/node';

let dispose = (): void => undefined;
// Also where the test fails: what is left open would keep the run from ending.
afterEach(() => {
  dispose();
});

test('edits are told with their sheet, by hand or the add-in’s own', async () => {
  const { univer } = createHeadlessUniver({
    id: 'book',
    name: '6月三表.xlsx',
    sheetOrder: ['s1'],
    sheets: { s1: { id: 's1', name: '6月', rowCount: 20, columnCount: 10, cellData: {} } },
  });
  dispose = () => {
    univer.dispose();
  };
  const host = createExcelHost(univer);
  installNativeBridge(host);
  const delivered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
  const edits: { sheet: string; ours: boolean }[] = [];
  const before = host.stats.requests;
  await watchEdits((edit) => edits.push(edit));
  expect(host.stats.requests - before).toBe(1);

  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem('6月').getRange('B2').values = [['*']];
    await context.sync();
  });
  await delivered();
  expect(edits.map(({ ours }) => ours)).toEqual([true]);

  host.book.sheets()[0]?.write([{ row: 4, column: 2, value: '手' }]);
  await delivered();
  expect(edits.map(({ ours }) => ours)).toEqual([true, false]);
  expect(new Set(edits.map(({ sheet }) => sheet)).size).toBe(1);
});
