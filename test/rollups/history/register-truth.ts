import { lastDay } from './calendar';
import type { History, Person } from './history';

/** What the registers of a store without matrices say of somebody: a level, or an end. */
export interface RegisterEvent {
  readonly what: 'register';
  readonly date: string;
  readonly level: string;
  readonly reason?: string;
}

const ENDS = { won: 'O', lost: 'F1' } as const;

/** In time order, as far as one knows on a day. What ends a case on a day wins over the level that is written beside it. */
export function registerEvents(history: History, person: Person, today: string): RegisterEvent[] {
  const events: RegisterEvent[] = [];
  const add = (date: string, level: string | undefined, reason?: string): void => {
    if (level !== undefined) events.push({ what: 'register', date, level, reason });
  };
  for (const line of history.lines) {
    if (line.person !== person || line.date > today) continue;
    add(line.date, line.level);
    add(line.date, line.followUpLevel);
    if (line.closing) add(line.date, 'O');
    const { status } = line;
    if (!status) continue;
    const end = lastDay(line.date.slice(0, 7));
    add(status.date ?? (end < today ? end : today), ENDS[status.said], status.reason);
  }
  const known = events.filter(({ date }) => date <= today);
  const open = (level: string): boolean => 'HABC'.includes(level);
  const closed = new Set(known.flatMap(({ date, level }) => (open(level) ? [] : [date])));
  const before = (date: string): boolean => known.some((event) => event.date < date && open(event.level));
  return known
    .filter(({ date, level }) => !open(level) || !closed.has(date) || before(date))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : Number(!open(a.level)) - Number(!open(b.level))));
}
