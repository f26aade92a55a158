import type { CareLine } from '../../jobs';
import { eveningOf, type BesideHeap, type BesideLine, type BesideSource } from '../today/beside';
import { careHeaps, careKey } from './heaps';
import { maskPhone } from '../../customers';
import { CARE_ROW, CareRow } from './CareRow';
import { dueOf, whatWords } from './wording';

/** The calls to owners among the day's lines, one by one, of the person that the day is shown for. */
export const careLines: BesideSource = {
  heaps({ care }, { person, search, limit }, words) {
    const { t } = words;
    const line = (task: CareLine): BesideLine => ({
      key: careKey(task),
      height: CARE_ROW,
      render: (active) => <CareRow task={task} active={active} named={person === undefined} />,
      by: task.by,
      plain: (phones) => [
        task.name ?? t('taskpane.care.unnamed'),
        whatWords(task, words),
        [task.car, task.model].filter((part) => part !== undefined && part !== '').join(' '),
        phones ? (task.phone ?? '') : maskPhone(task.phone ?? ''),
        dueOf(task, words),
      ],
    });
    return careHeaps(care?.tasks ?? [], { person, search, limit }).flatMap(({ kind, tasks }) => {
      const title = t(`taskpane.care.heap.${kind}`, { count: tasks.length, limit });
      const heap: BesideHeap = { key: `care-${kind}`, kind, title, lines: tasks.map(line) };
      if (kind === 'week' || kind === 'older') return [heap];
      return eveningOf(heap, (count) => t('taskpane.care.heap.rest', { heap: title, count }));
    });
  },
};
