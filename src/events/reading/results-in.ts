import type { SheetSnapshot, WorkbookSnapshot } from '../../sheet';
import { amountOf, eventName, planFor } from './plan-in';
import { outcomeOf } from '../outcome';
import { writtenAt } from './title';
import {
  OUTCOME_LINES,
  type EventOutcome,
  type EventPlan,
  type EventReport,
  type OutcomeLine,
  type WrittenLine,
  type WrittenOutcome,
} from '../types';

/** The head of 目标 · 实际 · 达成率 · 原因分析 · 改进措施 (domain §c, list 17), ours in either language. */
const HEADS = {
  target: /^目标(?:值|数)?$|^Target$/u,
  actual: /^实际(?:值|数|完成|达成)?$|^Result$/u,
  reason: /^原因(?:分析)?$|^Reason$/u,
  measure: /^(?:改进)?(?:措施|建议|对策)$|^Measure$/u,
} as const;
type Head = keyof typeof HEADS;

const LINES: Readonly<Record<OutcomeLine, RegExp>> = {
  invited: /^邀约/u,
  attended: /^(?:到场|到店|客流|首客|进站)/u,
  mixed: /^混客/u,
  filed: /^(?:建卡|留档)/u,
  dealt: /^(?:订单|成交|下订)/u,
  output: /^(?:产值|营业额)/u,
  money: /费用|花费|^Cost/u,
};

/** Our own sheet of an event is known by its first cell. */
const OWN_TITLE = /^(.*?)(?:活动总结|活动反馈|: event summary)$/u;
const ADVICE = /^(?:活动)?总结(?:与|和|及)?(?:改进)?建议$|^Summary and advice$/u;

/** The outcome of each event, of its list, its plan and what people wrote of it. */
export function outcomesIn(
  book: WorkbookSnapshot,
  reports: readonly EventReport[],
  plans: readonly EventPlan[],
): EventOutcome[] {
  return reports.map((report) => outcomeOf(report, planFor(report.name, plans), writtenOutcomeOf(book, report.name)));
}

/** What people wrote of an event on its 活动总结 or 活动反馈; a formula there is ours, or copied, and is made anew. */
export function writtenOutcomeOf(book: WorkbookSnapshot, event: string): WrittenOutcome | undefined {
  for (const sheet of book.sheets) {
    if (ownTitle(sheet) !== event && eventName(sheet) !== event) continue;
    const found = outcomeOn(sheet);
    if (found !== undefined) return found;
  }
  return undefined;
}

const ownTitle = (sheet: SheetSnapshot): string | undefined => OWN_TITLE.exec(wordsAt(sheet, 1, 1))?.[1];

function outcomeOn(sheet: SheetSnapshot): WrittenOutcome | undefined {
  for (let row = 1; row <= sheet.lastRow; row += 1) {
    const columns = headsOf(sheet, row);
    if (columns === undefined) continue;
    const lines = new Map<OutcomeLine, WrittenLine>();
    for (let at = row + 1; at <= sheet.lastRow; at += 1) {
      const label = labelBefore(sheet, at, columns.target);
      if (label === '') break;
      const line = OUTCOME_LINES.find((one) => LINES[one].test(label));
      if (line === undefined || lines.has(line)) continue;
      const factor = /万/u.test(label) ? 10_000 : 1;
      lines.set(line, {
        target: numberAt(sheet, at, columns.target, factor),
        actual: numberAt(sheet, at, columns.actual, factor),
        reason: typedAt(sheet, at, columns.reason),
        measure: typedAt(sheet, at, columns.measure),
      });
    }
    if (lines.size > 0) return { lines: Object.fromEntries(lines), advice: adviceOn(sheet, row) };
  }
  return undefined;
}

/** Where each head stands, if this is such a row: target and result, and at least one of the two to be written by hand. */
function headsOf(sheet: SheetSnapshot, row: number): Partial<Record<Head, number>> | undefined {
  const found: Partial<Record<Head, number>> = {};
  (sheet.rows[row] ?? []).forEach((_, column) => {
    const words = wordsAt(sheet, row, column);
    for (const head of ['target', 'actual', 'reason', 'measure'] as const)
      if (found[head] === undefined && HEADS[head].test(words)) found[head] = column;
  });
  const told = found.target !== undefined && found.actual !== undefined;
  return told && (found.reason !== undefined || found.measure !== undefined) ? found : undefined;
}

function adviceOn(sheet: SheetSnapshot, from: number): string | undefined {
  for (let row = from; row < sheet.lastRow; row += 1)
    if (ADVICE.test(wordsAt(sheet, row, 1))) return typedAt(sheet, row + 1, 1);
  return undefined;
}

/** The first words of a line before its target. */
function labelBefore(sheet: SheetSnapshot, row: number, target = 2): string {
  for (let column = 1; column < target; column += 1) {
    const words = wordsAt(sheet, row, column);
    if (words !== '' && !/^\d+$/u.test(words)) return words;
  }
  return '';
}

/** What was typed into a cell; nothing where it is a formula. */
function typedAt(sheet: SheetSnapshot, row: number, column: number | undefined): string | undefined {
  const cell = column === undefined ? undefined : sheet.rows[row]?.[column];
  if (cell === undefined || cell.formula !== undefined) return undefined;
  const words = String(cell.value).trim();
  return words === '' ? undefined : words;
}

function numberAt(sheet: SheetSnapshot, row: number, column: number | undefined, factor: number): number | undefined {
  const number = amountOf(typedAt(sheet, row, column) ?? '');
  return number === undefined ? undefined : number * factor;
}

const wordsAt = (sheet: SheetSnapshot, row: number, column: number): string =>
  writtenAt(sheet, row, column)?.text ?? '';
