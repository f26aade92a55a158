import { maskPhone } from '../../customers';
import { COUNTED } from '../../forms';
import { cellName, type ChangeSet, type Scalar, type SheetContent, type WorkbookSnapshot } from '../../sheet';
import { listed, textLines, say, text, type KeyTail } from '../../words';
import { FOLLOW_UPS, isForManager } from '../figures';
import { looks, type ListOptions } from './list-sheet';
import { sheetPlace } from './sheet-place';
import { daysInWords, speaker, type Speak } from './speak';
import type { EventPlan, InvitationLine, InvitationList } from '../types';

type Head = KeyTail<'events.sheet.list.head.'>;

/** What is known of a guest, then room for what is said: three follow-ups of two columns each, the answer, the reason, a remark. */
const KNOWN: readonly Head[] = ['serial', 'name', 'phone', 'model', 'group', 'consultant'];
/** The manager needs to know who has called; why the guest is on the list is known by then. */
const MANAGERS: readonly Head[] = ['serial', 'name', 'phone', 'model', 'inviter', 'consultant'];
const SAID: readonly Head[] = ['answer', 'lostReason', 'remark'];
const WIDTH = KNOWN.length + FOLLOW_UPS * 2 + SAID.length;
const HEAD_ROW = 5;

/** Who calls for an event, in the order of the list; whoever has no inviter is called by the own consultant. */
export function callersOf({ lines }: InvitationList): ReadonlyMap<string, readonly InvitationLine[]> {
  const callers = new Map<string, InvitationLine[]>();
  for (const line of lines) {
    const caller = line.inviter ?? line.consultant ?? '';
    const own = callers.get(caller) ?? [];
    own.push(line);
    callers.set(caller, own);
  }
  return callers;
}

/**
 * 电话单: a sheet to print for everybody who calls, with the wording of the one training, who is to be called, what was said so far, and
 * room for the rest; and one for the manager with everybody who is unsure (经理陪战). It says that results belong on the list, and is not read as a list itself.
 */
export function callSheetChanges(
  book: WorkbookSnapshot,
  list: InvitationList,
  plan: EventPlan | undefined,
  options: ListOptions,
): ChangeSet {
  const speak = speaker(options.locale ?? 'zh-CN');
  const why = text('events.change.calls', { event: list.name });
  const sheets = [...callersOf(list)].map(([caller, lines]): Printed => ({
    title: speak('calls.title', { event: list.name, caller: caller === '' ? speak('calls.nobody') : caller }),
    how: speak('list.how'),
    known: KNOWN,
    lines,
  }));
  const unsure = list.lines.filter(isForManager);
  if (unsure.length > 0)
    sheets.push({
      title: speak('calls.manager', { event: list.name }),
      how: speak('calls.manager.how'),
      known: MANAGERS,
      lines: unsure,
    });
  return sheets.map((printed) => {
    const content = callSheet(printed, list, plan?.wording, options, speak);
    return { ...content, ...sheetPlace(book, printed.title, printed.title), why };
  });
}

/** One sheet to print: of somebody who calls, or the manager's. */
interface Printed {
  readonly title: string;
  /** How it is filled in. */
  readonly how: string;
  readonly known: readonly Head[];
  readonly lines: readonly InvitationLine[];
}

function callSheet(
  { title, how, known, lines }: Printed,
  list: InvitationList,
  wording: string | undefined,
  { withPhones, locale = 'zh-CN' }: ListOptions,
  speak: Speak,
): SheetContent {
  const sheet = say(listed([...new Set(lines.map((line) => line.sheet ?? list.sheet))]), locale);
  const { from, to } = list;
  const steps = Array.from({ length: FOLLOW_UPS }, (_, i) => i + 1);
  const two = (head: (step: number) => (string | null)[]): (string | null)[] => steps.flatMap(head);
  const values: (Scalar | null)[][] = [
    [title],
    [speak('calls.below', { days: daysInWords(from, to), counted: say(COUNTED, locale), sheet })],
    [wording === undefined ? speak('list.no-wording') : speak('list.wording', { wording })],
    [how],
    [
      ...known.map((head) => speak(`list.head.${head}`)),
      ...two((step) => [speak('list.step', { step }), null]),
      ...SAID.map((head) => speak(`list.head.${head}`)),
    ],
    [...KNOWN.map(() => null), ...two(() => [speak('list.head.date'), speak('list.head.result')])],
    ...lines.map((line, i) => guestRow(line, i + 1, { known, withPhones }, speak)),
  ];
  const last = values.length;
  const whole = (row: number): string => `A${String(row)}:${cellName(row, WIDTH)}`;
  const stacked = [...KNOWN.map((_, i) => i + 1), ...SAID.map((_, i) => WIDTH - SAID.length + 1 + i)];
  return {
    values,
    merges: [
      ...[1, 2, 3, 4].map(whole),
      ...stacked.map((column) => `${cellName(HEAD_ROW, column)}:${cellName(HEAD_ROW + 1, column)}`),
      ...steps.map((step) => {
        const left = KNOWN.length + step * 2 - 1;
        return `${cellName(HEAD_ROW, left)}:${cellName(HEAD_ROW, left + 1)}`;
      }),
    ],
    styles: looks(WIDTH, HEAD_ROW, last),
    columnWidths: { A: 5, B: 9, C: 13, D: 11, E: 12, F: 9, 'G:L': 8, M: 9, N: 12, O: 14 },
    rowHeights: {
      1: 28,
      2: 18,
      3: wording === undefined ? 18 : 15 * Math.max(2, textLines(wording, 70)),
      4: 18,
      ...Object.fromEntries(lines.map((_, i) => [HEAD_ROW + 2 + i, 28])),
    },
    freeze: { rows: HEAD_ROW + 1, columns: 2 },
    print: {
      paper: 'A4',
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      area: `A1:${cellName(last, WIDTH)}`,
      titleRows: `1:${String(HEAD_ROW + 1)}`,
      footer: `&L${title.replaceAll('&', '&&')}&C&P / &N&R&D`,
    },
  };
}

function guestRow(
  line: InvitationLine,
  serial: number,
  { known, withPhones }: { readonly known: readonly Head[]; readonly withPhones: boolean },
  speak: Speak,
): (Scalar | null)[] {
  const { name, phone, model, group, inviter, consultant, followUps, answer, lostReason } = line;
  const shown = phone === undefined ? undefined : withPhones ? phone : maskPhone(phone);
  const told: Partial<Record<Head, Scalar>> = { serial, name, phone: shown, model, group, inviter, consultant };
  const called = followUps.filter(({ date, result }) => date !== undefined || result !== undefined);
  return [
    ...known.map((head) => told[head] ?? null),
    ...Array.from({ length: FOLLOW_UPS }, (_, i) => {
      const { date, result } = called[i] ?? {};
      return [date?.slice(5) ?? null, result === undefined ? null : speak(resultKey(result), { result })];
    }).flat(),
    answer === undefined ? null : speak(`tile.${answer === 'not-coming' ? 'notComing' : answer}`),
    lostReason ?? null,
  ];
}

const RESULTS = ['reached', 'no-answer', 'refused', 'wrong-number', 'switched-off', 'unreachable'] as const;

/** The words of a result; what the list says in other words is told as it stands. */
const resultKey = (result: string): `calls.result.${(typeof RESULTS)[number] | 'other'}` =>
  `calls.result.${RESULTS.find((one) => one === result) ?? 'other'}`;
