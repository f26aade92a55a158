import { saysLost, saysNearLost } from '../../levels';
import { axisOf } from '../../rollups';
import { dataKey, text } from '../../words';
import { KeyDraft } from '../draft';
import { Leaf } from '../paper/leaf';
import { phrase, rowsFor, words, type Scene, sayer } from '../scene';
import type { Accept } from '../types';
import { exercise } from './exercise';
import { ownedCar, talkHints, writeTalks, type Line } from './visit-talk';

export type Verdict = 'lost' | 'near' | 'false';
type Axis = 'car' | 'people';

/** Causes on the two axes (domain notes §6); each has its own words in the catalogues. */
const CAUSES = ['price', 'equipment', 'brand', 'knowledge', 'process', 'trust'] as const;
type Cause = (typeof CAUSES)[number];
const AXIS_OF: Readonly<Record<Cause, Axis>> = {
  price: 'car',
  equipment: 'car',
  brand: 'car',
  knowledge: 'people',
  process: 'people',
  trust: 'people',
};
/** What to do by verdict and axis: note the rival, train, set aside and call in a cycle, refuse and give to a colleague, or call again. */
const ACTIONS = [
  'note-rival',
  'train',
  'freeze-news',
  'freeze-service',
  'reassign',
  'call-again',
  'delete',
  'discount',
] as const;
type Action = (typeof ACTIONS)[number];

function actionFor(verdict: string, axis: string): Action {
  if (verdict === 'lost') return axis === 'car' ? 'note-rival' : 'train';
  if (verdict === 'near') return axis === 'car' ? 'freeze-news' : 'freeze-service';
  return axis === 'people' ? 'reassign' : 'call-again';
}

/**
 * Losses as consultants reported them, with what the customer really said: is it a loss (战败), a near loss (准战败) or a false one
 * (虚战败), was it the car or the people, and what is to be done (domain notes §6).
 */
export const judgeLosses = exercise({
  kind: 'judge-losses',
  sheets: 2,
  make(scene, names) {
    const { random, cast } = scene;
    const say = sayer(scene, 'workshop.judge-losses.');
    const talk = new Leaf(names[0] ?? '', [7, 9, 78]);
    const sheet = new Leaf(names[1] ?? '', [7, 12, 13, 13, 17, 13, 24]);
    const key = new KeyDraft();
    const count = rowsFor(scene, 14, 2);
    const verdicts = random.shuffle(
      Array.from({ length: count }, (_, i) => (['lost', 'near', 'false'] as const)[i % 3] ?? 'lost'),
    );
    const causes = random.shuffle(Array.from({ length: count }, (_, i) => CAUSES[i % CAUSES.length] ?? 'price'));
    const cases = verdicts.map((verdict, i) => {
      const cause = causes[i] ?? 'price';
      const person = cast.someone();
      return {
        person,
        cause,
        consultant: random.pick(cast.staff),
        lines: linesOf(scene, verdict, cause, person.model),
      };
    });
    talk.title(say('talk.title'));
    talk.note(say('talk.note'));
    const numbers = writeTalks(
      talk,
      { customer: words(scene, 'workshop.talk.customer'), consultant: words(scene, 'workshop.talk.consultant') },
      (['line', 'who', 'words'] as const).map((column) => words(scene, `workshop.column.${column}`)),
      cases.map(({ person, consultant, lines }, i) => ({
        heading: say('report', { number: i + 1, name: person.name, model: person.model, consultant }),
        lines,
      })),
    );
    sheet.title(say('title'));
    for (const line of ['1', '2', '3', '4'] as const) sheet.note(say(`task.${line}`));
    sheet.gap();
    sheet.note(say('actions'), { bold: true });
    ACTIONS.forEach((action, i) => sheet.note(`${String(i + 1)}. ${say(`action.${action}`)}`));
    sheet.gap();
    const first = sheet.table(
      (['number', 'name', 'consultant'] as const)
        .map((column) => words(scene, `workshop.column.${column}`))
        .concat((['verdict', 'cause', 'line', 'action'] as const).map((column) => say(`column.${column}`))),
      cases.map(({ person, consultant }, i) => [i + 1, person.name, consultant]),
    );
    const verdictWords = choices(scene, 'verdict', ['lost', 'near', 'false']);
    const causeWords = choices(scene, 'cause', CAUSES);
    const actionWords = Object.fromEntries(
      ACTIONS.map((action, i) => [
        action,
        [String(i + 1), `${String(i + 1)}. ${say(`action.${action}`)}`, say(`action.${action}`)],
      ]),
    );
    cases.forEach(({ lines, person: { name: who } }, i) => {
      const row = first + i;
      const at = (what: Line['proves']): number => numbers[i]?.[lines.findIndex(({ proves }) => proves === what)] ?? 0;
      const said = (what: Line['proves']): Line | undefined => lines.find(({ proves }) => proves === what);
      const decisive = said('verdict')?.words ?? '';
      const verdict = verdictOf(scene, decisive, verdicts[i] ?? 'lost');
      const cause = causes[i] ?? 'price';
      const axis = axisIn(scene, lines, cause);
      const verdictPlace = key.ask(
        sheet,
        { row, column: 4 },
        {
          accept: { kind: 'choice', right: verdict, words: verdictWords },
          rule: `loss.${verdict}`,
          hints: talkHints(talk.name, who, said('verdict')),
          why: text(`workshop.why.loss-${verdict}`, { line: at('verdict') }),
        },
      );
      const causePlace = key.ask(
        sheet,
        { row, column: 5 },
        {
          accept: { kind: 'choice', right: cause, words: causeWords },
          rule: `loss.axis-${axis}`,
          hints: talkHints(talk.name, who, said('cause')),
          points: 2,
          why: text(`workshop.why.axis-${axis}`, {
            line: at('cause'),
            cause: say(`cause.${cause}`).split('|')[0] ?? '',
          }),
        },
      );
      key.ask(
        sheet,
        { row, column: 6 },
        {
          accept: { kind: 'count', right: at('verdict') },
          rule: 'evidence.line',
          hints: talkHints(talk.name, who),
          points: 7,
          why: text('workshop.why.line', { line: at('verdict') }),
        },
      );
      const action = actionFor(verdict, axis);
      const answers: Record<string, Accept> = {};
      for (const v of ['lost', 'near', 'false'])
        for (const c of CAUSES)
          answers[`${v} ${c}`] = { kind: 'choice', right: actionFor(v, AXIS_OF[c]), words: actionWords };
      key.ask(
        sheet,
        { row, column: 7, format: '@' },
        {
          accept: { kind: 'choice', right: action, words: actionWords },
          rule: `loss.action-${action}`,
          hints: [text('workshop.look.verdict-first')],
          why: text('workshop.why.action', { action: say(`action.${action}`) }),
          derive: { kind: 'table', by: [verdictPlace, causePlace], answers },
        },
      );
    });
    return { leaves: [talk, sheet], cells: key.cells };
  },
});

function linesOf(scene: Scene, verdict: Verdict, cause: Cause, model: string): readonly Line[] {
  const { random, cast, difficulty } = scene;
  const by = 'customer';
  const verdictLine: Line = {
    by,
    words: phrase(scene, `workshop.loss.${verdict}`, { rival: cast.rival() }),
    proves: 'verdict',
  };
  const causeLine: Line = { by, words: phrase(scene, `workshop.loss.cause.${cause}`), proves: 'cause' };
  const bait: Line[] = [
    { by, words: phrase(scene, 'workshop.loss.small') },
    { by, words: ownedCar(scene) },
    { by, words: phrase(scene, 'workshop.talk.keen', { model }) },
  ];
  return [
    { by: 'consultant', words: phrase(scene, 'workshop.loss.reported') },
    ...random.shuffle([verdictLine, causeLine, ...random.some(bait, difficulty)]),
  ];
}

/** By the product's own patterns for 战败 and 准战败; they speak Chinese, so an English paper goes by what its lines were made from. */
function verdictOf({ speak }: Scene, line: string, meant: Verdict): Verdict {
  if (!isChinese(speak)) return meant;
  return saysNearLost(line) ? 'near' : saysLost(line) ? 'lost' : 'false';
}

function axisIn({ speak }: Scene, lines: readonly Line[], meant: Cause): Axis {
  const line = lines.find(({ proves }) => proves === 'cause')?.words ?? '';
  const { axis, cause } = axisOf(line);
  const found = cause ?? axis;
  return isChinese(speak) && (found === 'car' || found === 'people') ? found : AXIS_OF[meant];
}

const isChinese = (speak: Scene['speak']): boolean => /\p{Script=Han}/u.test(speak(text('workshop.talk.customer')));

function choices(
  scene: Scene,
  what: 'verdict' | 'cause',
  ids: readonly (Verdict | Cause)[],
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    ids.map((id) => [id, words(scene, dataKey('workshop.judge-losses.', `${what}.${id}`)).split('|')]),
  );
}
