import type { Command } from '../command';
import { apply } from './apply';
import { card } from './card';
import { care } from './care';
import { check } from './check';
import { close } from './close';
import { diff } from './diff';
import { doctor } from './doctor';
import { event } from './event';
import { exercise } from './exercise';
import { exportRecords } from './export';
import { group } from './group';
import { grade } from './grade';
import { install } from './install';
import { invite } from './invite';
import { log } from './log';
import { month } from './month';
import { owners } from './owners';
import { read } from './read';
import { dailyReport } from './report';
import { run } from './run';
import { serve } from './serve';
import { uninstall } from './uninstall';
import { visit } from './visit';

/** Every command, in the order in which the help names them. A new one is its file and a line here. */
export const COMMANDS: readonly Command[] = [
  read,
  run,
  check,
  month,
  care,
  owners,
  close,
  apply,
  diff,
  exportRecords,
  group,
  exercise,
  grade,
  log,
  visit,
  dailyReport,
  card,
  event,
  invite,
  serve,
  install,
  uninstall,
  doctor,
];
