import { dayAfter, daysBetween } from './calendar';
import type { Happening, History, Period, Person } from './history';
import { consultantIn, OPEN } from './history';
import { consultantOn } from './forms';
import { registerEvents, type RegisterEvent } from './register-truth';

/** A month's true figures, counted straight from what happened. Shares nothing with the code that it checks. */
export interface TrueFigures {
  levels: Record<string, Record<string, number>>;
  delivered: number;
  cancelled: number;
  onTheSpot: number;
  handedIn: number;
  handedOut: number;
  visits: number;
  calls: number;
  firstVisits: number;
  filed: number;
  testDrives: number;
  secondVisits: number;
  due: number;
  done: number;
  contacts: Record<'planned' | 'inTime' | 'late' | 'missed' | 'made', number>;
  daysToDeal: number[];
}

export interface TrueMonth {
  store: TrueFigures;
  consultants: Map<string, TrueFigures>;
  sources: Map<string, { visits: number; firstVisits: number; filed: number; deals: number }>;
  losses: Map<string, number>;
}

export function nothing(): TrueFigures {
  const keys = ['carried', 'new', 'in', 'out', 'won', 'lost', 'outOfControl', 'frozen', 'reopened', 'end'];
  return {
    levels: Object.fromEntries([...OPEN, '-'].map((level) => [level, Object.fromEntries(keys.map((key) => [key, 0]))])),
    delivered: 0,
    cancelled: 0,
    onTheSpot: 0,
    handedIn: 0,
    handedOut: 0,
    visits: 0,
    calls: 0,
    firstVisits: 0,
    filed: 0,
    testDrives: 0,
    secondVisits: 0,
    due: 0,
    done: 0,
    contacts: { planned: 0, inTime: 0, late: 0, missed: 0, made: 0 },
    daysToDeal: [],
  };
}

const isOpen = (level: string | undefined): boolean =>
  level !== undefined && (OPEN as readonly string[]).includes(level);

/** What an event makes of a customer: a level, or how it ended. */
function outcome(event: Event): string | undefined {
  if (event.what === 'register') return event.level;
  if (event.what === 'contact') return event.level;
  if (event.what === 'loss-record') return { lost: 'F1', frozen: 'F2', 'out-of-control': 'L' }[event.kind];
  return { 成交: 'O', 战败: 'F1', 失控: 'L' }[event.word];
}

const COLUMN: Record<string, string> = { O: 'won', D: 'won', F1: 'lost', F2: 'frozen', L: 'outOfControl' };

export function trueMonth(history: History, period: Period, today: string): TrueMonth {
  const { first, last } = period;
  const end = last < today ? last : today;
  const result: TrueMonth = { store: nothing(), consultants: new Map(), sources: new Map(), losses: new Map() };
  const of = (consultant: string): TrueFigures[] => {
    if (!result.consultants.has(consultant)) result.consultants.set(consultant, nothing());
    return [result.store, result.consultants.get(consultant) as TrueFigures];
  };
  const source = (name: string) => {
    if (!result.sources.has(name)) result.sources.set(name, { visits: 0, firstVisits: 0, filed: 0, deals: 0 });
    return result.sources.get(name) as { visits: number; firstVisits: number; filed: number; deals: number };
  };
  for (const person of history.people) {
    const now = consultantIn(person, period.month);
    const follow = { person, period, end, today, of, source, result };
    if (!history.habits.matrices) {
      const events = registerEvents(history, person, today);
      if (events.length > 0) followBooks({ ...follow, now: person.consultant }, events);
    } else if (person.inMatrix) {
      followBooks({ ...follow, now }, person.events);
      followMarks({ ...follow, now });
      handedOver(history, person, period, of);
    } else followDeals(history, follow);
  }
  for (const line of history.lines) {
    if (line.date < first || line.date > end) continue;
    for (const figures of of(line.consultant)) {
      if (line.kind === 'call') figures.calls += 1;
      if (line.kind !== 'visit') continue;
      const counted = line.first || !history.habits.writesFirst;
      const filed = counted && line.person?.phone !== undefined;
      figures.visits += 1;
      if (counted) figures.firstVisits += 1;
      else figures.secondVisits += 1;
      if (line.testDrive) figures.testDrives += 1;
      if (!filed) continue;
      figures.filed += 1;
      // Who came today is not due yet, who bought on that day never.
      const told: readonly Event[] = !line.person
        ? []
        : history.habits.matrices
          ? line.person.events
          : registerEvents(history, line.person, today);
      const bought = told.some((e) => e.date === line.date && ['O', 'D'].includes(outcome(e) ?? ''));
      if (line.date === today || bought) continue;
      figures.due += 1;
      if (line.followUpLevel !== undefined || contactedAgain(history, line.person as Person, line.date, today, line))
        figures.done += 1;
    }
    if (line.kind !== 'visit') continue;
    const counted = line.first || !history.habits.writesFirst;
    const entry = source(line.source ?? '');
    entry.visits += 1;
    if (counted) entry.firstVisits += 1;
    if (counted && line.person?.phone !== undefined) entry.filed += 1;
  }
  return result;
}

function bump(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function contactedAgain(
  history: History,
  person: Person,
  date: string,
  today: string,
  visit: History['lines'][number],
): boolean {
  const next = dayAfter(date);
  const { matrices } = history.habits;
  if (matrices && person.events.some((e) => e.what === 'contact' && e.date === next && next <= today)) return true;
  return history.lines.some(
    (line) => line.person === person && line !== visit && line.date <= today && line.date === next,
  );
}

interface Follow {
  readonly person: Person;
  readonly period: Period;
  readonly end: string;
  readonly today: string;
  readonly of: (consultant: string) => TrueFigures[];
  readonly source: (name: string) => { deals: number };
  readonly result: TrueMonth;
}

type Event = Happening | RegisterEvent;

/** The month of somebody whose row tells the whole course: carried, new or back, and how it ended. */
function followBooks(
  { person, period, end, of, source, result, now }: Follow & { now: string },
  events: readonly Event[],
) {
  const { first } = period;
  // Replay everything before the month.
  let state = '';
  let level = '';
  for (const event of events) {
    if (event.date >= first) break;
    const after = outcome(event);
    if (after === undefined) continue;
    state = after === 'T' ? level || '-' : after;
    if (isOpen(after)) level = after;
  }
  // A cancelled order of somebody without a level does not outlast the month in these stores.
  const happened = events.filter((e) => e.date >= first && e.date <= end);
  const firstLevel = events.find((event) => isOpen(outcome(event)))?.date ?? '9999';
  const figures = of(now);
  const add = (at: string, key: string): void => {
    for (const f of figures) (f.levels[at] as Record<string, number>)[key] = (f.levels[at]?.[key] ?? 0) + 1;
  };
  let start = '';
  let everAt = level !== '';
  if (isOpen(state)) {
    start = level;
    add(level, 'carried');
  }
  const moved = (): void => {
    if (start === level) return;
    add(start, 'out');
    add(level, 'in');
  };
  for (const event of happened) {
    if (event.what === 'contact') for (const f of figures) f.contacts.made += 1;
    const after = outcome(event);
    if (after === undefined) continue;
    if (after === 'T') {
      for (const f of figures) f.cancelled += 1;
      level = everAt ? level : '-';
      add(level, 'reopened');
      start = level;
      state = 'open';
      continue;
    }
    if (isOpen(after)) {
      if (!isOpen(state) && state !== 'open') {
        add(after, state === '' ? 'new' : 'reopened');
        start = after;
      }
      level = after;
      everAt = true;
      state = after;
      continue;
    }
    if (after === 'D' && state !== 'D') for (const f of figures) f.delivered += 1;
    const atOnce = state === '';
    if (atOnce) {
      level = start = '-';
      add('-', 'new');
    }
    if (atOnce || isOpen(state) || state === 'open') {
      moved();
      add(level, COLUMN[after] ?? '?');
      if (COLUMN[after] === 'won') {
        if (event.what !== 'register')
          for (const f of figures) f.daysToDeal.push(daysBetween(person.firstContact, event.date));
        // 当场订车: nobody had written an open level on an earlier day.
        if (!(firstLevel < event.date)) for (const f of figures) f.onTheSpot += 1;
        source(person.source ?? '').deals += 1;
      } else bump(result.losses, reasonOf(person, event));
    }
    state = after;
  }
  if (isOpen(state) || state === 'open') {
    moved();
    add(level, 'end');
  }
}

function followMarks({ person, period, end, today, of, now }: Follow & { now: string }): void {
  const { first, last } = period;
  const figures = of(now);
  const contactDays = person.events
    .filter((e) => e.what === 'contact' && e.date >= first && e.date <= end)
    .map((e) => e.date);
  const marks = person.plans.filter((date) => date >= first && date <= last);
  marks.forEach((mark, i) => {
    if (mark > end) return;
    const until = marks[i + 1] ?? '9999';
    const key = contactDays.includes(mark)
      ? 'inTime'
      : contactDays.some((d) => d > mark && d < until)
        ? 'late'
        : 'missed';
    for (const f of figures) {
      f.contacts.planned += 1;
      if (key !== 'missed' || mark !== today) f.contacts[key] += 1;
    }
  });
}

/** Orders and deliveries of somebody without a row: at the consultant of the line, under no level. */
function followDeals(history: History, { person, period, end, of, source }: Follow): void {
  let state = '';
  const levels = history.lines.filter((line) => line.person === person && isOpen(line.level ?? line.followUpLevel));
  for (const event of person.events) {
    const after = outcome(event);
    if (after !== 'O' || event.date > end) continue;
    if (event.date >= period.first && state === '') {
      for (const f of of(person.consultant)) {
        const none = f.levels['-'] as Record<string, number>;
        none.new = (none.new ?? 0) + 1;
        none.won = (none.won ?? 0) + 1;
        if (levels.every((line) => line.date >= event.date)) f.onTheSpot += 1;
      }
      source(person.source ?? '').deals += 1;
    }
    state = after;
  }
}

/** 移交: open when the month began, and in another's sheet than in the last month with a row. */
function handedOver(history: History, person: Person, period: Period, of: (consultant: string) => TrueFigures[]): void {
  const move = person.moves.find(({ month }) => month === period.month);
  if (!move) return;
  const to = consultantOn(history, person, period.first);
  const [, giver] = of(move.from);
  const [, taker] = of(to);
  if (giver) giver.handedOut += 1;
  if (taker) taker.handedIn += 1;
}

/** The reason is on the loss record of the day, else in the matrix row. */
function reasonOf(person: Person, event: Event): string {
  if (event.what === 'register') return event.reason ?? '';
  if (event.what === 'contact') {
    const told = person.events.find((e) => e.what === 'loss-record' && e.date === event.date);
    return told?.what === 'loss-record' ? (told.reason ?? '') : '';
  }
  return event.reason ?? '';
}
