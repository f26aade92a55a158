import { maskPhone } from '../../customers';
import type { Words } from '../words';
import type { CustomerDay } from '../../jobs/types';
import type { TaskGroup, Tasks } from './tasks';
import { dueWords, groupTitle, nameOf } from './wording';

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

/**
 * Plain text for a chat or a sheet: one line per customer, phones masked. A field that begins like a formula gets a quote in front,
 * so that pasting it into a sheet never makes it one.
 */
export function handoutText(today: string, tasks: Tasks, words: Words): string {
  const { t, day } = words;
  const lines = [t('taskpane.handout.title', { day: day(today) })];
  for (const handout of handoutsOf(tasks)) {
    lines.push(
      '',
      t('taskpane.handout.consultant', {
        name: handout.consultant || t('taskpane.today.no-consultant'),
        count: handout.count,
      }),
    );
    for (const group of handout.groups) {
      lines.push(groupTitle(group, words));
      for (const customer of group.customers) {
        const fields = [
          customer.level ?? '–',
          nameOf(customer, words),
          customer.model ?? '',
          customer.phone === undefined ? '' : maskPhone(customer.phone),
          dueWords(customer, words),
        ];
        lines.push(fields.map(harmless).join('\t'));
      }
    }
  }
  return lines.join('\n');
}

function harmless(field: string): string {
  const oneLine = field.replace(/[\t\r\n]+/gu, ' ');
  return /^[=+\-@]/u.test(oneLine) ? `'${oneLine}` : oneLine;
}
