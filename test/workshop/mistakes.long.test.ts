import { saysLost, saysNearLost } from '../../src/levels';
import type { ExerciseKind, KeyCell } from '../../src/workshop';
import { filledPlace, graded, keyOf, paperOf, requestOf, withCells } from './papers';

type Paper = Awaited<ReturnType<typeof paperOf>>;

/** What beginners do (domain notes: novice mistakes), as the answer that they give; and what exactly it costs. */
const TYPICAL: readonly {
  readonly kind: ExerciseKind;
  readonly mistake: string;
  readonly wants: (key: KeyCell) => boolean;
  readonly answer: (right: string | number | boolean, key: KeyCell) => string | number | undefined;
  readonly costs: number;
}[] = [
  {
    kind: 'grade-visitors',
    mistake: 'takes enthusiasm for H',
    wants: ({ rule }) => rule === 'level.C',
    answer: () => 'H',
    costs: 1,
  },
  {
    kind: 'grade-visitors',
    mistake: 'invents a phone',
    wants: ({ rule }) => rule === 'filing.no-phone',
    answer: () => '15400001111',
    costs: 2,
  },
  {
    kind: 'grade-visitors',
    mistake: 'invents a level',
    wants: ({ rule }) => rule === 'level.no-phone',
    answer: () => 'B',
    costs: 2,
  },
  {
    kind: 'grade-visitors',
    mistake: 'takes a deposit for a promise',
    wants: ({ rule }) => rule === 'level.order',
    answer: () => 'H',
    costs: 1,
  },
  {
    kind: 'confirm-24h',
    mistake: 'writes a level after no call',
    wants: ({ rule }) => rule === 'level.not-called',
    answer: () => 'A',
    costs: 2,
  },
  {
    kind: 'confirm-24h',
    mistake: 'calls a late call in time',
    wants: ({ rule, accept }) => rule === 'follow-up-24h' && accept.kind === 'count' && accept.right > 0,
    answer: () => 0,
    costs: 1,
  },
  {
    kind: 'confirm-24h',
    mistake: 'keeps a level where another car was bought',
    wants: ({ rule }) => rule === 'level.lost',
    answer: () => 'H',
    costs: 1,
  },
  {
    kind: 'plan-visits',
    mistake: 'plans no *',
    wants: ({ rule }) => rule.startsWith('interval.'),
    answer: () => undefined,
    costs: 1,
  },
  {
    kind: 'fill-matrix',
    mistake: 'leaves out a contact',
    wants: ({ rule }) => rule === 'matrix.level-after',
    answer: () => undefined,
    costs: 1,
  },
  {
    kind: 'fill-matrix',
    mistake: 'writes another level',
    wants: ({ rule }) => rule === 'matrix.closing',
    answer: () => 'H',
    costs: 1,
  },
  {
    kind: 'close-month',
    mistake: 'leaves a deal at the level before it',
    wants: ({ rule }) => rule === 'close.closed',
    answer: () => 'A',
    costs: 2,
  },
  {
    kind: 'close-month',
    mistake: 'carries over nobody',
    wants: ({ rule }) => rule === 'close.carried',
    answer: () => undefined,
    costs: 1,
  },
  {
    kind: 'close-month',
    mistake: 'carries over the lost, too',
    wants: ({ rule }) => rule === 'close.not-carried',
    answer: () => '2026-06-20',
    costs: 1,
  },
  {
    kind: 'close-month',
    mistake: 'takes frozen for lost',
    wants: ({ rule, accept }) => rule === 'close.loss-kind' && accept.kind === 'choice' && accept.right === 'frozen',
    answer: () => '战败',
    costs: 1,
  },
  {
    kind: 'find-faults',
    mistake: 'overlooks a fault',
    wants: ({ rule }) => rule.startsWith('audit.'),
    answer: () => '√',
    costs: 6,
  },
  {
    kind: 'find-faults',
    mistake: 'objects to a line in order',
    wants: ({ rule }) => rule === 'fault.none',
    answer: () => 1,
    costs: 1,
  },
  {
    kind: 'judge-losses',
    mistake: 'takes put off for lost',
    wants: ({ rule }) => rule === 'loss.near',
    answer: () => '真战败',
    costs: 1,
  },
  {
    kind: 'judge-losses',
    mistake: 'blames the car for the people',
    wants: ({ rule }) => rule === 'loss.axis-people',
    answer: () => '车·价格',
    costs: 2,
  },
  {
    kind: 'judge-losses',
    mistake: 'deletes the record',
    wants: ({ rule }) => rule.startsWith('loss.action-'),
    answer: () => 7,
    costs: 1,
  },
  {
    kind: 'judge-losses',
    mistake: 'cites the sentence beside',
    wants: ({ rule }) => rule === 'evidence.line',
    answer: (right) => Number(right) + 1,
    costs: 7,
  },
  {
    kind: 'month-figures',
    mistake: 'counts the repeat visits as first ones',
    wants: ({ rule }) => rule === 'figure.firstVisits',
    answer: (right) => Number(right) + 3,
    costs: 2,
  },
  {
    kind: 'month-figures',
    mistake: 'divides the deals by something else',
    wants: ({ rule }) => rule === 'figure.closingRate',
    answer: (right) => Number(right) / 2,
    costs: 1,
  },
  {
    kind: 'tomorrow-plan',
    mistake: 'plans who is not due',
    wants: ({ rule }) => rule === 'plan.none',
    answer: () => 2,
    costs: 1,
  },
  {
    kind: 'month-figures',
    mistake: 'counts a source’s visitors without a phone as filed',
    wants: ({ rule }) => rule === 'figure.of-source',
    answer: (right) => Number(right) + 1,
    costs: 1,
  },
  {
    kind: 'tomorrow-plan',
    mistake: 'forgets who is overdue',
    wants: ({ rule }) => rule === 'plan.overdue',
    answer: () => 5,
    costs: 1,
  },
  {
    kind: 'tier-actions',
    mistake: 'offers before thanking',
    wants: ({ accept }) => accept.kind === 'choice' && accept.right === 'thank',
    answer: () => 2,
    costs: 1,
  },
  {
    kind: 'tier-actions',
    mistake: 'takes the well-off for prime',
    wants: ({ rule }) => rule === 'tier.promising',
    answer: () => '优质',
    costs: 1,
  },
  {
    kind: 'backwards-plan',
    mistake: 'rounds down',
    wants: ({ rule }) => rule === 'backwards.filings',
    answer: (right) => Number(right) - 1,
    costs: 2,
  },
];

const papers = new Map<ExerciseKind, Promise<Paper>>();
const paperFor = (kind: ExerciseKind): Promise<Paper> => {
  const made = papers.get(kind) ?? paperOf(requestOf([kind], { seed: 23, difficulty: 2 }));
  papers.set(kind, made);
  return made;
};

test.each(TYPICAL.map((one) => [one.kind, one.mistake, one] as const))(
  '%s: who %s loses exactly that',
  async (kind, _, typical) => {
    const { filled, blank } = await paperFor(kind);
    const key = await keyOf(blank);
    const one = key.tasks[0]?.cells.find(typical.wants);
    if (one === undefined) throw new Error('the paper has no such answer');
    const { cell, ...place } = filledPlace(filled, one);
    const whole = graded(key, filled).score;
    const after = graded(key, withCells(filled, [{ ...place, value: typical.answer(cell.value, one) }]));
    expect(whole - after.score).toBe(typical.costs);
  },
);

test('the sentences of the sources are read as they are taught', () => {
  expect(saysNearLost('今年先不买，明年再看')).toBe(true);
  expect(saysLost('我已经买了海岳')).toBe(true);
});
