import { maskPhone } from '../../customers';
import type { Words } from '../words';
import type { CustomerDay } from '../../jobs/types';
import type { BesideHeap, BesideLine } from './beside';
import type { TaskGroup, Tasks } from './tasks';
import { dueWords, nameOf } from './wording';

/** What each consultant gets in the morning meeting, in the order of the heaps. */
export interface Handout {
  readonly consultant: string;
  readonly groups: readonly TaskGroup[];
  readonly count: number;
}

/** The same tasks, consultant by consultant; customers whom no one is named for come under `''`, last. */
export function handoutsOf(tasks: Tasks): readonly Handout[] {
  const byName = new Map<string, Map<TaskGroup, CustomerDay[]>>();
  for (const group of tasks.groups) {
    for (const customer of group.customers) {
      const name = customer.consultant ?? '';
      const heaps = byName.get(name) ?? new Map<TaskGroup, CustomerDay[]>();
      byName.set(name, heaps);
      const heap = heaps.get(group);
      if (heap === undefined) heaps.set(group, [customer]);
      else heap.push(customer);
    }
  }
  return [...byName]
    .sort(([a], [b]) => Number(a === '') - Number(b === ''))
    .map(([consultant, heaps]) => {
      const groups = [...heaps].map(([group, customers]) => ({ ...group, customers }));
      return { consultant, groups, count: groups.reduce((sum, group) => sum + group.customers.length, 0) };
    });
}

/** A message that somebody reads on a phone. */
const MOST_LINES = 30;

/**
 * What is to be done today: for the morning meeting and on paper.
 * @param week the coming week, too
 */
export function dueNow(tasks: Tasks, week = false): Tasks {
  return { ...tasks, groups: tasks.groups.filter(({ kind }) => kind !== 'older' && (week || kind !== 'week')) };
}

/**
 * Plain text for a chat: one short line per customer of today, then per call beside the sale's, phones masked, thirty at most, and how many more there are. A line that
 * begins like a formula gets a quote in front, so that pasting it into a sheet never makes it one.
 */
export function handoutText(today: string, tasks: Tasks, words: Words, beside: readonly BesideHeap[] = []): string {
  const { t, day } = words;
  const lines = [t('taskpane.handout.title', { day: day(today) })];
  let left = MOST_LINES;
  let more = 0;
  for (const handout of handoutsOf(dueNow(tasks))) {
    const own: string[] = [];
    for (const group of handout.groups) {
      for (const customer of group.customers) {
        if (left === 0) more += 1;
        else {
          left -= 1;
          own.push(harmless(lineOf(customer, words)));
        }
      }
    }
    if (own.length === 0) continue;
    const name = handout.consultant || t('taskpane.today.no-consultant');
    lines.push('', t('taskpane.handout.consultant', { name, count: handout.count }), ...own);
  }
  for (const heap of besideNow(beside)) {
    const own = heap.lines.slice(0, left);
    left -= own.length;
    more += heap.lines.length - own.length;
    if (own.length > 0) lines.push('', heap.title, ...own.map((line) => harmless(besideWords(line))));
  }
  if (more > 0) lines.push('', t('taskpane.handout.more', { count: more }));
  return lines.join('\n');
}

/** The calls beside the sale's that are for this evening. */
export function besideNow(beside: readonly BesideHeap[]): readonly BesideHeap[] {
  return beside.filter(({ kind, folded }) => folded !== true && (kind === 'today' || kind === 'overdue'));
}

function besideWords({ by, plain }: BesideLine): string {
  return [by, ...plain(false)].filter((part) => part !== undefined && part !== '').join(' ');
}

function lineOf(customer: CustomerDay, words: Words): string {
  const phone = customer.phone === undefined ? undefined : maskPhone(customer.phone);
  return [customer.level, nameOf(customer, words), customer.model, phone, dueWords(customer, words)]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

function harmless(field: string): string {
  const oneLine = field.replace(/[\t\r\n]+/gu, ' ');
  return /^[=+\-@]/u.test(oneLine) ? `'${oneLine}` : oneLine;
}
