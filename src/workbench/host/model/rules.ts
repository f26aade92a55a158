import {
  AddConditionalRuleMutation,
  CFRuleType,
  CFSubRuleType,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  MoveConditionalRuleMutation,
  SetConditionalRuleMutation,
  type IConditionFormattingRule,
} from '@univerjs/sheets-conditional-formatting';

import type { HostRule } from './book';
import { hexColor } from './style';
import type { UniverBook } from './univer-book';
import { rangeOf } from './univer-range';

/** A rule needs a formula from its first moment; this one is never true. */
export const NEVER = '=FALSE';

/** Conditional formats of a sheet, highest priority first. */
export function rulesOf(book: UniverBook, sheetId: string): readonly HostRule[] {
  const rules = book.injector.get(ConditionalFormattingRuleModel).getSubunitRules(book.unitId, sheetId) ?? [];
  return rules.map((rule) => {
    const ranges = rule.ranges.map((r) => ({
      row: r.startRow,
      column: r.startColumn,
      rows: r.endRow - r.startRow + 1,
      columns: r.endColumn - r.startColumn + 1,
    }));
    const base = { id: rule.cfId, ranges, stopIfTrue: rule.stopIfTrue };
    const { rule: body } = rule;
    if (body.type !== CFRuleType.highlightCell || !('subType' in body) || body.subType !== CFSubRuleType.formula) {
      return { ...base, kind: 'other', formula: '' };
    }
    const { bg, cl, bl } = body.style;
    return {
      ...base,
      kind: 'custom',
      formula: (body as { value?: string }).value ?? '',
      ...(bg?.rgb ? { fill: hexColor(bg.rgb) } : {}),
      ...(cl?.rgb ? { fontColor: hexColor(cl.rgb) } : {}),
      ...(bl === 1 ? { bold: true } : {}),
    };
  });
}

export function addRule(book: UniverBook, sheetId: string, rule: HostRule): void {
  book.run(AddConditionalRuleMutation.id, { unitId: book.unitId, subUnitId: sheetId, rule: toUniverRule(rule) });
}

export function replaceRule(book: UniverBook, sheetId: string, rule: HostRule): void {
  book.run(SetConditionalRuleMutation.id, {
    unitId: book.unitId,
    subUnitId: sheetId,
    cfId: rule.id,
    rule: toUniverRule(rule),
  });
}

export function removeRule(book: UniverBook, sheetId: string, id: string): void {
  book.run(DeleteConditionalRuleMutation.id, { unitId: book.unitId, subUnitId: sheetId, cfId: id });
}

/** Puts a rule at a place among the others: 0 is the first that is looked at. */
export function moveRule(book: UniverBook, sheetId: string, id: string, place: number): void {
  const others = rulesOf(book, sheetId).filter((rule) => rule.id !== id);
  const before = others[Math.min(place, others.length) - 1];
  const [first] = others;
  if (!first) return;
  const end = before ? { id: before.id, type: 'after' as const } : { id: first.id, type: 'before' as const };
  book.run(MoveConditionalRuleMutation.id, {
    unitId: book.unitId,
    subUnitId: sheetId,
    start: { id, type: 'self' },
    end,
  });
}

function toUniverRule(rule: HostRule): IConditionFormattingRule {
  const style = {
    ...(rule.fill === undefined ? {} : { bg: { rgb: rule.fill } }),
    ...(rule.fontColor === undefined ? {} : { cl: { rgb: rule.fontColor } }),
    ...(rule.bold === true ? { bl: 1 as const } : {}),
  };
  return {
    cfId: rule.id,
    ranges: rule.ranges.map(rangeOf),
    stopIfTrue: rule.stopIfTrue,
    rule: { type: CFRuleType.highlightCell, subType: CFSubRuleType.formula, value: rule.formula, style },
  };
}
