import { readFileSync } from 'node:fs';

import type { Frame, FrameLocator, Page } from 'playwright-core';
import type { Change } from '../../src/sheet';
import type {} from '../../src/workbench/workbench';
import {
  editionCell,
  editionChanges,
  editionCursor,
  editionSheets,
  isEdition,
  reopenEdition,
  selectInEdition,
  typeInEdition,
} from './edition-desk';
import { TODAY, type Stage } from './scenario';

/** The pane, in a frame of the workbench or on the edition's own page. */
export type Pane = Pick<FrameLocator, 'getByRole' | 'getByText' | 'locator'>;

/** Opens the workbench and waits until grid and pane have the workbook. */
export async function openDesk(
  { page, address, host }: Stage,
  query: Readonly<Record<string, string>> = {},
): Promise<Pane> {
  const asked = new URLSearchParams({ today: TODAY, ...query });
  if (host === 'file') asked.set('sample', '');
  await page.goto(`${address}?${asked.toString()}`);
  return paneReady(page);
}

const paneOf = (page: Page): Pane => (isEdition(page) ? page.locator('body') : page.frameLocator('#pane'));

/** The pane, once it has read the workbook. */
export async function paneReady(page: Page): Promise<Pane> {
  const pane = paneOf(page);
  await pane.locator('[data-phase="ready"]').waitFor({ timeout: 90_000 });
  return pane;
}

/** The pane's frame, for what runs inside it. */
export function paneFrame(page: Page): Frame {
  if (isEdition(page)) return page.mainFrame();
  const frame = page.frames().find((candidate) => candidate.url().includes('taskpane.html'));
  if (frame === undefined) throw new Error('The workbench shows no pane');
  return frame;
}

/** Closes the pane and opens it again; waits until it has read the workbook. */
export async function reopenPane(page: Page): Promise<void> {
  if (isEdition(page)) {
    await reopenEdition(page);
    await paneReady(page);
    return;
  }
  const frame = paneFrame(page);
  const reopened = page.waitForEvent('framenavigated', (navigated) => navigated === frame);
  await frame.evaluate(() => location.reload());
  await reopened;
  await paneReady(page);
}

/** Goes to one of the pane's views, and waits until its code, its figures and its last animation are there. */
export async function showView(page: Page, view: string, open: (pane: Pane) => Promise<void>): Promise<void> {
  const pane = paneOf(page);
  await open(pane);
  await pane.locator(`main[data-view="${view}"] #view section`).first().waitFor();
  await paneFrame(page).waitForFunction(
    () =>
      document.querySelector('[data-ready="false"], [role="progressbar"]') === null &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}

/** Asks until the answer is as wanted, for half a minute; gives the last answer in any case, for the assertion that follows. */
export async function settled<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export interface GridCell {
  readonly value: string | number | boolean;
  readonly formula?: string;
  readonly fill?: string;
}

/** A cell of the grid's own workbook (not of the pane's idea of it). */
export function gridCell(page: Page, sheet: string, cell: string): Promise<GridCell> {
  if (isEdition(page)) return editionCell(page, sheet, cell);
  return page.evaluate(
    ([sheetName, cellName]) => {
      const desk = window.sanbiaoWorkbench;
      const range = desk?.grid.api.getActiveWorkbook()?.getSheetByName(sheetName)?.getRange(cellName);
      if (!range) throw new Error(`No ${sheetName}!${cellName} in the grid`);
      return {
        value: range.getValue() ?? '',
        formula: range.getFormula() || undefined,
        fill: range.getBackground() || undefined,
      };
    },
    [sheet, cell] as const,
  );
}

export function gridSheets(page: Page): Promise<string[]> {
  if (isEdition(page)) return editionSheets(page);
  return page.evaluate(() => {
    const book = window.sanbiaoWorkbench?.grid.api.getActiveWorkbook();
    return book?.getSheets().map((sheet) => sheet.getSheetName()) ?? [];
  });
}

/** Goes to a cell of the grid. */
export async function selectInGrid(page: Page, sheet: string, cell: string): Promise<void> {
  if (isEdition(page)) return selectInEdition(page, sheet, cell);
  await page.evaluate(
    ([sheetName, cellName]) => {
      const book = window.sanbiaoWorkbench?.grid.api.getActiveWorkbook();
      const target = book?.getSheetByName(sheetName);
      if (!book || !target) throw new Error(`No sheet ${sheetName}`);
      book.setActiveSheet(target);
      target.getRange(cellName).activate();
    },
    [sheet, cell] as const,
  );
}

/** Types into a cell as a person does: goes there, types, presses Enter (unless `leave` is false). */
export async function typeInGrid(
  page: Page,
  sheet: string,
  cell: string,
  text: string,
  { leave = true } = {},
): Promise<void> {
  if (isEdition(page)) return typeInEdition(page, sheet, cell, text, leave);
  await selectInGrid(page, sheet, cell);
  await page
    .locator('#grid canvas')
    .first()
    .focus()
    .catch(() => undefined);
  await page.evaluate(() => window.sanbiaoWorkbench?.grid.api.getActiveWorkbook()?.startEditing());
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  if (leave) await page.keyboard.press('Enter');
}

/** The sheet and cell that are selected in the grid, e.g. `周雅琴 6月!U12`. */
export function selectedCell(page: Page): Promise<string> {
  if (isEdition(page)) return editionCursor(page);
  return page.evaluate(() => {
    const book = window.sanbiaoWorkbench?.grid.api.getActiveWorkbook();
    const range = book?.getActiveRange();
    return `${book?.getActiveSheet().getSheetName()}!${range?.getA1Notation()}`;
  });
}

export interface Saved {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Presses 保存 and gives what the browser downloads. */
export async function save(page: Page): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

/** The message under the bar. */
export function message(page: Page): Promise<string> {
  return page.locator('.message:not([hidden]) p').innerText();
}

/** Chooses a file as with 打开工作簿. */
export async function chooseFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

/** What the workbench would write now: the difference between the grid and the file. */
export function pending(page: Page): Promise<readonly Change[]> {
  if (isEdition(page)) return editionChanges(page);
  return page.evaluate(() => window.sanbiaoWorkbench?.session?.changes() ?? []);
}
export const cellValues = (changes: readonly Change[]) =>
  changes
    .filter((change): change is Change & { kind: 'value' } => change.kind === 'value')
    .map(({ sheet, cell, after }) => ({ sheet, cell, after }));

/** From the day to its preview. */
export async function preview(pane: Pane): Promise<void> {
  await pane.getByRole('button', { name: /^预览 \d+ 处更改$/u }).click();
  await pane.locator('[data-view="preview"]').waitFor();
}
/** The cells that a form over its places would write, once they are those of what stands in the form now. */
export async function formCells(pane: Pane): Promise<readonly string[]> {
  const form = pane.locator('form[data-working="false"]');
  await form.getByRole('heading', { name: '将写入' }).waitFor({ timeout: 60_000 });
  return form.locator('button', { hasText: /^[A-Z]+\d+$/u }).allInnerTexts();
}

/** Writes what the preview shows, and waits for the pane to say so. */
export async function apply(pane: Pane): Promise<void> {
  await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).click();
  await pane
    .getByText(/已写入 \d+ 处/u)
    .first()
    .waitFor();
}
export async function undo(pane: Pane): Promise<void> {
  await pane.getByRole('button', { name: '撤销' }).first().click();
  await pane
    .getByText(/已撤销/u)
    .first()
    .waitFor();
}
