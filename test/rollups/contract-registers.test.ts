import { generalProfile } from '../../src/profile';
import { toMonthJson } from '../../src/rollups';
import { form, june, losses, matrix, person, register } from './books';

describe('registers', () => {
  const lines = [
    person('甲', { date: '2026-06-02', firstVisit: true, testDrive: true, source: '网络' }),
    person('乙', { date: '2026-06-03', firstVisit: false, testDrive: true, source: '网络' }),
    { date: '2026-06-03', firstVisit: true, source: '户外广告' },
    person('丙', { date: '2026-06-04', contactKind: 'call', firstVisit: true, source: '网络' }),
    person('丁', { date: '2026-06-05', contactKind: 'online', firstVisit: true }),
    person('戊', { date: '2026-05-31', firstVisit: true }),
    person('己', { date: '2026-06-28', firstVisit: true, consultant: '李四' }),
  ];

  test('visits count visits only; filed are first visits with a phone in the row', () => {
    const { store, consultants } = june([register(lines, { month: undefined })]);
    expect(store).toMatchObject({ visits: 4, calls: 1, firstVisits: 3, secondVisits: 1, filed: 2, testDrives: 2 });
    expect(store.filingRate).toBeCloseTo(2 / 3, 10);
    expect(consultants.map(({ name, visits }) => [name, visits])).toEqual([['张三', 3], ['李四', 1]]); // prettier-ignore
  });

  test('up to today', () => {
    expect(june([register(lines, { month: undefined })], '2026-06-03').store).toMatchObject({ visits: 3, filed: 1 });
  });

  test('a row whose date cannot be read belongs to the month of its sheet', () => {
    expect(june([register([person('甲', { testDrive: false })])]).store.visits).toBe(1);
  });

  test('without a column 首次 every line is a first visit; with it, who is not marked is none', () => {
    expect(june([register([person('甲', { date: '2026-06-02' })])]).store).toMatchObject({
      firstVisits: 1,
      secondVisits: 0,
    });
    expect(june([register([person('甲', { date: '2026-06-02' })], {}, ['firstVisit'])]).store).toMatchObject({
      firstVisits: 0,
      secondVisits: 1,
    });
  });

  test('a call register holds calls', () => {
    expect(june([register([person('甲', { date: '2026-06-02' })], { form: 'call-register' })]).store).toMatchObject({
      visits: 0,
      calls: 1,
      filed: 0,
    });
  });

  test('rates without an input or over zero are absent and named, never 0', () => {
    const none = june([
      matrix([{ fields: person('甲'), carryOver: { level: 'A' }, contacts: [{ day: 4, level: 'O' }] }]),
    ]).store;
    expect(none.missing).toEqual(['filingRate', 'closingRate', 'testDriveRate', 'secondVisitRate', 'followUp24h.rate']);
    for (const key of none.missing) expect(none).not.toHaveProperty(key);
    const calls = june([register([person('甲', { date: '2026-06-02', contactKind: 'call' })])]).store;
    expect(calls.missing).toContain('filingRate');
    const noDrives = june([register([person('甲', { date: '2026-06-02' })])]).store;
    expect(noDrives.filingRate).toBe(1);
    expect(noDrives.missing).toEqual(['closingRate', 'testDriveRate', 'secondVisitRate', 'followUp24h', '接触状况表']);
  });

  test('closingRate is won ÷ filed, or delivered ÷ filed by profile; rates have four decimals or more', () => {
    const forms = [
      register(['甲', '乙', '丙'].map((name) => person(name, { date: '2026-06-02' }))),
      matrix([{ fields: person('丁'), carryOver: { level: 'H' }, contacts: [{ day: 3, level: 'O' }] }, { fields: person('戊'), carryOver: { level: 'H' }, contacts: [{ day: 3, level: 'O' }, { day: 4, level: 'D' }] }]), // prettier-ignore
    ];
    expect(toMonthJson(june(forms)).store.closingRate).toBe(0.666667);
    expect(
      toMonthJson(june(forms, '2026-06-30', { ...generalProfile, rates: { closing: 'deliveries' } })).store.closingRate,
    ).toBe(0.333333);
  });

  test('sources: by the register row, calls left out; deals by the customer', () => {
    const report = june([
      register(lines, { month: undefined }),
      matrix([{ fields: person('甲', { source: '朋友介绍' }), carryOver: { level: 'H' }, contacts: [{ day: 9, level: 'O' }] }, { fields: person('庚', { source: '电视' }), carryOver: { level: 'H' }, contacts: [{ day: 9, level: 'O' }] }]), // prettier-ignore
    ]);
    expect(report.sources).toEqual([
      { source: '网络', visits: 2, firstVisits: 1, filed: 1, filingRate: 1, deals: 1, closingRate: 1 },
      { source: '', visits: 1, firstVisits: 1, filed: 1, filingRate: 1, deals: 0, closingRate: 0 },
      { source: '户外广告', visits: 1, firstVisits: 1, filed: 0, filingRate: 0, deals: 0 },
      { source: '电视', visits: 0, firstVisits: 0, filed: 0, deals: 1 },
    ]);
  });
});

describe('followUp24h', () => {
  const visit = person('甲', { date: '2026-06-30', firstVisit: true });
  const done = (...forms: Parameters<typeof june>[0]): readonly number[] => {
    const { due, done: kept } = june([register([visit]), ...forms], '2026-07-05').store.followUp24h;
    return [due, kept];
  };

  test('a second contact on the next day, in the next month too', () => {
    expect(done()).toEqual([1, 0]);
    expect(
      done(
        matrix([{ fields: person('甲'), contacts: [{ day: 1, level: 'A' }] }], { month: '2026-07', sheet: '张三7月' }),
      ),
    ).toEqual([1, 1]);
    expect(
      done(
        matrix([{ fields: person('甲'), contacts: [{ day: 2, level: 'A' }] }], { month: '2026-07', sheet: '张三7月' }),
      ),
    ).toEqual([1, 0]);
  });

  test('matrix and report entries of the day itself are the visit, another line of the register, too', () => {
    expect(done(matrix([{ fields: person('甲'), contacts: [{ day: 30, level: 'A' }] }]))).toEqual([1, 0]);
    expect(
      done(
        form('daily-report', [{ fields: person('甲', { levelAfter: 'A' }) }], {
          date: '2026-06-30',
          month: '2026-06',
          consultant: '张三',
        }),
      ),
    ).toEqual([1, 0]);
    expect(done(register([person('甲', { date: '2026-06-30' })], { form: 'call-register', sheet: '来电' }))).toEqual([
      1, 0,
    ]);
  });

  test('a filled 追踪后级别 counts as done, a loss record does not', () => {
    expect(june([register([{ ...visit, followUpLevel: 'B' }])], '2026-07-05').store.followUp24h).toEqual({
      due: 1,
      done: 1,
      rate: 1,
    });
    expect(done(losses([person('甲', { date: '2026-07-01', lossKind: 'lost' })], { month: '2026-07' }))).toEqual([
      1, 0,
    ]);
  });

  test('who came today is not due yet, who ordered on the spot never', () => {
    const july = matrix([{ fields: person('甲'), contacts: [{ day: 1, level: 'A' }] }], {
      month: '2026-07',
      sheet: '张三7月',
    });
    expect(june([register([visit]), july], '2026-06-30').store.followUp24h).toEqual({ due: 0, done: 0 });
    const ordered = [
      { ...visit, closing: 'deposit' },
      person('乙', { date: '2026-06-30', level: 'O' }),
      person('丙', { date: '2026-06-30', level: 'H', followUpLevel: 'O' }),
    ];
    expect(june([register(ordered)], '2026-07-05').store.followUp24h).toMatchObject({ due: 0 });
  });
});

describe('contacts', () => {
  const counts = (planned: readonly number[], days: readonly number[], today = '2026-06-30') =>
    june(
      [
        matrix([
          {
            fields: person('甲'),
            carryOver: { level: 'A' },
            planned: [...planned],
            contacts: days.map((day) => ({ day, level: 'A' })),
          },
        ]),
      ],
      today,
    ).store.contacts;

  test('in time, late before the next mark, missed; made counts the contacts', () => {
    expect(counts([3, 8, 12, 20], [3, 10, 20])).toEqual({ planned: 4, inTime: 2, late: 1, missed: 1, made: 3 });
  });

  test('a contact on the day of the next mark belongs to that mark', () => {
    expect(counts([3, 8], [8])).toEqual({ planned: 2, inTime: 1, late: 0, missed: 1, made: 1 });
  });

  test('a mark of today without a contact is planned only; later marks and contacts are not counted', () => {
    expect(counts([3, 10, 25], [20, 25], '2026-06-10')).toEqual({ planned: 2, inTime: 0, late: 0, missed: 1, made: 0 });
    expect(counts([3, 10], [5, 10], '2026-06-10')).toEqual({ planned: 2, inTime: 1, late: 1, missed: 0, made: 2 });
  });

  test('a tick is a contact', () => {
    const { store } = june([
      matrix([{ fields: person('甲'), carryOver: { level: 'A' }, planned: [3], contacts: [{ day: 3 }] }]),
    ]);
    expect(store.contacts).toEqual({ planned: 1, inTime: 1, late: 0, missed: 0, made: 1 });
  });
});
