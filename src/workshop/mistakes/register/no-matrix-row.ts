import { consultantKey } from '../../../audit';
import { mistake, type Way } from '../mistake';
import type { FieldName } from '../../../forms';

const raised =
  (field: FieldName, level: string): Way =>
  (desk) => {
    const { context } = desk;
    const line = desk.line(
      (one) =>
        desk.registerOnly(one) &&
        one.first &&
        desk.has(one.row, field) &&
        one.row.record.fields[field] !== undefined &&
        one.row.record.fields.followUpLevel === (field === 'level' ? undefined : one.row.record.fields.followUpLevel) &&
        one.month !== undefined &&
        context.index.matrixMonths.get(one.month)?.has(consultantKey(one.row.consultant)) === true,
    );
    return (
      line && {
        changes: desk.put(line.row, field, desk.level(line.row, field, level)),
        at: context.place(line.row, field),
      }
    );
  };

export const noMatrixRow = mistake(
  'no-matrix-row',
  raised('followUpLevel', 'B'),
  raised('followUpLevel', 'H'),
  raised('level', 'A'),
);
