import { dayAfter, daysBetween, lastDay } from './calendar';
import type { Happening, History, Person } from './history';
import { OPEN } from './history';

/** A month's true figures, counted straight from what happened. Shares nothing with the code that it checks. */
export interface TrueFigures {
  levels: Record<string, Record<string, number>>;
  delivered: number;
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
    levels: Object.fromEntries(OPEN.map((level) => [level, Object.fromEntries(keys.map((key) => [key, 0]))])),
    delivered: 0,
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
function outcome(event: Happening): string | undefined {
  if (event.what === 'contact') return event.level;
  if (event.what === 'loss-record') return { lost: 'F1', frozen: 'F2', 'out-of-control': 'L' }[event.kind];
  return { 成交: 'O', 战败: 'F1', 失控: 'L' }[event.word];
}

const COLUMN: Record<string, string> = { O: 'won', D: 'won', F1: 'lost', F2: 'frozen', L: 'outOfControl' };

export function trueMonth(history: History, month: string, today: string): TrueMonth {
  const first = `${month}-01`;
  const end = lastDay(month) < today ? lastDay(month) : today;
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
    if (person.inMatrix) followMatrix(person, first, end, today, of, source, result);
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
      const bought = line.person?.events.some((e) => e.date === line.date && ['O', 'D'].includes(outcome(e) ?? ''));
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
  if (person.events.some((e) => e.what === 'contact' && e.date === next && next <= today)) return true;
  return history.lines.some(
    (line) => line.person === person && line !== visit && line.date <= today && line.date === next,
  );
}

function followMatrix(
  person: Person,
  first: string,
  end: string,
  today: string,
  of: (consultant: string) => TrueFigures[],
  source: (name: string) => { deals: number },
  result: TrueMonth,
): void {
  // Replay everything before the month.
  let state = '';
  let level = '';
  for (const event of person.events) {
    if (event.date >= first) break;
    const after = outcome(event);
    if (after === undefined) continue;
    state = after;
    if (isOpen(after)) level = after;
  }
  const happened = person.events.filter((e) => e.date >= first && e.date <= end);
  const figures = of(person.consultant);
  const add = (at: string, key: string): void => {
    for (const f of figures) (f.levels[at] as Record<string, number>)[key] = (f.levels[at]?.[key] ?? 0) + 1;
  };
  let start = '';
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
    if (isOpen(after)) {
      if (!isOpen(state)) {
        add(after, state === '' ? 'new' : 'reopened');
        start = after;
      }
      level = after;
      state = after;
      continue;
    }
    if (after === 'D' && state !== 'D') for (const f of figures) f.delivered += 1;
    if (isOpen(state)) {
      moved();
      add(level, COLUMN[after] ?? '?');
      if (COLUMN[after] === 'won') {
        for (const f of figures) f.daysToDeal.push(daysBetween(person.firstContact, event.date));
        source(person.source ?? '').deals += 1;
      } else bump(result.losses, reasonOf(person, event));
    }
    state = after;
  }
  if (isOpen(state)) {
    moved();
    add(level, 'end');
  }
  const contactDays = happened.filter((e) => e.what === 'contact').map((e) => e.date);
  const marks = person.plans.filter((date) => date.slice(0, 7) === first.slice(0, 7));
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

/** The reason is on the loss record of the day, else in the matrix row. */
function reasonOf(person: Person, event: Happening): string {
  if (event.what === 'contact') {
    const told = person.events.find((e) => e.what === 'loss-record' && e.date === event.date);
    return told?.what === 'loss-record' ? (told.reason ?? '') : '';
  }
  return event.reason ?? '';
}
