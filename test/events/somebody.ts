import type { Candidate } from '../../src/events';

/** Nobody in particular who may be invited: tests say what matters to them. */
export const SOMEBODY: Candidate = {
  groups: [],
  due: [],
  classes: [],
  soldOn: false,
  refused: false,
  openComplaint: false,
  rows: [],
};
