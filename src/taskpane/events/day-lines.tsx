import { maskPhone } from '../../customers';
import type { EventCall } from '../../jobs';
import { eveningOf, type BesideHeap, type BesideLine, type BesideSource } from '../today/beside';
import { EVENT_ROW, EventRow } from './EventRow';
import { guestsFound, lateWords } from './guest-subject';

/** The calls of events among the day's lines, one by one, of the person that the day is shown for; what was left for longer is folded. */
export const eventLines: BesideSource = {
  heaps({ events }, { person, search = '', limit }, words) {
    const { t } = words;
    const own = (events?.calls ?? []).filter(({ by }) => person === undefined || by === person);
    const found = search.trim() === '' ? own : own.filter((call) => guestsFound([call], search).length > 0);
    const line = (call: EventCall): BesideLine => ({
      key: `${call.sheet}!${String(call.row)}`,
      height: EVENT_ROW,
      render: (active) => <EventRow call={call} active={active} named={person === undefined} />,
      by: call.by,
      plain: (phones) => [
        call.name ?? t('taskpane.care.unnamed'),
        t(`taskpane.event.call.${call.kind}`),
        call.model ?? '',
        phones ? (call.phone ?? '') : maskPhone(call.phone ?? ''),
        lateWords(call.late, words),
      ],
    });
    const calls = found.filter(({ late }) => late <= limit);
    const older = found.filter(({ late }) => late > limit);
    const title = t('taskpane.event.heap', { count: calls.length });
    const evening: BesideHeap = { key: 'event-today', kind: 'today', title, lines: calls.map(line) };
    return [
      ...(calls.length === 0
        ? []
        : eveningOf(evening, (count) => t('taskpane.care.heap.rest', { heap: title, count }))),
      ...(older.length === 0
        ? []
        : [
            {
              key: 'event-older',
              kind: 'older' as const,
              title: t('taskpane.event.heap.older', { count: older.length }),
              lines: older.map(line),
            },
          ]),
    ];
  },
};
