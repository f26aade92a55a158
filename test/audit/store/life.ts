import { dayAfter, dayOf, daysBetween, daysIn, monthAfter } from '../../rollups/history/calendar';
import { Dice } from '../../rollups/history/random';

/** A store whose people do everything right, day by day: what the audit must find nothing in. */
export interface Life {
  readonly seed: number;
  readonly months: readonly string[];
  readonly today: string;
  /** Weekdays (0 is Sunday) on which nobody is in the store. */
  readonly closed: readonly number[];
  readonly consultants: readonly string[];
  readonly people: readonly Person[];
  readonly lines: readonly Line[];
}

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly consultant: string;
  readonly model: string;
  readonly source: string;
  readonly since: string;
  readonly inMatrix: boolean;
  readonly contacts: readonly Contact[];
  /** The days with a `*`, done or to come. */
  readonly planned: readonly string[];
  readonly loss?: {
    readonly date: string;
    readonly kind: '战败' | '冷冻' | '失控';
    readonly reason: string;
    readonly rival: string;
  };
}

export interface Contact {
  readonly date: string;
  readonly level: string;
}

export interface Line {
  readonly date: string;
  readonly time: string;
  readonly leave: string;
  readonly kind: '来店' | '来电';
  readonly first: boolean;
  readonly person?: Person;
  readonly consultant: string;
  readonly model: string;
  readonly source: string;
  readonly level?: string;
  readonly after?: string;
  readonly party: number;
  readonly talk: string;
}

const INTERVAL: Readonly<Record<string, number>> = { H: 2, A: 4, B: 7, C: 15 };
const OPEN = ['H', 'A', 'B', 'C'];
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const GIVEN = [
  '伟',
  '芳芳',
  '娜',
  '敏',
  '静宜',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '涛',
  '明',
  '秀兰',
  '建国',
  '志强',
  '雪梅',
  '浩然',
];
const STAFF = ['谢东', '周婷', '肖凯', '梁雨'];
const MODELS = ['速腾', '迈腾', '探岳', '宝来', '高尔夫', '途观L'];
const SOURCES = ['网络', '户外广告', '朋友介绍', '巡展活动', '偶然光顾'];
const RIVALS = ['思域', '卡罗拉', '轩逸'];
const REASONS = ['嫌价格高，不再考虑', '配置不满意', '在同城另一家店买了', '家里装修，明年再说', '电话停机，联系不上'];

type IsClosed = (date: string) => boolean;

interface Growing extends Person {
  contacts: Contact[];
  planned: string[];
  loss?: Person['loss'];
  next?: string;
  level: string;
  visits: number;
  /** Until the delivery's call is made. */
  delivered?: 'to-call' | 'called';
}

export function makeLife(
  seed: number,
  size: { months?: number; consultants?: number; busy?: number; closed?: readonly number[] } = {},
): Life {
  const dice = new Dice(seed);
  const closed = size.closed ?? (seed % 4 === 0 ? [1] : []);
  const isClosed = (date: string): boolean => closed.includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  const start = monthAfter('2024-01', dice.between(0, 20));
  const months = Array.from({ length: size.months ?? dice.between(2, 3) }, (_, i) => monthAfter(start, i));
  const last = months.at(-1) ?? start;
  // No sheet of the month after tells of contacts: nobody may be overdue there yet, also where a closed day puts the call forward.
  const today = dice.chance(0.3)
    ? dayOf(monthAfter(last), closed.length > 0 ? 2 : 3)
    : dayOf(last, dice.between(14, daysIn(last)));
  const consultants = STAFF.slice(0, size.consultants ?? dice.between(2, 4));
  const people: Growing[] = [];
  const lines: Line[] = [];
  for (let date = dayOf(start, 1); date < today; date = dayAfter(date)) {
    if (date.slice(0, 7) > last) break;
    if (isClosed(date)) continue;
    for (const person of people) live(dice, person, date, isClosed);
    // Who comes on the eve of a closed day could not be called on the next one.
    if (isClosed(dayAfter(date))) continue;
    for (const consultant of consultants) {
      const visitors = dice.chance(size.busy ?? 0.55) ? dice.between(1, 2) : 0;
      for (let i = 0; i < visitors; i += 1)
        lines.push(visitor(dice, date, consultant, people, seed, lines.length, today, isClosed));
    }
  }
  return { seed, months, today, closed, consultants, people, lines };
}

/** One day of a customer: the contact that was planned for it, or the call after a delivery. */
function live(dice: Dice, person: Growing, date: string, isClosed: IsClosed): void {
  if (person.next !== date) return;
  person.next = undefined;
  if (person.level === 'O') return contact(person, date, 'D', 3 + dice.between(0, 2), isClosed);
  if (person.level === 'D') {
    person.contacts.push({ date, level: 'D' });
    return;
  }
  const count = person.contacts.length;
  if (count >= 9 || (count >= 3 && dice.chance(0.08))) {
    const kind = dice.pick(['战败', '冷冻', '失控'] as const);
    const level = { 战败: 'F1', 冷冻: 'F2', 失控: 'L' }[kind];
    person.contacts.push({ date, level });
    person.level = level;
    person.loss = { date, kind, reason: dice.pick(REASONS), rival: dice.pick(RIVALS) };
    return;
  }
  if (count >= 2 && person.level !== 'C' && dice.chance(0.18))
    return contact(person, date, 'O', dice.between(2, 6), isClosed);
  let level = dice.chance(0.5) ? person.level : dice.pick(OPEN);
  const since = sinceAt(person, level);
  if (since !== undefined && daysBetween(since, date) > { H: 3, A: 8, B: 16, C: 50 }[level as 'H'])
    level = level === 'H' ? 'A' : level === 'A' ? 'B' : level === 'B' ? 'A' : 'B';
  contact(person, date, level, INTERVAL[level] ?? 7, isClosed);
}

function sinceAt(person: Growing, level: string): string | undefined {
  let since: string | undefined;
  for (const one of [...person.contacts].reverse()) {
    if (one.level !== level) break;
    since = one.date;
  }
  return since;
}

/** A contact, and the `*` for the next one. */
function contact(person: Growing, date: string, level: string, days: number, isClosed: IsClosed): void {
  person.contacts.push({ date, level });
  person.level = level;
  let next = date;
  for (let i = 0; i < days || isClosed(next); i += 1) next = dayAfter(next);
  person.next = next;
  if (OPEN.includes(level) || level === 'O') person.planned.push(next);
}

function visitor(
  dice: Dice,
  date: string,
  consultant: string,
  people: Growing[],
  seed: number,
  n: number,
  today: string,
  isClosed: IsClosed,
): Line {
  const minute = (n * 7) % 60;
  const hour = 9 + (n % 8);
  const two = (x: number): string => String(x).padStart(2, '0');
  const base = {
    date,
    time: `${two(hour)}:${two(minute)}`,
    leave: `${two(hour + 1)}:${two(minute)}`,
    consultant,
    party: dice.between(1, 4),
    talk: `看了${dice.pick(MODELS)}，${dice.pick(['想试驾', '问了贷款', '比较价格', '等家人来看'])}，${String(n)}号接待`,
  };
  const model = dice.pick(MODELS);
  const source = dice.pick(SOURCES);
  if (dice.chance(0.2)) return { ...base, kind: '来店', first: true, model, source };
  const known = people.filter((p) => p.consultant === consultant && p.next === date && OPEN.includes(p.level));
  const again = known[0];
  if (again && dice.chance(0.5) && again.contacts.some((one) => one.date === date))
    return { ...base, kind: '来店', first: false, person: again, model: again.model, source: again.source };
  const id = people.length + 1;
  const level = dice.pick(OPEN);
  const after = dice.chance(0.7) ? level : dice.pick(OPEN);
  const person: Growing = {
    id,
    name: `${SURNAMES[id % SURNAMES.length] ?? '赵'}${GIVEN[Math.floor(id / SURNAMES.length + seed) % GIVEN.length] ?? '伟'}${id > 500 ? String(id) : ''}`,
    phone: `1${dice.pick(['38', '39', '50', '86'])}${String(10_000_000 + ((id * 79_193 + seed * 104_729) % 89_999_999))}`,
    consultant,
    model,
    source,
    since: date,
    inMatrix: after !== 'C' || level !== 'C',
    contacts: [],
    planned: [],
    level: after,
    visits: 1,
  };
  people.push(person);
  const tomorrow = dayAfter(date);
  if (person.inMatrix) {
    person.contacts.push({ date, level });
    person.level = level;
    person.next = undefined;
    if (tomorrow < today) {
      contact(person, tomorrow, after, INTERVAL[after] ?? 7, isClosed);
    } else person.planned.push(tomorrow);
  }
  const confirmed = tomorrow < today ? after : undefined;
  return {
    ...base,
    kind: dice.chance(0.8) ? '来店' : '来电',
    first: true,
    person,
    model,
    source,
    level,
    after: confirmed,
  };
}

/** The level that stands at the end of a day; undefined before the first contact. */
export function levelOn(person: Person, date: string): string | undefined {
  return person.contacts.filter((one) => one.date <= date).at(-1)?.level;
}
