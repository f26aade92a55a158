import type { IsoMonth } from '../../calendar';
import type { AuditReport } from '../finding';
import type { RuleId } from '../ids';
import { consultantKey } from '../index-ledger';

/**
 * The eight items of a manager's scoring sheet: 100 points. What an item looks at is a list of rules; points are data.
 * Source: dealers' audit sheets (登记完整, 24小时回访, 级别一致, 按期跟踪, 日报真实, 卡片, 战败, 月末结转). Lines that look made up count where
 * lines are counted: 登记完整.
 */
export const SCORE_ITEMS = [
  {
    id: 'complete',
    points: 15,
    rules: [
      'missing-time',
      'missing-consultant',
      'missing-phone',
      'missing-source',
      'missing-model',
      'left-before-arrival',
      'date-in-future',
      'date-outside-form',
      'duplicate-line',
      'two-consultants',
      'phones-in-sequence',
      'staff-phone',
      'entries-at-once',
    ],
  },
  { id: 'follow-up', points: 15, rules: ['follow-up-late'] },
  {
    id: 'levels',
    points: 15,
    rules: [
      'missing-level',
      'no-matrix-row',
      'register-matrix-conflict',
      'level-differs',
      'month-end-differs',
      'contact-without-level',
      'unknown-level',
    ],
  },
  { id: 'contacts', points: 15, rules: ['missed-visit', 'interval-exceeded', 'no-call-after-delivery'] },
  { id: 'reports', points: 10, rules: ['no-report-line', 'no-matrix-contact', 'total-differs'] },
  // No rule: see `checkCards`.
  { id: 'cards', points: 10, rules: [] },
  { id: 'losses', points: 10, rules: ['loss-without-record', 'loss-without-reason', 'closed-when-overdue'] },
  { id: 'carried', points: 10, rules: ['not-carried-over', 'carry-over-differs'] },
] as const satisfies readonly { readonly id: string; readonly points: number; readonly rules: readonly RuleId[] }[];
export type ScoreItemId = (typeof SCORE_ITEMS)[number]['id'];

export interface ScoreItem {
  readonly id: ScoreItemId;
  readonly points: number;
  /** Rows (cells, customers) that the item's rules looked at; 0: the workbook has no ground for it, and it is not counted. */
  readonly sample: number;
  /** How many of them have a fault. */
  readonly faulty: number;
  /** Share without fault × points, one decimal; absent without ground. */
  readonly score?: number;
}

export interface Score {
  readonly items: readonly ScoreItem[];
  /** Out of 100: what the items with ground have given, by what they could give; absent where none has ground. */
  readonly total?: number;
}

export interface Scored {
  /** Findings that were set aside with a reason are no faults. */
  setAside?(id: string): boolean;
  /** Only this consultant's share. */
  readonly consultant?: string;
  /** Only this month's. Cards are as they are today, and in no month. */
  readonly month?: IsoMonth;
}

/** Each item's share without fault. */
export function scoreOf(report: AuditReport, { setAside = () => false, consultant, month }: Scored = {}): Score {
  const person = consultant === undefined ? undefined : consultantKey(consultant);
  const mine = (one: { readonly consultant?: string; readonly month?: IsoMonth }): boolean =>
    (person === undefined || consultantKey(one.consultant) === person) && (month === undefined || one.month === month);
  const checked = new Map<RuleId, number>();
  for (const one of report.ground) if (mine(one)) checked.set(one.rule, (checked.get(one.rule) ?? 0) + one.checked);
  const items = SCORE_ITEMS.map(({ id, points, rules }): ScoreItem => {
    if (id === 'cards') {
      const cards = report.cards.filter(mine);
      return itemOf(id, points, cards.length, cards.filter(({ lacks }) => lacks !== undefined).length);
    }
    const own: readonly RuleId[] = rules;
    const sample = Math.max(0, ...own.map((rule) => checked.get(rule) ?? 0));
    const places = new Set(
      report.findings
        .filter((finding) => own.includes(finding.rule) && mine(finding) && !setAside(finding.id))
        .map(({ at }) => `${at.sheet} ${at.cell.replace(/^[A-Z]+/u, '')}`),
    );
    return itemOf(id, points, sample, Math.min(sample, places.size));
  });
  return { items, total: totalOf(items) };
}

/** Out of 100, of the items that have a score. */
export function totalOf(items: readonly ScoreItem[]): number | undefined {
  const counted = items.filter((item) => item.score !== undefined);
  const possible = counted.reduce((sum, { points }) => sum + points, 0);
  const reached = counted.reduce((sum, { score = 0 }) => sum + score, 0);
  return possible === 0 ? undefined : round((reached / possible) * 100);
}

function itemOf(id: ScoreItemId, points: number, sample: number, faulty: number): ScoreItem {
  return { id, points, sample, faulty, score: sample === 0 ? undefined : round((1 - faulty / sample) * points) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
