import { quoteSheetName } from './address';

/** Names of these signs alone may stand in a formula without quotes, and then nothing of them may stand before. */
const UNQUOTED = /^[\p{L}\p{N}_.]+$/u;

/** A formula or reference in which every reference to one sheet names another instead: `6月!A1`, `'6月'!A1`. */
export function renameSheet(formula: string, from: string, to: string): string {
  const quoted = formula.replaceAll(`${quoteSheetName(from)}!`, `${quoteSheetName(to)}!`);
  return UNQUOTED.test(from) ? quoted.replaceAll(unquoted(from), `${quoteSheetName(to)}!`) : quoted;
}

/** Whether a formula refers to the sheet, and not to one whose name ends like it (`张敏6月!` for `6月!`). */
export function namesSheet(formula: string, sheet: string): boolean {
  return (
    formula.includes(`${quoteSheetName(sheet)}!`) || (UNQUOTED.test(sheet) && formula.search(unquoted(sheet)) >= 0)
  );
}

function unquoted(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_.'\\]])${name.replaceAll('.', '\\.')}!`, 'gu');
}
