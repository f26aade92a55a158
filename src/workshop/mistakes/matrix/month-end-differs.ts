import { lastDayOfMonth } from '../../../calendar';
import { mistake, type Way } from '../mistake';

const other =
  (levels: readonly string[]): Way =>
  (desk) => {
    const { context } = desk;
    const line = desk.matrixRow(
      ({ row, month }) =>
        context.level(row.record.fields.monthEndLevel)?.state === 'open' && lastDayOfMonth(month) < context.today,
    );
    const level = levels.find((code) => code !== line?.row.record.fields.monthEndLevel) ?? 'H';
    return (
      line && {
        changes: desk.put(line.row, 'monthEndLevel', level),
        at: context.place(line.row, 'monthEndLevel'),
        also: ['total-differs'],
      }
    );
  };

export const monthEndDiffers = mistake('month-end-differs', other(['H', 'A']), other(['C', 'B']));
