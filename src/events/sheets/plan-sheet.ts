import { cellName, type CellStyle, type Scalar, type SheetContent } from '../../sheet';
import { INK } from '../../rollups/sheet';
import { textLines, type KeyTail, type Locale } from '../../words';
import { daysInWords, speaker } from './speak';
import type { EventPlan, EventTargets } from '../types';

const WIDTH = 6;

interface PlanRow {
  readonly label: KeyTail<'events.sheet.plan.label.'>;
  /** Lines of text that there is room for, to write by hand; more text gets more. */
  readonly lines: number;
  value(plan: EventPlan): Scalar | undefined;
}

/** The rows of 活动方案 in the trade's order: 目标 · WHY · WHO · WHAT · WHEN · WHERE · HOW (domain §c). */
const ROWS: readonly PlanRow[] = [
  { label: 'name', lines: 1, value: ({ name }) => name },
  { label: 'days', lines: 1, value: ({ from, to }) => (from === undefined ? undefined : daysInWords(from, to)) },
  { label: 'place', lines: 1, value: ({ place }) => place },
  { label: 'responsible', lines: 1, value: ({ responsible }) => responsible },
  { label: 'goal', lines: 2, value: ({ goal }) => goal },
  { label: 'why', lines: 3, value: ({ why }) => why },
  { label: 'whom', lines: 3, value: ({ whom }) => whom },
  { label: 'what', lines: 4, value: ({ what }) => what },
  { label: 'how', lines: 4, value: ({ how }) => how },
  { label: 'wording', lines: 4, value: ({ wording }) => wording },
];

export const TARGETS: readonly (keyof EventTargets)[] = ['invited', 'attended', 'dealt', 'output'];

/** 一二三四: what an event is held to (domain §c). */
const HOLDS = ['training', 'guests', 'answers', 'cross', 'supervisors', 'practice', 'three'] as const;

const LABEL: CellStyle = {
  fill: INK.band,
  font: { bold: true, size: 10 },
  align: { horizontal: 'center', vertical: 'center', wrap: true },
};
const BOX: CellStyle = {
  border: { top: 'thin', bottom: 'thin', left: 'thin', right: 'thin', color: INK.line },
  font: { size: 10 },
  align: { horizontal: 'left', vertical: 'center', wrap: true },
};
const FIRST = 3;
/** Characters that fit into a line of a box. */
const SIGNS = 34;

/** 活动方案 as a printable sheet; what was not said is an empty box to fill in by hand. */
export function planSheet(plan: EventPlan, locale: Locale = 'zh-CN'): SheetContent {
  const speak = speaker(locale);
  const { targets = {} } = plan;
  const values: (Scalar | null)[][] = [[speak('plan.title', { event: plan.name })], []];
  const merges = [`A1:${cellName(1, WIDTH)}`];
  const heights: Record<number, number> = { 1: 32, 2: 8 };
  const labels: string[] = [];
  const merge = (row: number, left: number, right: number): number =>
    merges.push(`${cellName(row, left)}:${cellName(row, right)}`);
  for (const { label, lines, value } of ROWS) {
    const written = value(plan) ?? null;
    const row = values.push([speak(`plan.label.${label}`), written]);
    merge(row, 2, WIDTH);
    heights[row] = 16 * Math.max(lines, textLines(String(written ?? ''), SIGNS)) + 6;
    labels.push(cellName(row, 1));
  }
  // HOW MUCH, and the numbers that the goal is held to: two to a row.
  const numbers: (readonly [string, Scalar | undefined])[] = [
    ...TARGETS.map((key) => [speak(`plan.target.${key}`), targets[key]] as const),
    [speak('plan.label.budget'), plan.budget],
    [speak('plan.label.spent'), plan.spent],
  ];
  for (let i = 0; i < numbers.length; i += 2) {
    const row = values.push(numbers.slice(i, i + 2).flatMap(([label, value]) => [label, value ?? null, null]));
    merge(row, 2, 3);
    merge(row, 5, WIDTH);
    heights[row] = 22;
    labels.push(cellName(row, 1), cellName(row, 4));
  }
  const framed = `${cellName(FIRST, 1)}:${cellName(values.length, WIDTH)}`;
  values.push([]);
  const heading = values.push([speak('plan.hold.title')]);
  for (const one of HOLDS) {
    const row = values.push([speak(`plan.hold.${one}`)]);
    merge(row, 1, WIDTH);
    heights[row] = 20;
  }
  const last = values.length;
  return {
    values,
    merges,
    styles: [
      {
        range: 'A1',
        style: { font: { bold: true, size: 18, color: INK.head }, align: { horizontal: 'center', vertical: 'center' } },
      },
      { range: framed, style: BOX },
      ...labels.map((range) => ({ range, style: LABEL })),
      { range: cellName(heading, 1), style: { font: { bold: true, size: 12, color: INK.head } } },
      {
        range: `${cellName(heading + 1, 1)}:${cellName(last, WIDTH)}`,
        style: { font: { size: 10 }, align: { horizontal: 'left', vertical: 'center', wrap: true } },
      },
    ],
    columnWidths: { A: 14, 'B:F': 14 },
    rowHeights: heights,
    print: { paper: 'A4', orientation: 'portrait', fitToWidth: 1, fitToHeight: 1, area: `A1:${cellName(last, WIDTH)}` },
  };
}
