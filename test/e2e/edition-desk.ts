import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import type {} from '../../src/edition/edition';
import { cellName, type Change, type WorkbookSnapshot } from '../../src/sheet';
import { BookLooks, readXlsx } from '../../src/workbook/xlsx';
import type { GridCell } from './desk';

const SAMPLE = new Uint8Array(readFileSync(join(__dirname, '../../assets/samples/示例-三表-2026-06.xlsx')));

/** Whether the page is the browser edition from the disk, not the workbench. */
export const isEdition = (page: Page): boolean => page.url().startsWith('file:');

/** The open file as saving would write it now. */
export async function editionBytes(page: Page): Promise<Uint8Array> {
  const base64 = await page.evaluate(async () => {
    const { bytes } = (await window.sanbiaoEdition?.book.call('bytes')) ?? { bytes: new Uint8Array() };
    let binary = '';
    for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(binary);
  });
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

const editionBook = async (page: Page): Promise<WorkbookSnapshot> => readXlsx(await editionBytes(page), '三表.xlsx');

export async function editionCell(page: Page, sheet: string, cell: string): Promise<GridCell> {
  const bytes = await editionBytes(page);
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(digits);
  const found = readXlsx(bytes, '三表.xlsx').sheets.find(({ name }) => name === sheet)?.rows[row]?.[column];
  const looks = new BookLooks(bytes);
  const style = looks.layout(sheet)?.styles.get(row)?.get(column);
  return {
    value: found?.value ?? '',
    formula: found?.formula,
    fill: style === undefined ? undefined : looks.cells[style]?.fill,
  };
}

export const editionSheets = async (page: Page): Promise<string[]> =>
  (await editionBook(page)).sheets.map(({ name }) => name);

export function selectInEdition(page: Page, sheet: string, cell: string): Promise<void> {
  return page.evaluate(
    async ([sheetName, cellName]) => {
      await window.sanbiaoEdition?.select(sheetName, cellName);
      window.sanbiaoEdition?.view.focus();
    },
    [sheet, cell] as const,
  );
}

export async function typeInEdition(
  page: Page,
  sheet: string,
  cell: string,
  text: string,
  leave: boolean,
): Promise<void> {
  await selectInEdition(page, sheet, cell);
  await page.keyboard.type(text);
  if (!leave) return;
  await page.keyboard.press('Enter');
  // The worker answers in its order: what was typed is written when this is answered.
  await page.evaluate(() => window.sanbiaoEdition?.book.call('state'));
}

export const editionCursor = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const cursor = window.sanbiaoEdition?.view.cursor;
    return `${cursor?.sheet}!${cursor?.cell}`;
  });

/** Saves the file, closes the page, and opens what was saved. */
export async function reopenEdition(page: Page): Promise<void> {
  const bytes = await editionBytes(page);
  const address = new URL(page.url());
  address.searchParams.delete('sample');
  // Leaving would be asked about, and the work put by be offered: as after saving, there is nothing unsaved.
  await page.evaluate(() => {
    indexedDB.deleteDatabase('sanbiao-edition');
    window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
  });
  await page.goto(address.href);
  await page.locator('#file').setInputFiles({ name: '三表.xlsx', mimeType: '', buffer: Buffer.from(bytes) });
}

/** What stands in the open file and not in the sample: contents, rules, sheets, records; frames and fills by cell. */
export async function editionChanges(page: Page): Promise<readonly Change[]> {
  const bytes = await editionBytes(page);
  const [before, after] = [readXlsx(SAMPLE, '三表.xlsx'), readXlsx(bytes, '三表.xlsx')];
  const [looksBefore, looksAfter] = [new BookLooks(SAMPLE), new BookLooks(bytes)];
  const changes: Change[] = [];
  for (const sheet of after.sheets) {
    const old = before.sheets.find(({ name }) => name === sheet.name);
    if (old === undefined) {
      changes.push({ kind: 'add-sheet', sheet: sheet.name, values: [] });
      continue;
    }
    const rows = Math.max(sheet.rows.length, old.rows.length);
    const [was, is] = [looksBefore.layout(sheet.name), looksAfter.layout(sheet.name)];
    for (let row = 1; row < rows; row += 1) {
      const columns = Math.max(sheet.rows[row]?.length ?? 0, old.rows[row]?.length ?? 0);
      for (let column = 1; column < columns; column += 1) {
        const cell = cellName(row, column);
        const [then, now] = [old.rows[row]?.[column], sheet.rows[row]?.[column]];
        if (then?.formula !== now?.formula && now?.formula !== undefined)
          changes.push({ kind: 'formula', sheet: sheet.name, cell, after: now.formula });
        else if ((then?.value ?? '') !== (now?.value ?? ''))
          changes.push({ kind: 'value', sheet: sheet.name, cell, after: now?.value ?? '' });
        const oldLook = looksBefore.cells[was?.styles.get(row)?.get(column) ?? 0];
        const look = looksAfter.cells[is?.styles.get(row)?.get(column) ?? 0];
        if (JSON.stringify(oldLook?.border) !== JSON.stringify(look?.border))
          changes.push({ kind: 'border', sheet: sheet.name, cell, after: look?.border ?? {} });
        if (oldLook?.fill !== look?.fill)
          changes.push({ kind: 'fill', sheet: sheet.name, cell, after: look?.fill ?? '' });
      }
    }
    const known = new Set((old.conditionalFormats ?? []).map((rule) => JSON.stringify(rule)));
    for (const rule of sheet.conditionalFormats ?? [])
      if (!known.has(JSON.stringify(rule))) changes.push({ kind: 'conditional-format', sheet: sheet.name, ...rule });
  }
  for (const [namespace, content] of after.parts)
    if (before.parts.get(namespace) !== content)
      changes.push({ kind: 'document-part', sheet: '', namespace, after: content });
  return changes;
}
