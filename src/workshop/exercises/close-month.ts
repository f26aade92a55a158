import { dateOf, lastDayOfMonth, monthOf, type IsoMonth } from '../../calendar';
import { codeFor, standing, type CustomerState, type Standing } from '../../levels';
import { levelTable, type StoreProfile } from '../../profile';
import { text } from '../../words';
import { plain } from '../answers/norm';
import { KeyDraft } from '../draft';
import { closingLevels, levelAccept, spellingsOf, writeLevels } from '../levels';
import { Leaf } from '../paper/leaf';
import { customerOf, ledgerOf } from '../read-leaves';
import { plusDays, rowsFor, sayDay, words, sayer } from '../scene';
import { matrixWidths, writeMatrix, type MatrixLine } from '../store/matrix-form';
import type { Accept, Derivation } from '../types';
import { exercise, withInterval } from './exercise';

const LOSSES = { lost: '战败', frozen: '冷冻', 'out-of-control': '失控' } as const;
type Loss = keyof typeof LOSSES;
const LOSS_HEAD = ['序号', '日期', '客户姓名', '战败/失控'] as const;
const LOSS_WORDS: Readonly<Record<Loss, readonly string[]>> = {
  lost: ['战败', '战败客户', 'F1', 'F', 'lost'],
  frozen: ['冷冻', '准战败', '搁置', 'F2', 'frozen'],
  'out-of-control': ['失控', '失联', 'L', 'out of control'],
};

/**
 * The month is over: the level at its end of every customer, the month's losses in the order of their days, and 上月留存 of the next
 * month, where everybody who is still open is carried over with the date of the last visit under his level, and nobody else
 * (domain notes §3).
 */
export const closeMonth = exercise({
  kind: 'close-month',
  sheets: 4,
  needs: 'intervals',
  make(scene, names) {
    const { random, profile, cast } = scene;
    const month = monthOf(scene.today);
    const next = monthOf(dateOf(lastDayOfMonth(month) + 1));
    const say = sayer(scene, 'workshop.close-month.');
    const levels = withInterval(profile);
    const consultant = cast.staff[0] ?? '';
    const task = new Leaf(names[0] ?? '', [16, 16, 16, 16, 16]);
    const now = new Leaf(names[1] ?? '', matrixWidths(month, levels), true);
    const lost = new Leaf(names[2] ?? '', [6, 12, 14, 14]);
    const then = new Leaf(names[3] ?? '', matrixWidths(next, levels), true);
    const key = new KeyDraft();
    const closings = (['ordered', 'lost', 'delivered', 'out-of-control', 'frozen', 'lost'] as const).flatMap(
      (state) => codeFor(profile, state) ?? [],
    );
    const count = rowsFor(scene, 20, 2);
    // Days of their own, so that the order of the losses is beyond doubt.
    const closingDays = random.some(
      Array.from({ length: 12 }, (_, i) => 14 + i),
      closings.length,
    );
    const lines = random.shuffle(
      Array.from({ length: count }, (_, i): MatrixLine => {
        const closing = i < closings.length ? closings[i] : undefined;
        const last = closing === undefined ? random.int(16, 28) : (closingDays[i] ?? 20);
        const days = new Map<number, string>();
        const earlier = random.some(
          Array.from({ length: last - 2 }, (_, d) => d + 1),
          random.int(1, 3),
        );
        for (const day of earlier) days.set(day, random.pick(levels));
        days.set(last, closing ?? levels[i % levels.length] ?? 'A');
        const carried = random.chance(0.7)
          ? { level: random.pick(levels), date: plusDays(`${month}-01`, -random.int(1, 10)) }
          : undefined;
        const firstDay = Math.min(...days.keys());
        const first = plusDays(
          carried?.date ?? `${month}-${String(firstDay).padStart(2, '0')}`,
          carried ? -random.int(0, 20) : 0,
        );
        return { person: cast.someone(), firstContact: first, days, ...(carried ? { carried } : {}) };
      }),
    );
    task.title(say('title'));
    for (const line of ['1', '2', '3', '4'] as const)
      task.note(
        say(`task.${line}`, {
          month: sayMonth(month),
          next: sayMonth(next),
          now: now.name,
          lost: lost.name,
          then: then.name,
        }),
      );
    task.gap();
    writeLevels(task, scene.speak, [
      ...levels.flatMap((code) => levelTable(profile).get(code) ?? []),
      ...closingLevels(profile, ['ordered', 'delivered', 'lost', 'frozen', 'out-of-control']),
    ]);
    const places = writeMatrix(now, { month, consultant, levels }, lines);
    const ledger = ledgerOf([now], profile);
    const end = lastDayOfMonth(month);
    const stands = lines.map((line) => standing(customerOf(ledger, line.person.phone), profile, end));
    const monthEnds = stands.map((at, i) =>
      key.ask(
        now,
        { row: places.first + i, column: places.end },
        {
          accept: levelAccept(profile, at.level ?? 'none'),
          points: 2,
          rule: at.state === 'open' ? 'close.level' : 'close.closed',
          hints: [text('workshop.look.row', { row: places.first + i, who: lines[i]?.person.name ?? '' })],
          why: text('workshop.why.last-contact', {
            date: sayDay(scene, at.levelAt ?? dateOf(end)),
            level: at.level ?? '',
          }),
        },
      ),
    );

    const losses = lines
      .flatMap((line, i) => {
        const at = stands[i];
        return at !== undefined && isLoss(at.state) && at.closedBy ? [{ line, kind: at.state, by: at.closedBy }] : [];
      })
      .sort((a, b) => a.by.day - b.by.day);
    lost.title('战败（失控）客户记录表');
    const firstLoss = lost.table(
      LOSS_HEAD,
      losses.map((_, i) => [i + 1, null, null, null]),
    );
    losses.forEach(({ line, kind, by }, i) => {
      const row = firstLoss + i;
      const date = sayDay(scene, by.date);
      const why = text('workshop.why.loss', { name: line.person.name, date, kind: LOSSES[kind] });
      const hints = [text('workshop.look.losses', { sheet: now.name, number: i + 1 })];
      key.ask(
        lost,
        { row, column: 2 },
        { accept: { kind: 'date', right: by.date }, rule: 'close.loss-record', why, hints },
      );
      key.ask(
        lost,
        { row, column: 3 },
        { accept: { kind: 'text', right: line.person.name }, rule: 'close.loss-record', why, hints },
      );
      key.ask(
        lost,
        { row, column: 4 },
        {
          accept: { kind: 'choice', right: kind, words: LOSS_WORDS },
          rule: 'close.loss-kind',
          why,
          hints,
        },
      );
    });

    const nextPlaces = writeMatrix(
      then,
      { month: next, consultant, levels },
      lines.map(({ person, firstContact }) => ({ person, firstContact, days: new Map() })),
    );
    stands.forEach((at, i) => {
      const accept = carriedAs(at, nextPlaces.carry);
      const open = at.state === 'open';
      key.ask(
        then,
        {
          row: nextPlaces.first + i,
          column: nextPlaces.carry[levels[0] ?? ''] ?? 7,
          to: nextPlaces.carry[levels.at(-1) ?? ''] ?? 7,
          format: 'm/d',
        },
        {
          accept,
          rule: open ? 'close.carried' : 'close.not-carried',
          hints: [text('workshop.look.month-end', { sheet: now.name, who: lines[i]?.person.name ?? '' })],
          why: text(`workshop.why.${open ? 'carried' : 'not-carried'}`, {
            name: lines[i]?.person.name ?? '',
            level: at.level ?? '',
            date: sayDay(scene, at.lastContact?.date ?? dateOf(end)),
          }),
          derive: fromMonthEnd(monthEnds[i] ?? '', at, profile, levels, nextPlaces.carry),
        },
      );
    });
    return { leaves: [task, now, lost, then], cells: key.cells };

    function sayMonth(of: IsoMonth): string {
      return words(scene, 'workshop.month', { year: Number(of.slice(0, 4)), month: Number(of.slice(5)) });
    }
  },
});

const isLoss = (state: CustomerState): state is Loss => state in LOSSES;

function carriedAs(at: Standing, columns: Readonly<Record<string, number>>): Accept {
  if (at.state !== 'open' || at.level === undefined) return { kind: 'placed', level: 'none', columns };
  return { kind: 'placed', level: at.level, date: at.lastContact?.date, columns };
}

/** Whoever has another level at the month's end carries over by that one: wrong once, not twice. */
function fromMonthEnd(
  place: string,
  at: Standing,
  profile: StoreProfile,
  levels: readonly string[],
  columns: Readonly<Record<string, number>>,
): Derivation {
  const answers: Record<string, Accept> = {};
  for (const level of levels) answers[level] = { kind: 'placed', level, date: at.lastContact?.date, columns };
  for (const { code, state } of profile.levels) {
    if (levels.includes(code) || (state === 'open' && levelTable(profile).get(code)?.interval?.target === undefined))
      continue;
    for (const word of [code, ...spellingsOf(profile, code).map((spelling) => `?${plain(spelling)}`)])
      answers[word] = { kind: 'placed', level: 'none', columns };
  }
  return { kind: 'table', by: [place], answers };
}
