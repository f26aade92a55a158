import { mistake, type Way } from '../mistake';

const told =
  (levels: readonly string[]): Way =>
  (desk) => {
    const { context } = desk;
    const line = desk.reportLine(({ row, customer, day }) => {
      const cell = customer.entries.find((entry) => entry.stage === 'matrix' && entry.day === day);
      return row.record.fields.levelAfter !== undefined && context.level(cell?.level)?.state === 'open';
    });
    const level = levels.find((code) => code !== line?.row.record.fields.levelAfter) ?? 'C';
    return (
      line && {
        changes: desk.put(line.row, 'levelAfter', level),
        at: context.place(line.row, 'levelAfter'),
        also: ['total-differs', 'interval-exceeded', 'level-beyond-window'],
      }
    );
  };

export const levelDiffers = mistake('level-differs', told(['C', 'B']), told(['B', 'A']));
