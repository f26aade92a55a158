import { text } from '../../words';
import type { Cadence } from './types';

/** An open complaint about the car; of several the one that must be settled first. */
export const complaint: Cadence = {
  kind: 'complaint',
  source: text('owners.source.complaint'),
  tasks({ complaintsDue }) {
    const [due] = complaintsDue;
    return due === undefined ? [] : [{ due, why: text('owners.why.complaint', { open: complaintsDue.length }) }];
  },
};
