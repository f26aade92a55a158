import { dayOf, daysInMonth, lastDayOfMonth, type IsoMonth } from '../calendar';
import type { Text } from '../words';
import { text } from '../words';
import { rate } from './tally';
import { neglectedSources } from './neglected';
import type { Figures, MonthFigures } from './types';

/** Monthly targets by consultant name, `''` the store's own: numbers of what the closing rate counts (orders or deliveries). */
export type Targets = Readonly<Record<string, number>>;

export interface BoardLine {
  /** `''` for the store. */
  readonly consultant: string;
  readonly target?: number;
  readonly done: number;
  /** Still to come from first visits: what carried-over customers should bring is taken off first. */
  readonly firstVisitsNeeded?: number;
  readonly filingsNeeded?: number;
  /** What the customers open now are expected to buy until the month's end, by the store's own rate. */
  readonly expected?: number;
}

export interface Board {
  readonly month: IsoMonth;
  readonly daysLeft: number;
  readonly daysInMonth: number;
  readonly store: BoardLine;
  readonly consultants: readonly BoardLine[];
  readonly funnel: readonly {
    readonly step: 'firstVisits' | 'filed' | 'testDrives' | 'won';
    readonly count?: number;
  }[];
  /** Three to five sentences, each by one of `SENTENCE_RULES`. */
  readonly sentences: readonly Text[];
}

/**
 * 销售管理看板. The funnel backwards (forms §8): first visits needed = (target − done − what open customers should bring) ÷ 成交率 ÷
 * 留档率. Rates are the store's own: of the month before where the workbook has it (a whole month), else of this month; without them
 * nothing is said. Customers in hand are expected to buy at the rate at which last month's carried-over customers bought, for the part
 * of the month that is left.
 */
export function salesBoard(report: MonthFigures, targets: Targets, last?: MonthFigures): Board {
  const length = daysInMonth(report.month);
  const daysLeft = Math.max(
    0,
    lastDayOfMonth(report.month) - Math.max(dayOf(report.cutoff), dayOf(`${report.month}-01`) - 1),
  );
  const rates = last?.store.closingRate !== undefined && last.store.closingRate > 0 ? last : report;
  const share = {
    closing: rates.store.closingRate,
    filing: rates.store.filingRate,
    carried: carriedShare(last ?? report),
  };
  const line = (consultant: string, figures: Figures): BoardLine => {
    const own = targets[consultant];
    const sum = report.consultants.reduce((total, { name }) => total + (targets[name] ?? 0), 0);
    const target = own ?? (consultant === '' && sum > 0 ? sum : undefined);
    const done = report.closingBy === 'orders' ? figures.total.won : figures.delivered;
    const expected = share.carried === undefined ? undefined : figures.total.end * share.carried * (daysLeft / length);
    const filings =
      target === undefined || !share.closing ? undefined : Math.max(0, target - done - (expected ?? 0)) / share.closing;
    const visits = filings === undefined || !share.filing ? undefined : filings / share.filing;
    return {
      consultant,
      ...(target === undefined ? {} : { target }),
      done,
      ...(visits === undefined ? {} : { firstVisitsNeeded: Math.max(0, Math.ceil(visits - 1e-9)) }),
      ...(filings === undefined ? {} : { filingsNeeded: Math.max(0, Math.ceil(filings - 1e-9)) }),
      ...(expected === undefined ? {} : { expected }),
    };
  };
  const store = line('', report.store);
  const consultants = report.consultants.map((figures) => line(figures.name, figures));
  const { inputs } = report;
  const step = (name: 'firstVisits' | 'filed' | 'testDrives', known: boolean) =>
    known ? { step: name, count: report.store[name] } : { step: name };
  return {
    month: report.month,
    daysLeft,
    daysInMonth: length,
    store,
    consultants,
    funnel: [
      step('firstVisits', inputs.register),
      step('filed', inputs.register && inputs.phone),
      step('testDrives', inputs.register && inputs.testDrive),
      inputs.matrix ? { step: 'won', count: report.store.total.won } : { step: 'won' },
    ],
    sentences: sentencesOf({ report, last, store, consultants, daysLeft, length }),
  };
}

/** Of a month's carried-over customers, the share that bought in it. */
function carriedShare(report: MonthFigures): number | undefined {
  const carried = report.facts.flows.filter((flow) => flow.inStore && flow.start === 'carried');
  return rate(carried.filter((flow) => flow.end === 'won').length, carried.length);
}

interface Seen {
  readonly report: MonthFigures;
  readonly last: MonthFigures | undefined;
  readonly store: BoardLine;
  readonly consultants: readonly BoardLine[];
  readonly daysLeft: number;
  readonly length: number;
}

const percent = (value: number): string => `${(value * 100).toFixed(0)}%`;

/**
 * What is worth saying, the most urgent first. A rule speaks only when its condition holds; what it says are figures of the report.
 * None makes up a cause.
 */
export const SENTENCE_RULES: readonly { readonly name: string; say(seen: Seen): Text | undefined }[] = [
  {
    // Target against the days that have passed: behind when the share done is more than a tenth below the share of days.
    name: 'progress',
    say({ store, daysLeft, length }) {
      if (store.target === undefined || store.target === 0) return undefined;
      const done = store.done / store.target;
      const passed = (length - daysLeft) / length;
      const values = {
        target: store.target,
        done: store.done,
        share: percent(done),
        passed: percent(passed),
        days: daysLeft,
      };
      if (done >= 1) return text('rollups.board.reached', values);
      return text(done < passed - 0.1 ? 'rollups.board.behind' : 'rollups.board.on-track', values);
    },
  },
  {
    // First visits a day that the target still asks for, against those a day so far: said when it is more than a fifth above.
    name: 'visits-needed',
    say({ report, store, daysLeft, length }) {
      const passed = length - daysLeft;
      if (store.firstVisitsNeeded === undefined || store.firstVisitsNeeded === 0 || daysLeft === 0 || passed === 0)
        return undefined;
      const needed = store.firstVisitsNeeded / daysLeft;
      const sofar = report.store.firstVisits / passed;
      if (needed <= sofar * 1.2) return undefined;
      return text('rollups.board.visits-needed', {
        visits: store.firstVisitsNeeded,
        perDay: needed.toFixed(1),
        sofar: sofar.toFixed(1),
      });
    },
  },
  {
    // The consultant with the largest share of missed visits: said when it is a quarter or more of at least ten marks.
    name: 'missed',
    say({ report }) {
      const worst = report.consultants
        .filter(({ contacts }) => contacts.planned >= 10 && contacts.missed / contacts.planned >= 0.25)
        .sort(
          (a, b) =>
            b.contacts.missed / b.contacts.planned - a.contacts.missed / a.contacts.planned ||
            (a.name < b.name ? -1 : 1),
        )[0];
      return (
        worst &&
        text('rollups.board.missed', {
          name: worst.name,
          planned: worst.contacts.planned,
          missed: worst.contacts.missed,
          share: percent(worst.contacts.missed / worst.contacts.planned),
        })
      );
    },
  },
  {
    // Follow-up within 24 hours below 80 % of at least ten filed first visits. Registers without a column for it show a second contact only
    // of those who are in a matrix or report: then a low share says more about the forms than about the people.
    name: 'follow-up',
    say({ report }) {
      if (!report.inputs.followUpColumn) return undefined;
      const { due, done, rate: share } = report.store.followUp24h;
      if (share === undefined || due < 10 || share >= 0.8) return undefined;
      return text('rollups.board.follow-up', { due, missing: due - done, share: percent(share) });
    },
  },
  {
    // The filing rate against the month before: said when it moved by five points or more.
    name: 'filing',
    say({ report, last }) {
      const now = report.store.filingRate;
      const before = last?.store.filingRate;
      if (now === undefined || before === undefined || Math.abs(now - before) < 0.05) return undefined;
      return text(now < before ? 'rollups.board.filing-down' : 'rollups.board.filing-up', {
        now: percent(now),
        before: percent(before),
      });
    },
  },
  {
    // The most frequent stated reason of loss: said from three customers on.
    name: 'losses',
    say({ report }) {
      const all = report.losses.reduce((sum, loss) => sum + loss.count, 0);
      const first = report.losses.find((loss) => loss.axis !== 'unstated');
      if (!first || first.count < 3) return undefined;
      return text('rollups.board.losses', {
        all,
        reason: first.reason,
        count: first.count,
        share: percent(first.count / all),
      });
    },
  },
  {
    // Losses without a stated reason: said when they are a third or more of at least three.
    name: 'unstated',
    say({ report }) {
      const losses = report.facts.losses.filter((loss) => loss.inStore && (loss.inFlows || !report.inputs.matrix));
      const unstated = losses.filter((loss) => !loss.stated).length;
      if (losses.length < 3 || unstated * 3 < losses.length) return undefined;
      return text('rollups.board.unstated', { all: losses.length, count: unstated });
    },
  },
  {
    // A source that closes better than the store on few visits (see neglectedSources).
    name: 'neglected',
    say({ report }) {
      const [name] = neglectedSources(report);
      const source = report.sources.find((one) => one.source === name);
      if (source?.closingRate === undefined || report.store.closingRate === undefined) return undefined;
      return text('rollups.board.neglected', {
        source: source.source,
        visits: source.visits,
        rate: percent(source.closingRate),
        store: percent(report.store.closingRate),
      });
    },
  },
  {
    // Where the books do not close.
    name: 'differences',
    say({ report }) {
      const customers = new Set(
        report.differences.flatMap((one) =>
          one.customers.flatMap(({ rows }) => rows.map((row) => `${row.sheet}!${String(row.row)}`)),
        ),
      );
      return report.differences.length === 0 ? undefined : text('rollups.board.differences', { count: customers.size });
    },
  },
  {
    // Always true where there is a matrix: what came, what went, what is left.
    name: 'flow',
    say({ report }) {
      if (!report.inputs.matrix) return undefined;
      const { total } = report.store;
      return text('rollups.board.flow', {
        carried: total.carried,
        came: total.new + total.reopened,
        won: total.won,
        gone: total.lost + total.outOfControl + total.frozen,
        end: total.end,
      });
    },
  },
  {
    name: 'visits',
    say({ report }) {
      const { visits, firstVisits, filed, filingRate } = report.store;
      if (!report.inputs.register) return undefined;
      return filingRate === undefined
        ? text('rollups.board.visits', { visits, firstVisits })
        : text('rollups.board.visits-filed', { visits, firstVisits, filed, rate: percent(filingRate) });
    },
  },
  {
    name: 'contacts',
    say({ report }) {
      const { planned, inTime, late, missed, made } = report.store.contacts;
      return report.inputs.matrix ? text('rollups.board.contacts', { made, planned, inTime, late, missed }) : undefined;
    },
  },
];

/** The first five rules that have something to say; the last three rules make sure that there are three where the forms allow it. */
function sentencesOf(seen: Seen): Text[] {
  return SENTENCE_RULES.flatMap((rule) => rule.say(seen) ?? []).slice(0, 5);
}
