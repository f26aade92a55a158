import type { AuditContext } from '../../context';
import { consultantKey, groupBy } from '../../index-ledger';
import { auditRule, FINE, type RegisterLine, type ReportLine } from '../../rule';
import { monthOf } from '../../../calendar';

type Line = RegisterLine | ReportLine;

/** Registers and reports each by themselves: a visit may well be told in the same words in both. */
export const sameWords = auditRule({
  id: 'same-words',
  severity: 'hint',
  about: ['register-row', 'report-line'],
  peers: keyOf,
  needs: ['outcome'],
  parameters: { rows: { default: 4, min: 2, max: 100 }, characters: { default: 6, min: 1, max: 100 } },
  judge(line, context, { rows, characters }) {
    const key = keyOf(line, context);
    const text = line.row.record.fields.outcome ?? '';
    if (key === undefined || [...text].length < characters) return undefined;
    const group = sameTexts(context).get(key) ?? [];
    if (group.length < rows || group[0] !== line) return FINE;
    const [at, ...related] = group.map(({ row }) => context.place(row, 'outcome'));
    return at === undefined ? FINE : [{ at, related, row: line.row, values: { count: group.length } }];
  },
});

function keyOf(line: Line, context: AuditContext): string | undefined {
  const { outcome } = line.row.record.fields;
  if (outcome === undefined || line.row.consultant === undefined || (line.day ?? 0) >= context.today) return undefined;
  const month = 'month' in line ? line.month : line.row.date === undefined ? line.row.month : monthOf(line.row.date);
  const family = 'filed' in line ? 'register' : 'report';
  return `${family}|${month ?? ''}|${consultantKey(line.row.consultant)}|${plainWords(outcome)}`;
}

/** Blanks, width and stops make no other words. */
const plainWords = (text: string): string => text.normalize('NFKC').replace(/[\s。.，,、；;！!~～]+/gu, '');

function sameTexts(context: AuditContext): ReadonlyMap<string, readonly Line[]> {
  return context.once('same-words', () =>
    groupBy<Line, string>([...context.index.register, ...context.index.reports], (line) => keyOf(line, context)),
  );
}
