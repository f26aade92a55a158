import { generalProfile, type StoreProfile } from '../../src/profile';
import { say } from '../../src/words';
import { CAR, calls, ledger, planOf, register, tasks } from './contract-rows';

/** Closed on Sundays: 21 June 2026 is one. */
const closing = (onClosedDay: StoreProfile['calendar']['onClosedDay']): StoreProfile => ({
  ...generalProfile,
  calendar: { ...generalProfile.calendar, closedWeekdays: [7], onClosedDay },
});
/** Its third day is the 17th, its seventh a Sunday. */
const DELIVERED = [register({ ...CAR, deliveryDate: '2026-06-14' })];

test.each([
  ['before', '2026-06-19', ['3d 2026-06-17 overdue 2', '7d 2026-06-20 upcoming 0']],
  ['before', '2026-06-20', ['7d 2026-06-20 due-today 0']],
  ['before', '2026-06-22', ['7d 2026-06-20 overdue 2']],
  ['after', '2026-06-20', ['3d 2026-06-17 overdue 3', '7d 2026-06-22 upcoming 0']],
  ['after', '2026-06-22', ['7d 2026-06-22 due-today 0']],
  ['keep', '2026-06-20', ['3d 2026-06-17 overdue 3', '7d 2026-06-21 upcoming 0']],
] as const)('a call that falls on a closed day, %s it, on %s', (onClosedDay, today, owed) => {
  expect(tasks(DELIVERED, today, 'delivery-call', closing(onClosedDay))).toEqual(owed);
});

test('a call is not moved before the last one, and the reason names the closed day', () => {
  const forms = [
    register({ ...CAR, deliveryDate: '2026-06-18' }),
    calls({ ...CAR, date: '2026-06-20', result: 'reached' }),
  ];
  expect(tasks(forms, '2026-06-22', 'delivery-call', closing('before'))).toContain('3d 2026-06-22 due-today 0');
  const [moved] = planOf(DELIVERED, '2026-06-20', closing('before')).tasks;
  expect(moved && say(moved.why, 'zh-CN')).toBe('2026-06-14 交车，应做 7 天回访（2026-06-21 店休，改到这一天）');
});

test('ends of policies, inspections and birthdays stay on their day', () => {
  const forms = [
    register({ ...CAR, deliveryDate: '2024-06-21', inspectionDue: '2026-06-21', birthday: '1980-06-21' }),
    ledger({ ...CAR, policyEnd: '2026-06-21' }, [['1', '2026-06-01']]),
  ];
  const days = (profile: StoreProfile): string[] =>
    planOf(forms, '2026-06-20', profile).tasks.map(({ kind, due }) => `${kind} ${String(due)}`);
  const movable = (line: string): boolean => !/^(?:delivery-call|service|renewal) /u.test(line);
  expect(days(closing('before')).filter(movable)).toEqual(days(generalProfile).filter(movable));
  // the last day of the policy is the last on which it can be renewed
  expect(tasks(forms, '2026-06-20', 'renewal', closing('after'))).toEqual(tasks(forms, '2026-06-20', 'renewal'));
});
