import { dueCalls, listsIn, type FollowUp, type InvitationLine } from '../../src/events';
import { recognise } from '../../src/forms';
import { memberOf, openStore, type EventCall } from '../../src/jobs';
import { dayJob } from '../../src/jobs/day/day-job';
import { generalProfile } from '../../src/profile';
import { bookOf, sheetOf, type Scalar } from '../../src/sheet';
import { eventLines } from '../../src/taskpane/events/day-lines';
import { linesOf } from '../../src/taskpane/today/lines';
import { wordsIn } from '../../src/taskpane/words';
import { loadLaterWords } from '../../src/taskpane/words/catalogues';

/** The event is on 13 and 14 June. */
const EVENT = { sheet: '邀约表', name: '端午团购', from: '2026-06-13', to: '2026-06-14' };
const called = (...dates: string[]): FollowUp[] =>
  dates.map((date, i) => ({ step: String(i + 1), date, result: 'no-answer' }));

function owed(line: Partial<InvitationLine>, today: string): string | undefined {
  const [call] = dueCalls({ ...EVENT, lines: [{ row: 5, cell: 'B5', followUps: [], ...line }] }, today);
  return call && `${call.kind} ${call.due.slice(5)}${call.withManager ? ' with the manager' : ''}`;
}

test.each<[what: string, line: Partial<InvitationLine>, today: string, owes: string | undefined]>([
  ['nobody called yet', {}, '2026-06-01', 'invite 06-01'],
  ['called yesterday', { followUps: called('2026-06-01') }, '2026-06-02', undefined],
  ['called twice', { followUps: called('2026-06-01', '2026-06-03') }, '2026-06-05', 'invite 06-05'],
  [
    'tried three times in vain',
    { followUps: called('2026-06-01', '2026-06-03', '2026-06-05') },
    '2026-06-09',
    undefined,
  ],
  ['unsure', { answer: 'unsure', followUps: called('2026-06-01') }, '2026-06-03', 'deepen 06-03 with the manager'],
  [
    'unsure after three',
    { answer: 'unsure', followUps: called('2026-06-01', '2026-06-03', '2026-06-05') },
    '2026-06-08',
    'deepen 06-07 with the manager',
  ],
  [
    'unsure, called on the 11th',
    { answer: 'unsure', followUps: called('2026-06-11') },
    '2026-06-12',
    'deepen 06-12 with the manager',
  ],
  ['unsure, called the day before', { answer: 'unsure', followUps: called('2026-06-12') }, '2026-06-12', undefined],
  ['unsure on the day', { answer: 'unsure', followUps: called('2026-06-05') }, '2026-06-13', undefined],
  ['coming, days before', { answer: 'coming', followUps: called('2026-06-03') }, '2026-06-11', undefined],
  ['coming, the day before', { answer: 'coming', followUps: called('2026-06-03') }, '2026-06-12', 'confirm 06-12'],
  ['coming, confirmed', { answer: 'coming', followUps: called('2026-06-03', '2026-06-12') }, '2026-06-12', undefined],
  [
    'not coming, no reason',
    { answer: 'not-coming', followUps: called('2026-06-03') },
    '2026-06-03',
    'ask-reason 06-03',
  ],
  ['not coming, with reason', { answer: 'not-coming', lostReason: '出差' }, '2026-06-04', undefined],
  ['promised and stayed away', { answer: 'coming' }, '2026-06-17', 'after-event 06-17'],
  ['came and did not deal', { answer: 'coming', attended: true }, '2026-06-17', 'after-event 06-17'],
  ['came and dealt', { answer: 'coming', attended: true, dealt: true }, '2026-06-17', undefined],
])('%s', (_, line, today, owes) => {
  expect(owed(line, today)).toBe(owes);
});

test('a lead that nobody gets hold of is called three times before the event, whoever follows the list day by day', () => {
  for (const answer of [undefined, 'unsure'] as const)
    for (const start of [5, 6, 7, 8]) {
      const dates: string[] = [];
      for (let day = start; day <= 12; day += 1) {
        const today = `2026-06-${String(day).padStart(2, '0')}`;
        if (owed({ answer, followUps: called(...dates) }, today) !== undefined) dates.push(today);
      }
      expect(dates.length).toBeGreaterThanOrEqual(3);
      expect(new Set(dates).size).toBe(dates.length);
    }
});

const LIST: (Scalar | null)[][] = [
  ['端午团购邀约表'],
  ['活动时间', '2026-06-13至2026-06-14'],
  ['序号', '客户姓名', '联系电话', '销售顾问', '邀约人', '第1次日期', '第1次结果', '结果', '未到原因', '是否签到'],
  [1, '王芳', '13912345670', '孙浩', '谢东', '6月10日', '已接通', '不确定', null, null],
  [2, '李强', '13912345671', '孙浩', '谢东', '6月8日', '已接通', '肯定来', null, null],
  [3, '赵敏', '13912345672', '谢东', '孙浩', '6月9日', '已接通', '肯定不来', null, null],
  [4, '陈伟', '13912345673', '谢东', '孙浩', '5月28日', '无人接听', null, null, null],
  [5, '钱多', '13912345674', '谢东', '孙浩', '6月8日', '已接通', '肯定不来', '出差', null],
];

test('the calls that a list owes stand in the day’s list, of each who invites; what was left for longer is folded, not gone', async () => {
  await loadLaterWords();
  const words = wordsIn('zh-CN');
  const book = bookOf([sheetOf('邀约表', LIST)], { name: '门店.xlsx' });
  expect(listsIn(book, recognise(book))).toHaveLength(1);
  const store = openStore([memberOf(book)], { profile: generalProfile });
  const { events } = await dayJob(store, '2026-06-12');
  const kinds = (calls: readonly EventCall[] = []): string[] => calls.map(({ name, kind }) => `${name ?? ''} ${kind}`);
  expect(kinds(events?.calls).sort()).toEqual(['李强 confirm', '王芳 deepen', '赵敏 ask-reason', '陈伟 invite'].sort());
  const told = (person?: string): string[][] =>
    eventLines
      .heaps({ events }, { limit: 7, person }, words)
      .map(({ title, lines }) => [title, ...lines.map(({ plain }) => plain(false).slice(0, 2).join(' '))]);
  expect(told('谢东')).toEqual([['活动邀约 · 2', expect.stringContaining('王芳'), expect.stringContaining('李强')]]);
  expect(told('孙浩')).toEqual([
    ['活动邀约 · 1', expect.stringContaining('赵敏')],
    ['活动邀约 · 更早未联系 · 1', expect.stringContaining('陈伟')],
  ]);
  // what is copied or printed without phones has none, in any heap
  const copied = eventLines.heaps({ events }, { limit: 7 }, words).flatMap(({ lines: own }) => own);
  expect(JSON.stringify(copied.map(({ plain }) => plain(false)))).not.toMatch(/\d{11}/u);
  expect(JSON.stringify(copied.map(({ plain }) => plain(true)))).toMatch(/\d{11}/u);
  // 经理陪战: who is unsure, on a list of the manager's own, today and later
  expect(events?.events[0]?.forManager.map(({ name, due, late, done }) => [name, due, late, done])).toEqual([
    ['王芳', '2026-06-12', 0, 1],
  ]);
  const none = {
    groups: [],
    untold: 0,
    done: 0,
    counts: { 'first-contact': 0, today: 0, missed: 0, overdue: 0, week: 0, older: 0 },
  };
  const lines = linesOf(
    none,
    eventLines.heaps({ events }, { limit: 7 }, words),
    { searching: false, turned: new Set<string>() },
    words,
  );
  expect(lines.map((line) => (line.is === 'heading' ? line.open : line.is))).toEqual([
    undefined,
    'beside',
    'beside',
    'beside',
    false,
  ]);
});
