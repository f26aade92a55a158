import { listed, text, type Text } from '../../words';
import type { Draft } from '../draft';
import { sayer, type Speak } from '../scene';
import { pointsOf, type CoverCells, type ExerciseMode, type KeyTask } from '../types';
import { Leaf } from './leaf';

/** The first sheet: the story, who works on it and when, and the list of tasks. */
export function coverOf(
  about: {
    readonly speak: Speak;
    readonly mode: ExerciseMode;
    readonly exercise: string;
    readonly number: number;
    /** Where it plays. */
    readonly story: Text;
  },
  tasks: readonly { readonly kind: KeyTask['kind']; readonly draft: Draft }[],
): { readonly leaf: Leaf; readonly cells: CoverCells } {
  const { speak, mode } = about;
  const say = sayer({ speak }, 'workshop.cover.');
  const leaf = new Leaf(say('sheet'), [14, 34, 22, 12]);
  leaf.title(say('title'));
  leaf.note(say(`mode.${mode}`), { bold: true });
  leaf.note(speak(about.story));
  leaf.gap();
  const asked = ['name', 'started', 'ended', 'receipt'] as const;
  const first = leaf.rows(asked.map((what) => [say(what), null]));
  const [name = '', started = '', ended = '', receipt = ''] = asked.map((_, i) => leaf.answer(first + i, 2, 2, '@'));
  leaf.note(say('times'));
  leaf.gap();
  const table = leaf.table(
    (['task', 'what', 'sheet', 'points'] as const).map((column) => say(`column.${column}`)),
    tasks.map(({ kind, draft }, i) => [
      i + 1,
      speak(text(`workshop.kind.${kind}`)),
      speak(listed(draft.leaves.map((one) => one.name))),
      pointsOf(draft.cells),
    ]),
  );
  leaf.flush(table, leaf.row - 1, 2, 3);
  leaf.gap();
  for (const line of ['1', '2', '3', '4', '5'] as const) leaf.note(say(`how.${line}`));
  leaf.note(say('number', { exercise: about.exercise, number: about.number }));
  return { leaf, cells: { sheet: leaf.name, name, started, ended, receipt } };
}
