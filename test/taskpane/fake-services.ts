import { generalProfile, type StoreProfile } from '../../src/profile';
import type { DayReport } from '../../src/jobs/types';
import type { KeepReport } from '../../src/keeping';
import { bookOf, type Change, type ChangeSet, type Scalar } from '../../src/sheet';
import type { JournalState, NamedBytes, PaneJobs, PaneServices } from '../../src/taskpane/host/services';
import { text, type Text } from '../../src/words';
import type { ApplyOptions, ApplyReport, Conflict } from '../../src/workbook/port';
import { monthReport } from './month-report';
import { storeReport } from './store-report';

/** What a test may look at or change behind the pane's back. */
export interface FakeWorld {
  readonly services: PaneServices;
  /** Values by `sheet!cell`. */
  readonly cells: Map<string, Scalar>;
  readonly selected: string[];
  readonly copied: string[];
  readonly saved: NamedBytes[];
  readonly calls: string[];
  readonly memory: Map<string, string>;
  profile: StoreProfile;
  report: DayReport;
  /** Thrown by the next read or write, once. */
  failNext: { read?: Error; apply?: Error };
  /** A hand edits the workbook. */
  edit(): void;
  /** Milliseconds that every read and write takes. */
  slow: number;
}

interface Step {
  readonly title: Text;
  readonly changes: ChangeSet;
  readonly inverse: ChangeSet;
}

/** One cell that a form of the pane would write. */
function keptReport(after: string): KeepReport {
  const why = text('keeping.place.matrix-day');
  const at = { sheet: '6月刘佳', cell: 'U9', before: '', after };
  return {
    writes: [{ place: 'matrix-day', ...at, why }],
    without: [],
    questions: [],
    changes: [{ kind: 'value', ...at, why }],
  };
}

/** A workbook of values in memory with a journal of its own, and jobs that give prepared reports. Tests only. */
export function fakeWorld(report: DayReport = storeReport()): FakeWorld {
  const cells = new Map<string, Scalar>();
  const done: Step[] = [];
  const undone: Step[] = [];
  let targets: Readonly<Record<string, number>> = {};

  const write = (changes: ChangeSet, options: ApplyOptions & { overwrite?: boolean } = {}): ApplyReport => {
    const conflicts: Conflict[] = [];
    const inverse: Change[] = [];
    const fitting = changes.filter((change) => {
      if (change.kind !== 'value' || options.overwrite) return true;
      const found = cells.get(`${change.sheet}!${change.cell}`) ?? '';
      if (change.before === undefined || change.before === found) return true;
      conflicts.push({ change, sheet: change.sheet, cell: change.cell, expected: change.before, found });
      return false;
    });
    if (conflicts.length > 0 && options.conflicts !== 'skip') return { applied: 0, conflicts, inverse: [] };
    for (const change of fitting) {
      if (change.kind === 'value') {
        const place = `${change.sheet}!${change.cell}`;
        inverse.unshift({ ...change, before: change.after, after: cells.get(place) ?? '' });
        cells.set(place, change.after);
      } else {
        inverse.unshift(change);
      }
    }
    return { applied: fitting.length, conflicts, inverse };
  };

  const wait = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, world.slow));
  };

  const jobs: PaneJobs = {
    open: async () => undefined,
    watched: ({ onProgress }) => {
      onProgress(0.5);
      return jobs;
    },
    runDay: async () => ({ report: world.report, profile: world.profile }),
    rollupMonth: async (month) => monthReport(month),
    careSheet: () => Promise.resolve([]),
    careMonth: () => Promise.reject(new Error('no sheet is about owners')),
    careTrace: () => Promise.reject(new Error('no sheet is about owners')),
    eventCallSheets: () => Promise.resolve([]),
    eventSummary: () => Promise.resolve([]),
    eventPlan: () => Promise.resolve([]),
    eventGuests: () =>
      Promise.resolve({
        invited: 0,
        candidates: 0,
        excluded: {},
        inviters: [],
        byChoice: { group: {}, level: {}, due: {}, class: {} },
      }),
    logGuest: () => Promise.resolve({ report: { writes: [], without: [], questions: [], changes: [] } }),
    monthSheet: async () => [
      { kind: 'add-sheet', sheet: '月度汇总', values: [['月度汇总']], why: text('taskpane.change.part') },
    ],
    traceFigure: async ({ figure }) => ({
      text: text('taskpane.month.trace', { label: figure, value: '2' }),
      rows: [
        { sheet: '6月刘佳', row: 9, form: 'contact-matrix', name: '王伟' },
        { sheet: '6月刘佳', row: 12, form: 'contact-matrix', name: '李芳' },
      ],
    }),
    board: async (month) => ({
      month,
      daysLeft: 10,
      daysInMonth: 30,
      store: { consultant: '', target: targets[''], done: 12, firstVisitsNeeded: 96, filingsNeeded: 58 },
      consultants: ['陈晓东', '刘佳', '孙浩'].map((consultant, index) => ({
        consultant,
        target: targets[consultant],
        done: 5 - index,
      })),
      funnel: [
        { step: 'firstVisits', count: 142 },
        { step: 'filed', count: 88 },
        { step: 'testDrives', count: 41 },
        { step: 'won', count: 12 },
      ],
      sentences: [
        text('taskpane.board.needed-text', { orders: 8, visits: 96, filings: 58 }),
        text('taskpane.month.off', { expected: 40, found: 39 }),
        text('taskpane.month.unknown', { names: '二次来店率' }),
      ],
    }),
    closeMonth: async (month) => ({
      month,
      next: '2026-07',
      into: 'same-book',
      carried: 31,
      carriedOver: [],
      handedOver: [],
      deals: [],
      losses: [],
      renames: new Map(),
      changes: [{ kind: 'copy-sheet', sheet: '7月刘佳', from: '6月刘佳', why: text('taskpane.kind.copy-sheet') }],
      total: monthReport(month).store.total,
      sheets: ['7月刘佳'],
      unfinished: [{ kind: 'no-month-end', text: text('taskpane.today.no-name'), sheet: '6月刘佳', cell: 'AN9' }],
    }),
    check: async (today) => ({
      today,
      findings: [
        {
          id: 'k3f9ab2cdef',
          rule: 'missed-visit',
          severity: 'warning',
          at: { sheet: '6月刘佳', cell: 'U12' },
          related: [],
          consultant: '刘佳',
          customer: '李芳',
          date: '2026-06-12',
          text: text('audit.missed-visit.found', { date: '2026-06-12' }),
          isNew: true,
        },
      ],
      off: [],
      people: [{ name: '张三', score: 92.4 }],
      brief: [text('audit.brief.title', { date: '2026-06-20', total: 92.4 })],
      score: { items: [], total: 93.5 },
      seen: '2026-06-19',
      signed: { '2026-06-18': { by: '王经理', at: '2026-06-18T18:10', rows: 12, errors: 0, warnings: 1, hints: 0 } },
      morning: {
        today: '2026-06-20',
        people: [
          {
            consultant: '刘佳',
            firstContacts: 1,
            missed: 1,
            overdue: 'A 1',
            incomplete: 2,
            withoutRow: 0,
            withoutCard: 1,
          },
          {
            consultant: '李四',
            firstContacts: 0,
            missed: 0,
            overdue: '',
            incomplete: 0,
            withoutRow: 1,
            withoutCard: 0,
          },
        ],
        losses: [
          {
            id: 'loss-1',
            consultant: '刘佳',
            customer: '赵敏',
            kind: 'lost',
            date: '2026-06-18',
            reason: '嫌价格高',
            at: { sheet: '6月刘佳', cell: 'AA9' },
            said: text('audit.morning.undecided'),
          },
        ],
        levels: [
          {
            id: 'level-1',
            consultant: '刘佳',
            customer: '李芳',
            from: 'B',
            to: 'A',
            why: text('taskpane.today.no-name'),
            at: { sheet: '6月刘佳', cell: 'U12' },
            said: text('audit.morning.level-undecided'),
          },
        ],
        orders: [
          { consultant: '李四', customer: '钱进', model: '速腾', days: 9, at: { sheet: '6月刘佳', cell: 'R7' } },
        ],
      },
      changedSince: [{ date: '2026-06-18', sheet: '6月刘佳', row: 9 }],
    }),
    ignoreFinding: async (id) => [{ kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:audit', after: id }],
    decide: async (id, entry) => [
      { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:audit', after: `${id} ${entry?.decision ?? ''}` },
    ],
    auditRules: async () => [{ id: 'same-words', severity: 'hint', on: true, numbers: [] }],
    setAuditRules: async () => [],
    giveLoss: async (_today, id, entry) => ({
      changes: [
        { kind: 'value', sheet: '6月李四', cell: 'B9', before: '', after: '赵敏' },
        { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:audit', after: `${id} ${entry.to}` },
      ],
    }),
    markFindings: async (_today, show) => [
      { kind: 'border', sheet: '6月刘佳', cell: 'U12', after: { top: show ? 'double' : 'none' } },
    ],
    spotSheet: async () => [{ kind: 'add-sheet', sheet: '抽查表 2026-06-20', values: [['客户信息抽查表']] }],
    morningSheet: async () => [{ kind: 'add-sheet', sheet: '晨检表', values: [['销售经理晨检表']] }],
    signDay: async (_today, date) => [
      { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:audit', after: date },
    ],
    auditSheet: async () => [{ kind: 'add-sheet', sheet: '检核报告', values: [['检核报告']] }],
    restoreLook: async () => [
      {
        kind: 'remove-conditional-format',
        sheet: '6月刘佳',
        range: 'I7:AM60',
        formula: '=I7="H"',
        why: text('taskpane.change.no-colour'),
      },
    ],
    rememberAnswers: async (answers) => [
      { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:answers', after: JSON.stringify(answers) },
    ],
    presets: async () => [{ name: 'general', profile: generalProfile }],
    saveProfile: async (profile) => {
      world.profile = profile;
      return [{ kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:profile', after: JSON.stringify(profile) }];
    },
    saveTargets: async (_month, next) => {
      targets = next;
      return [{ kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:profile', after: JSON.stringify(next) }];
    },
    keepLists: async () => ({
      consultants: ['刘佳'],
      models: ['速腾'],
      sources: ['网络'],
      phrases: ['谈价格'],
      register: [{ field: 'customerName', header: '客户姓名' }],
    }),
    logContact: async ({ level }) => ({ report: keptReport(level) }),
    logCall: async ({ result }) => ({ report: keptReport(result ?? '') }),
    takeInVisitor: async () => ({ report: keptReport('张三') }),
    draftReport: async () => ({ report: keptReport('促进') }),
    blankForms: async ({ month }) => [{ kind: 'add-sheet', sheet: month, values: [['来店(电)客户登记表']] }],
    makeCards: async () => ({ report: keptReport('卡') }),
    closeFile: async (_file, month, today, options) => ({
      close: await jobs.closeMonth(month, today, options),
      conflicts: 0,
    }),
    consolidate: async (files) => ({
      report: monthReport('2026-06'),
      read: files.map((file) => ({ name: file.name, forms: 2, records: 40 })),
      refused: [{ name: '旧表.xls', why: text('taskpane.files.same-name') }],
      file: { name: '全店.xlsx', bytes: new Uint8Array([1]) },
    }),
  };

  const world: FakeWorld = {
    cells,
    selected: [],
    copied: [],
    saved: [],
    calls: [],
    memory: new Map(),
    profile: generalProfile,
    report,
    failNext: {},
    slow: 0,
    edit: () => undefined,
    services: {
      port: {
        read: async () => {
          world.calls.push('read');
          await wait();
          const error = world.failNext.read;
          world.failNext = { ...world.failNext, read: undefined };
          if (error) throw error;
          return bookOf([]);
        },
        readEdited: async () => {
          world.calls.push('read-edited');
          await wait();
          return bookOf([]);
        },
        apply: async (changes, options) => write(changes, options),
        select: async (sheet, cell) => {
          world.selected.push(`${sheet}!${cell}`);
        },
        selected: async () => undefined,
        watch: async (onEdit) => {
          world.edit = onEdit;
        },
      },
      closeMonth: (...input) => jobs.closeMonth(...input),
      newMonth: async (month, today, options) => ({
        close: await jobs.closeMonth(month, today, options),
        conflicts: 0,
        as: 'stored',
        name: '三表-2026-07.xlsx',
      }),
      journal: {
        state: async (): Promise<JournalState> => {
          const last = done.at(-1);
          const next = undone.at(-1);
          return {
            ...(last && { undo: { title: last.title, changes: last.changes.length, at: '' } }),
            ...(next && { redo: { title: next.title, changes: next.changes.length, at: '' } }),
            notes: [],
          };
        },
        apply: async (title, changes, options) => {
          world.calls.push('apply');
          await wait();
          options?.signal?.throwIfAborted();
          const error = world.failNext.apply;
          world.failNext = { ...world.failNext, apply: undefined };
          if (error) throw error;
          const result = write(changes, options);
          if (result.applied > 0) {
            done.push({ title, changes, inverse: result.inverse });
            undone.length = 0;
          }
          return result;
        },
        undo: async (options) => {
          const step = done.at(-1);
          if (step === undefined) return { applied: 0, conflicts: [], inverse: [] };
          const result = write(step.inverse, options);
          if (result.conflicts.length === 0 || options?.conflicts === 'skip') {
            done.pop();
            undone.push(step);
          }
          return result;
        },
        redo: async (options) => {
          const step = undone.at(-1);
          if (step === undefined) return { applied: 0, conflicts: [], inverse: [] };
          const result = write(step.changes, options);
          if (result.conflicts.length === 0 || options?.conflicts === 'skip') {
            undone.pop();
            done.push(step);
          }
          return result;
        },
      },
      jobs,
      now: () => '2026-06-20T18:00',
      today: () => world.report.today,
      openSample: async () => {
        world.calls.push('sample');
      },
      copy: async (words) => {
        world.copied.push(words);
        return true;
      },
      print: () => world.calls.push('print'),
      saveFile: (file) => world.saved.push(file),
      remember: (key, value) => world.memory.set(key, value),
      recall: (key) => world.memory.get(key),
    },
  };
  return world;
}
