import { consultantKey } from '../../index-ledger';
import type { Found } from '../../finding';
import { auditRule, type MatrixLine, type RegisterLine } from '../../rule';

export const registerMatrixConflict = auditRule({
  id: 'register-matrix-conflict',
  severity: 'warning',
  about: 'register-row',
  judge(line, context) {
    const [first] = context.index.registerOf.get(line.customer) ?? [];
    const matrix = matrixRow(line, first === line, context.index.matrixOf.get(line.customer) ?? []);
    if (matrix === undefined) return undefined;
    const found: Found[] = [];
    let compared = false;
    for (const field of ['source', 'model'] as const) {
      const mine = line.row.record.fields[field];
      const theirs = matrix.row.record.fields[field];
      if (mine === undefined || theirs === undefined || (field === 'source' && isCode(mine) !== isCode(theirs)))
        continue;
      compared = true;
      if (isSame(mine, theirs)) continue;
      found.push({
        at: context.place(line.row, field),
        related: [context.place(matrix.row, field)],
        row: line.row,
        part: field,
        values: { mine, theirs },
      });
    }
    return compared ? found : undefined;
  },
});

/** Of the same month; a colleague's only for the customer's first line: what a second consultant wrote down is `two-consultants`. */
function matrixRow(line: RegisterLine, isFirst: boolean, rows: readonly MatrixLine[]): MatrixLine | undefined {
  const ofMonth = rows.filter(({ month }) => month === line.month);
  const own = consultantKey(line.row.consultant);
  return (
    ofMonth.find(({ row }) => consultantKey(row.consultant) === own) ?? (isFirst || own === '' ? ofMonth[0] : undefined)
  );
}

/** A code that no legend explains cannot be compared with words. */
function isCode(source: string): boolean {
  return /^(?:\d{1,2}|[A-Z]|[①-⑳])$/iu.test(source.trim());
}

function isSame(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  return x === y || withoutNote(a) === withoutNote(b);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s()[\]{}<>【】〔〕「」『』《》〈〉（）]/gu, '')
    .toUpperCase();
}

/** What stands in brackets may be a note: 汉兰达（混动）. */
function withoutNote(text: string): string {
  const short = text.normalize('NFKC').replace(/\([^)]*\)|【[^】]*】/gu, '');
  return plain(short) === '' ? plain(text) : plain(short);
}
