import { dayOf, daysIn, lastDay, monthAfter } from './calendar';
import { Dice } from './random';
import { cancelled, handOver, onTheSpot, TradeDice, withEnds, type Trade } from './trade';

/** What really happened in an invented store, day by day; the forms are written from it and the truth is counted from it. */
export interface History {
  readonly seed: number;
  readonly months: readonly string[];
  readonly consultants: readonly string[];
  readonly people: readonly Person[];
  readonly lines: readonly Line[];
  readonly habits: Habits;
  /** What a matrix is for, in time order: the calendar's months, or 26–25 (then one more, for the days behind the last 25th). */
  readonly periods: readonly Period[];
}

/** A month of the books, by the name under which the store keeps it. */
export interface Period {
  readonly month: string;
  readonly first: string;
  readonly last: string;
}

/** How this store keeps its books. */
export interface Habits {
  /** Ordered customers stay in next month's matrix (上月留存 = O) until the car is delivered. */
  readonly carriesOrders: boolean;
  /** The register has a column 首次. */
  readonly writesFirst: boolean;
  readonly keepsReports: boolean;
  /** 上月留存: a column per level with the date, or one column with the level. */
  readonly carryColumns: 'per-level' | 'one';
  readonly oneSheetPer: 'consultant' | 'month';
  readonly legend: boolean;
  /** The day on which the books' months begin. */
  readonly startsOn: 1 | 26;
  /** A store without: its registers say how each case ended. */
  readonly matrices: boolean;
}

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly phone?: string;
  /** Whose customer it is in the end; see `consultantIn`. */
  readonly consultant: string;
  /** 移交: in whose sheet from that month on. */
  readonly moves: readonly { readonly month: string; readonly from: string }[];
  readonly model: string;
  readonly source?: string;
  /** Has a row in the matrices. */
  readonly inMatrix: boolean;
  readonly firstContact: string;
  /** In time order. */
  readonly events: readonly Happening[];
  readonly plans: readonly string[];
}

/** `level` is the level after a contact; a contact without one is a tick. */
export type Happening =
  | { readonly date: string; readonly what: 'contact'; readonly level?: string; readonly reported: boolean }
  | { readonly date: string; readonly what: 'loss-record'; readonly kind: LossKind; readonly reason?: string }
  | {
      readonly date: string;
      readonly what: 'month-end-word';
      readonly word: '成交' | '战败' | '失控';
      readonly reason?: string;
    };

export type LossKind = 'lost' | 'frozen' | 'out-of-control';

/** A line of the register. */
export interface Line {
  readonly date: string;
  readonly time: string;
  readonly kind: 'visit' | 'call' | 'online';
  readonly first: boolean;
  readonly person?: Person;
  readonly consultant: string;
  readonly model: string;
  readonly source?: string;
  readonly level?: string;
  readonly followUpLevel?: string;
  readonly testDrive: boolean;
  /** 结案情形. */
  readonly closing?: 'deposit';
  /** 最新状态 of a store without matrices, with or without the day beside it. */
  readonly status?: { readonly said: 'won' | 'lost'; readonly date?: string; readonly reason?: string };
}

/** In whose sheet a customer stands in a month. */
export function consultantIn(person: Person, month: string): string {
  return person.moves.find((move) => month < move.month)?.from ?? person.consultant;
}

export const OPEN = ['H', 'A', 'B', 'C'] as const;
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const GIVEN = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '涛',
  '明',
  '超',
  '秀兰',
  '建国',
  '志强',
  '雪梅',
  '浩然',
];
const STAFF = ['谢东', '周婷', '肖凯', '梁雨', '冯远', '董洁'];
const MODELS = ['速腾', '迈腾', '探岳', '宝来', '高尔夫'];
const SOURCES = ['网络', '户外广告', '朋友介绍', '巡展活动', '偶然光顾'];
export const REASONS = [
  '嫌价格高，不再考虑',
  '配置不满意',
  '在同城另一家店买了',
  '买了竞品',
  '家里装修，明年再说',
  '电话停机',
  '对顾问不信任',
  '战败',
];

export interface Growing extends Person {
  consultant: string;
  moves: { month: string; from: string }[];
  events: Happening[];
  plans: string[];
  /** After a cancelled order on the spot: the day on which somebody writes a level down. */
  levelOn?: string;
  state: 'open' | 'ordered' | 'delivered' | 'gone';
  level?: string;
}

/** A whole store of 1–4 consultants over 2–4 months, small enough to make thousands of. */
export function makeHistory(
  seed: number,
  size: { months?: number; consultants?: number; busy?: number; trade?: Trade } = {},
): History {
  const dice = new Dice(seed);
  const trade = size.trade && new TradeDice(seed, size.trade);
  const start = monthAfter('2023-10', dice.between(0, 20));
  const months = Array.from({ length: size.months ?? dice.between(2, 4) }, (_, i) => monthAfter(start, i));
  const consultants = STAFF.slice(0, size.consultants ?? dice.between(1, 4));
  const busy = size.busy ?? 0.12 + dice.next() * 0.2;
  const habits: Habits = {
    carriesOrders: dice.chance(0.5),
    writesFirst: dice.chance(0.8),
    keepsReports: dice.chance(0.6),
    carryColumns: dice.chance(0.7) ? 'per-level' : 'one',
    oneSheetPer: dice.chance(0.6) ? 'consultant' : 'month',
    legend: dice.chance(0.5),
    startsOn: size.trade?.startsOn ?? 1,
    matrices: size.trade?.matrices ?? true,
  };
  const periods = periodsOf(months, habits.startsOn);
  const minimum = dice.chance(0.5) ? 3 : 4;
  const people: Growing[] = [];
  const lines: Line[] = [];
  const newcomer = (date: string, consultant: string, inMatrix: boolean, phone: boolean): Growing => {
    const id = people.length + 1;
    const made: Growing = {
      id,
      name: nameOf(id),
      phone: phone
        ? `1${dice.pick(['38', '39', '50', '86'])}${String(10_000_000 + ((id * 7919 + seed * 104_729) % 89_999_999))}`
        : undefined,
      consultant,
      moves: [],
      model: dice.pick(MODELS),
      source: dice.chance(0.92) ? dice.pick(SOURCES) : undefined,
      inMatrix,
      firstContact: date,
      events: [],
      plans: [],
      state: 'gone',
    };
    people.push(made);
    return made;
  };
  // The customers who were there before the first month: their 上月留存 is all that the books know of them.
  const before = monthAfter(start, -1);
  for (const consultant of consultants) {
    for (let i = dice.between(1, 6); i > 0; i -= 1) {
      const date = dayOf(before, dice.between(1, habits.startsOn === 1 ? daysIn(before) : 25));
      const person = newcomer(date, consultant, true, dice.chance(0.9));
      contact(person, date, dice.pick(OPEN), false);
    }
  }
  for (const month of months) {
    for (let day = 1; day <= daysIn(month); day += 1) {
      const date = dayOf(month, day);
      const begins = periods.find(({ first }) => first === date);
      if (begins && trade && habits.matrices && begins !== periods[0])
        handOver(trade, people, consultants, begins.month);
      for (const consultant of consultants) {
        if (dice.chance(busy)) lines.push(walkIn(dice, date, consultant, habits, minimum, people, newcomer));
        if (dice.chance(busy / 2)) lines.push(stranger(dice, date, consultant));
        if (trade?.chance(busy / 3)) lines.push(onTheSpot(trade, date, consultant, habits, newcomer));
      }
      for (const person of people) {
        if (!person.inMatrix) continue;
        if (trade && cancelled(trade, person, date)) continue;
        live(dice, person, date, habits);
      }
      if (periods.some(({ last }) => last === date)) endOfMonth(dice, people, date);
    }
  }
  for (const person of people) person.events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return {
    seed,
    months,
    consultants,
    people,
    lines: habits.matrices ? lines : withEnds(lines, people),
    habits,
    periods,
  };
}

/** 月末级别: what a consultant writes into the last column of the month. */
function endOfMonth(dice: Dice, people: readonly Growing[], date: string): void {
  for (const person of people) {
    if (!person.inMatrix || person.state !== 'open') continue;
    if (dice.chance(0.08)) {
      const word = dice.pick(['成交', '战败', '失控'] as const);
      const reason = word !== '成交' && dice.chance(0.5) ? dice.pick(REASONS) : undefined;
      person.events.push({ date, what: 'month-end-word', word, reason });
      person.state = word === '成交' ? 'ordered' : 'gone';
    }
  }
}

function periodsOf(months: readonly string[], startsOn: 1 | 26): Period[] {
  if (startsOn === 1) return months.map((month) => ({ month, first: dayOf(month, 1), last: lastDay(month) }));
  const named = [...months, monthAfter(months.at(-1) ?? '')];
  return named.map((month) => ({ month, first: dayOf(monthAfter(month, -1), 26), last: dayOf(month, 25) }));
}

/** Nobody shares a name: who has no phone is known by it. */
function nameOf(id: number): string {
  const given = GIVEN[Math.floor(id / SURNAMES.length) % GIVEN.length] ?? '';
  return `${SURNAMES[id % SURNAMES.length] ?? ''}${given}${id >= SURNAMES.length * GIVEN.length ? String(id) : ''}`;
}

export function contact(person: Growing, date: string, level: string | undefined, reported: boolean): void {
  person.events.push({ date, what: 'contact', level, reported });
  if (level === undefined) return;
  if ((OPEN as readonly string[]).includes(level)) {
    person.state = 'open';
    person.level = level;
  } else if (level === 'T') person.state = 'open';
  else person.state = level === 'O' ? 'ordered' : level === 'D' ? 'delivered' : 'gone';
}

/** A person who is written down in the register; from the minimum level on with a row in the matrix. */
function walkIn(
  dice: Dice,
  date: string,
  consultant: string,
  habits: Habits,
  minimum: number,
  people: readonly Growing[],
  newcomer: (date: string, consultant: string, inMatrix: boolean, phone: boolean) => Growing,
): Line {
  const time = `${String(dice.between(9, 17)).padStart(2, '0')}:${String(dice.between(0, 59)).padStart(2, '0')}`;
  const kind = dice.pick(['visit', 'visit', 'visit', 'call', 'online'] as const);
  const known = people.filter((p) => p.consultant === consultant && p.phone !== undefined && p.firstContact < date);
  if (known.length > 0 && dice.chance(0.2)) {
    const person = dice.pick(known);
    return {
      date,
      time,
      kind,
      first: false,
      person,
      consultant,
      model: person.model,
      source: person.source,
      testDrive: dice.chance(0.3),
    };
  }
  const level = dice.chance(0.85) ? dice.pick(OPEN) : undefined;
  const inMatrix = level !== undefined && OPEN.indexOf(level) < minimum;
  const person = newcomer(date, consultant, inMatrix, inMatrix || dice.chance(0.9));
  const followUpLevel = level !== undefined && dice.chance(0.4) ? dice.pick(OPEN) : undefined;
  if (inMatrix) contact(person, date, level, habits.keepsReports && dice.chance(0.3));
  else if (person.phone !== undefined && dice.chance(0.1)) {
    const lost = dayOf(
      date.slice(0, 7),
      Math.min(daysIn(date.slice(0, 7)), Number(date.slice(8)) + dice.between(2, 9)),
    );
    if (lost > date) person.events.push({ date: lost, what: 'loss-record', kind: 'lost', reason: dice.pick(REASONS) });
  }
  return {
    date,
    time,
    kind,
    first: true,
    person,
    consultant,
    model: person.model,
    source: person.source,
    level,
    followUpLevel,
    testDrive: dice.chance(0.3),
  };
}

/** Somebody who left nothing. */
function stranger(dice: Dice, date: string, consultant: string): Line {
  return {
    date,
    time: '11:20',
    kind: dice.pick(['visit', 'visit', 'call'] as const),
    first: true,
    consultant,
    model: dice.pick(MODELS),
    source: dice.pick(SOURCES),
    testDrive: false,
  };
}

/** One day of a customer who has a row in the matrix. */
function live(dice: Dice, person: Growing, date: string, habits: Habits): void {
  if (person.firstContact >= date || person.levelOn !== undefined) return;
  if (person.state === 'open' && dice.chance(0.12)) person.plans.push(date);
  const reported = habits.keepsReports && dice.chance(0.6);
  if (person.state === 'open') {
    if (dice.chance(0.16)) {
      const roll = dice.next();
      if (roll < 0.07) contact(person, date, 'O', reported);
      else if (roll < 0.08) contact(person, date, 'D', reported);
      else if (roll < 0.12) {
        const how = dice.pick([
          { cell: 'F1', kind: 'lost' },
          { cell: 'F2', kind: 'frozen' },
          { cell: 'L', kind: 'out-of-control' },
        ] as const);
        contact(person, date, how.cell, reported);
        if (dice.chance(0.5))
          person.events.push({ date, what: 'loss-record', kind: how.kind, reason: dice.pick(REASONS) });
      } else if (roll < 0.17) contact(person, date, undefined, reported);
      else contact(person, date, dice.chance(0.6) ? person.level : dice.pick(OPEN), reported);
    }
    if (person.state === 'open' && dice.chance(0.008)) {
      const kind = dice.pick(['lost', 'frozen', 'out-of-control'] as const);
      person.events.push({
        date,
        what: 'loss-record',
        kind,
        reason: dice.chance(0.8) ? dice.pick(REASONS) : undefined,
      });
      person.state = 'gone';
    }
  } else if (person.state === 'ordered') {
    // Without a phone nobody could tell that a D after a month without a row belongs to the order before.
    if (dice.chance(0.06) && person.phone !== undefined) contact(person, date, 'D', reported);
  } else if (person.state === 'gone' && dice.chance(0.015) && person.phone !== undefined) {
    if (!person.events.some((e) => e.date === date)) contact(person, date, dice.pick(OPEN), reported);
  }
}
