import { runDay, type CustomerDay } from '../../src/jobs';
import type { Form, FormRecord, RecordFields } from '../../src/forms/types';
import { findPreset, generalProfile, type StoreProfile } from '../../src/profile';
import { bookOf } from '../../src/sheet';
import { formOf, recognisedOf } from '../ledger-fixtures';

/* The Meanings of `sanbiao run`, sentence by sentence. One invented customer, 13800000001, unless said otherwise. */

const PHONE = '13800000001';
const TODAY = '2026-06-20';

function days(forms: readonly Form[], today = TODAY, profile: StoreProfile = generalProfile): readonly CustomerDay[] {
  return runDay(bookOf([]), recognisedOf(forms), profile, today).customers;
}

function day(forms: readonly Form[], today = TODAY, profile: StoreProfile = generalProfile): CustomerDay {
  const customers = days(forms, today, profile);
  expect(customers).toHaveLength(1);
  return customers[0] as CustomerDay;
}

const register = (fields: RecordFields, form: Form['form'] = 'visitor-register'): Form =>
  formOf(form, [{ fields: { phone: PHONE, ...fields } }], { month: fields.date?.slice(0, 7) });
const matrix = (month: string, record: Partial<FormRecord>, fields: RecordFields = {}): Form =>
  formOf('contact-matrix', [{ ...record, fields: { phone: PHONE, ...fields } }], { month, sheet: month });
const report = (date: string, fields: RecordFields): Form =>
  formOf('daily-report', [{ fields: { phone: PHONE, ...fields } }], { date, month: date.slice(0, 7), sheet: date });
const loss = (fields: RecordFields): Form =>
  formOf('loss-record', [{ fields: { phone: PHONE, ...fields } }], { month: '2026-06', sheet: '战败' });

describe('the level that stands', () => {
  test('is that of the latest dated entry up to today', () => {
    const forms = [
      register({ date: '2026-06-01', level: 'C', followUpLevel: 'B' }),
      matrix('2026-06', {
        contacts: [
          { day: 5, level: 'A' },
          { day: 19, level: 'H' },
          { day: 21, level: 'B' },
        ],
      }),
    ];
    expect(day(forms)).toMatchObject({ level: 'H', levelAt: '2026-06-19' });
    expect(day(forms, '2026-06-18')).toMatchObject({ level: 'A', levelAt: '2026-06-05' });
    expect(day(forms, '2026-06-30')).toMatchObject({ level: 'B', levelAt: '2026-06-21' });
  });

  test('on one day the report and the follow-up are later than the first level', () => {
    expect(day([register({ date: '2026-06-10', level: 'B' }), report('2026-06-10', { levelAfter: 'A' })]).level).toBe(
      'A',
    );
    expect(day([report('2026-06-10', { levelAfter: 'A' }), register({ date: '2026-06-10', level: 'B' })]).level).toBe(
      'A',
    );
    expect(day([register({ date: '2026-06-10', level: 'H', followUpLevel: 'C' })])).toMatchObject({
      level: 'C',
      levelAt: '2026-06-10',
    });
  });

  test('a new customer’s first cell in the matrix repeats the first level: the follow-up of that day stands', () => {
    const forms = [
      register({ date: '2026-06-10', level: 'B', followUpLevel: 'A' }),
      matrix('2026-06', { contacts: [{ day: 10, level: 'B' }] }),
    ];
    expect(day(forms).level).toBe('A');
  });

  test('a report says 现在, never 原来', () => {
    expect(day([register({ date: '2026-06-01', level: 'C' }), report('2026-06-10', { levelBefore: 'A' })]).level).toBe(
      'C',
    );
  });

  test('上月留存 gives the level on its date', () => {
    expect(day([matrix('2026-06', { carryOver: { level: 'A', date: '2026-05-28' } })])).toMatchObject({
      level: 'A',
      levelAt: '2026-05-28',
    });
  });

  test('上月留存 without a date gives a level without a day, or that of the day another sheet names', () => {
    const carried = matrix('2026-06', { carryOver: { level: 'A' } });
    expect(day([carried])).toMatchObject({ level: 'A', contacts: 0, status: 'none' });
    expect(day([carried]).levelAt).toBeUndefined();
    expect(day([matrix('2026-05', { contacts: [{ day: 27, level: 'A' }] }), carried])).toMatchObject({
      level: 'A',
      levelAt: '2026-05-27',
    });
  });

  test('a closing code stands like any other; loss records and 月末 words leave the level as it was', () => {
    expect(
      day([
        matrix('2026-06', {
          contacts: [
            { day: 3, level: 'H' },
            { day: 9, level: 'O' },
          ],
        }),
      ]),
    ).toMatchObject({ level: 'O', state: 'ordered' });
    const lost = [
      matrix('2026-06', { contacts: [{ day: 3, level: 'H' }] }),
      loss({ date: '2026-06-11', lossKind: 'lost' }),
    ];
    expect(day(lost)).toMatchObject({ level: 'H', levelAt: '2026-06-03', state: 'lost' });
    const word = [matrix('2026-05', { contacts: [{ day: 3, level: 'H' }] }, { monthEndLevel: '战败' })];
    expect(day(word)).toMatchObject({ level: 'H', state: 'lost' });
  });

  test('is absent when nobody wrote one; a tick is a contact without a level', () => {
    const ticked = day([matrix('2026-06', { contacts: [{ day: 3 }] })]);
    expect(ticked.level).toBeUndefined();
    expect(ticked).toMatchObject({ contacts: 1, lastContact: '2026-06-03', status: 'none' });
    expect(day([matrix('2026-06', { contacts: [{ day: 3, level: 'B' }, { day: 9 }] })])).toMatchObject({
      level: 'B',
      levelAt: '2026-06-03',
      lastContact: '2026-06-09',
    });
  });
});

describe('the state', () => {
  test.each([
    ['O', 'ordered'],
    ['D', 'delivered'],
    ['F', 'lost'],
    ['F1', 'lost'],
    ['E', 'lost'],
    ['F2', 'frozen'],
    ['L', 'out-of-control'],
    ['A', 'open'],
    ['T', 'open'],
  ])('%s says %s', (level, state) => {
    expect(
      day([
        matrix('2026-06', {
          contacts: [
            { day: 3, level: 'H' },
            { day: 9, level },
          ],
        }),
      ]).state,
    ).toBe(state);
  });

  test('the profile says what a code means', () => {
    const forms = [matrix('2026-06', { contacts: [{ day: 3, level: 'L' }] })];
    expect(day(forms, TODAY, findPreset('chery')).state).toBe('lost');
    expect(day([matrix('2026-06', { contacts: [{ day: 3, level: 'D' }] })], TODAY, findPreset('toyota')).state).toBe(
      'open',
    );
  });

  test.each([
    ['战败', 'lost'],
    ['失控', 'out-of-control'],
    ['成交', 'ordered'],
    ['冷冻', 'frozen'],
  ])('月末 %s counts on the last day of the month', (word, state) => {
    const forms = [matrix('2026-06', { contacts: [{ day: 3, level: 'H' }] }, { monthEndLevel: word })];
    expect(day(forms, '2026-06-29').state).toBe('open');
    expect(day(forms, '2026-06-30').state).toBe(state);
  });

  test('月末 准战败 is not lost', () => {
    expect(
      day([matrix('2026-05', { contacts: [{ day: 3, level: 'C' }] }, { monthEndLevel: '准战败' })], '2026-06-01').state,
    ).toBe('open');
  });

  test('月末 准战败 proposes 冷冻, until somebody has called in a later month', () => {
    const may = matrix('2026-05', { contacts: [{ day: 3, level: 'C' }] }, { monthEndLevel: '准战败' });
    expect(day([may], '2026-06-01')).toMatchObject({ state: 'open', proposedLevel: 'F2' });
    const june = matrix('2026-06', { contacts: [{ day: 4, level: 'C' }] });
    expect(day([may, june], '2026-06-05').proposedLevel).toBeUndefined();
  });

  test('最新状态 that nobody understands is asked about once a word, where the customer goes on as open', () => {
    const form = formOf(
      'visitor-register',
      ['已退订', '已退订', 'following', '已交车'].map((status, i) => ({
        fields: { date: '2026-06-03', customerName: `客${String(i)}`, phone: `1380000010${String(i)}`, status },
      })),
      { month: '2026-06' },
    );
    const { questions } = runDay(bookOf([]), recognisedOf([form]), generalProfile, TODAY);
    expect(questions.map(({ text }) => [text.key, text.values])).toEqual([
      ['schedule.question.status', { words: '已退订', names: ['客0', '客1'], count: 2 }],
    ]);
  });

  test('a 月末 word closes only whom the dated entries leave open', () => {
    const delivered = matrix(
      '2026-06',
      {
        contacts: [
          { day: 3, level: 'O' },
          { day: 9, level: 'D' },
        ],
      },
      { monthEndLevel: '成交' },
    );
    expect(day([delivered], '2026-06-30').state).toBe('delivered');
    const lostThenWord = [matrix('2026-06', { contacts: [{ day: 3, level: 'F1' }] }, { monthEndLevel: '失控' })];
    expect(day(lostThenWord, '2026-06-30').state).toBe('lost');
  });

  test('a loss record counts on its date, as its kind', () => {
    const forms = [
      matrix('2026-06', { contacts: [{ day: 3, level: 'H' }] }),
      loss({ date: '2026-06-25', lossKind: 'out-of-control' }),
    ];
    expect(day(forms).state).toBe('open');
    expect(day(forms, '2026-06-25').state).toBe('out-of-control');
    expect(day([loss({ date: '2026-06-02' })]).state).toBe('lost');
  });

  test('an open level later opens again; on one day the closing wins, whatever was written after it', () => {
    const reopened = [loss({ date: '2026-06-05' }), matrix('2026-06', { contacts: [{ day: 8, level: 'B' }] })];
    expect(day(reopened)).toMatchObject({ state: 'open', level: 'B', due: '2026-06-15' });
    const sameDay = [loss({ date: '2026-06-08' }), matrix('2026-06', { contacts: [{ day: 8, level: 'B' }] })];
    expect(day(sameDay)).toMatchObject({ state: 'lost', level: 'B', status: 'none' });
    const reportLater = [
      matrix('2026-06', { contacts: [{ day: 8, level: 'O' }] }),
      report('2026-06-08', { levelAfter: 'H' }),
    ];
    expect(day(reportLater)).toMatchObject({ state: 'ordered', level: 'H' });
  });

  test('a cancelled order is open again', () => {
    const forms = [
      matrix('2026-06', {
        contacts: [
          { day: 2, level: 'A' },
          { day: 3, level: 'O' },
          { day: 9, level: 'T' },
        ],
      }),
    ];
    expect(day(forms)).toMatchObject({ state: 'open', level: 'A', due: '2026-06-10', status: 'overdue' });
    const onTheSpot = [
      matrix('2026-06', {
        contacts: [
          { day: 3, level: 'O' },
          { day: 9, level: 'T' },
        ],
      }),
    ];
    expect(day(onTheSpot)).toMatchObject({ state: 'open', level: 'T', due: '2026-06-10' });
  });

  test('the next month’s sheet opens a customer again whom a 月末 word closed', () => {
    const forms = [
      matrix('2026-05', { contacts: [{ day: 20, level: 'B' }] }, { monthEndLevel: '失控' }),
      matrix('2026-06', { contacts: [{ day: 4, level: 'A' }] }),
    ];
    expect(day(forms, '2026-06-03').state).toBe('out-of-control');
    expect(day(forms)).toMatchObject({ state: 'open', level: 'A' });
  });

  test('unfiled: register lines only, no phone, no level', () => {
    const unfiled = formOf('visitor-register', [{ fields: { customerName: '王先生', date: '2026-06-19' } }], {
      month: '2026-06',
    });
    expect(day([unfiled])).toMatchObject({ state: 'unfiled', status: 'none', contacts: 1 });
    expect(day([register({ date: '2026-06-19' })]).state).toBe('open');
    const levelled = formOf('visitor-register', [{ fields: { date: '2026-06-19', level: 'C' } }], { month: '2026-06' });
    expect(day([levelled]).state).toBe('open');
  });
});

describe('the last contact', () => {
  test('is the latest of matrix contacts, report lines, visits and calls up to today; days count once', () => {
    const forms = [
      register({ date: '2026-06-01', level: 'A' }, 'call-register'),
      matrix('2026-06', {
        contacts: [
          { day: 1, level: 'A' },
          { day: 4, level: 'A' },
          { day: 25, level: 'A' },
        ],
      }),
      report('2026-06-04', { levelAfter: 'A' }),
      report('2026-06-11', { purpose: 'paperwork' }),
    ];
    expect(day(forms)).toMatchObject({ contacts: 3, lastContact: '2026-06-11' });
  });

  test('上月留存 counts, 初洽日期, the date of a loss and of a card do not', () => {
    const carried = matrix(
      '2026-06',
      { carryOver: { level: 'B', date: '2026-05-30' } },
      { firstContactDate: '2026-06-02' },
    );
    expect(day([carried])).toMatchObject({ contacts: 1, lastContact: '2026-05-30', due: '2026-06-06' });
    const lost = day([matrix('2026-06', { contacts: [{ day: 2, level: 'B' }] }), loss({ date: '2026-06-09' })]);
    expect(lost).toMatchObject({ contacts: 1, lastContact: '2026-06-02' });
    const card = formOf('customer-card', [{ fields: { phone: PHONE, date: '2026-06-09', level: 'B' } }]);
    expect(day([card])).toMatchObject({ contacts: 0, level: 'B', levelAt: '2026-06-09', status: 'none' });
  });
});

describe('the due day', () => {
  test.each([
    ['H', '2026-06-18'],
    ['A', '2026-06-20'],
    ['B', '2026-06-23'],
    ['C', '2026-07-01'],
  ])('%s: last contact + interval', (level, due) => {
    expect(day([matrix('2026-06', { contacts: [{ day: 16, level }] })])).toMatchObject({ due, dueWhy: 'interval' });
  });

  test('overdue, due today, upcoming', () => {
    const forms = [matrix('2026-06', { contacts: [{ day: 16, level: 'A' }] })];
    expect(day(forms, '2026-06-19')).toMatchObject({ status: 'upcoming', overdueDays: 0 });
    expect(day(forms, '2026-06-20')).toMatchObject({ status: 'due-today', overdueDays: 0 });
    expect(day(forms, '2026-07-03')).toMatchObject({ status: 'overdue', overdueDays: 13 });
  });

  test('one register line and nothing else: the day after it, with or without a level', () => {
    expect(day([register({ date: '2026-06-19', level: 'C' })])).toMatchObject({
      due: '2026-06-20',
      dueWhy: 'first-contact',
      status: 'due-today',
    });
    const none = day([register({ date: '2026-06-15' })]);
    expect(none).toMatchObject({ due: '2026-06-16', dueWhy: 'first-contact', status: 'overdue', overdueDays: 4 });
    expect(none.level).toBeUndefined();
  });

  test('a filled 追踪后级别 or any second line ends the first contact', () => {
    expect(day([register({ date: '2026-06-15', level: 'C', followUpLevel: 'B' })])).toMatchObject({
      due: '2026-06-22',
      dueWhy: 'interval',
    });
    expect(
      day([register({ date: '2026-06-15', level: 'B' }), register({ date: '2026-06-16', level: 'A' })]),
    ).toMatchObject({ due: '2026-06-20', dueWhy: 'interval' });
    const noLevel = day([register({ date: '2026-06-15' }), register({ date: '2026-06-16' })]);
    expect(noLevel).toMatchObject({ status: 'none', state: 'open' });
    expect(noLevel.due).toBeUndefined();
  });

  test('a * from today on and not after the due day is the plan, the first of several', () => {
    const at = (planned: readonly number[], today = TODAY): CustomerDay =>
      day([matrix('2026-06', { contacts: [{ day: 18, level: 'B' }], planned })], today);
    expect(at([22, 24])).toMatchObject({ due: '2026-06-22', dueWhy: 'planned' });
    expect(at([20])).toMatchObject({ due: '2026-06-20', dueWhy: 'planned', status: 'due-today' });
    expect(at([25])).toMatchObject({ due: '2026-06-25', dueWhy: 'planned' });
    expect(at([26])).toMatchObject({ due: '2026-06-25', dueWhy: 'interval', latePlan: '2026-06-26' });
    expect(at([19])).toMatchObject({ due: '2026-06-25', dueWhy: 'interval', missedPlan: '2026-06-19' });
    expect(at([10, 18])).toMatchObject({ due: '2026-06-25', dueWhy: 'interval' });
    expect(at([19, 21])).toMatchObject({ due: '2026-06-21', dueWhy: 'planned' });
  });

  test('an overdue visit is not made good by a plan', () => {
    expect(day([matrix('2026-06', { contacts: [{ day: 10, level: 'H' }], planned: [22] })])).toMatchObject({
      due: '2026-06-12',
      dueWhy: 'interval',
      status: 'overdue',
    });
  });

  test('a plan in next month’s sheet counts, too', () => {
    const forms = [
      matrix('2026-06', { contacts: [{ day: 28, level: 'B' }] }),
      matrix('2026-07', { carryOver: { level: 'B', date: '2026-06-28' }, planned: [2] }),
    ];
    expect(day(forms, '2026-06-29')).toMatchObject({ due: '2026-07-02', dueWhy: 'planned', contacts: 1 });
  });

  test('closed and unfiled customers, those without a level and those without an interval have none', () => {
    expect(day([matrix('2026-06', { contacts: [{ day: 18, level: 'O' }], planned: [25] })])).toMatchObject({
      status: 'none',
      overdueDays: 0,
    });
    expect(day([matrix('2026-06', { contacts: [{ day: 18, level: 'N' }] })])).toMatchObject({
      status: 'none',
      state: 'open',
    });
    expect(
      day([matrix('2026-06', { contacts: [{ day: 18, level: 'H' }] })], TODAY, findPreset('chery')).due,
    ).toBeUndefined();
  });

  test('who comes later is not there yet', () => {
    expect(days([register({ date: '2026-06-21', level: 'H' })], TODAY, generalProfile)).toEqual([]);
  });

  test('rows of later days are not written yet: the first contact is still owed', () => {
    const forms = [
      register({ date: '2026-06-19', level: 'C' }),
      register({ date: '2026-06-25', level: 'B' }),
      matrix('2026-06', { contacts: [{ day: 24, level: 'B' }] }),
      matrix('2026-07', { contacts: [{ day: 2, level: 'B' }] }),
    ];
    expect(day(forms)).toMatchObject({ due: '2026-06-20', dueWhy: 'first-contact', contacts: 1, level: 'C' });
    expect(day(forms, '2026-06-24')).toMatchObject({ due: '2026-07-01', dueWhy: 'interval', contacts: 2, level: 'B' });
  });

  test('a closed day moves it to the last open day after the last contact, else to the first open day after it', () => {
    const closed = (dates: string[]): StoreProfile => ({
      ...generalProfile,
      calendar: { ...generalProfile.calendar, closed: dates },
    });
    const forms = [matrix('2026-06', { contacts: [{ day: 18, level: 'B' }] })];
    expect(day(forms, TODAY, closed(['2026-06-25']))).toMatchObject({ due: '2026-06-24', dueWhy: 'calendar' });
    expect(day(forms, TODAY, closed(['2026-06-23', '2026-06-24', '2026-06-25']))).toMatchObject({
      due: '2026-06-22',
      dueWhy: 'calendar',
    });
    const all = ['20', '21', '22', '23', '24', '25'].map((d) => `2026-06-${d}`);
    expect(day(forms, TODAY, closed(all))).toMatchObject({
      due: '2026-06-19',
      dueWhy: 'calendar',
      status: 'overdue',
    });
    const none = ['19', ...all.map((date) => date.slice(8))].map((d) => `2026-06-${d}`);
    expect(day(forms, TODAY, closed(none))).toMatchObject({ due: '2026-06-26', dueWhy: 'calendar' });
    // One answer, whenever one looks; overdue from the next day on.
    expect(day(forms, '2026-06-25', closed(['2026-06-25']))).toMatchObject({ due: '2026-06-24', status: 'overdue' });
    expect(day(forms, '2026-06-27', closed(['2026-06-25']))).toMatchObject({
      due: '2026-06-24',
      status: 'overdue',
      overdueDays: 3,
    });
  });
});
