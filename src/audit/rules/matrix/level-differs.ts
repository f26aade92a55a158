import { consultantKey } from '../../index-ledger';
import { auditRule, FINE } from '../../rule';

export const levelDiffers = auditRule({
  id: 'level-differs',
  severity: 'error',
  about: 'report-line',
  judge({ row, customer, day }, context) {
    const { levelAfter, level } = row.record.fields;
    const told = levelAfter ?? level;
    if (told === undefined) return undefined;
    const consultant = consultantKey(row.consultant);
    const cells = customer.entries.filter(
      (entry) =>
        entry.stage === 'matrix' &&
        entry.day === day &&
        entry.level !== undefined &&
        (consultant === '' || consultantKey(entry.row.consultant) === consultant),
    );
    const last = cells.at(-1);
    if (last?.level === undefined) return undefined;
    const code = (word: string): string => context.level(word, row)?.code ?? word;
    // Several lines of a day: the day's cell holds the level after the last of them.
    const lines = customer.entries.filter((entry) => entry.stage === 'report' && entry.day === day);
    if (code(told) === code(last.level)) return FINE;
    if (
      lines.length > 1 &&
      lines.some((entry) => entry.level !== undefined && code(entry.level) === code(last.level ?? ''))
    )
      return FINE;
    return [
      {
        at: context.place(row, levelAfter === undefined ? 'level' : 'levelAfter', told),
        related: [context.placeOf(last)],
        row,
        values: { report: told, matrix: last.level },
      },
    ];
  },
});
