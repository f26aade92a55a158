import { dateOf, dayOf, firstDayOfMonth, monthOf, type IsoDate } from '../../calendar';
import { codeFor } from '../../levels';
import { levelTable, type LevelState } from '../../profile';
import { text } from '../../words';
import { KeyDraft } from '../draft';
import { levelAccept } from '../levels';
import { Leaf, type LeafCell } from '../paper/leaf';
import { customerOf, ledgerOf } from '../read-leaves';
import { formDate, plusDays, rowsFor, sayDay, within, type Someone, sayer } from '../scene';
import { matrixWidths, writeMatrix } from '../store/matrix-form';
import { exercise, withInterval } from './exercise';
import { contactWords } from './visit-talk';

const HEAD = ['序号', '客户姓名', '车型', '电话', '访问目的', '原来级别', '现在级别', '访问方式', '访问经过'] as const;
const DAYS = 10;

interface ReportLine {
  readonly date: IsoDate;
  readonly person: Someone;
  readonly before: string;
  readonly after: string;
}

/**
 * Ten days of daily reports; the level after each contact goes into the customer's row under the day of the contact (domain notes §3,
 * §4: 现在, not 原来). Customers nobody contacted stay empty.
 */
export const fillMatrix = exercise({
  kind: 'fill-matrix',
  sheets: 2,
  needs: 'intervals',
  make(scene, names) {
    const { random, profile, cast } = scene;
    const today = within(scene.today, DAYS, 28);
    const month = monthOf(today);
    const begin = firstDayOfMonth(month);
    const from = dayOf(today) - DAYS + 1;
    const say = sayer(scene, 'workshop.fill-matrix.');
    const levels = withInterval(profile);
    const closing = (['ordered', 'delivered', 'lost', 'frozen', 'out-of-control'] as const).flatMap(
      (state) => codeFor(profile, state) ?? [],
    );
    const table = levelTable(profile);
    const reports = new Leaf(names[0] ?? '', [6, 10, 10, 14, 10, 10, 10, 10, 34]);
    const form = new Leaf(names[1] ?? '', matrixWidths(month, levels), true);
    const key = new KeyDraft();
    const consultant = cast.staff[0] ?? '';
    // Levels of one day differ as far as they can: who fills a column with one and the same gets little for it.
    const taken = Array.from({ length: DAYS }, () => new Set<string>());
    const otherLevel = (day: number): string => {
      const free = levels.filter((level) => !taken[day]?.has(level));
      const level = random.pick(free.length > 0 ? free : levels);
      taken[day]?.add(level);
      return level;
    };
    const people = Array.from({ length: rowsFor(scene, 14, 2) }, (_, i) => {
      const person = cast.someone();
      const started = levels[i % levels.length] ?? 'A';
      // The last two get no contact at all: their rows stay empty.
      const contacts = i < 2 ? 0 : random.int(2, 3);
      const days = random
        .some(
          Array.from({ length: DAYS }, (_, d) => d),
          contacts,
        )
        .sort((a, b) => a - b);
      const end = closing[i % (closing.length + 1)];
      let before = started;
      const lines = days.map((day, k): ReportLine => {
        const last = k === days.length - 1;
        const after = last && end !== undefined ? end : otherLevel(day);
        const line = { date: dateOf(from + day), person, before, after };
        before = after;
        return line;
      });
      const carriedOn = plusDays(dateOf(begin), -random.int(1, 12));
      return { person, started, lines, carriedOn, first: plusDays(carriedOn, -random.int(3, 25)) };
    });
    const lines = people.flatMap((one) => one.lines).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    for (const date of new Set(lines.map((line) => line.date))) {
      reports.title('营业日报表');
      reports.caption(`${formDate(date)}　销售顾问：${consultant}`);
      const first = reports.table(
        HEAD,
        lines
          .filter((line) => line.date === date)
          .map(({ person, before, after }, i): LeafCell[] => [
            i + 1,
            person.name,
            person.model,
            person.phone,
            '促进',
            before,
            after,
            random.pick(['电话', '来店', '拜访']),
            contactWords(scene, stateOf(after)),
          ]),
      );
      reports.flush(first, reports.row - 1, HEAD.length);
      reports.gap();
    }
    function stateOf(code: string): LevelState {
      return table.get(code)?.state ?? 'open';
    }
    reports.gap();
    for (const line of ['1', '2', '3'] as const) reports.note(say(`task.${line}`, { sheet: form.name, consultant }));
    const all = random.shuffle(people);
    const places = writeMatrix(
      form,
      { month, consultant, levels },
      all.map(({ person, started, carriedOn, first }) => ({
        person,
        firstContact: first,
        carried: { level: started, date: carriedOn },
        days: new Map(),
      })),
    );
    const ledger = ledgerOf([reports], profile);
    all.forEach(({ person, lines: own }, i) => {
      if (own.length === 0) return;
      for (const entry of customerOf(ledger, person.phone).entries) {
        if (!entry.contact || entry.level === undefined) continue;
        const day = entry.day - begin + 1;
        key.ask(
          form,
          { row: places.first + i, column: places.dayColumn(day) },
          {
            accept: levelAccept(profile, entry.level),
            rule: `matrix.${stateOf(entry.level) === 'open' ? 'level-after' : 'closing'}`,
            hints: [
              text('workshop.look.reports', { sheet: reports.name, who: person.name }),
              text('workshop.look.report-row', { date: sayDay(scene, entry.date), row: entry.row.record.row }),
            ],
            why: text('workshop.why.report', {
              date: sayDay(scene, entry.date),
              row: entry.row.record.row,
              sheet: reports.name,
              level: entry.level,
            }),
          },
        );
      }
    });
    return { leaves: [reports, form], cells: key.cells };
  },
});
