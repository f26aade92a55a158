import {
  eventReports,
  figuresOf,
  findingsOf,
  toEventJson,
  type GuestFacts,
  type InvitationLine,
  type InvitationList,
} from '../../src/events';
import { simulateEvent } from './simulate';

const nobody: GuestFacts = { soldOn: () => false, openComplaint: () => false };
const listOf = (...lines: Partial<InvitationLine>[]): InvitationList => ({
  sheet: '邀约表',
  name: '团购',
  lines: lines.map((line, i) => ({ row: 5 + i, cell: `B${String(5 + i)}`, followUps: [], ...line })),
});
const rules = (list: InvitationList, facts = nobody): string[] =>
  findingsOf(list, facts).map(({ rule, row }) => (rule === 'never-crossed' ? rule : `${rule} ${String(row)}`));

test('figures and findings are those of the event that was played', () => {
  let faults = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const event = simulateEvent(seed, seed % 60, seed % 5 === 0 ? 'never' : 'mostly');
    expect([seed, figuresOf(event.list)]).toEqual([seed, event.figures]);
    const facts = {
      soldOn: (phone: string) => event.soldOn.has(phone),
      openComplaint: (phone: string) => event.complaints.has(phone),
    };
    expect([seed, [...new Set(rules(event.list, facts))].sort()]).toEqual([seed, event.findings]);
    faults += event.findings.length;
  }
  expect(faults).toBeGreaterThan(5000);
});

test('an answer or a result of the line counts as reached without a follow-up', () => {
  const list = listOf({ answer: 'coming' }, { result: 'reached' }, { result: 'refused' }, {});
  expect(figuresOf(list).reached).toBe(2);
  expect(rules(list)).toEqual([
    'no-answer-given 6',
    'fewer-than-three 6',
    'not-reached 7',
    'fewer-than-three 7',
    'not-reached 8',
    'fewer-than-three 8',
  ]);
});

test('a follow-up has a date or a result; an empty place for one is none', () => {
  const calls = [{ step: '1', date: '2026-06-01' }, { step: '2', result: 'no-answer' }, { step: '3' }];
  expect(figuresOf(listOf({ answer: 'unsure', followUps: calls })).belowThreeFollowUps).toBe(1);
  const third = [...calls.slice(0, 2), { step: '3', date: '2026-06-05' }];
  expect(figuresOf(listOf({ answer: 'unsure', followUps: third })).belowThreeFollowUps).toBe(0);
});

test('heads counted at the door are attendance as a tick is', () => {
  const list = listOf({ attended: true }, { attendedCount: 3 }, { attendedCount: 0 }, { attended: false });
  expect(figuresOf(list).attended).toBe(2);
});

test('a rate without anything to divide by is unknown, not 0', () => {
  const { showRate, dealRate, crossShare, promiseRate } = figuresOf(listOf({ consultant: '孙浩' }));
  expect([showRate, dealRate, crossShare, promiseRate]).toEqual([undefined, undefined, undefined, 0]);
  expect(figuresOf(listOf()).reachRate).toBeUndefined();
});

test('never crossed is said once, and only where every line that tells both names has one name twice', () => {
  const own = { answer: 'coming', consultant: '孙浩', inviter: '孙浩' } as const;
  expect(rules(listOf(own, own, { ...own, inviter: undefined }))).toEqual(['never-crossed']);
  expect(rules(listOf(own, { ...own, inviter: '谢东' }))).toEqual([]);
  expect(rules(listOf({ ...own, inviter: undefined }))).toEqual([]);
});

test('JSON has the contract’s names, rates of six digits, and no phone', () => {
  const list = { ...listOf({ answer: 'coming', phone: '13800138000' }, {}, {}), from: '2026-06-13', to: '2026-06-13' };
  const json = toEventJson(eventReports([list], nobody), [], 'zh-CN');
  expect(json).toEqual({
    events: [
      expect.objectContaining({
        name: '团购',
        from: '2026-06-13',
        to: '2026-06-13',
        invited: 3,
        reachRate: 0.333333,
        showRate: 0,
      }),
    ],
  });
  expect(JSON.stringify(json)).not.toMatch(/1380013/u);
  expect(JSON.stringify(json)).toContain(
    '"rule":"fewer-than-three","sheet":"邀约表","row":6,"cell":"B6","text":"第 6 行',
  );
});
