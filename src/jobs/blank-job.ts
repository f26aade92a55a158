import { blankForms, type BlankRequest } from '../blank';
import type { ChangeSet } from '../sheet';
import type { Store } from './store';

/** New sheets for a store that begins: register, matrices, report, card. */
export function blankFormsJob({ book, profile }: Store, request: BlankRequest): ChangeSet {
  return blankForms(book, profile, request);
}
