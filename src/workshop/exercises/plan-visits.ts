import { dateOf, dayOf, daysInMonth, firstDayOfMonth, monthOf, type IsoDate } from '../../calendar';
import { codeFor, standing } from '../../levels';
import { levelTable } from '../../profile';
import { dueOf } from '../../schedule';
import { text } from '../../words';
import { KeyDraft } from '../draft';
import { closingLevels, writeLevels } from '../levels';
import { Leaf } from '../paper/leaf';
import { customerOf, ledgerOf } from '../read-leaves';
import { plusDays, rowsFor, sayDay, within, sayer } from '../scene';
import { matrixWidths, writeMatrix, type MatrixLine } from '../store/matrix-form';
import { exercise, withInterval } from './exercise';

/**
 * Days from today until due, as often as they stand here; below 0 the customer is overdue. Few are due today: else "today" would be the
 * best plan for most. None is far off: else many days would be right.
 */
const DAYS_LEFT = [1, 2, 0, 1, -1, 2, 3, 1, 2, 0, 1, 2, -2, 1, 3] as const;

/**
 * Put the next `*` for each customer into the matrix: last contact + the interval of the level that stands; earlier inside the
 * interval is right too, later is not; who is overdue is called today; who ordered or is lost gets none (domain notes §3, §5).
 */
export const planVisits = exercise({
  kind: 'plan-visits',
  sheets: 2,
  needs: 'intervals',
  make(scene, names) {
    const { random, profile, cast } = scene;
    const today = within(scene.today, 8, 12);
    const month = monthOf(today);
    const say = sayer(scene, 'workshop.plan-visits.');
    const table = levelTable(profile);
    const levels = withInterval(profile);
    const open = levels.flatMap((code) => table.get(code) ?? []);
    const task = new Leaf(names[0] ?? '', [16, 16, 16, 16, 16]);
    const form = new Leaf(names[1] ?? '', matrixWidths(month, levels), true);
    const key = new KeyDraft();
    const consultant = cast.staff[0] ?? '';
    const count = rowsFor(scene, 20, 2);
    const lefts = random.shuffle(Array.from({ length: count }, (_, i) => DAYS_LEFT[i % DAYS_LEFT.length] ?? 1));
    const lines = Array.from({ length: count }, (_, i): MatrixLine => {
      const level = levels[i % levels.length] ?? 'A';
      const interval = table.get(level)?.interval?.target ?? 7;
      const left = Math.min(interval, lefts[i] ?? 1);
      return course(plusDays(today, left - interval), level, i);
    });
    const closed = [codeFor(profile, 'ordered'), codeFor(profile, 'lost')].flatMap((code): MatrixLine[] =>
      code === undefined ? [] : [course(plusDays(today, -random.int(1, 5)), code, 0)],
    );
    function course(last: IsoDate, level: string, i: number): MatrixLine {
      const days = new Map<number, string>();
      const begin = firstDayOfMonth(month);
      let carried: MatrixLine['carried'];
      if (dayOf(last) < begin) carried = { level, date: last };
      else {
        days.set(Number(last.slice(8)), level);
        // One contact before the last, at another level, so that the last has to be looked for.
        const before = dayOf(last) - random.int(2, 6);
        const other = levels[(i + random.int(0, 2)) % levels.length] ?? level;
        if (before >= begin) days.set(before - begin + 1, other);
        else carried = { level: other, date: dateOf(before) };
      }
      const first = plusDays(carried?.date ?? last, -random.int(carried ? 0 : 7, 20));
      return { person: cast.someone(), firstContact: first, days, ...(carried ? { carried } : {}) };
    }
    const all = random.shuffle([...lines, ...closed]);
    task.title(say('title'));
    for (const line of ['1', '2', '3', '4'] as const) task.note(say(`task.${line}`, { today, sheet: form.name }));
    task.gap();
    writeLevels(task, scene.speak, [...open, ...closingLevels(profile, ['ordered', 'lost'])]);
    const places = writeMatrix(form, { month, consultant, levels }, all);
    const ledger = ledgerOf([form], profile);
    const now = dayOf(today);
    const column = (day: number): number => places.dayColumn(day - firstDayOfMonth(month) + 1);
    all.forEach((line, i) => {
      const customer = customerOf(ledger, line.person.phone);
      const at = standing(customer, profile, now);
      const { due, status, from } = dueOf(customer, at, profile, now);
      if (due === undefined || at.level === undefined || from === undefined) return;
      const best = Math.max(due, now);
      key.ask(
        form,
        {
          row: places.first + i,
          column: column(Math.max(now, from.day + 1)),
          to: places.dayColumn(daysInMonth(month)),
        },
        {
          accept: {
            kind: 'mark',
            right: column(best),
            from: status === 'overdue' ? column(now) : column(Math.max(now, from.day + 1)),
            to: column(best),
            date: dateOf(best),
          },
          rule: status === 'overdue' ? 'interval.overdue' : `interval.${at.level}`,
          hints: [
            text('workshop.look.row', { row: places.first + i, who: line.person.name }),
            text('workshop.look.last-contact', { date: sayDay(scene, from.date), level: at.level }),
          ],
          why: text(`workshop.why.${status === 'overdue' ? 'overdue' : 'interval'}`, {
            last: sayDay(scene, from.date),
            level: at.level,
            days: table.get(at.level)?.interval?.target ?? 0,
            due: sayDay(scene, dateOf(due)),
          }),
        },
      );
    });
    return { leaves: [task, form], cells: key.cells };
  },
});
