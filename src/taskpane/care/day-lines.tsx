import type { BesideSource } from '../today/beside';
import { careHeaps, careKey } from './heaps';
import { CARE_ROW, CareRow } from './CareRow';

/** The calls to owners among the day's lines, one by one, of the person that the day is shown for. */
export const careLines: BesideSource = {
  heaps({ care }, { person, search, limit }, { t }) {
    return careHeaps(care?.tasks ?? [], { person, search, limit }).map(({ kind, tasks }) => ({
      key: `care-${kind}`,
      kind,
      title: t(`taskpane.care.heap.${kind}`, { count: tasks.length, limit }),
      lines: tasks.map((task) => ({
        key: careKey(task),
        height: CARE_ROW,
        render: (active) => <CareRow task={task} active={active} named={person === undefined} />,
      })),
    }));
  },
};
