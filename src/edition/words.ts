import type { Catalogue, Locale, Text } from '../words';
import { fill } from '../words';
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
