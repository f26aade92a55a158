import type { CareLine } from '../../jobs';
import type { BesideHeap, BesideLine, BesideSource } from '../today/beside';
import { careHeaps, careKey } from './heaps';
import { maskPhone } from '../../customers';
import { CARE_ROW, CareRow } from './CareRow';
import { dueOf, whatWords } from './wording';

/** So many calls are an evening's work; the rest of a heap is folded behind them. */
const MOST = 40;

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
    return careHeaps(care?.tasks ?? [], { person, search, limit }).flatMap(({ kind, tasks }): BesideHeap[] => {
      const title = t(`taskpane.care.heap.${kind}`, { count: tasks.length, limit });
      const first = { key: `care-${kind}`, kind, title, lines: tasks.slice(0, MOST).map(line) };
      if (tasks.length <= MOST || kind === 'week' || kind === 'older') return [{ ...first, lines: tasks.map(line) }];
      const rest = tasks.slice(MOST);
      const more = t('taskpane.care.heap.rest', { heap: title, count: rest.length });
      return [first, { key: `care-${kind}-rest`, kind, folded: true, title: more, lines: rest.map(line) }];
    });
  },
};
