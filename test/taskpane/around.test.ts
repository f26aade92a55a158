import { generalProfile, parseProfile, profileGaps } from '../../src/profile';
import type { CustomerDay } from '../../src/jobs/types';
import { feedbackText } from '../../src/taskpane/more/feedback';
import { draftOf, sameRules, withValue, type Draft } from '../../src/taskpane/profile/draft';
import { problemWords } from '../../src/taskpane/profile/names';
import { initialState } from '../../src/taskpane/state';
import { calendarFile } from '../../src/taskpane/today/calendar-file';
import { placeOfCustomer, tasksOf } from '../../src/taskpane/today/tasks';
import { todoOf } from '../../src/taskpane/today/wording';
import { loadLaterWords } from '../../src/taskpane/words/catalogues';
import { wordsIn } from '../../src/taskpane/words';
import { text } from '../../src/words';
import { customer, storeReport } from './store-report';

beforeAll(loadLaterWords);

describe('the week as a calendar', () => {
  const report = storeReport(0, {
    customers: [
      customer(0, {
        name: '胡小姐',
        phone: '13800001234',
        model: '缤越,红;色',
        due: '2026-06-22',
        status: 'upcoming',
        overdueDays: 0,
      }),
      customer(1, { name: '欧阳锋', due: '2026-06-17', status: 'overdue', overdueDays: 3 }),
      customer(2, { name: '赵强', due: '2026-03-01', status: 'overdue', overdueDays: 111 }),
      customer(3, {
        name: '很长'.repeat(60),
        due: '2026-06-20',
        status: 'due-today',
        overdueDays: 0,
        model: '很长的车型'.repeat(20),
      }),
    ],
  });
  const file = calendarFile(report, {}, generalProfile, '2026-06-20T18:05', wordsIn('zh-CN'));

  test('holds the calls of today and the week, the overdue for today, and nobody who is long silent', () => {
    expect([...file.matchAll(/DTSTART;VALUE=DATE:(\d+)/gu)].map(([, day]) => day)).toEqual([
      '20260620',
      '20260620',
      '20260622',
    ]);
    expect(file).toContain('DTEND;VALUE=DATE:20260623');
    expect(file).toContain('DTSTAMP:20260620T180500');
  });
  test('says no whole name and no whole phone', () => {
    expect(file).toContain('胡**');
    expect(file).not.toMatch(/胡小姐|欧阳锋|1\d{10}/u);
  });
  test('is in the form that calendars read: lines of 75 bytes at most, signs escaped, the same name each time', () => {
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file.replace(/\r\n /gu, '')).toContain('缤越\\,红\\;色');
    expect(calendarFile(report, {}, generalProfile, '2026-06-20T18:05', wordsIn('zh-CN'))).toBe(file);
  });
});

describe('为什么 begins with what to do', () => {
  test.each<[Partial<CustomerDay>, string]>([
    [{ status: 'overdue', overdueDays: 4 }, 'taskpane.todo.overdue'],
    [{ status: 'due-today', dueWhy: 'interval' }, 'taskpane.todo.today'],
    [{ status: 'due-today', dueWhy: 'first-contact' }, 'taskpane.todo.first-contact'],
    [{ status: 'upcoming', dueWhy: 'interval' }, 'taskpane.todo.upcoming'],
    [{ status: 'none', due: undefined }, 'taskpane.todo.none'],
  ])('%j', (more, key) => expect(todoOf(customer(0, more)).key).toBe(key));
});

test('Chinese sentences have no blanks about their dates', () => {
  const { say } = wordsIn('zh-CN', '2026');
  expect(say(text('schedule.change.upcoming', { name: '李芳', date: '2026-06-30', last: '2026-06-18' }))).toBe(
    '李芳：计划6月30日联系（上次联系6月18日）',
  );
});

describe('store rules in a person’s words', () => {
  const words = wordsIn('zh-CN');
  const problemsOf = (path: readonly (string | number)[], value: unknown): string[] => {
    const draft = withValue(draftOf(generalProfile), path, value) as Draft;
    const parsed = parseProfile(draft);
    return parsed.ok ? [] : parsed.problems.map((problem) => problemWords(problem, draft, words));
  };
  test.each([
    [['levels', 0, 'interval', 'target'], 0, /^H 级“几天联系一次”：不能小于 1$/u],
    [['levels', 0, 'interval', 'target'], '两天', /^H 级“几天联系一次”：请填整数$/u],
    [['calendar', 'closed'], ['2026-13-45'], /^本店另外的店休日：/u],
    [['firstContact'], 'soon', /：只能是/u],
  ] as const)('%j = %j', (path, value, sentence) => {
    const [first] = problemsOf(path, value);
    expect(first).toMatch(sentence);
    expect(first).not.toMatch(/levels|interval|calendar\.|number/u);
  });
  test('rules are the same whatever the order of their fields', () => {
    const { levels, ...rest } = generalProfile;
    expect(sameRules({ levels, ...rest }, generalProfile)).toBe(true);
    expect(sameRules(withValue(draftOf(generalProfile), ['maxContacts'], 3), generalProfile)).toBe(false);
  });
  test('a level that is contacted more rarely than it buys is asked about', () => {
    const rare = parseProfile(withValue(draftOf(generalProfile), ['levels', 0, 'interval'], { target: 400 }));
    expect(rare.ok && profileGaps(rare.profile).map(({ why }) => why.key)).toContain('profile.gap.too-rare');
    expect(profileGaps(generalProfile).map(({ why }) => why.key)).not.toContain('profile.gap.too-rare');
  });
});

test('what is copied for feedback has counts and versions, and nothing of a customer', () => {
  const report = storeReport();
  const said = feedbackText(
    { ...initialState('zh-CN'), phase: 'ready', report, problem: text('taskpane.error.unknown') },
    { officeSource: () => 'copy' },
    'Browser 1.0',
  );
  expect(said).toContain('taskpane.error.unknown');
  expect(said).toMatch(/contact-matrix 3/u);
  for (const { name = '–', phone = '–' } of report.customers) {
    expect(said).not.toContain(name);
    expect(said).not.toContain(phone);
  }
  expect(said).not.toContain(report.workbook);
});

describe('the list of the evening', () => {
  const old = customer(0, { name: '甲', status: 'overdue', overdueDays: 40, due: '2026-05-11', source: '网络' });
  const report = storeReport(0, {
    customers: [
      old,
      customer(3, { name: '乙', status: 'overdue', overdueDays: 2, due: '2026-06-18', source: '朋友介绍' }),
    ],
  });
  const heaps = (filter: Parameters<typeof tasksOf>[1]): unknown =>
    tasksOf(report, filter, generalProfile).groups.map(({ kind, customers }) => [
      kind,
      customers.map(({ name }) => name),
    ]);
  test('who is long silent comes back when somebody keeps on', () => {
    expect(heaps({})).toEqual([
      ['overdue', ['乙']],
      ['older', ['甲']],
    ]);
    const key = `${old.rows[0]?.sheet ?? ''}!${String(old.rows[0]?.row)}`;
    expect(heaps({ chased: new Set([key]) })).toEqual([
      ['overdue', ['甲']],
      ['overdue', ['乙']],
    ]);
  });
  test('by source, and in another order', () => {
    expect(heaps({ source: '网络' })).toEqual([['older', ['甲']]]);
    const two = storeReport(0, {
      customers: ['丙', '丁'].map((name, index) =>
        customer(index, {
          name,
          level: index === 0 ? 'C' : 'H',
          status: 'due-today',
          dueWhy: 'interval',
          due: '2026-06-20',
          lastContact: `2026-06-0${String(index + 1)}`,
        }),
      ),
    });
    const names = (order: 'pressing' | 'silent'): unknown =>
      tasksOf(two, { order }, generalProfile).groups[0]?.customers.map(({ name }) => name);
    expect(names('pressing')).toEqual(['丁', '丙']);
    expect(names('silent')).toEqual(['丙', '丁']);
  });
  test('a click on who is only in a register leads to the level after the follow-up', () => {
    const [form] = storeReport().forms;
    const register = form && {
      ...form,
      form: 'visitor-register' as const,
      sheet: '来店',
      dayColumns: undefined,
      columns: [
        { field: 'customerName' as const, column: 'F', header: '客户姓名' },
        { field: 'followUpLevel' as const, column: 'Q', header: '追踪后级别' },
      ],
    };
    const rows = [{ sheet: '来店', row: 7, form: 'visitor-register' as const }];
    expect(placeOfCustomer(customer(0, { rows }), register ? [register] : [])).toEqual({ sheet: '来店', cell: 'Q7' });
  });
});
