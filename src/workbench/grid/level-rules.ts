import { IUniverInstanceService, ObjectMatrix, UniverInstanceType, type Injector, type Workbook } from '@univerjs/core';
import { FormulaResultStatus } from '@univerjs/engine-formula';
import {
  ConditionalFormattingFormulaService,
  ConditionalFormattingRuleModel,
} from '@univerjs/sheets-conditional-formatting';

import { NEVER } from '../host/model/rules';

/** The product's own level rules: text of the range's first cell, cleaned step by step, and its last part looked for in a list. */
const SHAPE =
  /^=AND\(N\("sanbiao"\)=0,ISNUMBER\(FIND\("\/"&TRIM\(RIGHT\((?:SUBSTITUTE\()+UPPER\([A-Z]{1,3}\d+\)(?:,"[^"]*","[^"]*"\))+,"\/",REPT\(" ",9\)\),9\)\)&"\/","(\/[^"]*\/)"\)\)\)$/u;

/**
 * Reads such a formula, or the one that a new rule has until it gets its own, as a function of the cell's text, with the same result as
 * Excel's.
 * @returns undefined for any other formula
 */
export function levelTest(formula: string): ((text: string) => boolean) | undefined {
  if (formula === NEVER) return () => false;
  const known = SHAPE.exec(formula.replaceAll('\n', ''))?.[1];
  if (known === undefined) return undefined;
  const steps = [...formula.matchAll(/,"([^"]*)","([^"]*)"\)/gu)].map(([, from = '', to = '']) => [from, to] as const);
  return (text) => {
    const clean = steps.reduce((rest, [from, to]) => rest.replaceAll(from, to), text.toUpperCase());
    const last = clean
      .slice(clean.lastIndexOf('/') + 1)
      .slice(-9)
      .trim();
    return known.includes(`/${last}/`);
  };
}

/**
 * Univer's formula engine needs half a minute of the page's time for the level colours of one store's month: for each cell it works through
 * a dozen nested functions. It also keeps a formula that a rule once had, and sorts each of its cells into its tree at every calculation. The
 * rules that the product itself writes are answered directly, from their first moment on; all others stay with the engine.
 */
export function answerLevelRules(injector: Injector): void {
  const service = injector.get(ConditionalFormattingFormulaService);
  const rules = injector.get(ConditionalFormattingRuleModel);
  const units = injector.get(IUniverInstanceService);
  const tests = new Map<string, ReturnType<typeof levelTest>>();
  const testOf = (formula: string): ReturnType<typeof levelTest> => {
    if (!tests.has(formula)) tests.set(formula, remembered(levelTest(formula)));
    return tests.get(formula);
  };
  const { registerFormulaWithRange, getFormulaMatrix, getFormulaResultWithCoords } = service;

  service.registerFormulaWithRange = (unitId, sheetId, ruleId, formula, ranges) => {
    if (testOf(formula) === undefined) registerFormulaWithRange.call(service, unitId, sheetId, ruleId, formula, ranges);
  };
  service.getFormulaMatrix = (unitId, sheetId, ruleId, formula) =>
    testOf(formula) === undefined
      ? getFormulaMatrix.call(service, unitId, sheetId, ruleId, formula)
      : { status: FormulaResultStatus.SUCCESS, result: new ObjectMatrix() };
  service.getFormulaResultWithCoords = (unitId, sheetId, ruleId, formula, row = 0, column = 0) => {
    const test = testOf(formula);
    if (test === undefined)
      return getFormulaResultWithCoords.call(service, unitId, sheetId, ruleId, formula, row, column);
    const first = rules
      .getRule(unitId, sheetId, ruleId)
      ?.ranges.reduce((a, b) =>
        b.startRow < a.startRow || (b.startRow === a.startRow && b.startColumn < a.startColumn) ? b : a,
      );
    const sheet = units.getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET)?.getSheetBySheetId(sheetId);
    const cell = first && sheet?.getCellMatrix().getValue(first.startRow + row, first.startColumn + column);
    return { status: FormulaResultStatus.SUCCESS, result: test(String(cell?.v ?? '')) };
  };
}

/** The grid asks for every cell in sight at every frame, and few words stand in them. */
function remembered(test: ReturnType<typeof levelTest>): ReturnType<typeof levelTest> {
  if (test === undefined) return undefined;
  const answers = new Map<string, boolean>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = test(text);
    if (text.length <= 12) answers.set(text, answer);
    return answer;
  };
}
