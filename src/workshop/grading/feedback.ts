import type { SheetContent } from '../../sheet';
import { text } from '../../words';
import { Leaf } from '../paper/leaf';
import { ruleWords } from '../rules';
import { sayer, type Speak } from '../scene';
import type { GradedBook, Mark } from './grade-book';

/** One participant's sheet: what went well, what did not and why, and which rule to look at again. */
export function feedbackSheet(
  graded: GradedBook,
  speak: Speak,
): { readonly name: string; readonly content: SheetContent } {
  const say = sayer({ speak }, 'workshop.feedback.');
  const leaf = new Leaf(say('sheet'), [24, 16, 16, 18, 56]);
  const { tasks, score, outOf, name, seconds } = graded;
  const share = outOf === 0 ? 0 : score / outOf;
  leaf.title(say('title', { name: name === '' ? say('no-name') : name }));
  leaf.note(say('score', { score, outOf, share: Math.round(share * 100) }), { bold: true });
  if (seconds !== undefined) leaf.note(say('time', { minutes: Math.max(1, Math.round(seconds / 60)) }));
  leaf.note(say(share >= 0.9 ? 'tone.high' : share >= 0.6 ? 'tone.middle' : 'tone.low'));
  leaf.gap();
  leaf.table(
    (['task', 'points', 'out-of', 'right'] as const).map((column) => say(`column.${column}`)),
    tasks.map((task) => [
      speak(text(`workshop.kind.${task.kind}`)),
      task.points,
      task.outOf,
      task.marks.filter(({ points }) => points > 0).length,
    ]),
  );
  leaf.gap();
  const marks = tasks.flatMap((task) => task.marks);
  const lacking = marks.filter(({ state }) => state === 'wrong' || state === 'missing');
  const noted = marks.filter(({ state }) => state === 'acceptable' || state === 'followed');
  if (lacking.length > 0) {
    leaf.note(say('look-again'), { bold: true });
    const [most] = byRule(lacking);
    if (most !== undefined && most.count > 2)
      leaf.note(say('most', { rule: speak(ruleWords(most.rule)), count: most.count }));
    const first = leaf.table(
      (['where', 'answer', 'right-one', 'rule', 'why'] as const).map((column) => say(`column.${column}`)),
      lacking.map(({ key, answer, right, state, remark }) => [
        `${key.sheet} ${key.cell}`,
        state === 'missing' ? say('missing') : answer,
        right,
        speak(ruleWords(key.rule)),
        [speak(key.why), remark === undefined ? '' : speak(remark)].filter((part) => part !== '').join('\n'),
      ]),
    );
    leaf.flush(first, leaf.row - 1, 1, 4, 5);
    leaf.gap();
  }
  if (noted.length > 0) {
    leaf.note(say('noted'), { bold: true });
    for (const { key, answer, remark } of noted)
      leaf.note(
        say('note', { where: `${key.sheet} ${key.cell}`, answer, remark: remark === undefined ? '' : speak(remark) }),
      );
    leaf.gap();
  }
  for (const remark of graded.remarks) leaf.note(speak(remark));
  return { name: leaf.name, content: leaf.content() };
}

/** Rules by how many answers under them were lacking. */
function byRule(marks: readonly Mark[]): readonly { readonly rule: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { key } of marks) counts.set(key.rule, (counts.get(key.rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count);
}
