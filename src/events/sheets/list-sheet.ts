import { maskPhone } from '../../customers';
import { cellName, type CellStyle, type Scalar, type SheetContent } from '../../sheet';
import { INK } from '../../rollups/sheet';
import { type KeyTail, listed, type Locale, say, text, textLines } from '../../words';
import { FOLLOW_UPS } from '../figures';
import { daysInWords, speaker, type Speak } from './speak';
import {
  CARE_KINDS,
  GUEST_CLASSES,
  type CareKind,
  type EventPlan,
  type GuestReason,
  type GuestWish,
  type Invitation,
} from '../types';

export interface ListOptions {
  /** Full phone numbers and plates; else phones are masked and plates are left out. */
  readonly withPhones: boolean;
  readonly locale?: Locale;
}

type Head = KeyTail<'events.sheet.list.head.'>;

interface ListColumn {
  readonly head: Head;
  /** In characters. */
  readonly width: number;
  /** A follow-up's date or result under the head of the follow-up. */
  readonly step?: number;
  value?(invitation: Invitation, speak: Speak, options: ListOptions): string;
}

const FOLLOWED: readonly ListColumn[] = Array.from({ length: FOLLOW_UPS }, (_, i): readonly ListColumn[] => [
  { head: 'date', width: 7, step: i + 1 },
  { head: 'result', width: 8, step: i + 1 },
]).flat();

/** The trade's own invitation list (domain §c, list 22) in its order. */
const COLUMNS: readonly ListColumn[] = [
  { head: 'name', width: 10, value: ({ candidate }) => candidate.name ?? '' },
  {
    head: 'phone',
    width: 13,
    value: ({ candidate: { phone } }, _, { withPhones }) =>
      phone === undefined ? '' : withPhones ? phone : maskPhone(phone),
  },
  { head: 'plate', width: 10, value: ({ candidate }) => candidate.plate ?? '' },
  { head: 'model', width: 11, value: ({ candidate }) => candidate.model ?? '' },
  {
    head: 'group',
    width: 12,
    value: ({ reasons }, speak, { locale }) =>
      say(listed(reasons.map((one) => reasonInWords(one, speak, locale))), locale),
  },
  { head: 'consultant', width: 9, value: ({ candidate }) => candidate.consultant ?? '' },
  { head: 'inviter', width: 9, value: ({ inviter }) => inviter ?? '' },
  ...FOLLOWED,
  { head: 'answer', width: 10 },
  { head: 'attendedCount', width: 8 },
  { head: 'attended', width: 8 },
  { head: 'dealt', width: 7 },
  { head: 'lostReason', width: 12 },
  { head: 'remark', width: 12 },
];

/** `3 小修`, `H级`, `续保到期`. */
export function reasonInWords({ by, what }: GuestReason, speak: Speak, locale?: Locale): string {
  if (by === 'group') return speak('list.reason.group', { group: what });
  if (by === 'level') return speak('list.reason.level', { level: what });
  if (by === 'due') return speak('list.reason.due', { kind: say(text(dueKey(what))) });
  return classInWords(what, locale);
}

function classInWords(what: string, locale: Locale | undefined): string {
  const known = GUEST_CLASSES.find((one) => one === what);
  return known === undefined ? what : say(text(`events.class.${known}`), locale);
}

/** 为谁: the groups, levels, kinds of care and classes that were wished for. */
export function wishInWords({ groups = [], levels = [], due = [], classes = [] }: GuestWish, locale: Locale): string {
  const words = (reasons: readonly string[], key: 'group' | 'level'): string[] =>
    reasons.map((one) => say(text(`events.sheet.list.reason.${key}`, { [key]: one }), locale));
  const all = [
    ...words(groups.map(String), 'group'),
    ...words(levels, 'level'),
    ...due.map((kind) => say(text(dueKey(kind)), locale)),
    ...classes.map((one) => classInWords(one, locale)),
  ];
  return say(listed(all), locale);
}

/** The words of a kind of care. */
export const dueKey = (kind: string): `events.due.${CareKind | 'other'}` =>
  `events.due.${CARE_KINDS.find((one) => one === kind) ?? 'other'}`;

/**
 * The invitation list as a sheet that prints as call sheets (A4 across, the heads on every page): the lines by who calls, with room for
 * three follow-ups, the answer and the day; above them the one wording that everybody was trained in.
 */
export function listSheet(plan: EventPlan, invitations: readonly Invitation[], options: ListOptions): SheetContent {
  const speak = speaker(options.locale ?? 'zh-CN');
  const columns = COLUMNS.filter(({ head }) => head !== 'plate' || options.withPhones);
  const width = columns.length + 1;
  const lines = [...invitations].sort((a, b) => (a.inviter ?? '').localeCompare(b.inviter ?? '', 'zh-CN'));
  const head = HEAD_ROW;
  const values: (Scalar | null)[][] = [
    [speak('list.title', { event: plan.name })],
    titleLine(plan, width, speak),
    [plan.wording === undefined ? speak('list.no-wording') : speak('list.wording', { wording: plan.wording })],
    [speak('list.how')],
    [
      speak('list.head.serial'),
      ...columns.map(({ head: own, step }) =>
        step === undefined ? speak(`list.head.${own}`) : stepHead(own, step, speak),
      ),
    ],
    [null, ...columns.map(({ head: own, step }) => (step === undefined ? null : speak(`list.head.${own}`)))],
    ...lines.map((line, i) => [
      i + 1,
      ...columns.map(({ value }) => {
        const words = value?.(line, speak, options) ?? '';
        return words === '' ? null : words;
      }),
    ]),
  ];
  const last = head + 1 + lines.length;
  const merged = (row: number): string => `A${String(row)}:${cellName(row, width)}`;
  const stepColumns = columns.flatMap(({ step }, i) => (step === undefined ? [] : [{ step, column: i + 2 }]));
  const stepMerges = Array.from({ length: FOLLOW_UPS }, (_, i) => {
    const own = stepColumns.filter(({ step }) => step === i + 1).map(({ column }) => column);
    return `${cellName(head, own[0] ?? 1)}:${cellName(head, own.at(-1) ?? 1)}`;
  });
  const stacked = [1, ...columns.flatMap(({ step }, i) => (step === undefined ? [i + 2] : []))];
  const widths = Object.fromEntries(columns.map(({ width: own }, i) => [letters(i + 2), own]));
  return {
    values,
    merges: [
      merged(1),
      merged(3),
      merged(4),
      ...stepMerges,
      ...stacked.map((column) => `${cellName(head, column)}:${cellName(head + 1, column)}`),
    ],
    styles: looks(width, head, last),
    columnWidths: { A: 5, ...widths },
    rowHeights: {
      1: 28,
      2: 20,
      3: plan.wording === undefined ? 18 : 15 * Math.max(2, textLines(plan.wording, 70)),
      4: 18,
      ...Object.fromEntries(lines.map((_, i) => [head + 2 + i, 22])),
    },
    freeze: { rows: head + 1, columns: 2 },
    print: {
      paper: 'A4',
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      area: `A1:${cellName(last, width)}`,
      titleRows: `${String(head)}:${String(head + 1)}`,
      footer: `&L${plan.name.replaceAll('&', '&&')}&C&P / &N&R&D`,
    },
  };
}

const HEAD_ROW = 5;

function stepHead(head: Head, step: number, speak: Speak): string | null {
  return head === 'date' ? speak('list.step', { step }) : null;
}

/** 活动名称 and 活动时间 in cells of their own, as the reader takes them. */
function titleLine(plan: EventPlan, width: number, speak: Speak): (string | null)[] {
  const line: (string | null)[] = Array.from({ length: width }, () => null);
  line[0] = speak('list.name', { event: plan.name });
  if (plan.from !== undefined) line[5] = speak('list.days', { days: daysInWords(plan.from, plan.to) });
  if (plan.place !== undefined) line[12] = speak('list.place', { place: plan.place });
  return line;
}

/** The look of a list to print: title, wording, heads of two rows, lines. Phones stand in column C. */
export function looks(width: number, head: number, last: number): { range: string; style: CellStyle }[] {
  const row = (from: number, to: number): string => `A${String(from)}:${cellName(to, width)}`;
  const grid = { top: 'thin', bottom: 'thin', left: 'thin', right: 'thin', color: INK.line } as const;
  return [
    {
      range: 'A1',
      style: { font: { bold: true, size: 16, color: INK.head }, align: { horizontal: 'center', vertical: 'center' } },
    },
    { range: row(2, 2), style: { font: { bold: true, size: 10 }, align: { vertical: 'center' } } },
    { range: row(3, 3), style: { font: { size: 10 }, align: { horizontal: 'left', vertical: 'center', wrap: true } } },
    {
      range: row(4, 4),
      style: { font: { size: 9, color: INK.quiet }, align: { horizontal: 'left', vertical: 'center', wrap: true } },
    },
    {
      range: row(head, last),
      style: { border: grid, font: { size: 10 }, align: { horizontal: 'center', vertical: 'center', wrap: true } },
    },
    {
      range: row(head, head + 1),
      style: {
        fill: INK.head,
        font: { bold: true, color: '#FFFFFF', size: 10 },
        align: { horizontal: 'center', vertical: 'center', wrap: true },
      },
    },
    // A phone is text: Excel would show its digits as a number.
    ...(last > head + 1 ? [{ range: `C${String(head + 2)}:C${String(last)}`, style: { format: '@' } }] : []),
  ];
}

const letters = (column: number): string => cellName(1, column).replace(/\d+$/u, '');
