import { dayOf, daysIn } from './calendar';
import type { Growing, Habits, Line, Person } from './history';
import { contact, OPEN, REASONS } from './history';
import { Dice } from './random';

/** What the trade does beside the plain course of things: orders on the spot, cancelled orders, 移交, books kept otherwise. */
export interface Trade {
  readonly startsOn?: 1 | 26;
  readonly matrices?: boolean;
}

/** Dice of their own: the plain course of a store stays what its seed made it. */
export class TradeDice extends Dice {
  constructor(
    seed: number,
    readonly trade: Trade,
  ) {
    super(seed * 97 + 41);
  }
}

/**
 * Somebody who orders at the first visit. With a row in the matrix (O or D there), or without any: then the register says so by its level,
 * by 追踪后级别 or by 结案情形, or the day's report alone.
 */
export function onTheSpot(
  dice: TradeDice,
  date: string,
  consultant: string,
  habits: Habits,
  newcomer: (date: string, consultant: string, inMatrix: boolean, phone: boolean) => Growing,
): Line {
  const person = newcomer(date, consultant, habits.matrices && dice.chance(0.5), true);
  const line = {
    date,
    time: '10:05',
    kind: 'visit' as const,
    first: true,
    person,
    consultant,
    model: person.model,
    source: person.source,
    testDrive: false,
  };
  const report = habits.keepsReports && dice.chance(0.6);
  if (person.inMatrix) {
    contact(person, date, dice.chance(0.85) ? 'O' : 'D', report);
    return { ...line, level: 'O', ...(dice.chance(0.3) ? { closing: 'deposit' as const } : {}) };
  }
  if (report && dice.chance(0.4)) {
    // Filed with a level; only a report of the same month knows of the order.
    const day = Math.min(daysIn(date.slice(0, 7)), Number(date.slice(8)) + dice.between(1, 4));
    const ordered = dayOf(date.slice(0, 7), day);
    const level = ordered === date ? undefined : 'C';
    contact(person, ordered, 'O', true);
    return { ...line, level };
  }
  contact(person, date, 'O', false);
  return { ...line, ...dice.pick([{ level: 'O' }, { followUpLevel: 'O' }, { closing: 'deposit' as const }]) };
}

/** T of an order that stands; whoever ordered on the spot gets a level some days later. Whether the day is used up. */
export function cancelled(dice: TradeDice, person: Growing, date: string): boolean {
  if (person.levelOn !== undefined) {
    if (date < person.levelOn) return true;
    delete person.levelOn;
    contact(person, date, dice.pick(OPEN), false);
    return true;
  }
  if (person.state !== 'ordered' || person.phone === undefined || person.firstContact >= date) return false;
  const late = Number(date.slice(8)) > 20;
  if ((person.level === undefined && late) || !dice.chance(0.05)) return false;
  if (person.events.some((event) => event.date === date)) return false;
  contact(person, date, 'T', false);
  if (person.level === undefined) person.levelOn = dayOf(date.slice(0, 7), Number(date.slice(8)) + 2);
  return true;
}

/** At the month's beginning a consultant's customers, all of them or some, go on in a colleague's sheet. */
export function handOver(
  dice: TradeDice,
  people: readonly Growing[],
  consultants: readonly string[],
  month: string,
): void {
  if (consultants.length < 2 || !dice.chance(0.5)) return;
  const from = dice.pick(consultants);
  const to = dice.pick(consultants.filter((name) => name !== from));
  const share = dice.pick([1, 0.5]);
  for (const person of people) {
    if (!person.inMatrix || person.phone === undefined || person.consultant !== from) continue;
    if (person.state !== 'open' || !dice.chance(share)) continue;
    person.moves.push({ month, from });
    person.consultant = to;
  }
}

/**
 * A store without matrices: the line of the first visit says how the case ended, later visits tell the level until then. The end is the one
 * that the person's course of things came to.
 */
export function withEnds(lines: readonly Line[], people: readonly Person[]): Line[] {
  const ends = new Map(people.map((person) => [person, endOf(person)]));
  return lines.map((line, i): Line => {
    const { person, first } = line;
    const end = person && ends.get(person);
    if (!person) return line;
    if (!first) return end && end.date <= line.date ? line : { ...line, level: OPEN[i % OPEN.length] };
    if (!end || end.date <= line.date || line.level === undefined) return line;
    // Without a day the status counts on the last day of the sheet's month.
    const dated = end.date.slice(0, 7) !== line.date.slice(0, 7) || i % 3 > 0;
    return {
      ...line,
      status: {
        said: end.said,
        ...(dated ? { date: end.date } : {}),
        ...(end.said === 'lost' && i % 2 > 0 ? { reason: REASONS[i % REASONS.length] } : {}),
      },
    };
  });
}

function endOf(person: Person): { said: 'won' | 'lost'; date: string } | undefined {
  for (const event of person.events) {
    if (event.what === 'contact' && (event.level === 'O' || event.level === 'D'))
      return { said: 'won', date: event.date };
    if (event.what === 'contact' && event.level === 'F1') return { said: 'lost', date: event.date };
  }
  return undefined;
}
