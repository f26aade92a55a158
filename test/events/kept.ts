import { sheetOf, type Area, type Scalar, type SheetSnapshot } from '../../src/sheet';
import type { InvitationLine } from '../../src/events';
import type { Random } from '../../src/workshop/store';
import type { SimulatedEvent } from './simulate';

type Cells = (Scalar | null)[];

/** How a store keeps its list: each a knob, drawn by itself. */
export interface Habits {
  readonly calls: 'pairs' | 'one-cell' | 'results' | 'row-each';
  readonly answer: 'words' | 'others' | 'ticks' | 'ones' | 'boxes' | 'in-calls';
  readonly reason: 'column' | 'behind';
  readonly attended: 'tick' | 'words' | 'ones';
  readonly dealt: 'tick' | 'words' | 'money';
  readonly title: 'labels' | 'one-cell' | 'in-title';
  readonly foot: boolean;
  readonly blankUnderHead: boolean;
  readonly halves: boolean;
  readonly walkIns: number;
}

export function drawHabits(random: Random): Habits {
  const calls = random.pick(['pairs', 'one-cell', 'results', 'row-each'] as const);
  const answer = random.pick(['words', 'others', 'ticks', 'ones', 'boxes', 'in-calls'] as const);
  const walkIns = random.chance(0.3) ? random.int(1, 4) : 0;
  return {
    calls,
    // the answer among the calls needs words there
    answer: answer === 'in-calls' && calls === 'row-each' ? 'words' : answer,
    reason: random.pick(['column', 'behind'] as const),
    attended: random.pick(['tick', 'words', 'ones'] as const),
    dealt: random.pick(['tick', 'words', 'money'] as const),
    title: random.pick(['labels', 'one-cell', 'in-title'] as const),
    foot: random.chance(0.5),
    blankUnderHead: random.chance(0.3),
    halves: calls !== 'row-each' && calls !== 'pairs' && walkIns === 0 && random.chance(0.25),
    walkIns,
  };
}

const RESULTS: Readonly<Record<string, readonly string[]>> = {
  reached: ['已接通', '接通', '已联系上'],
  'no-answer': ['未接', '无人接听', '没接'],
  'switched-off': ['关机', '已关机'],
  refused: ['拒访', '拒接'],
  'wrong-number': ['空号', '停机'],
};
const WORDS = { coming: '肯定来', unsure: '不确定', 'not-coming': '肯定不来' } as const;
const OTHERS = {
  coming: ['确定到店', '来', '会来', '√', '准时到'],
  unsure: ['待定', '再联系', '有意向', '考虑中', '?'],
  'not-coming': ['不来', '来不了', '没时间', '×', '不参加'],
} as const;

const monthDay = (date: string): string => `${String(Number(date.slice(5, 7)))}.${String(Number(date.slice(8)))}`;

/** The event on a sheet, kept so; and the row of each of its guests. */
export function keptOn(
  { list }: SimulatedEvent,
  habits: Habits,
  random: Random,
): { sheet: SheetSnapshot; rows: number[] } {
  const head = headOf(habits);
  const lines = list.lines.map((line, i) => rowsOf(line, i, habits, random));
  const half = Math.ceil(lines.length / 2);
  const body = habits.halves
    ? lines.slice(0, half).map((own, i) => [[...(own[0] ?? []), null, ...(lines[half + i]?.[0] ?? [])]])
    : lines;
  const title = titleOf(habits);
  const heads = habits.halves ? head.rows.map((row) => [...row, null, ...row]) : head.rows;
  const top = title.length + heads.length + (habits.blankUnderHead ? 1 : 0);
  const starts: number[] = [];
  let row = top;
  for (const own of body) {
    starts.push(row + 1);
    row += own.length;
  }
  const walkIns: Cells[] = Array.from({ length: habits.walkIns }, (_, i) => [
    i + 1,
    `散客${String(i)}`,
    `137${String(20_000_000 + i)}`,
  ]);
  const rows: Cells[] = [
    ...title,
    ...heads,
    ...(habits.blankUnderHead ? [[]] : []),
    ...body.flat(),
    ...(walkIns.length > 0 ? [['现场自然到店（未邀约）'], ...walkIns] : []),
    ...(habits.foot
      ? [['合计', null, null, null, null, list.lines.length], ['注：√表示是，×表示否'], ['制表：孙浩']]
      : []),
  ];
  const merges = head.merges(title.length + 1);
  return {
    sheet: sheetOf('邀约表', rows, { merges }),
    rows: habits.halves ? list.lines.map((_, i) => starts[i % half] ?? 0) : starts,
  };
}

function titleOf({ title }: Habits): Cells[] {
  if (title === 'labels') return [['团购邀约表'], ['活动名称', '团购', null, '活动时间', '2026-06-13至2026-06-14']];
  if (title === 'one-cell') return [['团购邀约表'], ['活动名称：团购  活动时间：2026年6月13日-14日  地点：展厅']];
  return [['2026年6月13日-14日团购邀约表']];
}

function headOf({ calls, answer, reason }: Habits): { rows: Cells[]; merges: (row: number) => Area[] } {
  const first = ['序号', '客户姓名', '联系电话', '销售顾问', '邀约人'];
  const second: Cells = first.map(() => null);
  const spans: [number, number][] = [];
  const group = (name: string, leaves: readonly string[]): void => {
    spans.push([first.length + 1, first.length + leaves.length]);
    first.push(name, ...leaves.slice(1).map(() => ''));
    second.push(...leaves);
  };
  const plain = (name: string): void => {
    first.push(name);
    second.push(null);
  };
  if (calls === 'pairs') for (const n of ['一', '二', '三']) group(`第${n}次跟进`, ['日期', '结果']);
  else if (calls === 'row-each') ['第几次', '跟进日期', '通话结果'].forEach(plain);
  else for (const n of [1, 2, 3]) plain(calls === 'results' ? `第${String(n)}次结果` : `第${String(n)}次跟进`);
  if (answer === 'ticks') group('邀约结果', Object.values(WORDS));
  else if (answer === 'ones') ['来', '待定', '不来'].forEach(plain);
  else if (answer !== 'in-calls') plain('邀约结果');
  if (reason === 'column' || answer === 'ticks' || answer === 'ones' || answer === 'in-calls') plain('未到原因');
  ['是否签到', '到店人数', '成交'].forEach(plain);
  const two = second.some((cell) => cell !== null);
  return {
    rows: two ? [first.map((name) => (name === '' ? null : name)), second] : [first],
    merges: (row) => (two ? spans.map(([left, right]) => ({ top: row, left, bottom: row, right })) : []),
  };
}

/** The guest's row, or rows where each call has one. */
function rowsOf(line: InvitationLine, i: number, habits: Habits, random: Random): Cells[] {
  const { calls } = habits;
  const person: Cells = [i + 1, line.name ?? null, line.phone ?? null, line.consultant ?? null, line.inviter ?? null];
  const said = line.followUps.map(({ result = '' }) => random.pick(RESULTS[result] ?? ['']));
  const behind = habits.answer === 'in-calls' && line.answer !== undefined ? ` ${WORDS[line.answer]}` : '';
  const reached = line.followUps.findIndex(({ result }) => result === 'reached');
  const cells = [0, 1, 2].map((n): Cells => {
    const call = line.followUps[n];
    if (call === undefined) return calls === 'pairs' ? [null, null] : [null];
    const words = `${said[n] ?? ''}${n === reached ? behind : ''}`;
    if (calls === 'pairs') return [call.date === undefined ? null : call.date, words];
    if (calls === 'results') return [words];
    return [call.date === undefined ? words : `${monthDay(call.date)} ${words}`];
  });
  const rest = [...answerCells(line, habits, random), ...dayCells(line, habits)];
  if (calls !== 'row-each') return [[...person, ...cells.flat(), ...rest]];
  const told = Math.max(1, line.followUps.length);
  return Array.from({ length: told }, (_, n) => {
    const call = line.followUps[n];
    const own: Cells = [
      call === undefined ? null : n + 1,
      call?.date ?? null,
      call === undefined ? null : (said[n] ?? null),
    ];
    return [...person, ...own, ...(n === told - 1 ? rest : [])];
  });
}

function answerCells({ answer, lostReason }: InvitationLine, habits: Habits, random: Random): Cells {
  const reason = lostReason ?? null;
  const keys = ['coming', 'unsure', 'not-coming'] as const;
  const box = (key: (typeof keys)[number]): string => `${key === answer ? '☑' : '□'}${WORDS[key]}`;
  switch (habits.answer) {
    case 'in-calls':
      return [reason];
    case 'ticks':
      return [...keys.map((key) => (key === answer ? '√' : null)), reason];
    case 'ones':
      return [...keys.map((key) => (key === answer ? 1 : null)), reason];
    default: {
      const words =
        habits.answer === 'boxes'
          ? keys.map(box).join(' ')
          : answer === undefined
            ? null
            : habits.answer === 'words'
              ? WORDS[answer]
              : random.pick(OTHERS[answer]);
      if (habits.reason === 'column') return [words, reason];
      return habits.answer === 'boxes' || reason === null ? [words] : [`${WORDS['not-coming']}（${reason}）`];
    }
  }
}

function dayCells({ attended, attendedCount, dealt }: InvitationLine, habits: Habits): Cells {
  const yes = { tick: '√', words: '是', ones: 1 }[habits.attended];
  const no = { tick: null, words: '否', ones: 0 }[habits.attended];
  const bought = { tick: '√', words: '已订', money: '12.8万' }[habits.dealt];
  return [attended === undefined ? null : attended ? yes : no, attendedCount ?? null, dealt === true ? bought : null];
}
