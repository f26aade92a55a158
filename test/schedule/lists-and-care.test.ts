import type { Form, FormRecord, RecordFields } from '../../src/forms/types';
import { runDay } from '../../src/jobs';
import { findPreset, generalProfile, type StoreProfile } from '../../src/profile';
import { bookOf } from '../../src/sheet';
import { say } from '../../src/words';
import { formOf, recognisedOf } from '../ledger-fixtures';

const TODAY = '2026-06-20';

function dayOfForms(forms: readonly Form[], profile: StoreProfile = generalProfile): ReturnType<typeof runDay> {
  return runDay(bookOf([]), recognisedOf(forms), profile, TODAY, { withoutColours: true });
}

const contacted = (
  phone: string,
  day: number,
  level: string,
  fields: RecordFields = {},
): Partial<FormRecord> & { fields: RecordFields } => ({
  fields: { phone, ...fields },
  contacts: [{ day, level }],
});

test('今日任务: overdue by 7, 5, 3 days and less, today, the next seven days, first contacts, next month', () => {
  const matrix = formOf(
    'contact-matrix',
    [
      contacted('0', 11, 'H'), // due 13: 7 days over
      contacted('1', 13, 'H'), // due 15: 5
      contacted('2', 15, 'H'), // due 17: 3
      contacted('3', 17, 'H'), // due 19: 1
      contacted('4', 16, 'A'), // due today
      contacted('5', 20, 'B'), // due 27: in seven days
      contacted('6', 13, 'C'), // due 28: later this month
      contacted('7', 18, 'C'), // due 3 July
    ],
    { month: '2026-06', consultant: '张三' },
  );
  const register = formOf(
    'visitor-register',
    [
      { fields: { phone: '8', date: '2026-06-18', consultant: '李四' } },
      { fields: { phone: '9', date: '2026-06-20' } },
    ],
    { month: '2026-06' },
  );
  const { lists } = dayOfForms([matrix, register]);
  expect(lists.consultants).toEqual([
    {
      consultant: '张三',
      overdue: [
        { days: 7, customers: [0] },
        { days: 5, customers: [1] },
        { days: 3, customers: [2] },
        { days: 1, customers: [3] },
      ],
      dueToday: [4],
      next7: [5],
      firstContacts: [],
    },
    {
      consultant: '李四',
      overdue: [
        { days: 7, customers: [] },
        { days: 5, customers: [] },
        { days: 3, customers: [] },
        { days: 1, customers: [] },
      ],
      dueToday: [],
      next7: [],
      firstContacts: [8],
    },
    {
      overdue: [
        { days: 7, customers: [] },
        { days: 5, customers: [] },
        { days: 3, customers: [] },
        { days: 1, customers: [] },
      ],
      dueToday: [],
      next7: [9],
      firstContacts: [],
    },
  ]);
  expect(lists.nextMonth).toEqual([7]);
});

test('load levelling moves the mark, not the deadline', () => {
  const matrix = formOf('contact-matrix', [contacted('0', 17, 'B'), contacted('1', 17, 'B'), contacted('2', 17, 'B')], {
    month: '2026-06',
    consultant: '张三',
  });
  const { customers } = dayOfForms([matrix], { ...generalProfile, visitsPerDay: 1 });
  expect(customers.map(({ due, levelledTo }) => [due, levelledTo])).toEqual([
    ['2026-06-24', undefined],
    ['2026-06-24', '2026-06-22'],
    ['2026-06-24', '2026-06-23'],
  ]);
});

describe('care dates', () => {
  const care = (
    records: readonly (Partial<FormRecord> & { fields: RecordFields })[],
    profile?: StoreProfile,
    month = '2026-06',
  ): unknown =>
    dayOfForms([formOf('contact-matrix', records, { month })], profile).customers[0]?.care?.map(({ kind, date }) => [
      kind,
      date,
    ]);

  test('first service, anniversary and birthday after a delivery', () => {
    expect(care([contacted('0', 5, 'D', { remark: '生日1988年6月25日' })])).toEqual([
      ['birthday', '2026-06-25'],
      ['first-service', '2026-09-03'],
      ['anniversary', '2027-06-05'],
    ]);
  });

  test('an anniversary of 29 February is kept on the 28th, a birthday that does not exist is none', () => {
    expect(care([contacted('0', 29, 'D', { remark: '生日2月30日' })], undefined, '2024-02')).toEqual([
      ['anniversary', '2027-02-28'],
    ]);
  });

  test('lost customers are called in a slow cycle, also after the first round', () => {
    expect(care([contacted('0', 5, 'F1')])).toEqual([['lost-callback', '2026-09-03']]);
    expect(care([contacted('0', 5, 'F1')], undefined, '2025-06')).toEqual([['lost-callback', '2026-08-29']]);
    expect(care([contacted('0', 5, 'F1')], { ...generalProfile, lostCallback: undefined })).toBeUndefined();
  });

  test('a delivery whose day nobody wrote gives no dates', () => {
    const card = formOf('customer-card', [{ fields: { phone: '0', level: 'D' } }]);
    expect(dayOfForms([card]).customers[0]).toMatchObject({ state: 'delivered', care: undefined });
  });

  test('an order is followed at its own interval where the brand has one', () => {
    expect(care([contacted('0', 18, 'O')], findPreset('hyundai'))).toEqual([['order-contact', '2026-06-25']]);
    expect(care([contacted('0', 5, 'O')], findPreset('hyundai'))).toEqual([['order-contact', '2026-06-20']]);
    expect(care([contacted('0', 5, 'O')])).toBeUndefined();
  });
});

test('为什么: each figure names its rule, its source and the cells', () => {
  const matrix = formOf(
    'contact-matrix',
    [
      {
        fields: { phone: '0' },
        carryOver: { level: 'A', date: '2026-05-30' },
        contacts: [{ day: 16, level: 'B' }],
        planned: [19, 22],
      },
    ],
    { month: '2026-06', sheet: '6月' },
  );
  const lines = dayOfForms([matrix]).customers[0]?.why ?? [];
  expect(
    lines.map(({ rule, text, cells }) => [
      rule,
      say(text),
      cells.map(({ sheet, cell }) => `${sheet}!${cell}`).join(' '),
    ]),
  ).toEqual([
    ['level', '级别 B：最后一次填写于 2026-06-16（联系记录）', '6月!Z3'],
    ['state', '状态：在跟', ''],
    ['last-contact', '最近联系 2026-06-16，累计联系 2 天', '6月!Z3'],
    ['due', 'B 级每 7 天联系一次：2026-06-16 加 7 天，最迟 2026-06-23 联系', '6月!Z3'],
    ['planned', '顾问已计划 2026-06-22 联系（*），未超过期限 2026-06-23，以计划为准', '6月!AF3'],
    ['missed-plan', '2026-06-19 的计划（*）没有完成', '6月!AC3'],
  ]);
  expect(lines.every(({ source }) => source !== undefined && say(source).length > 5)).toBe(true);
});
