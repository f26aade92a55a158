import { bookOf, sheetOf, type Scalar, type WorkbookSnapshot } from '../../src/sheet';
import { EXERCISE_KINDS, EXERCISE_SIZES, EXERCISE_THEMES, type ExerciseKind, type Key } from '../../src/workshop';
import type { Draft } from '../../src/workshop/draft';
import { freeCells, givenRows } from '../../src/workshop/paper/given';
import { draftTasks } from '../../src/workshop/paper/make';
import { modelAnswer } from '../../src/workshop/paper/model';
import { Random } from '../../src/workshop/store';
import { answersByHand, placeName } from './by-hand';
import { guesses } from './checks';
import { graded, requestOf, withCells, WORDS } from './papers';

/** Seeds a kind. 1,000 take half an hour of a core. */
const SEEDS = Number(process.env.SANBIAO_EXERCISE_THOUSAND ?? 4);
const FROM = Number(process.env.SANBIAO_EXERCISE_FROM ?? 1);
const DRAWS = 5;
const kinds = EXERCISE_KINDS.filter((kind) => (process.env.SANBIAO_EXERCISE_KINDS ?? kind).split(',').includes(kind));

/** The paper of a seed as its sheets, before it is a file: what files add is tried in the other campaigns. */
function sheetsOf({ leaves, cells }: Draft, kind: ExerciseKind) {
  const filled = new Map<string, Map<string, Scalar>>();
  for (const one of cells) {
    const own = filled.get(one.sheet) ?? new Map<string, Scalar>();
    const { cell, value } = modelAnswer(one, WORDS.none, WORDS.notCarried);
    filled.set(one.sheet, own.set(cell, value));
  }
  const tasks = [{ id: 't1', kind, cells }];
  const free = freeCells(tasks, undefined);
  const blank = bookOf(leaves.map((leaf) => leaf.snapshot()));
  const key: Key = {
    version: 1,
    exercise: 'X',
    number: 1,
    variant: 1,
    mode: 'test',
    cover: { sheet: '', name: 'A1', started: 'A2', ended: 'A3', receipt: 'A4' },
    tasks,
    given: Object.fromEntries(blank.sheets.map((sheet) => [sheet.name, givenRows(sheet, free.get(sheet.name))])),
  };
  return { key, blank, filled: bookOf(leaves.map((leaf) => leaf.snapshot(filled.get(leaf.name)))) };
}

/** A cover before the sheets, as every paper has one; the reader by hand passes over it. */
const withCover = (book: WorkbookSnapshot): WorkbookSnapshot => ({
  ...book,
  sheets: [sheetOf('练习说明', []), ...book.sheets],
});

/** Mobile numbers that somebody may have: every invented one begins with 154. */
function phonesOf(book: WorkbookSnapshot): readonly string[] {
  return book.sheets.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      (row ?? []).flatMap((cell) => {
        const shown = String(cell?.value ?? '').replace(/(\d)[ -](?=\d{4})/gu, '$1');
        return (shown.match(/(?<!\d)1\d{10}(?!\d)/gu) ?? []).filter((phone) => !phone.startsWith('154'));
      }),
    ),
  );
}

test.each(kinds)(
  `%s: ${String(SEEDS)} seeds hold the contract, and who does what the sheets say gets every point`,
  (kind) => {
    const faults: string[] = [];
    let highest = 0;
    for (let seed = FROM; seed < FROM + SEEDS; seed += 1) {
      const tell = (what: string): number => faults.push(`${String(seed)}: ${what}`);
      const english = seed % 4 === 0;
      const request = requestOf([kind], {
        difficulty: ((seed % 3) + 1) as 1 | 2 | 3,
        size: EXERCISE_SIZES[Math.floor(seed / 3) % 3] ?? 'medium',
        theme: EXERCISE_THEMES[seed % 5] ?? 'brand-store',
        today: `2026-${String((seed % 12) + 1).padStart(2, '0')}-${String(((seed * 5) % 28) + 1).padStart(2, '0')}`,
        locale: english ? 'en' : 'zh-CN',
      });
      const [task] = draftTasks(request, seed);
      if (task === undefined) throw new Error('no task');
      const { key, blank, filled } = sheetsOf(task.draft, kind);
      const [full, none] = [graded(key, filled), graded(key, blank)];
      if (full.score !== full.outOf || full.remarks.length > 0)
        tell(`the key gets ${String(full.score)} of ${String(full.outOf)}, ${JSON.stringify(full.remarks)}`);
      if (none.score !== 0 || none.remarks.length > 0) tell(`nothing gets ${String(none.score)}`);
      if (phonesOf(filled).length > 0) tell(`somebody’s phone: ${phonesOf(filled).join(' ')}`);
      const random = new Random(seed);
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const { score, outOf } = graded(key, withCells(blank, guesses(filled, key, random)));
        highest = Math.max(highest, score / outOf);
        if (score / outOf >= 0.2) tell(`random answers get ${String(score)} of ${String(outOf)}`);
      }
      if (english) continue;
      for (const lessDays of [0, 1] as const) {
        const answers = answersByHand(kind, withCover(blank), { lessDays });
        const { score, outOf, tasks } = graded(key, withCells(blank, answers));
        if (score === outOf) continue;
        const given = new Map(answers.map((one) => [placeName(one), one.value]));
        const wrong = tasks[0]?.marks.find(({ points }) => points === 0);
        const place = `${wrong?.key.sheet ?? ''}!${wrong?.key.cell ?? ''}`;
        tell(
          `by hand ${String(score)} of ${String(outOf)}: ${place} ${String(given.get(place))}, right ${wrong?.right ?? ''}`,
        );
      }
    }
    if (SEEDS > 100) console.log(`${kind}: ${String(SEEDS)} seeds, highest of random answers ${highest.toFixed(3)}`);
    expect(faults).toEqual([]);
  },
  36_000_000,
);
