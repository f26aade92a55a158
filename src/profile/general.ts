import { HOLIDAY_SEED } from './holidays';
import type { LevelDefinition, LevelState, StoreProfile } from './schema';
import { PROFILE_VERSION } from './version';

/**
 * Fills for level letters, tints of the Okabe–Ito palette (distinct for the common kinds of colour blindness, and of
 * different lightness, so that they differ on a black-and-white print too). The letter itself is always there.
 */
const FILLS: Readonly<Record<string, string>> = {
  H: '#F4B183',
  A: '#FFE699',
  B: '#9DC3E6',
  C: '#DDEBF7',
  N: '#F2F2F2',
  O: '#8FD3BC',
  D: '#5CB89A',
  T: '#E4DFEC',
};
const FILL_BY_STATE: Readonly<Record<LevelState, string>> = {
  open: '#EDEDED',
  ordered: '#8FD3BC',
  delivered: '#5CB89A',
  owner: '#A7DCCB',
  lost: '#BFBFBF',
  frozen: '#CFC6E3',
  'out-of-control': '#E3B5CF',
  invalid: '#D0CECE',
};

type LevelOptions = Partial<Omit<LevelDefinition, 'code' | 'state' | 'name' | 'interval' | 'window'>> & {
  readonly window?: LevelDefinition['window'];
  /** The target in days, or bounds with or without one. */
  readonly interval?: number | NonNullable<LevelDefinition['interval']>;
};

/** A level with the colours of the palette; what a source does not give stays undefined. */
export function level(code: string, name: string, state: LevelState, options: LevelOptions = {}): LevelDefinition {
  const { interval, window, ...more } = options;
  return {
    code,
    spellings: [],
    name,
    state,
    color: FILLS[code] && (state === 'open') === 'HABCNT'.includes(code) ? (FILLS[code] ?? '') : FILL_BY_STATE[state],
    mark: '',
    ...(window === undefined ? {} : { window }),
    ...(interval === undefined ? {} : { interval: typeof interval === 'number' ? { target: interval } : interval }),
    ...more,
  };
}

/** Lost, frozen and out of control as most stores write them (form template of the sources; E and L: Changan Suzuki, general use). */
export const CLOSED_LEVELS: readonly LevelDefinition[] = [
  level('F1', '战败', 'lost'),
  level('F', '战败', 'lost'),
  level('E', '战败', 'lost'),
  level('F2', '冷冻', 'frozen'),
  level('L', '失控', 'out-of-control'),
];

/**
 * The default: O · H 7 days, contact every 2 · A 15/4 · B 30/7 · C 90/15; N new, T order cancelled; D, F1, F2, L closed.
 * No day is closed unless the store says so.
 */
export const generalProfile: StoreProfile = {
  version: PROFILE_VERSION,
  name: 'general',
  brand: '通用',
  source: '通用做法：级别窗口见多家培训资料；联系间隔 H2/A4/B7/C15 为常见做法，无书面来源，各店应核对',
  levels: [
    level('H', '7天内购车', 'open', { window: { min: 0, max: 7 }, interval: 2 }),
    level('A', '15天内购车', 'open', { window: { min: 8, max: 15 }, interval: 4 }),
    level('B', '30天内购车', 'open', { window: { min: 16, max: 30 }, interval: 7 }),
    level('C', '2–3个月内购车', 'open', { window: { min: 31, max: 90 }, interval: 15 }),
    level('N', '新客户，未定级', 'open'),
    level('T', '退订', 'open'),
    level('O', '已订车', 'ordered'),
    level('D', '已交车', 'delivered'),
    level('M', '售后维系', 'owner'),
    ...CLOSED_LEVELS,
  ],
  firstContact: 'next-day',
  matrixFrom: 'B',
  calendar: {
    closedWeekdays: [],
    holidaysClose: false,
    holidays: [...HOLIDAY_SEED],
    closed: [],
    open: [],
    onClosedDay: 'before',
  },
  maxContacts: 12,
  sources: {},
  valueTiers: {
    prime: {
      words: [
        '转介绍',
        '老客户介绍',
        '老客户推荐',
        '老客户转',
        '车主介绍',
        '车主推荐',
        '二次购车',
        '再次购车',
        '第二台',
        '二台车',
        '保客介绍',
        '保客推荐',
        'VIP推荐',
        '基盘',
        '增购',
        '换购',
        '增换购',
        '置换',
        '再购',
        '复购',
        '第二辆',
        '品牌忠诚',
      ],
    },
    promising: { words: ['经济实力强', '预算充足', '预算充裕', '全款', '老板', '企业主', '公司用车', '收入高'] },
    ordinary: {
      words: ['观望', '预算不足', '预算有限', '预算不够', '首付不足', '先了解', '随便看看', '等降价', '不急'],
    },
  },
  rates: { closing: 'orders' },
  overdueSteps: [3, 5, 7],
  silenceDays: 60,
  rulesOff: [],
  lostCallback: 90,
  care: { firstServiceDays: 90 },
};
