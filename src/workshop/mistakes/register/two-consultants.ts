import { consultantKey } from '../../../audit';
import { mistake, type Desk, type Planted, type Way } from '../mistake';
import type { RegisterLine } from '../../../audit';

/** The phone of another consultant's customer, filed once more. */
function filedAgain(desk: Desk, first: RegisterLine, open: (line: RegisterLine) => boolean): Planted | undefined {
  const second = desk.line(
    (one) =>
      desk.registerOnly(one) &&
      one.filed &&
      (one.day ?? 0) > (first.day ?? 0) &&
      open(one) &&
      consultantKey(one.row.consultant) !== consultantKey(first.row.consultant),
  );
  if (!second) return undefined;
  const { phone = '', customerName = '' } = first.row.record.fields;
  const changes = [...desk.put(second.row, 'phone', phone), ...desk.put(second.row, 'customerName', customerName)];
  return {
    changes,
    at: desk.context.place(second.row, 'phone'),
    also: ['interval-exceeded', 'total-differs', 'follow-up-late'],
  };
}

const inRegister: Way = (desk) => {
  const first = desk.line(
    (one) =>
      desk.registerOnly(one) &&
      one.filed &&
      one.row.consultant !== undefined &&
      desk.context.standing(one.customer).state === 'open',
  );
  return first && filedAgain(desk, first, () => true);
};

const inMatrix: Way = (desk) => {
  const { context } = desk;
  const first = desk.line(
    (one) => one.filed && context.index.matrixOf.has(one.customer) && context.standing(one.customer).state === 'open',
  );
  return first && filedAgain(desk, first, () => true);
};

export const twoConsultants = mistake('two-consultants', inRegister, inMatrix);
