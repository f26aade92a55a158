import { toMonthJson } from '../../src/rollups';
import { form, june, losses, matrix, person, register } from './books';

const flow = (more: Record<string, number>) => ({
  carried: 0,
  new: 0,
  in: 0,
  out: 0,
  won: 0,
  lost: 0,
  outOfControl: 0,
  frozen: 0,
  reopened: 0,
  end: 0,
  ...more,
});

describe('levels', () => {
  test('an open level in 上月留存 is carried', () => {
    const { store } = june([matrix([{ fields: person('甲'), carryOver: { level: 'A', date: '2026-05-28' } }])]);
    expect(store.levels.A).toEqual(flow({ carried: 1, end: 1 }));
    expect(store.total).toEqual(flow({ carried: 1, end: 1 }));
  });

  test('a row without one is new, at its first level in the matrix', () => {
    const { store } = june([
      matrix([{ fields: person('甲'), contacts: [{ day: 3 }, { day: 5, level: 'B' }, { day: 9, level: 'H' }] }]),
    ]);
    expect(store.levels.B).toEqual(flow({ new: 1, out: 1 }));
    expect(store.levels.H).toEqual(flow({ in: 1, end: 1 }));
  });

  test('or reopened, if the customer was closed before', () => {
    const may = matrix([{ fields: person('甲'), carryOver: { level: 'A' }, contacts: [{ day: 9, level: 'F1' }] }], {
      month: '2026-05',
      sheet: '张三5月',
    });
    const { store } = june([may, matrix([{ fields: person('甲'), contacts: [{ day: 5, level: 'B' }] }])]);
    expect(store.levels.B).toEqual(flow({ reopened: 1, end: 1 }));
  });

  test('a closed level in 上月留存 is not carried', () => {
    const { store } = june([
      matrix([
        { fields: person('甲'), carryOver: { level: 'O', date: '2026-05-28' }, contacts: [{ day: 4, level: 'D' }] },
      ]),
    ]);
    expect(store.total).toEqual(flow({}));
    expect(store.delivered).toBe(1);
  });

  test('closings stand at the level just before them, moves between first and last level of a stretch', () => {
    const { store } = june([
      matrix([
        {
          fields: person('甲'),
          carryOver: { level: 'C' },
          contacts: [
            { day: 2, level: 'B' },
            { day: 8, level: 'A' },
            { day: 9, level: 'O' },
          ],
        },
        { fields: person('乙'), carryOver: { level: 'B' }, contacts: [{ day: 2, level: 'F2' }] },
        { fields: person('丙', { monthEndLevel: '失控' }), contacts: [{ day: 2, level: 'H' }] },
      ]),
      losses([person('丁', { date: '2026-06-12', lossKind: 'lost' })]),
      matrix([{ fields: person('丁'), carryOver: { level: 'A' }, contacts: [{ day: 3, level: 'B' }] }], {
        consultant: '李四',
        sheet: '李四6月',
      }),
    ]);
    expect(store.levels.C).toEqual(flow({ carried: 1, out: 1 }));
    expect(store.levels.A).toEqual(flow({ carried: 1, in: 1, out: 1, won: 1 }));
    expect(store.levels.B).toEqual(flow({ carried: 1, in: 1, frozen: 1, lost: 1 }));
    expect(store.levels.H).toEqual(flow({ new: 1, outOfControl: 1 }));
  });

  test('each stretch of being open counts its own moves', () => {
    const { store } = june([
      matrix([
        {
          fields: person('甲'),
          carryOver: { level: 'A' },
          contacts: [
            { day: 2, level: 'L' },
            { day: 8, level: 'B' },
            { day: 20, level: 'H' },
          ],
        },
      ]),
    ]);
    expect(store.levels).toMatchObject({
      A: flow({ carried: 1, outOfControl: 1 }),
      B: flow({ reopened: 1, out: 1 }),
      H: flow({ in: 1, end: 1 }),
    });
    expect(store.total).toEqual(flow({ carried: 1, outOfControl: 1, reopened: 1, in: 1, out: 1, end: 1 }));
  });

  test('on one day the closing wins; a 月末 word closes only whom the dated entries leave open', () => {
    const rows = [
      {
        fields: person('甲', { monthEndLevel: '战败' }),
        carryOver: { level: 'A' },
        contacts: [{ day: 30, level: 'H' }],
      },
      {
        fields: person('乙', { monthEndLevel: '成交' }),
        carryOver: { level: 'A' },
        contacts: [{ day: 12, level: 'O' }],
      },
    ];
    const { store } = june([matrix(rows)]);
    expect(store.total).toMatchObject({ carried: 2, won: 1, lost: 1, end: 0 });
    expect(store.levels.H).toEqual(flow({ in: 1, lost: 1 }));
  });

  test('figures go up to today: a 月末 word stands on the last day of the month', () => {
    const rows = [
      {
        fields: person('甲', { monthEndLevel: '战败' }),
        carryOver: { level: 'A' },
        contacts: [{ day: 25, level: 'H' }],
      },
    ];
    expect(june([matrix(rows)], '2026-06-20').store.total).toEqual(flow({ carried: 1, end: 1 }));
    expect(june([matrix(rows)], '2026-07-02').store.total).toMatchObject({ lost: 1, end: 0 });
  });

  test('a customer in a register only is in visits, never in levels', () => {
    const { store } = june([
      register([person('甲', { date: '2026-06-02', level: 'C' })]),
      matrix([{ fields: person('乙'), carryOver: { level: 'A' } }]),
    ]);
    expect(store.visits).toBe(1);
    expect(store.total).toEqual(flow({ carried: 1, end: 1 }));
  });

  test('daily reports do not move the levels of the matrix', () => {
    const report = form('daily-report', [{ fields: person('甲', { levelBefore: 'A', levelAfter: 'H' }) }], {
      month: '2026-06',
      date: '2026-06-09',
      consultant: '张三',
    });
    const { store } = june([report, matrix([{ fields: person('甲'), carryOver: { level: 'A' } }])]);
    expect(store.levels.A).toEqual(flow({ carried: 1, end: 1 }));
  });

  test('one customer on two sheets is one customer of the store and one of each consultant', () => {
    const report = june([
      matrix([{ fields: person('甲'), carryOver: { level: 'A' } }]),
      matrix([{ fields: person('甲'), contacts: [{ day: 9, level: 'H' }] }], { consultant: '李四', sheet: '李四6月' }),
    ]);
    expect(report.store.total).toMatchObject({ carried: 1, new: 0, end: 1 });
    expect(report.consultants.map(({ name, total }) => [name, total.carried, total.new, total.end])).toEqual([['张三', 1, 0, 1], ['李四', 0, 1, 1]]); // prettier-ignore
    expect(report.differences.map(({ kind }) => kind)).toContain('two-consultants');
  });
});

describe('deliveries and deals', () => {
  test('a deal is counted once, at the order; its delivery counts in its own month', () => {
    const may = matrix([{ fields: person('甲'), carryOver: { level: 'H' }, contacts: [{ day: 9, level: 'O' }] }], {
      month: '2026-05',
      sheet: '张三5月',
    });
    const { store } = june([
      may,
      matrix([
        {
          fields: person('甲'),
          contacts: [
            { day: 5, level: 'D' },
            { day: 9, level: 'D' },
          ],
        },
      ]),
    ]);
    expect([store.total.won, store.delivered]).toEqual([0, 1]);
  });

  test('a delivery with no order before it counts as the deal', () => {
    const { store } = june([
      matrix([{ fields: person('甲'), carryOver: { level: 'H' }, contacts: [{ day: 5, level: 'D' }] }]),
    ]);
    expect([store.levels.H?.won, store.delivered]).toEqual([1, 1]);
  });

  test('an order on the spot has no level: what the register says of the same day is the order’s', () => {
    const report = june([
      register([person('甲', { date: '2026-06-02', level: 'H' })]),
      matrix([{ fields: person('甲'), contacts: [{ day: 2, level: 'O' }] }]),
    ]);
    expect(report.store.levels['-']).toEqual(flow({ new: 1, won: 1 }));
    expect(report.store).toMatchObject({ onTheSpot: 1, cancelled: 0, net: 1 });
    const earlier = june([
      register([person('甲', { date: '2026-06-01', level: 'H' })]),
      matrix([{ fields: person('甲'), contacts: [{ day: 2, level: 'O' }] }]),
    ]);
    expect(earlier.store.levels.H).toEqual(flow({ new: 1, won: 1 }));
    expect(earlier.store.onTheSpot).toBe(0);
  });

  test('a deal of somebody without any level stands under -, and a loss like it is a difference', () => {
    const report = june([matrix([{ fields: person('甲'), contacts: [{ day: 2, level: 'O' }] }])]);
    expect(report.store.total).toEqual(flow({ new: 1, won: 1 }));
    expect(report.differences).toEqual([]);
    const lost = june([matrix([{ fields: person('甲'), contacts: [{ day: 2, level: 'F1' }] }])]);
    expect(lost.store.levels['-']).toEqual(flow({ new: 1, lost: 1 }));
    expect(lost.differences.map(({ kind, customers }) => [kind, customers[0]?.name])).toEqual([['no-level', '甲']]);
  });

  test('daysToDeal is the median from 初洽日期 to the deal', () => {
    const row = (name: string, first: string, day: number) => ({
      fields: person(name, { firstContactDate: first }),
      carryOver: { level: 'H' },
      contacts: [{ day, level: 'O' }],
    });
    expect(june([matrix([row('甲', '2026-05-01', 5)])]).store.daysToDeal).toBe(35);
    expect(june([matrix([row('甲', '2026-05-01', 5), row('乙', '2026-06-01', 11)])]).store.daysToDeal).toBe(22.5);
    expect(
      june([matrix([{ fields: person('甲'), carryOver: { level: 'H' }, contacts: [{ day: 4, level: 'O' }] }])]).store
        .daysToDeal,
    ).toBeUndefined();
  });
});

describe('losses', () => {
  test('of the lost, frozen and out of control, by reason as written, from the record or the matrix', () => {
    const report = june([
      matrix([
        { fields: person('甲', { monthEndLevel: '战败', lossReason: '嫌价格高' }), carryOver: { level: 'A' } },
        { fields: person('乙'), carryOver: { level: 'A' }, contacts: [{ day: 9, level: 'F2' }] },
        { fields: person('丙', { monthEndLevel: '失控' }), carryOver: { level: 'A' } },
      ]),
      losses([
        person('乙', { date: '2026-06-09', lossKind: 'frozen', lossReason: '嫌价格高' }),
        person('丁', { date: '2026-06-10', lossReason: '电话停机' }),
      ]),
    ]);
    expect(report.losses).toEqual([
      { reason: '嫌价格高', axis: 'car', count: 2 },
      { reason: '', axis: 'unstated', count: 1 },
    ]);
    expect(report.otherLosses).toEqual([{ reason: '电话停机', axis: 'unreachable', count: 1 }]);
  });

  test('a workbook of loss records only has its losses; who was lost before is not lost again', () => {
    const may = losses([person('甲', { date: '2026-05-20', lossReason: '买了竞品' })], {
      month: '2026-05',
      sheet: '5月',
    });
    const report = june([
      may,
      losses([
        person('甲', { date: '2026-06-02', lossReason: '买了竞品' }),
        person('乙', { date: '2026-06-03', lossReason: '服务态度不好' }),
      ]),
    ]);
    expect(report.losses).toEqual([{ reason: '服务态度不好', axis: 'people', count: 1 }]);
  });
});

describe('differences', () => {
  const may = (...names: string[]) =>
    matrix(
      names.map((name) => ({ fields: person(name), carryOver: { level: 'A', date: '2026-04-28' } })),
      { month: '2026-05', sheet: '张三5月' },
    );
  const kinds = (forms: Parameters<typeof june>[0]): unknown[] =>
    june(forms).differences.map(({ kind, consultant, customers }) => [
      kind,
      consultant,
      customers.map(({ name }) => name),
    ]);

  test('none where the books close', () => {
    expect(
      kinds([
        may('甲'),
        matrix([
          {
            fields: person('甲', { monthEndLevel: 'B' }),
            carryOver: { level: 'A', date: '2026-05-30' },
            contacts: [{ day: 9, level: 'B' }],
          },
        ]),
      ]),
    ).toEqual([]);
  });

  test.each([
    [
      'open last month, not here',
      [may('甲', '乙'), matrix([{ fields: person('甲'), carryOver: { level: 'A' } }])],
      [['not-carried', '张三', ['乙']]],
    ],
    [
      'here without 上月留存',
      [may('甲'), matrix([{ fields: person('甲'), contacts: [{ day: 3, level: 'A' }] }])],
      [['no-carry-over', '张三', ['甲']]],
    ],
    [
      'carried over from nowhere',
      [
        may('甲'),
        matrix([
          { fields: person('甲'), carryOver: { level: 'A' } },
          { fields: person('乙'), carryOver: { level: 'A' } },
        ]),
      ],
      [['carried-unknown', '张三', ['乙']]],
    ],
    [
      'carried at another level',
      [may('甲'), matrix([{ fields: person('甲'), carryOver: { level: 'H' } }])],
      [['carried-level', '张三', ['甲']]],
    ],
    [
      'carried though lost',
      [
        losses([person('甲', { date: '2026-05-20' })], { month: '2026-05' }),
        matrix([{ fields: person('甲'), carryOver: { level: 'A' } }]),
      ],
      [['carried-closed', '张三', ['甲']]],
    ],
    [
      'month-end column against the days',
      [
        matrix([
          {
            fields: person('甲', { monthEndLevel: 'H' }),
            carryOver: { level: 'A' },
            contacts: [{ day: 3, level: 'B' }],
          },
        ]),
      ],
      [['month-end', '张三', ['甲']]],
    ],
    [
      'registered at B or above, no row',
      [
        register([person('乙', { date: '2026-06-03', level: 'B' }), person('丙', { date: '2026-06-03', level: 'C' })]),
        matrix([{ fields: person('甲'), carryOver: { level: 'A' } }]),
      ],
      [['no-matrix-row', '张三', ['乙']]],
    ],
  ] as const)('%s', (_, forms, expected) => {
    expect(kinds(forms)).toEqual(expected);
  });

  test('the JSON says them in words', () => {
    const json = toMonthJson(june([may('甲'), matrix([{ fields: person('乙'), contacts: [{ day: 3, level: 'A' }] }])]));
    expect(json.differences).toEqual([
      {
        consultant: '张三',
        code: 'not-carried',
        kind: 'not-carried',
        text: '1 位客户上月末仍未成交，却不在本月的接触状况表里',
        names: ['甲'],
        rows: [expect.objectContaining({ form: 'contact-matrix' })],
        customers: [expect.objectContaining({ name: '甲' })],
      },
    ]);
  });
});
