import { consultantKey } from '../../../audit';
import { mistake, type Way } from '../mistake';

/** A whole day filled in at once. */
const lines =
  (count: number): Way =>
  (desk) => {
    const first = desk.line(
      (one) =>
        desk.registerOnly(one) &&
        one.row.record.fields.arriveTime !== undefined &&
        desk.context.saysItself(desk.context.place(one.row, 'date')),
    );
    if (!first) return undefined;
    const group = [first];
    while (group.length < count) {
      const next = desk.line(
        (one) =>
          desk.registerOnly(one) &&
          one.month === first.month &&
          one.row.form === first.row.form &&
          consultantKey(one.row.consultant) === consultantKey(first.row.consultant),
      );
      if (!next) return undefined;
      group.push(next);
    }
    const dateCell = desk.context.cell(desk.context.place(first.row, 'date'))?.value ?? '';
    group.sort((a, b) => a.row.formIndex - b.row.formIndex || a.row.record.row - b.row.record.row);
    const at = desk.context.place(group[0]?.row ?? first.row, 'arriveTime');
    // Day and time may stand in one cell.
    const shared = at.cell === desk.context.place(group[0]?.row ?? first.row, 'date').cell;
    return {
      changes: group.flatMap(({ row, kind }) => [
        ...desk.put(row, 'date', dateCell),
        ...(shared ? [] : desk.put(row, 'arriveTime', '10:17')),
        ...(kind === 'visit' ? desk.put(row, 'leaveTime', '10:59') : []),
      ]),
      at,
      also: ['left-before-arrival', 'missing-time'],
    };
  };

export const entriesAtOnce = mistake('entries-at-once', lines(5), lines(6));
