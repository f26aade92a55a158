/**
 * Functions newer than Excel 2007: files write them with a prefix that Excel never shows. Those that the forms' formulas may use;
 * any other one comes through because a prefix that is written already is kept.
 */
const FUTURE = new Set(
  (
    'CONCAT IFS MAXIFS MINIFS SWITCH TEXTJOIN IFNA XOR DAYS ISOWEEKNUM NUMBERVALUE FORMULATEXT SHEET SHEETS UNICHAR UNICODE PERCENTILE.EXC PERCENTILE.INC ' +
    'QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ STDEV.P STDEV.S VAR.P VAR.S MODE.SNGL MODE.MULT CEILING.MATH FLOOR.MATH XLOOKUP XMATCH LET LAMBDA ' +
    'UNIQUE SEQUENCE RANDARRAY SORTBY TEXTSPLIT TEXTBEFORE TEXTAFTER VSTACK HSTACK TOROW TOCOL WRAPROWS WRAPCOLS TAKE DROP CHOOSEROWS ' +
    'CHOOSECOLS EXPAND ARRAYTOTEXT VALUETOTEXT FORECAST.LINEAR COVARIANCE.P COVARIANCE.S NORM.DIST NORM.S.DIST'
  ).split(' '),
);
/** These live in a namespace of their own within the prefix. */
const WORKSHEET = new Set(['FILTER', 'SORT']);

/** A formula as Excel shows it: without `_xlfn.`, `_xlws.` and `_xlpm.`. */
export function shownFormula(formula: string): string {
  return formula.includes('_xl')
    ? outsideText(formula, (code) => code.replaceAll(/_xlfn\.(?:_xlws\.)?|_xlws\.|_xlpm\./gu, ''))
    : formula;
}

/** A formula as files hold it, prefixes added where a newer function lacks one. */
export function storedFormula(formula: string): string {
  return outsideText(formula, (code) =>
    code.replaceAll(/(?<![\w.])([A-Z][A-Z0-9.]*)(?=\()/gu, (name: string) =>
      FUTURE.has(name) ? `_xlfn.${name}` : WORKSHEET.has(name) ? `_xlfn._xlws.${name}` : name,
    ),
  );
}

/** Applies `change` to what is not text or a quoted sheet name. */
function outsideText(formula: string, change: (code: string) => string): string {
  return formula.replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+/gu, (piece) =>
    piece[0] === '"' || piece[0] === "'" ? piece : change(piece),
  );
}
