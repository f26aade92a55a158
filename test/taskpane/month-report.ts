import type { Figures, LevelFlow, MonthReport } from '../../src/jobs/types';
import { text } from '../../src/words';

const flow = (carried: number, fresh: number, won: number, lost: number, moves = 0): LevelFlow => ({
  carried,
  new: fresh,
  in: Math.max(0, moves),
  out: Math.max(0, -moves),
  won,
  lost,
  outOfControl: 0,
  frozen: 0,
  reopened: 0,
  end: carried + fresh - won - lost + moves,
});

function figures(scale: number): Figures {
  const levels = {
    H: flow(4 * scale, 3 * scale, 3 * scale, 0, 2),
    A: flow(9 * scale, 6 * scale, scale, scale, 1),
    B: flow(14 * scale, 11 * scale, 0, 2 * scale, -3),
    C: flow(8 * scale, 4 * scale, 0, scale),
  };
  const total = Object.values(levels).reduce<LevelFlow>(
    (sum, level) => {
      for (const key of Object.keys(sum) as (keyof LevelFlow)[]) sum[key] += level[key];
      return sum;
    },
    flow(0, 0, 0, 0),
  );
  // Those that the pane shows; a figure that the registry gets later is simply not known here.
  return {
    levels,
    total,
    onTheSpot: scale,
    cancelled: 0,
    net: total.won,
    delivered: 3 * scale,
    visits: 60 * scale,
    calls: 12 * scale,
    firstVisits: 44 * scale,
    filed: 29 * scale,
    testDrives: 13 * scale,
    secondVisits: 9 * scale,
    filingRate: 29 / 44,
    closingRate: 4 / 29,
    testDriveRate: 13 / 29,
    followUp24h: { due: 29 * scale, done: 21 * scale, rate: 21 / 29 },
    contacts: { planned: 80 * scale, inTime: 51 * scale, late: 14 * scale, missed: 12 * scale, made: 92 * scale },
    dueDates: { due: 90 * scale, inTime: 60 * scale, late: 20 * scale, open: 10 * scale },
    daysToDeal: 11,
    missing: ['secondVisitRate'],
  } as Figures;
}

/** An invented month of a store with three consultants; its figures add up, but one line is a difference. */
export function monthReport(month: string): MonthReport {
  return {
    month,
    today: `${month}-20`,
    cutoff: `${month}-20`,
    closingBy: 'orders',
    flowsFrom: 'matrix',
    openLevels: ['H', 'A', 'B', 'C'],
    store: figures(3),
    consultants: ['陈晓东', '刘佳', '孙浩'].map((name) => ({ name, ...figures(1) })),
    sources: [
      {
        source: '自然进店',
        visits: 88,
        firstVisits: 70,
        filed: 44,
        filingRate: 44 / 70,
        deals: 6,
        closingRate: 6 / 44,
      },
      { source: '互联网', visits: 51, firstVisits: 40, filed: 30, filingRate: 0.75, deals: 3, closingRate: 0.1 },
      {
        source: '朋友介绍',
        visits: 22,
        firstVisits: 14,
        filed: 11,
        filingRate: 11 / 14,
        deals: 3,
        closingRate: 3 / 11,
      },
    ],
    losses: [
      { reason: '价格高', axis: 'car', count: 7 },
      { reason: '购买竞品 A 店', axis: 'elsewhere', count: 4 },
      { reason: '', axis: 'unstated', count: 1 },
    ],
    otherLosses: [],
    differences: [
      {
        consultant: '刘佳',
        kind: 'not-carried',
        text: text('taskpane.month.off', { expected: 12, found: 11 }),
        customers: [{ name: '王伟', rows: [{ sheet: '6月刘佳', row: 9, form: 'contact-matrix' }] }],
      },
    ],
    facts: { flows: [], deliveries: [], visits: [], marks: [], contacts: [], losses: [], cancellations: [], dues: [] },
    inputs: {
      matrix: true,
      flows: true,
      register: true,
      phone: true,
      first: false,
      testDrive: true,
      followUp: true,
      followUpColumn: true,
    },
    forms: [],
    problems: [],
  };
}
