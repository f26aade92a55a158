import { say } from '../../src/words';
import { EXERCISE_KINDS, explainable, ruleHint, type ExerciseKind, type KeyCell } from '../../src/workshop';
import { modelAnswer } from '../../src/workshop/paper/model';
import { draftTasks } from '../../src/workshop/paper/make';
import { answerCells, wrongFor } from './checks';
import { filledPlace, graded, keyOf, paperOf, requestOf, withCells } from './papers';

/** What a participant reads, without names, rows and quoted words, in which a number may stand by chance. */
const hintsOf = ({ rule, hints = [] }: KeyCell): string =>
  [ruleHint(rule), ...hints]
    .map((hint) => say({ ...hint, values: { ...hint.values, who: '', row: '', words: '', number: '' } }))
    .join('\n');

const drafted = new Map<ExerciseKind, readonly KeyCell[]>();

function cellsOf(kind: ExerciseKind): readonly KeyCell[] {
  const known = drafted.get(kind) ?? draftTasks(requestOf([kind], { difficulty: 1 }), 3)[0]?.draft.cells ?? [];
  drafted.set(kind, known);
  return known;
}

const rowOf = ({ cell }: KeyCell): string => cell.replace(/[A-Z]+/gu, '').split(':')[0] ?? '';

test.each(EXERCISE_KINDS)('%s: no hint tells an answer of its row', (kind) => {
  const cells = cellsOf(kind);
  for (const one of cells) {
    const told = hintsOf(one);
    const beside = cells.filter((other) => other.sheet === one.sheet && rowOf(other) === rowOf(one));
    for (const { accept, cell, ...rest } of beside) {
      const right = String(modelAnswer({ accept, cell, ...rest }, '无', '不结转').value);
      if (accept.kind === 'choice') {
        // The rule's hint may name all that there is to choose from, but no single one.
        const named = Object.values(accept.words).filter(
          ([first = ' ']) => !/^\d+$/u.test(first) && told.includes(first),
        );
        expect([one.cell, named.length === 1]).toEqual([one.cell, false]);
        continue;
      }
      if (right === '0') continue;
      const isNumber = accept.kind === 'count' || accept.kind === 'rate';
      // A level that stood before the one that is asked for is no answer.
      if (accept.kind === 'mark' || accept.kind === 'placed' || right === '无') continue;
      const word = new RegExp(
        isNumber || /^[A-Z]\d?$/u.test(right) ? `(?<![\\d.A-Z])${right}(?![\\d.%A-Z])` : right,
        'u',
      );
      expect([one.cell, told.match(word)?.[0]]).toEqual([one.cell, undefined]);
    }
  }
});

test.each(EXERCISE_KINDS.filter((kind) => !/find-faults|backwards|own/u.test(kind)))(
  '%s: after the rule comes where to look',
  (kind) => {
    for (const { hints } of cellsOf(kind)) expect(hints?.[0]?.key).toMatch(/^workshop\.look\./u);
  },
);

test('a level’s last hint is the line that decides, in its own words', async () => {
  const { blank, paper } = await paperOf(requestOf(['grade-visitors']));
  const said = blank.sheets[1]?.rows.map((row) => String(row?.[3]?.value ?? '')) ?? [];
  for (const { rule, hints = [] } of answerCells({ blank, filled: blank, paper }))
    if (rule.startsWith('level.')) expect(said).toContain(hints[1]?.values?.words);
});

test('reasons are told of rows in which nothing is open', async () => {
  const { blank, filled, paper } = await paperOf(requestOf(['grade-visitors']));
  const key = await keyOf(blank);
  const all = explainable(graded(key, filled)).length;
  expect(all).toBe(answerCells({ blank, filled, paper }).length);
  const line = answerCells({ blank, filled, paper }).find(({ rule }) => rule === 'evidence.line');
  if (line === undefined) throw new Error('no such answer');
  const { cell, ...place } = filledPlace(filled, line);
  const wrong = withCells(filled, [{ ...place, value: wrongFor(line.accept, cell.value) }]);
  expect(explainable(graded(key, wrong)).length).toBe(all - 3);
});
