import type { FieldName } from '../../../forms';
import { mistake, type Way } from '../mistake';

const written =
  (field: FieldName, words: string): Way =>
  (desk) => {
    const line = desk.line(
      (one) =>
        desk.registerOnly(one) &&
        one.row.record.fields[field] !== undefined &&
        desk.context.columnsOf(one.row.form, field).length === 1,
    );
    return (
      line && {
        changes: desk.put(line.row, field, words),
        at: desk.context.place(line.row, field),
        also: ['follow-up-late'],
      }
    );
  };

const inMatrix: Way = (desk) => {
  const cell = desk.dayCell(({ entry, customer }) => {
    const cells = customer.entries.filter((other) => other.stage === 'matrix' && other.row === entry.row);
    return (
      cells.indexOf(entry) > 1 &&
      cells.indexOf(entry) < cells.length - 1 &&
      desk.context.level(entry.level)?.state === 'open'
    );
  });
  const at = cell && desk.context.placeOf(cell.entry);
  return at && { changes: [desk.write(at, 'X?')], at, also: ['missed-visit', 'no-matrix-contact', 'total-differs'] };
};

export const unreadableCell = mistake(
  'unreadable-cell',
  written('phone', '1380013'),
  written('arriveTime', '25:70'),
  written('level', 'X'),
  written('date', '2月31日'),
  inMatrix,
);
