import { dateOf, dayOf, firstDayOfMonth, monthOf, type IsoDate } from '../../calendar';
import { codeFor, standing } from '../../levels';
import { levelTable, type StoreProfile } from '../../profile';
import { dueOf, type Due } from '../../schedule';
import { text } from '../../words';
import { KeyDraft } from '../draft';
import { closingLevels, levelAccept, writeLevels } from '../levels';
import { Leaf, type LeafCell } from '../paper/leaf';
import { customerOf, ledgerOf } from '../read-leaves';
import { formDate, plusDays, rowsFor, sayDay, within, words, type Someone, sayer } from '../scene';
import { matrixWidths, writeMatrix, type MatrixLine } from '../store/matrix-form';
import { exercise, withInterval } from './exercise';
import { clockOf, contactWords } from './visit-talk';

const REPORT_HEAD = [
  '序号',
  '客户姓名',
  '车型',
  '电话',
  '访问目的',
  '原来级别',
  '现在级别',
  '访问方式',
  '访问经过',
] as const;
/** Why a customer stands in tomorrow's plan, in the order of the answer list. */
const REASONS = ['planned', 'interval', 'first', 'overdue', 'none'] as const;
type Reason = (typeof REASONS)[number];

/** What a due day says about tomorrow: a `*` on it, the interval ends on it, the first call after today's visit, it ended before, or it is another day's work. */
function reasonOf(due: Due, tomorrow: number): Reason {
  if (due.due === undefined || due.due > tomorrow) return 'none';
  if (due.due < tomorrow) return 'overdue';
  if (due.why === 'first-contact') return 'first';
  return due.why === 'planned' ? 'planned' : 'interval';
}

/**
 * The work plan of the next day: whom a `*` names, whose interval ends tomorrow, who is overdue, once today's report is taken into
 * account (domain notes §4: the plan for tomorrow comes from the `*` marks). The rest is not planned.
 */
export const tomorrowPlan = exercise({
  kind: 'tomorrow-plan',
  sheets: 4,
  needs: 'intervals',
  make(scene, names) {
    const { random, cast } = scene;
    // The task's own sentence: who came today is called tomorrow, also where the store gives two days.
    const profile: StoreProfile = { ...scene.profile, firstContact: 'next-day' };
    const today = within(scene.today, 12, 20);
    const month = monthOf(today);
    const begin = firstDayOfMonth(month);
    const tomorrow = dayOf(today) + 1;
    const say = sayer(scene, 'workshop.tomorrow-plan.');
    const table = levelTable(profile);
    const levels = withInterval(profile);
    const consultant = cast.staff[0] ?? '';
    const plan = new Leaf(names[0] ?? '', [6, 12, 14, 12, 18, 12, 14, 14]);
    const report = new Leaf(names[1] ?? '', [6, 10, 10, 14, 10, 10, 10, 10, 34], true);
    const matrix = new Leaf(names[2] ?? '', matrixWidths(month, levels), true);
    const register = new Leaf(names[3] ?? '', [6, 11, 10, 10, 14, 10, 10, 10]);
    const key = new KeyDraft();
    const wanted: readonly (Exclude<Reason, 'first'> | 'closed' | 'reported')[] = [
      'planned',
      'interval',
      'overdue',
      'none',
      'reported',
      'planned',
      'interval',
      'overdue',
      'closed',
      'reported',
      'overdue',
      'planned',
      'interval',
      'overdue',
      'none',
    ];
    interface Row extends MatrixLine {
      readonly reported?: { readonly before: string; readonly after: string };
    }
    const rows = random.shuffle(
      Array.from({ length: rowsFor(scene, 11, 2) }, (_, i): Row => {
        const want = wanted[i % wanted.length] ?? 'none';
        const level = levels[(i + 1) % levels.length] ?? 'A';
        const interval = table.get(level)?.interval?.target ?? 7;
        const person = cast.someone();
        const left = { planned: 1, interval: 0, overdue: -random.int(1, 3), none: 2, closed: 1, reported: 0 }[want];
        const last = plusDays(dateOf(tomorrow), Math.min(-1, left - interval));
        const row = lineOf(person, last, want === 'closed' ? (codeFor(profile, 'lost') ?? level) : level);
        const days = new Map(row.days);
        if (want === 'planned') days.set(tomorrow - begin + 1, '*');
        // Due by the matrix alone, but seen today: the report moves the next contact on.
        if (want === 'reported') {
          days.set(tomorrow - begin, '*');
          const slow = levels.filter((code) => (table.get(code)?.interval?.target ?? 0) > 1);
          return { ...row, days, reported: { before: level, after: random.pick(slow) } };
        }
        return { ...row, days };
      }),
    );
    function lineOf(person: Someone, last: IsoDate, level: string): MatrixLine {
      const days = new Map<number, string>();
      const carried = dayOf(last) < begin ? { level, date: last } : undefined;
      if (carried === undefined) days.set(Number(last.slice(8)), level);
      return { person, firstContact: plusDays(last, -random.int(0, 20)), days, ...(carried ? { carried } : {}) };
    }
    const before = rows.filter(({ reported }) => reported !== undefined);
    plan.title(say('title', { date: sayDay(scene, dateOf(tomorrow)), consultant }));
    for (const line of ['1', '2', '3', '4'] as const)
      plan.note(say(`task.${line}`, { report: report.name, matrix: matrix.name, register: register.name, today }));
    plan.gap();
    plan.note(say('reasons'), { bold: true });
    REASONS.forEach((reason, i) => plan.note(`${String(i + 1)}. ${say(`reason.${reason}`)}`));
    plan.gap();
    writeLevels(plan, scene.speak, [
      ...levels.flatMap((code) => table.get(code) ?? []),
      ...closingLevels(profile, ['ordered', 'lost']),
    ]);
    plan.gap();
    report.title('营业日报表');
    report.caption(`${formDate(today)}　销售顾问：${consultant}`);
    const firstReport = report.table(
      REPORT_HEAD,
      before.map(({ person, reported }, i): LeafCell[] => [
        i + 1,
        person.name,
        person.model,
        person.phone,
        '促进',
        reported?.before ?? '',
        reported?.after ?? '',
        random.pick(['电话', '来店', '拜访']),
        contactWords(scene, 'open'),
      ]),
    );
    report.flush(firstReport, report.row - 1, REPORT_HEAD.length);
    const places = writeMatrix(matrix, { month, consultant, levels }, rows);
    const visitors = Array.from({ length: 2 + scene.difficulty }, () => ({
      person: cast.someone(),
      level: random.pick(levels),
    }));
    register.title('来店客户登记表');
    const firstVisitor = register.table(
      ['序号', '日期', '来店时间', '客户姓名', '联系电话', '意向车型', '意向级别', '销售顾问'],
      visitors.map(({ person, level }, i): LeafCell[] => [
        i + 1,
        { date: today },
        clockOf(random.int(9 * 60, 17 * 60)),
        person.name,
        person.phone,
        person.model,
        level,
        consultant,
      ]),
    );
    const ledger = ledgerOf([report, matrix, register], profile);
    /** Everybody who may stand in the plan, with the row that tells about the last contact. */
    const people = random.shuffle([
      ...rows.map(({ person, reported }, i) => ({
        person,
        stands: reported === undefined ? matrix.name : report.name,
        rests:
          reported === undefined ? places.first + i : firstReport + before.findIndex((one) => one.person === person),
      })),
      ...visitors.map(({ person }, i) => ({ person, stands: register.name, rests: firstVisitor + i })),
    ]);
    const reasonWords = Object.fromEntries(
      REASONS.map((reason, i) => [
        reason,
        [
          String(i + 1),
          `${String(i + 1)}. ${say(`reason.${reason}`)}`,
          say(`reason.${reason}`),
          ...say(`short.${reason}`).split('|'),
        ],
      ]),
    );
    const first = plan.table(
      (['number', 'name', 'phone', 'model'] as const)
        .map((column) => words(scene, `workshop.column.${column}`))
        .concat((['plan', 'level', 'last', 'rests'] as const).map((column) => say(`column.${column}`))),
      people.map(({ person }, i) => [i + 1, person.name, person.phone, person.model]),
    );
    people.forEach(({ person, stands, rests }, i) => {
      const row = first + i;
      const customer = customerOf(ledger, person.phone);
      const at = standing(customer, profile, tomorrow);
      const due = dueOf(customer, at, profile, tomorrow);
      const reason = reasonOf(due, tomorrow);
      const last = at.lastContact?.date ?? today;
      const level = at.level ?? 'none';
      const hints = [
        text('workshop.look.three-sheets', { report: report.name, register: register.name, matrix: matrix.name }),
        text('workshop.look.on-sheet', { who: person.name, sheet: stands }),
      ];
      key.ask(
        plan,
        { row, column: 5, format: '@' },
        {
          accept: { kind: 'choice', right: reason, words: reasonWords },
          rule: `plan.${reason}`,
          hints,
          why: text(`workshop.why.plan-${at.state === 'open' ? reason : 'closed'}`, {
            last: sayDay(scene, last),
            level,
            days: table.get(level)?.interval?.target ?? 0,
            due: due.due === undefined ? '' : sayDay(scene, dateOf(due.due)),
          }),
        },
      );
      key.ask(
        plan,
        { row, column: 6 },
        {
          accept: levelAccept(profile, level),
          rule: 'plan.level',
          hints,
          why: text('workshop.why.last-contact', { date: sayDay(scene, at.levelAt ?? last), level }),
        },
      );
      key.ask(
        plan,
        { row, column: 7, format: 'm/d' },
        {
          accept: { kind: 'date', right: last },
          rule: 'plan.last-contact',
          hints,
          why: text('workshop.why.last-contact', { date: sayDay(scene, last), level }),
        },
      );
      key.ask(
        plan,
        { row, column: 8 },
        {
          accept: { kind: 'count', right: rests },
          rule: 'plan.rests-on',
          hints,
          points: 5,
          why: text('workshop.why.row', { sheet: stands, row: rests }),
        },
      );
    });
    return { leaves: [plan, report, matrix, register], cells: key.cells };
  },
});
