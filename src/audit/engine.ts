import type { LedgerRow } from '../customers';
import type { Form } from '../forms';
import { AuditContext, type AuditInput } from './context';
import { checkCards } from './cards';
import type { AuditReport, ConsultantCount, Finding, Found, Ground, Place, RuleCount } from './finding';
import { nameFindings } from './identity';
import { RULE_IDS, type RuleId, type Severity } from './ids';
import { consultantKey } from './index-ledger';
import type { About, AuditRule, Subjects } from './rule';
import { AUDIT_RULES } from './rules';
import { text } from '../words';

/** What has been found before it has a name. */
export interface Unnamed {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly found: Found;
}

interface Running {
  readonly rule: AuditRule;
  readonly numbers: Readonly<Record<string, number>>;
  readonly place: number;
  checked: number;
  readonly found: { readonly found: Found; readonly of: Whose }[];
  readonly places: Set<string>;
}

export interface AuditChoice {
  /** Only these rules. */
  readonly rules?: readonly RuleId[];
  /** Only what is at least as serious. */
  readonly severity?: Severity;
}

/**
 * Every rule over a store (contract `check`): each list is walked once, and every rule that speaks of it is asked about each of its
 * members. Time grows with the number of rows.
 */
export function audit(input: AuditInput, choice: AuditChoice = {}): AuditReport {
  const steps = auditSteps(input, choice);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** How many subjects are judged between two yields of `auditSteps`. */
const SLICE = 2000;

/** The same in slices, for a face that must stay alive: yields how far it is, 0–1, and returns the report. */
export function* auditSteps(input: AuditInput, choice: AuditChoice = {}): Generator<number, AuditReport> {
  const context = new AuditContext(input);
  const off = rulesOff(input);
  const running = chosen(choice, off).map((rule, place): Running => ({
    rule,
    place,
    numbers: numbersOf(rule, input),
    checked: 0,
    found: [],
    places: new Set(),
  }));
  const byAbout = (about: About): Running[] => running.filter(({ rule }) => rule.about.includes(about));
  const lists = listsOf(context).filter(({ about }) => byAbout(about).length > 0);
  const all = lists.reduce((sum, { items }) => sum + items.length, 0);
  const buckets = new Map<string, Bucket>();
  let done = 0;
  for (const list of lists) {
    const rules = byAbout(list.about);
    for (let from = 0; from < list.items.length; from += SLICE) {
      const slice = list.items.slice(from, from + SLICE);
      judgeAll(list, slice, rules, context, buckets);
      done += slice.length;
      yield done / all;
    }
  }
  return reportOf(context, running, { off, buckets: [...buckets.values()] });
}

/** What is checked of one consultant in one month, by the rules' places in the list of those that run. */
interface Bucket {
  readonly of: Whose;
  readonly checked: number[];
}

function judgeAll(
  list: List,
  items: List['items'],
  rules: readonly Running[],
  context: AuditContext,
  buckets: Map<string, Bucket>,
): void {
  let form: Form | undefined;
  let able = rules;
  for (const item of items) {
    const own = list.form?.(item);
    if (own !== form) {
      form = own;
      able = own === undefined ? rules : rules.filter(({ rule }) => hasAll(own, rule, context));
    }
    const later = (list.day?.(item) ?? -Infinity) >= context.today;
    let bucket: Bucket | undefined;
    for (const one of able) {
      if (later && one.rule.id !== 'date-in-future') continue;
      const verdict = one.rule.judge(item, context, one.numbers);
      if (verdict === undefined) continue;
      const count = Math.max(1, verdict.length);
      one.checked += count;
      bucket ??= bucketOf(list.of(item), buckets);
      bucket.checked[one.place] = (bucket.checked[one.place] ?? 0) + count;
      for (const found of verdict) keep(one, { found, of: bucket.of }, context);
    }
  }
}

function bucketOf(of: Whose, buckets: Map<string, Bucket>): Bucket {
  const key = `${of.consultant ?? ''}|${of.month ?? ''}`;
  let bucket = buckets.get(key);
  if (!bucket) buckets.set(key, (bucket = { of, checked: [] }));
  return bucket;
}

function hasAll(form: Form, rule: AuditRule, context: AuditContext): boolean {
  for (const field of rule.needs) if (context.columnsOf(form, field).length === 0) return false;
  return true;
}

/** Whose a subject is, and of which month. */
type Whose = Pick<Ground, 'consultant' | 'month'>;

interface List {
  readonly about: About;
  readonly items: readonly Subjects[About][];
  of(item: Subjects[About]): Whose;
  /** The row's form: the rule's columns must be in it. */
  readonly form?: (item: Subjects[About]) => Form;
  /** The subject's day: of today and later nothing is judged. */
  readonly day?: (item: Subjects[About]) => number | undefined;
}

function listsOf(context: AuditContext): List[] {
  const { index } = context;
  const list = <A extends About>(
    about: A,
    items: readonly Subjects[A][],
    of: (item: Subjects[A]) => Whose,
    form?: (item: Subjects[A]) => Form,
    day?: (item: Subjects[A]) => number | undefined,
  ): List => ({ about, items, of, form, day }) as List;
  const ofRow = ({ consultant, date }: LedgerRow, month = date?.slice(0, 7)): Whose => ({ consultant, month });
  return [
    list(
      'register-row',
      index.register,
      ({ row, month }) => ofRow(row, month),
      ({ row }) => row.form,
      ({ row }) => row.day,
    ),
    list(
      'matrix-row',
      index.matrix,
      ({ row, month }) => ofRow(row, month),
      ({ row }) => row.form,
    ),
    list(
      'day-cell',
      index.days,
      ({ entry: { row } }) => ofRow(row, row.form.month),
      ({ entry }) => entry.row.form,
      ({ entry }) => entry.day,
    ),
    list(
      'report-line',
      index.reports,
      ({ row }) => ofRow(row),
      ({ row }) => row.form,
      ({ day }) => day,
    ),
    list(
      'loss-row',
      index.losses,
      ({ row }) => ofRow(row, row.date?.slice(0, 7) ?? row.form.month),
      ({ row }) => row.form,
      ({ row }) => row.day,
    ),
    list('customer', context.ledger.customers, ({ consultant, entries }) => ({
      consultant,
      month: entries.findLast(({ day }) => day < context.today)?.date.slice(0, 7),
    })),
    list('form', context.forms, ({ consultant, date, month }) => ({ consultant, month: date?.slice(0, 7) ?? month })),
    list('cell', index.cells, () => ({})),
  ];
}

/** A cell that could not be read has been named as such; two customers in one cell are told of once. */
function keep(one: Running, kept: Running['found'][number], context: AuditContext): void {
  const { found } = kept;
  const key = `${found.at.sheet}!${found.at.cell}`;
  const aboutCells = one.rule.id === 'unreadable-cell' || one.rule.id === 'broken-formula';
  if (one.places.has(key) || (!aboutCells && (context.unread(found.at) || context.cell(found.at)?.error === true)))
    return;
  one.places.add(key);
  one.found.push(kept);
}

/** The rules that the store does not want to hear, and those that nobody asked for. */
function chosen({ rules, severity }: AuditChoice, off: readonly RuleId[]): AuditRule[] {
  const lowest = severity === undefined ? 'hint' : severity;
  const order: readonly Severity[] = ['error', 'warning', 'hint'];
  return RULE_IDS.map((id): AuditRule => AUDIT_RULES[id]).filter(
    (rule) =>
      (rules === undefined ? !off.includes(rule.id) : rules.includes(rule.id)) &&
      order.indexOf(rule.severity) <= order.indexOf(lowest),
  );
}

function rulesOff({ profile }: AuditInput): RuleId[] {
  return RULE_IDS.filter((id) => profile.audit?.[id]?.off === true);
}

/** The rule's numbers: the store's where it has set one within the bounds, else the default. */
function numbersOf(rule: AuditRule, { profile }: AuditInput): Record<string, number> {
  const own = profile.audit?.[rule.id] ?? {};
  return Object.fromEntries(
    Object.entries(rule.parameters).map(([name, { default: usual, min, max }]) => {
      const set = own[name];
      return [name, typeof set === 'number' ? Math.min(max, Math.max(min, set)) : usual];
    }),
  );
}

function reportOf(
  context: AuditContext,
  running: readonly Running[],
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
