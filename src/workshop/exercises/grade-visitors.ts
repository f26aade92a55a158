import { ladder } from '../../levels';
import { text, type KeyTail } from '../../words';
import { HONEST_NOTHING, KeyDraft, type Draft } from '../draft';
import { closingLevels, levelAccept, writeLevels } from '../levels';
import { Leaf } from '../paper/leaf';
import { phrase, rowsFor, sayer, themed, words, type Scene } from '../scene';
import { exercise } from './exercise';
import {
  clockOf,
  intendToBuy,
  payDeposit,
  ownedCar,
  talkHints,
  writeTalks,
  type Intention,
  type Line,
} from './visit-talk';

/**
 * Read what each visitor said; write phone, level and the line that the level rests on. The level follows from the purchase windows
 * of the store (time wins over enthusiasm), a deposit is an order, who leaves no phone gets a line and no level (domain notes §2, §5,
 * training: levels to practise).
 */
export const gradeVisitors = exercise({
  kind: 'grade-visitors',
  sheets: 2,
  needs: 'windows',
  make(scene, names): Draft {
    const { random, profile, cast, today } = scene;
    const say = sayer(scene, 'workshop.grade-visitors.');
    const talk = new Leaf(names[0] ?? '', [7, 9, 78]);
    const sheet = new Leaf(names[1] ?? '', [7, 10, 14, 14, 18, 10, 12]);
    const key = new KeyDraft();
    const steps = ladder(profile).filter(({ window }) => window?.max !== undefined);
    const count = rowsFor(scene, 12, 2);
    // Every level about equally often, orders and refusals among them.
    const wanted = random.shuffle(
      Array.from(
        { length: count },
        (_, i) => ['none', 'order', ...steps.map(({ code }) => code)][i % (steps.length + 2)] ?? '',
      ),
    );
    let minutes = random.int(9 * 60, 9 * 60 + 40);
    const visitors = wanted.map((want, i) => {
      const person = cast.someone();
      const surname = person.name.slice(0, 1);
      const title = random.pick(['sir', 'madam'] as const);
      const called = words(scene, `workshop.talk.${title}`, { surname });
      minutes += random.int(8, 32);
      const consultant = random.pick(cast.staff);
      const heading = say('visitor', { number: i + 1, time: clockOf(minutes), called, consultant });
      return { person, called, want, heading, time: clockOf(minutes), lines: linesOf(scene, want, person) };
    });
    talk.title(say('talk.title'));
    talk.note(say('talk.note', { date: today }));
    const numbers = writeTalks(
      talk,
      { customer: words(scene, 'workshop.talk.customer'), consultant: words(scene, 'workshop.talk.consultant') },
      (['line', 'who', 'words'] as const).map((column) => words(scene, `workshop.column.${column}`)),
      visitors.map(({ heading, lines }) => ({ heading, lines: lines.lines })),
    );
    sheet.title(say('title'));
    for (const line of ['1', '2', '3'] as const) sheet.note(say(`task.${line}`, { today }));
    writeLevels(sheet, scene.speak, [...steps, ...closingLevels(profile, ['ordered'])]);
    sheet.gap();
    const first = sheet.table(
      (['number', 'time', 'called', 'model', 'phone', 'level', 'rests-on'] as const).map((column) =>
        words(scene, `workshop.column.${column}`),
      ),
      visitors.map(({ called, person, time }, i) => [i + 1, time, called, person.model]),
    );
    visitors.forEach(({ heading, person, want, lines }, i) => {
      const row = first + i;
      const lineOf = (what: Line['proves']): number =>
        numbers[i]?.[lines.lines.findIndex(({ proves }) => proves === what)] ?? 0;
      const { intention } = lines;
      const none = want === 'none';
      const who = heading.split(' · ').slice(0, 3).join(' · ');
      const decides = lines.lines.find(({ proves }) => proves === (none ? 'phone' : 'level'));
      key.ask(
        sheet,
        { row, column: 5, format: '@' },
        {
          accept: { kind: 'phone', right: none ? 'none' : person.phone },
          rule: none ? 'filing.no-phone' : 'filing.phone',
          points: none ? HONEST_NOTHING : 1,
          hints: talkHints(talk.name, who),
          why: text(`workshop.why.phone-${none ? 'none' : 'given'}`, { line: lineOf('phone') }),
        },
      );
      const rests = none ? lineOf('phone') : lineOf('level');
      const level = none ? 'none' : intention.level;
      key.ask(
        sheet,
        { row, column: 6 },
        {
          accept: levelAccept(profile, level),
          rule: none ? 'level.no-phone' : intention.rule,
          points: none ? HONEST_NOTHING : 1,
          hints: talkHints(talk.name, who, decides),
          why: none
            ? text('workshop.why.no-phone', { line: rests })
            : intention.days === undefined
              ? text('workshop.why.deposit', { line: rests, level })
              : text('workshop.why.window', { line: rests, days: intention.days, level }),
        },
      );
      key.ask(
        sheet,
        { row, column: 7 },
        {
          accept: { kind: 'count', right: rests },
          rule: 'evidence.line',
          points: 2,
          hints: talkHints(talk.name, who),
          why: text('workshop.why.line', { line: rests }),
        },
      );
    });
    return { leaves: [talk, sheet], cells: key.cells };
  },
});

/** What one visitor says: bait that says nothing about the time, the line that decides, and the phone or its refusal. */
function linesOf(
  scene: Scene,
  want: string,
  person: { readonly phone: string; readonly model: string },
): { readonly lines: readonly Line[]; readonly intention: Intention } {
  const { random, cast, difficulty, profile } = scene;
  const customer = (key: KeyTail<'workshop.talk.'>, values = {}): Line => ({
    by: 'customer',
    words: phrase(scene, `workshop.talk.${key}`, values),
  });
  const steps = ladder(profile).filter(({ window }) => window?.max !== undefined);
  const far = random.pick(steps).code;
  const intention = want === 'order' ? payDeposit(scene) : intendToBuy(scene, want === 'none' ? far : want);
  const low = random.int(8, 24);
  const bait: Line[] = [
    customer('budget', { low, high: low + random.int(2, 5) }),
    customer(`decides.${random.pick(['self', 'family', 'boss'] as const)}`),
    customer('rival', { rival: cast.rival() }),
    { by: 'customer', words: ownedCar(scene) },
    customer('keen', { model: person.model }),
    customer('loan', { share: random.pick([30, 40, 50]) }),
    { by: 'consultant', words: phrase(scene, 'workshop.talk.asks') },
    { by: 'customer', words: themed(scene, 'aside', { model: person.model }) },
  ];
  const decisive: Line = { by: 'customer', words: intention.words, proves: 'level' };
  const middle = random.shuffle([...random.some(bait, 2 + difficulty), decisive]);
  const end: Line =
    want === 'none'
      ? { ...customer('refuses'), proves: 'phone' }
      : { ...customer('gives', { phone: spaced(scene, person.phone) }), proves: 'phone' };
  const opens: Line = random.chance(0.5)
    ? customer('opens', { model: person.model })
    : { by: 'customer', words: themed(scene, 'opens', { model: person.model }) };
  return { lines: [opens, ...middle, end], intention };
}

/** A number as people say it. */
function spaced(scene: Scene, phone: string): string {
  return scene.random.pick([
    phone,
    `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
    `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
  ]);
}
