import type { FlowSpecs } from './figure';

/** The flow of customers through the month, in all and per level (forms and rules §8: the closing identity). */
export const FLOWS = {
  carried: { level: 'from', where: { start: 'carried' }, shows: { key: 1 } },
  new: { level: 'from', where: { start: 'new' } },
  reopened: { level: 'from', where: { start: 'reopened' } },
  out: { level: 'from', where: { moved: true } },
  in: { level: 'to', where: { moved: true } },
  won: { level: 'to', where: { end: 'won' }, shows: { tile: 9, key: 3 } },
  lost: { level: 'to', where: { end: 'lost' } },
  outOfControl: { level: 'to', where: { end: 'outOfControl' } },
  frozen: { level: 'to', where: { end: 'frozen' } },
  end: { level: 'to', where: { end: 'open' }, shows: { key: 6 } },
} as const satisfies FlowSpecs;
