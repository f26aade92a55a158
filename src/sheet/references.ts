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

/** Everything in a formula that is a text, a function, a cell of its own sheet or a constant. */
const AT_HOME =
  /"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_.]*\(|\$?[A-Z]{1,3}\$?\d{1,7}(?![\p{L}\p{N}_])|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\p{L}\p{N}_])|\b(?:TRUE|FALSE)\b|#[A-Z/0?!]+|\d+(?:\.\d+)?(?:E[+-]?\d+)?/giu;
/** Functions that look where their text or their numbers tell them to. */
const LOOKS_ANYWHERE = /\bINDIRECT\(/iu;

/** Whether what a formula gives may change with another sheet: it names one, a table or a defined name, or looks where a text tells it to. */
export function looksElsewhere(formula: string): boolean {
  if (/[![]/u.test(formula) || LOOKS_ANYWHERE.test(formula)) return true;
  return /[\p{L}_]/u.test(formula.replace(AT_HOME, ' '));
}

function unquoted(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_.'\\]])${name.replaceAll('.', '\\.')}!`, 'gu');
}
