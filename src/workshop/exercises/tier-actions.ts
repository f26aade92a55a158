import { dayOf } from '../../calendar';
import { ladder, standing, tieringOf, type ValueTier } from '../../levels';
import { text } from '../../words';
import { KeyDraft } from '../draft';
import { Leaf } from '../paper/leaf';
import { customerOf, ledgerOf } from '../read-leaves';
import { phrase, rowsFor, themed, words, type Scene, type Someone, sayer } from '../scene';
import type { Accept } from '../types';
import { exercise } from './exercise';
import { ownedCar, talkHints, writeTalks, type Line } from './visit-talk';

const TIERS = ['prime', 'promising', 'ordinary'] as const satisfies readonly ValueTier[];
/** What to do with customers of a tier, one after the other (domain notes §5): the first that has not been done yet is next. */
const STEPS = {
  prime: ['thank', 'offer'],
  promising: ['learn', 'event'],
  ordinary: ['dislike', 'news', 'brand-day'],
} as const satisfies Readonly<Record<ValueTier, readonly string[]>>;
const ACTIONS = [...STEPS.prime, ...STEPS.promising, ...STEPS.ordinary];

/** Customers with their level and what they said: value tier (优质 · 潜力 · 一般), the line that shows it, and what to do next. */
export const tierActions = exercise({
  kind: 'tier-actions',
  sheets: 2,
  needs: 'windows',
  make(scene, names) {
    const { random, profile, cast, today } = scene;
    const say = sayer(scene, 'workshop.tier-actions.');
    const talk = new Leaf(names[0] ?? '', [7, 9, 78]);
    const sheet = new Leaf(names[1] ?? '', [7, 12, 9, 13, 14, 40]);
    const key = new KeyDraft();
    const steps = ladder(profile).filter(({ window }) => window?.max !== undefined);
    const count = rowsFor(scene, 15, 2);
    const tiers = random.shuffle(Array.from({ length: count }, (_, i) => TIERS[i % TIERS.length] ?? 'prime'));
    const cases = tiers.map((tier, i) => {
      const person = cast.someone();
      const rival = tier === 'promising' && random.chance(0.5) ? cast.rival() : undefined;
      // A rival in view makes a good customer promising at any level, near purchase without one.
      const near = steps.slice(0, 2);
      const level = random.pick(tier === 'promising' && rival === undefined ? near : steps).code;
      const done = i % STEPS[tier].length;
      return { tier, person, rival, level, done, ...linesOf(scene, tier, rival, done, person.model) };
    });
    talk.title(say('talk.title'));
    talk.note(say('talk.note'));
    const numbers = writeTalks(
      talk,
      { customer: words(scene, 'workshop.talk.customer'), consultant: words(scene, 'workshop.talk.consultant') },
      (['line', 'who', 'words'] as const).map((column) => words(scene, `workshop.column.${column}`)),
      cases.map(({ person, level, lines }, i) => ({
        heading: say('case', { number: i + 1, name: person.name, level }),
        lines,
      })),
    );
    sheet.title(say('title'));
    for (const line of ['1', '2', '3', '4', '5', '6'] as const)
      sheet.note(
        say(`task.${line}`, {
          near: steps
            .slice(0, 2)
            .map(({ code }) => code)
            .join('·'),
        }),
      );
    sheet.gap();
    sheet.note(say('actions'), { bold: true });
    ACTIONS.forEach((action, i) => sheet.note(`${String(i + 1)}. ${say(`action.${action}`)}`));
    sheet.gap();
    const first = sheet.table(
      (['number', 'name', 'level'] as const)
        .map((column) => words(scene, `workshop.column.${column}`))
        .concat((['tier', 'line', 'action'] as const).map((column) => say(`column.${column}`))),
      cases.map(({ person, level }, i) => [i + 1, person.name, level]),
    );
    const tierWords = Object.fromEntries(TIERS.map((tier) => [tier, say(`tier.${tier}`).split('|')]));
    const actionWords = Object.fromEntries(
      ACTIONS.map((action, i) => [
        action,
        [String(i + 1), `${String(i + 1)}. ${say(`action.${action}`)}`, say(`action.${action}`)],
      ]),
    );
    const found = tiersByRule(scene, cases, today);
    cases.forEach((one, i) => {
      const row = first + i;
      const line = numbers[i]?.[one.lines.findIndex(({ proves }) => proves === 'means')] ?? 0;
      const tier = found.get(one.person.phone) ?? one.tier;
      const tierPlace = key.ask(
        sheet,
        { row, column: 4 },
        {
          accept: { kind: 'choice', right: tier, words: tierWords },
          rule: `tier.${tier}`,
          hints: talkHints(
            talk.name,
            one.person.name,
            one.lines.find(({ proves }) => proves === 'means'),
          ),
          why: text(`workshop.why.tier-${tier}`, { line }),
        },
      );
      key.ask(
        sheet,
        { row, column: 5 },
        {
          accept: { kind: 'count', right: line },
          rule: 'evidence.line',
          hints: talkHints(talk.name, one.person.name),
          points: 6,
          why: text('workshop.why.line', { line }),
        },
      );
      const answers = Object.fromEntries(
        TIERS.map((of): [string, Accept] => [
          of,
          { kind: 'choice', right: STEPS[of][of === tier ? one.done : 0] ?? '', words: actionWords },
        ]),
      );
      const action = STEPS[tier][one.done] ?? STEPS[tier][0];
      key.ask(
        sheet,
        { row, column: 6, format: '@' },
        {
          accept: { kind: 'choice', right: action, words: actionWords },
          rule: `tier.action-${tier}`,
          hints: [text('workshop.look.done', { sheet: talk.name, who: one.person.name })],
          why: text('workshop.why.action', { action: say(`action.${action}`) }),
          derive: { kind: 'table', by: [tierPlace], answers },
        },
      );
    });
    return { leaves: [talk, sheet], cells: key.cells };
  },
});

function linesOf(
  scene: Scene,
  tier: ValueTier,
  rival: string | undefined,
  done: number,
  model: string,
): { readonly lines: readonly Line[]; readonly means: string } {
  const { random, difficulty } = scene;
  const by = 'customer';
  // The word that the rule knows (`workshop.tier.<tier>` in Chinese) stands in one line only.
  const line: Line = { by, words: phrase(scene, `workshop.tier.${tier}`, { model }), proves: 'means' };
  const steps: readonly (typeof ACTIONS)[number][] = STEPS[tier];
  const history: Line[] = steps
    .slice(0, done)
    .map((step) => ({ by: 'consultant', words: phrase(scene, `workshop.tier.done.${step}`) }));
  const owned = ownedCar(scene);
  const bait: Line[] = [
    // An owner of the store's cars does not say in the next breath that he drives another.
    { by, words: tier === 'prime' ? themed(scene, 'aside', { model }) : owned },
    { by, words: phrase(scene, `workshop.talk.decides.${random.pick(['self', 'family', 'boss'] as const)}`) },
    { by, words: phrase(scene, 'workshop.talk.keen', { model }) },
  ];
  const against: Line[] = rival === undefined ? [] : [{ by, words: phrase(scene, 'workshop.talk.rival', { rival }) }];
  return {
    lines: [...random.shuffle([line, ...against, ...random.some(bait, difficulty + 1)]), ...history],
    means: line.words,
  };
}

/** The tier by the product's own rule, from a register with the same words. English papers have no words that the rule knows. */
function tiersByRule(
  scene: Scene,
  cases: readonly {
    readonly person: Someone;
    readonly level: string;
    readonly rival?: string;
    readonly lines: readonly Line[];
  }[],
  today: string,
): ReadonlyMap<string, ValueTier> {
  const register = new Leaf('register', [6, 11, 10, 14, 10, 10, 40, 12, 10]);
  register.title('来店客户登记表');
  register.table(
    ['序号', '日期', '客户姓名', '联系电话', '意向车型', '意向级别', '接待经过', '竞品车型', '销售顾问'],
    cases.map(({ person, level, rival, lines }, i) => [
      i + 1,
      { date: today },
      person.name,
      person.phone,
      person.model,
      level,
      lines.map(({ words: said }) => said).join('；'),
      rival ?? null,
      scene.cast.staff[0] ?? '',
    ]),
  );
  const ledger = ledgerOf([register], scene.profile);
  const now = dayOf(today);
  return new Map(
    cases.flatMap(({ person }): [string, ValueTier][] => {
      const customer = customerOf(ledger, person.phone);
      const { value } = tieringOf(customer, standing(customer, scene.profile, now), scene.profile, now);
      return value === undefined ? [] : [[person.phone, value.tier]];
    }),
  );
}
