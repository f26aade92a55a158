import { dateOf, lastDayOfMonth, monthOf, type IsoDate } from '../../calendar';
import { codeFor } from '../../levels';
import { monthFigures, type Figures } from '../../rollups';
import { text } from '../../words';
import { KeyDraft } from '../draft';
import { Leaf, type LeafCell } from '../paper/leaf';
import { ledgerOf } from '../read-leaves';
import { plusDays, rowsFor, type Someone, sayer } from '../scene';
import { matrixWidths, writeMatrix, type MatrixLine } from '../store/matrix-form';
import type { Derivation } from '../types';
import { THEMES } from '../themes';
import { exercise, withInterval } from './exercise';
import { clockOf } from './visit-talk';

const HEAD = [
  '序号',
  '日期',
  '来店时间',
  '是否首次',
  '客户姓名',
  '联系电话',
  '意向车型',
  '信息来源',
  '试驾',
  '意向级别',
  '追踪后级别',
  '销售顾问',
] as const;

/** So many sources are looked at one by one. */
const SOURCES_ASKED = 5;

/** Counts that are asked for, in the order of the sheet. */
const COUNTS = {
  firstVisits: (figures) => figures.firstVisits,
  filed: (figures) => figures.filed,
  testDrives: (figures) => figures.testDrives,
  secondVisits: (figures) => figures.secondVisits,
  followUpDue: (figures) => figures.followUp24h.due,
  followUpDone: (figures) => figures.followUp24h.done,
  carried: (figures) => figures.total.carried,
  new: (figures) => figures.total.new,
  won: (figures) => figures.total.won,
  lost: (figures) => figures.total.lost,
  end: (figures) => figures.total.end,
} as const satisfies Readonly<Record<string, (figures: Figures) => number>>;
/** Rates as quotients of two counts (domain notes §8). */
const RATES = {
  filingRate: ['filed', 'firstVisits'],
  closingRate: ['won', 'filed'],
  testDriveRate: ['testDrives', 'filed'],
  secondVisitRate: ['secondVisits', 'filed'],
  followUpRate: ['followUpDone', 'followUpDue'],
} as const;

/** What is asked of each source. */
const OF_SOURCE = ['firstVisits', 'filed', 'filingRate'] as const;

interface Counted {
  readonly called: string;
  readonly count: number;
  readonly place: string;
}

/**
 * The month's figures of one consultant, counted by hand from his register and matrix: counts first, then the rates that follow from
 * them, in all and by source (domain notes §8). Right is what `sanbiao month` gives for these sheets.
 */
export const monthFiguresExercise = exercise({
  kind: 'month-figures',
  sheets: 3,
  needs: 'intervals',
  make(scene, names) {
    const { random, profile, cast } = scene;
    const month = monthOf(scene.today);
    const say = sayer(scene, 'workshop.month-figures.');
    const levels = withInterval(profile);
    const consultant = cast.staff[0] ?? '';
    const sheet = new Leaf(names[0] ?? '', [28, 14, 60]);
    const register = new Leaf(names[1] ?? '', [6, 11, 9, 9, 10, 13, 10, 10, 7, 9, 11, 10], true);
    const matrix = new Leaf(names[2] ?? '', matrixWidths(month, levels), true);
    const key = new KeyDraft();
    const on = (day: number): IsoDate => `${month}-${String(day).padStart(2, '0')}`;
    const [ordered, lostCode] = [codeFor(profile, 'ordered') ?? 'O', codeFor(profile, 'lost') ?? 'F1'];

    const sources = random.some(THEMES[scene.theme].sources, SOURCES_ASKED);
    const filed = rowsFor(scene, 16, 3) + random.int(0, 3);
    const unfiled = random.int(7, 11);
    // Every source with visitors who left a phone and some who did not; the rest as it comes.
    const sourceFor = (i: number, each: number): string =>
      sources[i < SOURCES_ASKED * each ? i % SOURCES_ASKED : random.int(0, 1)] ?? '';
    interface Visit {
      readonly day: number;
      readonly first: boolean;
      readonly source: string;
      readonly person?: Someone;
      readonly testDrive: boolean;
      readonly level?: string;
      readonly followUp?: string;
    }
    const newcomers = Array.from({ length: filed }, (_, i) => ({
      person: { ...cast.someone(), source: sourceFor(i, 2) },
      day: random.int(1, 20),
      level: levels[i % levels.length] ?? 'A',
      // About two in three are called back in time.
      followUp: i % 3 === 2 ? undefined : random.pick(levels),
    }));
    const inMatrix = newcomers.filter(({ level }) => level !== levels.at(-1));
    const visits: Visit[] = [
      ...newcomers.map((one, i): Visit => ({
        ...one,
        first: true,
        source: one.person.source,
        testDrive: i % 2 === 0 || random.chance(0.3),
      })),
      ...Array.from({ length: unfiled }, (_, i): Visit => ({
        day: random.int(1, 26),
        first: true,
        source: sourceFor(i, 1),
        testDrive: false,
      })),
      // Second visits, well after the first.
      ...random.some(newcomers, random.int(3, 5)).map(({ person, day }): Visit => ({
        person,
        day: day + random.int(4, 7),
        first: false,
        source: person.source,
        testDrive: false,
        level: random.pick(levels),
      })),
    ];
    visits.sort((a, b) => a.day - b.day);
    const lines: MatrixLine[] = [
      // The coldest level needs no row.
      ...inMatrix.map(({ person, day, level }, i): MatrixLine => {
        const days = new Map([[day, level]]);
        if (i < 3 + scene.difficulty)
          days.set(day + 8, i === 2 ? lostCode : i % 2 === 0 ? ordered : random.pick(levels));
        return { person, firstContact: on(day), days };
      }),
      ...Array.from({ length: rowsFor(scene, 7, 2) }, (_, i): MatrixLine => {
        const level = random.pick(levels);
        const date = plusDays(on(1), -random.int(1, 9));
        const last = i === 0 ? ordered : i === 1 ? lostCode : random.pick(levels);
        return {
          person: cast.someone(),
          firstContact: plusDays(date, -random.int(2, 20)),
          carried: { level, date },
          days: new Map([
            [random.int(3, 12), level],
            [random.int(14, 26), last],
          ]),
        };
      }),
    ];
    register.title('来店客户登记表');
    register.put(register.row, 1, `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`);
    register.row += 1;
    register.table(
      HEAD,
      visits.map((visit, i): LeafCell[] => [
        i + 1,
        { date: on(visit.day) },
        clockOf(random.int(9 * 60, 17 * 60)),
        visit.first ? '是' : '否',
        visit.person?.name ?? null,
        visit.person?.phone ?? null,
        visit.person?.model ?? cast.model(),
        visit.source,
        visit.testDrive ? '是' : '否',
        visit.level ?? null,
        visit.followUp ?? null,
        consultant,
      ]),
    );
    writeMatrix(matrix, { month, consultant, levels }, random.shuffle(lines));
    const end = dateOf(lastDayOfMonth(month));
    const report = monthFigures(ledgerOf([register, matrix], profile), profile, month, end);
    const figures = report.store;

    sheet.title(say('title', { consultant }));
    for (const line of ['1', '2', '3'] as const)
      sheet.note(say(`task.${line}`, { register: register.name, matrix: matrix.name, ordered, lost: lostCode }));
    sheet.gap();
    const meaning = (id: keyof typeof COUNTS | keyof typeof RATES): string =>
      say(`meaning.${id}`, { ordered, lost: lostCode });
    const counts = Object.entries(COUNTS) as [keyof typeof COUNTS, (figures: Figures) => number][];
    const rates = Object.entries(RATES) as [keyof typeof RATES, (typeof RATES)[keyof typeof RATES]][];
    const bySource = sources.flatMap((source) => report.sources.find((one) => one.source === source) ?? []);
    const first = sheet.table(
      (['figure', 'value', 'meaning'] as const).map((column) => say(`column.${column}`)),
      [
        ...[...counts, ...rates].map(([id]) => [say(`figure.${id}`), null, meaning(id)]),
        ...bySource.flatMap(({ source }) =>
          OF_SOURCE.map((id) => [say(`of-source.${id}`, { source }), null, say(`of-source.${id}.meaning`, { source })]),
        ),
      ],
    );
    sheet.flush(first, sheet.row - 1, 1, 3);
    let row = first;
    const askCount = (figure: string, what: { rule: string; right: number; meaning: string; points: number }): string =>
      key.ask(
        sheet,
        { row: row++, column: 2 },
        {
          accept: { kind: 'count', right: what.right },
          rule: what.rule,
          points: what.points,
          hints: [text('workshop.look.count', { meaning: what.meaning })],
          why: text('workshop.why.count', { figure, count: what.right, meaning: what.meaning }),
        },
      );
    const askRate = (rule: string, part: Counted, whole: Counted): void => {
      const derive: Derivation = { kind: 'formula', op: 'divide', args: [part.place, whole.place] };
      key.ask(
        sheet,
        { row: row++, column: 2, format: '0.0%' },
        {
          accept: { kind: 'rate', right: part.count / whole.count },
          rule,
          hints: [text('workshop.look.rate', { part: part.called, whole: whole.called })],
          why: text('workshop.why.rate', { part: part.called, a: part.count, whole: whole.called, b: whole.count }),
          derive,
        },
      );
    };
    const counted = new Map(
      counts.map(([id, of]): [string, Counted] => {
        const [called, count] = [say(`figure.${id}`), of(figures)];
        const place = askCount(called, { rule: `figure.${id}`, right: count, meaning: meaning(id), points: 2 });
        return [id, { called, count, place }];
      }),
    );
    const known = (id: string): Counted => counted.get(id) ?? { called: '', count: 1, place: '' };
    for (const [id, [part, whole]] of rates) askRate(`figure.${id}`, known(part), known(whole));
    for (const one of bySource) {
      const [visits, kept] = (['firstVisits', 'filed'] as const).map((id): Counted => {
        const called = say(`of-source.${id}`, { source: one.source });
        const meant = say(`of-source.${id}.meaning`, { source: one.source });
        return {
          called,
          count: one[id],
          place: askCount(called, { rule: 'figure.of-source', right: one[id], meaning: meant, points: 1 }),
        };
      });
      if (visits && kept) askRate('figure.rate-of-source', kept, visits);
    }
    return { leaves: [sheet, register, matrix], cells: key.cells };
  },
});
