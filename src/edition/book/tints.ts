import { contains, parseArea, type Area, type ConditionalFormat, type SheetSnapshot } from '../../sheet';
import { compileFormula, holds, type Compiled } from '../formula/evaluate';
import { NotUnderstood } from '../formula/parse';
import type { Tint } from '../grid/model';

/** What a sheet's conditional formats lay over its cells. */
export interface Tints {
  at(row: number, column: number): Tint | undefined;
}

interface Rule {
  readonly areas: readonly Area[];
  /** Of the range's first cell, for which the formula is written. */
  readonly top: number;
  readonly left: number;
  readonly tint: Tint;
  readonly test: Compiled;
}

/**
 * Works out the formulas of a sheet's conditional formats, the first rule first: where two set the same thing, the first wins. Rules whose
 * formula is not understood here colour nothing.
 * @param today serial number of the day, for `TODAY()`
 */
export function tintsOf(sheet: SheetSnapshot, today: number): Tints {
  const rules = (sheet.conditionalFormats ?? []).flatMap((format) => ruleOf(format, sheet, today));
  return {
    at(row, column) {
      let tint: Tint | undefined;
      for (const rule of rules) {
        if (!rule.areas.some((area) => contains(area, row, column))) continue;
        if (holds(rule.test(row - rule.top, column - rule.left))) tint = { ...rule.tint, ...tint };
      }
      return tint;
    },
  };
}

function ruleOf(format: ConditionalFormat, sheet: SheetSnapshot, today: number): Rule[] {
  const areas = format.range.split(/[\s,]+/u).flatMap((name) => parseArea(name) ?? []);
  const { fill, fontColor: color, bold } = format;
  if (areas.length === 0 || (fill ?? color ?? bold) === undefined) return [];
  try {
    return [
      {
        areas,
        top: Math.min(...areas.map(({ top }) => top)),
        left: Math.min(...areas.map(({ left }) => left)),
        tint: { ...(fill && { fill }), ...(color && { color }), ...(bold && { bold }) },
        test: compileFormula(format.formula, sheet, today),
      },
    ];
  } catch (error) {
    if (error instanceof NotUnderstood) return [];
    throw error;
  }
}
