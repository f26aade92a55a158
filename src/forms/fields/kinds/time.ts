import { FIT } from '../../weights';
import { formatKind } from '../../../calendar';
import { parseTime, tickOf } from '../../values';
import { not, share, want } from '../fitness';
import type { CellReading } from '../reading';
import type { ValueKind } from '../value-kind';

type Clock = string;

function readClock(at: CellReading): ReturnType<typeof parseTime> {
  const reading = parseTime(at.cell);
  if (reading.problem !== undefined) at.problem(reading.problem);
  return reading;
}

/** Clock times; a cell with a day and a time says the time with half its weight. */
export const time: ValueKind<Clock> = {
  fitness: (p) =>
    share(p, 'dateTime') >= FIT.most
      ? FIT.time.withDate
      : want(p, (p.time + p.dotted + p.dateTime / 2) / p.filled, FIT.most) *
        not((p.date - p.dateTime - p.dotted) / p.filled),
  sits: (cell, text) => (parseTime(cell).time !== undefined ? 1 : /\d/u.test(text) ? 0 : -1),
  read: (at) => readClock(at).time,
};

/** The time of arrival; a range gives the time of leaving too. */
export const arrival: ValueKind<Clock> = {
  ...time,
  read: (at) => {
    const reading = readClock(at);
    if (reading.end !== undefined) at.also('leaveTime', reading.end);
    return reading.time;
  },
};

/** When they were called or visited: a clock time, or a tick that only says how. */
export function timeOrTick(kind: 'call' | 'visit'): ValueKind<Clock> {
  return {
    fitness: (p) => Math.max(want(p, share(p, 'time'), FIT.most), want(p, share(p, 'mark'), FIT.time.ticks, 1)),
    read: (at) => {
      const ticked = formatKind(at.cell.format) === 'other' ? tickOf(at.cell) : undefined;
      if (ticked === false) return undefined;
      if (ticked === true) {
        at.draft.contactKind ??= kind;
        at.instead('contactKind');
        return undefined;
      }
      const reading = readClock(at);
      if (reading.time !== undefined) at.instead(at.of.field);
      return reading.time;
    },
  };
}
