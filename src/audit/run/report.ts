import type { AuditContext } from '../context';
import { checkCards } from '../cards';
import type { AuditReport, ConsultantCount, Finding, Found, Ground, Place, RuleCount } from '../finding';
import { nameFindings } from '../identity';
import type { RuleId } from '../ids';
import { RULE_IDS } from '../rules';
import { consultantKey } from '../index-ledger';
import type { AuditRule } from '../rule';
import { text } from '../../words';
import type { Whose } from './lists';

/** What one rule has said of a store. */
export interface Spoken {
  readonly rule: AuditRule;
  /** Its place in the list of those that run. */
  readonly place: number;
  readonly checked: number;
  readonly found: readonly { readonly found: Found; readonly of: Whose }[];
}

/** What is checked of one consultant in one month, by the rules' places in the list of those that run. */
export interface Bucket {
  readonly of: Whose;
  readonly checked: number[];
}

export function reportOf(
  context: AuditContext,
  running: readonly Spoken[],
  { off, buckets }: { readonly off: readonly RuleId[]; readonly buckets: readonly Bucket[] },
): AuditReport {
  const unnamed = running.flatMap(({ rule, found }) =>
    found.map((one) => ({ rule: rule.id, severity: rule.severity, ...one })),
  );
  const ids = nameFindings(unnamed, context);
  const findings = unnamed.map(({ rule, severity, found, of }, i): Finding => {
    const { row } = found;
    return {
      id: ids[i] ?? '',
      rule,
      severity,
      at: found.at,
      related: found.related ?? NONE,
      consultant: found.consultant ?? row?.consultant,
      customer: found.customer ?? row?.record.fields.customerName ?? (row && context.customerOf(row)?.name),
      date: found.date ?? row?.date,
      month: of.month,
      text: text(`audit.${rule}.found`, found.values),
      fix: found.fix,
    };
  });
  return {
    today: context.input.today,
    profile: context.profile.name,
    findings: inOrder(findings, context),
    rules: running.map(({ rule, checked, found }): RuleCount => ({ rule: rule.id, checked, found: found.length })),
    consultants: consultantsOf(findings, context),
    ground: running.flatMap(({ rule, place }) =>
      buckets.flatMap(({ of, checked }): Ground[] => {
        const count = checked[place];
        return count === undefined ? [] : [{ rule: rule.id, ...of, checked: count }];
      }),
    ),
    cards: checkCards(context),
    off,
  };
}

const NONE: readonly Place[] = [];

/** As one goes through the workbook: by form, then row, then rule. */
function inOrder(findings: readonly Finding[], context: AuditContext): Finding[] {
  const sheets = new Map(context.input.book.sheets.map(({ name }, i) => [name, i]));
  const key = new Map(
    findings.map((finding) => [
      finding,
      [
        sheets.get(finding.at.sheet) ?? -1,
        Number(/\d+$/u.exec(finding.at.cell)?.[0] ?? 0),
        RULE_IDS.indexOf(finding.rule),
      ],
    ]),
  );
  return [...findings].sort((a, b) => {
    const [x = [], y = []] = [key.get(a), key.get(b)];
    for (let i = 0; i < 3; i += 1) if (x[i] !== y[i]) return (x[i] ?? 0) - (y[i] ?? 0);
    return 0;
  });
}

function consultantsOf(findings: readonly Finding[], context: AuditContext): ConsultantCount[] {
  const names = new Map<string, { name: string; errors: number; warnings: number; hints: number; rows: number }>();
  const of = (name: string): { errors: number; warnings: number; hints: number; rows: number } => {
    const key = consultantKey(name);
    let counts = names.get(key);
    if (!counts) names.set(key, (counts = { name, errors: 0, warnings: 0, hints: 0, rows: 0 }));
    return counts;
  };
  for (const row of context.index.customerOf.keys()) {
    if (row.consultant === undefined || (row.day ?? -Infinity) >= context.today) continue;
    of(row.consultant).rows += 1;
  }
  for (const { consultant, severity } of findings) {
    if (consultant === undefined) continue;
    const counts = of(consultant);
    if (severity === 'error') counts.errors += 1;
    else if (severity === 'warning') counts.warnings += 1;
    else counts.hints += 1;
  }
  return [...names.values()];
}
