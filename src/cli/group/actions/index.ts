import type { Action } from '../action';
import { compact } from './compact';
import { ingestBundles } from './ingest';
import { keys } from './key';
import { forgetPerson, keepFor } from './privacy';
import { report } from './report';
import { sql } from './sql';
import { status } from './status';
import { settings, stores } from './stores';

/** Everything that head office does, in the order in which the help names it. */
export const ACTIONS: readonly Action[] = [
  keys,
  stores,
  ingestBundles,
  status,
  report,
  sql,
  compact,
  settings,
  forgetPerson,
  keepFor,
];
