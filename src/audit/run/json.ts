import { say, text, type Locale } from '../../words';
import type { AuditReport, Finding, Place, RuleCount, ConsultantCount } from '../finding';
import type { RuleId, Severity } from '../ids';
import { RULE_IDS } from '../rules';
import { NO_NOTES, type AuditNotes } from '../notes';
import { scoreOf, type Score } from '../score';

export interface PlaceJson {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

/** What `sanbiao check --json` prints; names and meanings are fixed, more keys may come. */
export interface CheckJson {
  readonly today: string;
  readonly profile: string;
  readonly findings: readonly FindingJson[];
  readonly rules: readonly RuleCount[];
  readonly consultants: readonly (ConsultantCount & { readonly score?: number })[];
  /** By the eight items; absent where only some rules were asked for. */
  readonly score?: Score;
  /** Rules that the store has turned off. */
  readonly off: readonly RuleId[];
}

export interface FindingJson extends PlaceJson {
  readonly id: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly related: readonly PlaceJson[];
  readonly consultant?: string;
  readonly customer?: string;
  readonly date?: string;
  readonly text: string;
  readonly why: string;
  readonly how: string;
  readonly fixable: boolean;
  readonly ignored?: { readonly reason: string; readonly by: string };
}

export interface CheckOptions {
  readonly locale?: Locale;
  /** The workbook's name, where there is only one and its sheets go by their own names. */
  readonly file: string;
  readonly notes?: AuditNotes;
  /** Also what was set aside. */
  readonly withIgnored?: boolean;
}

export function toCheckJson(report: AuditReport, options: CheckOptions): CheckJson {
  const { ignored } = options.notes ?? NO_NOTES;
  const shown = report.findings.filter(({ id }) => options.withIgnored === true || ignored[id] === undefined);
  return {
    today: report.today,
    profile: report.profile,
    findings: shown.map((finding) => findingJson(finding, options)),
    rules: report.rules,
    ...scores(report, ignored),
    off: report.off,
  };
}

/** What is not asked for has no score: a part of the rules says nothing of an item. */
function scores(report: AuditReport, ignored: AuditNotes['ignored']): Pick<CheckJson, 'consultants' | 'score'> {
  const { consultants, rules, off } = report;
  if (rules.length + off.length < RULE_IDS.length) return { consultants };
  const setAside = (id: string): boolean => ignored[id] !== undefined;
  return {
    consultants: consultants.map((one) => ({
      ...one,
      score: scoreOf(report, { setAside, consultant: one.name }).total,
    })),
    score: scoreOf(report, { setAside }),
  };
}

function findingJson(finding: Finding, { locale = 'zh-CN', file, notes = NO_NOTES }: CheckOptions): FindingJson {
  const { id, rule, severity, at, related, consultant, customer, date, fix } = finding;
  const aside = notes.ignored[id];
  return {
    id,
    rule,
    severity,
    ...placeJson(at, file),
    related: related.map((place) => placeJson(place, file)),
    consultant,
    customer,
    date,
    text: say(finding.text, locale),
    why: say(whyOf(rule), locale),
    how: say(text(`audit.${rule}.how`), locale),
    fixable: fix !== undefined,
    ignored: aside && { reason: aside.reason, by: aside.by },
  };
}

/** The rule in words, with its source. */
export function whyOf(rule: RuleId): ReturnType<typeof text> {
  return text('audit.why', { rule: text(`audit.${rule}.describe`), source: text(`audit.${rule}.source`) });
}

/** Of several workbooks a sheet is named `[file]sheet`; a sheet's own name holds no bracket. */
export function placeJson({ sheet, cell }: Place, file: string): PlaceJson {
  const parts = /^\[(.*)\]([^[\]]*)$/u.exec(sheet);
  return parts ? { file: parts[1] ?? file, sheet: parts[2] ?? sheet, cell } : { file, sheet, cell };
}
