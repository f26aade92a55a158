import { consultantKey } from '../../../audit';
import { mistake, type Way } from '../mistake';

const told =
  (words: string): Way =>
  (desk) => {
    const first = desk.line((one) => desk.has(one.row, 'outcome'));
    if (!first) return undefined;
    const group = [first];
    while (group.length < 4) {
      const next = desk.line(
        (one) =>
          desk.has(one.row, 'outcome') &&
          one.month === first.month &&
          consultantKey(one.row.consultant) === consultantKey(first.row.consultant),
      );
      if (!next) return undefined;
      group.push(next);
    }
    group.sort((a, b) => a.row.formIndex - b.row.formIndex || a.row.record.row - b.row.record.row);
    return {
      changes: group.flatMap(({ row }) => desk.put(row, 'outcome', words)),
      at: desk.context.place(group[0]?.row ?? first.row, 'outcome'),
    };
  };

export const sameWords = mistake('same-words', told('客户看车后表示再考虑'), told('介绍车型，客户满意'));
