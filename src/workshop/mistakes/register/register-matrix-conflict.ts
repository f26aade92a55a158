import { mistake, type Way } from '../mistake';

const other =
  (field: 'source' | 'model', word: string): Way =>
  (desk) => {
    const line = desk.line(
      (one) =>
        one.row.phones.length > 0 &&
        one.row.record.fields[field] !== undefined &&
        desk.context.index.matrixOf
          .get(one.customer)
          ?.some(({ month, row }) => month === one.month && row.record.fields[field] !== undefined) === true,
    );
    return line && { changes: desk.put(line.row, field, word), at: desk.context.place(line.row, field) };
  };

export const registerMatrixConflict = mistake(
  'register-matrix-conflict',
  other('source', '短信邀约'),
  other('model', '帕萨特'),
);
