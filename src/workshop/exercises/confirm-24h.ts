import { dayOf } from '../../calendar';
import { codeFor, ladder, standing } from '../../levels';
import { dueOf } from '../../schedule';
import { text } from '../../words';
import { HONEST_NOTHING, KeyDraft } from '../draft';
import { closingLevels, levelAccept, writeLevels } from '../levels';
import { Leaf, type LeafCell } from '../paper/leaf';
import { customerOf, ledgerOf } from '../read-leaves';
import { phrase, plusDays, rowsFor, sayDay, sayer, themed, within, words, type Scene } from '../scene';
import { exercise, firstCallDays } from './exercise';
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

const HEAD = [
  '序号',
  '日期',
  '来店时间',
  '客户姓名',
  '联系电话',
  '意向车型',
  '意向级别',
  '销售顾问',
  '追踪后级别',
] as const;

/**
 * Every filed visitor is called back by the next day (the profile may say two), and the level after that call goes into 追踪后级别
 * (domain notes §2). Given the calls: the level after each, the line that it rests on, and by how many days each came late.
 */
export const confirm24h = exercise({
  kind: 'confirm-24h',
  sheets: 2,
  needs: 'windows',
  make(scene, names) {
    const { random, profile, cast } = scene;
    const today = within(scene.today, 11, 28);
    const say = sayer(scene, 'workshop.confirm-24h.');
    const steps = ladder(profile).filter(({ window }) => window?.max !== undefined);
    const talk = new Leaf(names[0] ?? '', [7, 9, 78]);
    const form = new Leaf(names[1] ?? '', [6, 11, 10, 12, 14, 12, 10, 11, 12, 12, 12]);
    const key = new KeyDraft();
    const allowed = firstCallDays(profile);
    const kinds = ['uncalled', 'order', 'lost', ...steps.map(({ code }) => code)];
    const count = rowsFor(scene, 12, 2);
    const cases = random
      .shuffle(Array.from({ length: count }, (_, i) => kinds[i % kinds.length] ?? ''))
      .map((kind, i) => {
        // 0 to 5 days late, each about as often.
        const late = random.int(0, 5);
        const visit = plusDays(today, -(late + allowed + (kind === 'uncalled' ? 0 : random.int(0, 3))));
        const called = kind === 'uncalled' ? undefined : plusDays(visit, allowed + late);
        return { kind, visit, called, order: i, person: cast.someone(), consultant: random.pick(cast.staff) };
      });
    cases.sort((a, b) => (a.visit < b.visit ? -1 : a.visit > b.visit ? 1 : a.order - b.order));
    const calls = cases.flatMap((one) =>
      one.called === undefined
        ? []
        : [{ one, called: one.called, ...callLines({ ...scene, today: one.called }, one.kind, one.person.model) }],
    );
    talk.title(say('title'));
    for (const line of ['1', '2', '3'] as const) talk.note(say(`task.${line}`, { today, days: allowed }));
    writeLevels(talk, scene.speak, [...steps, ...closingLevels(profile, ['ordered', 'lost'])]);
    talk.gap();
    const numbers = writeTalks(
      talk,
      { customer: words(scene, 'workshop.talk.customer'), consultant: words(scene, 'workshop.talk.consultant') },
      (['line', 'who', 'words'] as const).map((column) => words(scene, `workshop.column.${column}`)),
      calls.map(({ one, called, lines }) => ({
        heading: say('call', {
          date: sayDay(scene, called),
          time: clockOf(random.int(9 * 60, 18 * 60)),
          consultant: one.consultant,
          name: one.person.name,
        }),
        lines,
      })),
    );
    form.title('来店客户登记表');
    const first = form.table(
      [...HEAD, say('column.line'), say('column.late')],
      cases.map(({ visit, person, consultant }, i): LeafCell[] => [
        i + 1,
        { date: visit },
        clockOf(random.int(9 * 60, 17 * 60)),
        person.name,
        person.phone,
        person.model,
        random.pick(steps).code,
        consultant,
      ]),
    );
    const ledger = ledgerOf([form], profile);
    cases.forEach((one, i) => {
      const row = first + i;
      const index = calls.findIndex((call) => call.one === one);
      const call = calls[index];
      const line =
        call === undefined ? 0 : (numbers[index]?.[call.lines.findIndex(({ proves }) => proves === 'level')] ?? 0);
      const level = call?.intention.level ?? 'none';
      const { name: who } = one.person;
      key.ask(
        form,
        { row, column: HEAD.length },
        {
          accept: levelAccept(profile, level),
          rule: call === undefined ? 'level.not-called' : call.intention.rule,
          points: call === undefined ? HONEST_NOTHING : 1,
          hints: talkHints(
            talk.name,
            who,
            call?.lines.find(({ proves }) => proves === 'level'),
          ),
          why:
            call === undefined
              ? text('workshop.why.not-called', { name: one.person.name })
              : call.intention.days === undefined
                ? text(`workshop.why.${call.intention.rule === 'level.order' ? 'deposit' : 'lost'}`, { line, level })
                : text('workshop.why.window', { line, days: call.intention.days, level }),
        },
      );
      if (call !== undefined)
        key.ask(
          form,
          { row, column: HEAD.length + 1 },
          {
            accept: { kind: 'count', right: line },
            rule: 'evidence.line',
            hints: talkHints(talk.name, who),
            why: text('workshop.why.line', { line }),
          },
        );
      const customer = customerOf(ledger, one.person.phone);
      const day = dayOf(one.called ?? today);
      const { overdueDays, due = day } = dueOf(customer, standing(customer, profile, day), profile, day);
      key.ask(
        form,
        { row, column: HEAD.length + 2 },
        {
          accept: { kind: 'count', right: overdueDays },
          rule: 'follow-up-24h',
          hints: [text('workshop.look.two-dates', { form: form.name, talk: talk.name, who })],
          why: text(`workshop.why.${overdueDays > 0 ? 'late' : 'in-time'}`, {
            due: sayDay(scene, plusDays(today, due - dayOf(today))),
            done: sayDay(scene, one.called ?? today),
            days: overdueDays,
          }),
        },
      );
    });
    return { leaves: [talk, form], cells: key.cells };
  },
});

/** A call: the consultant's question, small talk that says nothing about the time, and the sentence that gives the level. */
function callLines(
  scene: Scene,
  kind: string,
  model: string,
): { readonly lines: readonly Line[]; readonly intention: Intention } {
  const { random, cast, profile, difficulty } = scene;
  const lost = codeFor(profile, 'lost') ?? 'F1';
  const intention: Intention =
    kind === 'order'
      ? payDeposit(scene)
      : kind === 'lost'
        ? { level: lost, rule: 'level.lost', words: phrase(scene, 'workshop.talk.bought', { rival: cast.rival() }) }
        : intendToBuy(scene, kind);
  const by = 'customer';
  const bait: Line[] = [
    { by, words: phrase(scene, `workshop.talk.decides.${random.pick(['self', 'family', 'boss'] as const)}`) },
    { by, words: phrase(scene, 'workshop.talk.keen', { model }) },
    { by, words: ownedCar(scene) },
    { by, words: phrase(scene, 'workshop.talk.loan', { share: random.pick([30, 40, 50]) }) },
    { by, words: themed(scene, 'aside', { model }) },
  ];
  const said = random.shuffle([
    ...random.some(bait, difficulty + 1),
    { by, words: intention.words, proves: 'level' } as const,
  ]);
  return { lines: [{ by: 'consultant', words: phrase(scene, 'workshop.talk.calls') }, ...said], intention };
}
