import type { SheetContent } from '../../sheet';
import { inTurn, listed, text } from '../../words';
import { Leaf, type LeafCell } from '../paper/leaf';
import { ruleWords } from '../rules';
import { sayer, type Speak } from '../scene';
import type { ClassResult } from './class';

/** Light to dark for the share of points reached; readable in grey, the number is always there. */
const HEAT = ['#F8CBAD', '#FBE5D6', '#FFF2CC', '#E2EFDA', '#C6E0B4'] as const;

/** The class as a workbook: ranking, heat map of tasks × participants, commonest mistakes, files that need a look. */
export function classSheets(
  result: ClassResult,
  speak: Speak,
): readonly { readonly name: string; readonly content: SheetContent }[] {
  const say = sayer({ speak }, 'workshop.class.');
  const people = [...result.participants].sort((a, b) => b.score - a.score || (a.file < b.file ? -1 : 1));
  const called = (one: (typeof people)[number]): string => (one.name === '' ? one.file : one.name);
  const kinds = people[0]?.tasks.map(({ kind }) => speak(text(`workshop.kind.${kind}`))) ?? [];

  const scores = new Leaf(say('scores'), [7, 16, 24, 9, 9, 9, 11, 50]);
  scores.title(say('title', { exercise: result.exercise }));
  scores.note(say('mean', { people: people.length, mean: percentOf(meanShare(people)) }));
  scores.gap();
  const first = scores.table(
    (['rank', 'name', 'file', 'score', 'out-of', 'share', 'minutes', 'remarks'] as const).map((column) =>
      say(`column.${column}`),
    ),
    people.map((one): LeafCell[] => [
      1 + people.filter(({ score }) => score > one.score).length,
      called(one),
      one.file,
      one.score,
      one.outOf,
      percentOf(one.outOf === 0 ? 0 : one.score / one.outOf),
      one.seconds === undefined ? null : Math.round(one.seconds / 6) / 10,
      speak(inTurn(one.remarks)),
    ]),
  );
  scores.flush(first, scores.row - 1, 2, 3, 8);

  const heat = new Leaf(say('heat'), [16, ...kinds.map(() => 14)], true);
  heat.title(say('heat.title'));
  heat.note(say('heat.note'));
  const top = heat.table(
    [say('column.name'), ...kinds],
    people.map((one): LeafCell[] => [called(one), ...one.tasks.map((task) => percentOf(shareOf(task)))]),
  );
  people.forEach((one, r) =>
    one.tasks.forEach((task, c) => {
      const shade = HEAT[Math.min(4, Math.floor(shareOf(task) * 5))] ?? HEAT[0];
      heat.style(top + r, c + 2, top + r, c + 2, { fill: shade });
    }),
  );

  const mistakes = new Leaf(say('mistakes'), [34, 12, 12, 70]);
  mistakes.title(say('mistakes.title'));
  mistakes.note(say('mistakes.note'));
  const rows = mistakes.table(
    (['rule', 'wrong', 'of', 'example'] as const).map((column) => say(`column.${column}`)),
    result.hardest.map(({ rule, wrong, of }): LeafCell[] => {
      const example = people
        .flatMap(({ tasks }) => tasks.flatMap(({ marks }) => marks))
        .find(({ key, state }) => key.rule === rule && (state === 'wrong' || state === 'missing'));
      return [speak(ruleWords(rule)), wrong, of, example === undefined ? null : speak(example.key.why)];
    }),
  );
  mistakes.flush(rows, mistakes.row - 1, 1, 4);

  const files = new Leaf(say('files'), [40, 70]);
  files.title(say('files.title'));
  const told: LeafCell[][] = [
    ...result.rejected.map(({ file, why }): LeafCell[] => [file, speak(why)]),
    ...result.identical.map((group): LeafCell[] => [speak(listed(group)), say('identical')]),
  ];
  if (told.length === 0) files.note(say('files.none'));
  else {
    const at = files.table([say('column.file'), say('column.why')], told);
    files.flush(at, files.row - 1, 1, 2);
  }
  return [scores, heat, mistakes, files].map((leaf) => ({ name: leaf.name, content: leaf.content() }));
}

const shareOf = ({ points, outOf }: { readonly points: number; readonly outOf: number }): number =>
  outOf === 0 ? 0 : points / outOf;

function meanShare(people: readonly { readonly score: number; readonly outOf: number }[]): number {
  if (people.length === 0) return 0;
  return people.reduce((sum, { score, outOf }) => sum + (outOf === 0 ? 0 : score / outOf), 0) / people.length;
}

function percentOf(share: number): string {
  return `${String(Math.round(share * 100))}%`;
}
