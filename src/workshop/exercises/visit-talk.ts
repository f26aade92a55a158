import { codeFor, ladder } from '../../levels';
import type { LevelState } from '../../profile';
import { dataKey, text, type Text } from '../../words';
import type { Leaf } from '../paper/leaf';
import { phrase, plusDays, sayDay, themed, type Scene } from '../scene';

/** One thing said. `proves`: answers rest on it. */
export interface Line {
  readonly by: 'customer' | 'consultant';
  readonly words: string;
  readonly proves?: 'level' | 'phone' | 'verdict' | 'cause' | 'means';
}

/** When a customer buys, as he says it, and the level that follows by the store's purchase windows. */
export interface Intention {
  readonly level: string;
  readonly words: string;
  readonly rule: string;
  /** Days until the purchase; absent for an order. */
  readonly days?: number;
}

/** A level of the ladder, and a number of days well inside its window (up to its very edge for the hardest papers). */
export function intendToBuy(scene: Scene, level: string): Intention {
  const { profile, random, difficulty, today } = scene;
  const steps = ladder(profile).filter(({ window }) => window?.max !== undefined);
  const at = steps.findIndex(({ code }) => code === level);
  const most = Math.min(steps[at]?.window?.max ?? 7, 100);
  const least = (at > 0 ? (steps[at - 1]?.window?.max ?? 0) : 0) + 1;
  const dated = most - least >= 2 && random.chance(0.2 + 0.2 * difficulty);
  // Before a day or up to it, today counted or not: the level is the same, whichever way somebody counts to a date.
  const rim = dated || (difficulty < 3 && most - least >= 4) ? 1 : 0;
  const days = random.int(least + rim, Math.max(least + rim, most - rim));
  const words = dated
    ? phrase(scene, 'workshop.talk.by', { date: sayDay(scene, plusDays(today, days)) })
    : phrase(scene, 'workshop.talk.in', { days });
  return { level, words, days, rule: `level.${level}` };
}

/** He pays: an order, whatever he said before. */
export function payDeposit(scene: Scene): Intention {
  const code = codeFor(scene.profile, 'ordered') ?? 'O';
  const amount = scene.random.pick([1000, 2000, 3000, 5000]);
  return { level: code, words: phrase(scene, 'workshop.talk.deposit', { amount }), rule: 'level.order' };
}

/** Hints of an answer that rests on a conversation: whose it is, and the words that decide, without their number. */
export function talkHints(sheet: string, who: string, line?: Line): readonly Text[] {
  const quote = line === undefined ? [] : [text('workshop.look.said', { words: line.words })];
  return [text('workshop.look.talk', { sheet, who }), ...quote];
}

/** The lines of several conversations on one sheet, numbered throughout; returns the numbers of each. */
export function writeTalks(
  leaf: Leaf,
  speakers: { readonly customer: string; readonly consultant: string },
  head: readonly string[],
  talks: readonly { readonly heading: string; readonly lines: readonly Line[] }[],
): readonly (readonly number[])[] {
  let next = 1;
  return talks.map(({ heading, lines }, i) => {
    leaf.note(heading, { bold: true, color: '#1F4E79' });
    const numbers = lines.map(() => next++);
    const body = lines.map(({ by, words }, k) => [numbers[k] ?? 0, speakers[by], words]);
    if (i === 0) {
      const first = leaf.table(head, body);
      leaf.flush(first, first + body.length - 1, 3);
    } else {
      const first = leaf.row;
      leaf.rows(body);
      leaf.flush(first, first + body.length - 1, 3);
    }
    return numbers;
  });
}

/** What a customer says of the car that he drives now, of another brand. */
export function ownedCar(scene: Scene): string {
  return phrase(scene, 'workshop.talk.owned', {
    owned: phrase(scene, 'workshop.talk.car'),
    years: scene.random.int(3, 12),
  });
}

/** What a report says that a contact came to, by the state of the customer after it. */
export function contactWords(scene: Scene, state: LevelState): string {
  return state === 'open' && scene.random.chance(0.4)
    ? themed(scene, 'contact')
    : phrase(scene, dataKey('workshop.contact.', state), { rival: scene.cast.rival() });
}

/** `10:05` from minutes of the day. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
