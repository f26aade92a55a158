import type { CellView } from './grid/model';
import { WorkbookError } from '../workbook/port';
import type { Catalogue, Locale, Text } from '../words';
import { fill, text } from '../words';
import enEdition from '../words/en/edition.json';
import enWorkbook from '../words/en/workbook.json';
import zhEdition from '../words/zh-CN/edition.json';
import zhWorkbook from '../words/zh-CN/workbook.json';

const CATALOGUES: Readonly<Record<Locale, Catalogue>> = {
  'zh-CN': { ...zhEdition, ...zhWorkbook },
  en: { ...enEdition, ...enWorkbook },
};

/** Says what the page around the pane says; the pane has its own words. */
export function speaker(locale: Locale): (what: Text) => string {
  return (what) => fill(what, CATALOGUES[locale]);
}

/** Why something failed, as the page says it. */
export function reasonOf(error: unknown): Text {
  if (error instanceof WorkbookError) return error.words;
  return text('edition.unexpected', { detail: error instanceof Error ? error.message : String(error) });
}

/** What pointing at a cell says besides its text: its note, and what stood there before a change. */
export function hintOf({ before, note }: CellView, words: (what: Text) => string): string {
  const changed =
    before === undefined
      ? undefined
      : words(before === '' ? text('edition.changed.empty') : text('edition.changed', { before }));
  return [note, changed].filter((line) => line !== undefined).join('\n\n');
}
