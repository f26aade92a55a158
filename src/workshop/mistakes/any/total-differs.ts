import { footLines } from '../../../audit';
import { cellName } from '../../../sheet';
import { mistake, type Way } from '../mistake';

const by =
  (more: number): Way =>
  (desk) => {
    const { context } = desk;
    const numbers = context.forms.flatMap((form) => {
      const sheet = context.sheet(form.sheet);
      if (!sheet || (form.date ?? '') >= context.input.today) return [];
      return footLines(form, sheet, context.index.titleOf(form)).flatMap(({ row, kind, numbers: own }) =>
        // Of a figure in parts only the sum is judged.
        (kind === 'sum' ? own.filter(({ total }) => total === true) : own).map(({ column, value }) => ({
          at: { sheet: form.sheet, cell: cellName(row, column) },
          value,
        })),
      );
    });
    const number = desk.pick(numbers.filter(({ value }) => value + more >= 0));
    return (
      number && { changes: [desk.write(number.at, number.value + more)], at: number.at, also: ['typed-over-formula'] }
    );
  };

export const totalDiffers = mistake('total-differs', by(1), by(-1), by(10));
