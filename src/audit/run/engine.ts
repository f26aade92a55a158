import type { Form } from '../../forms';
import { AuditContext, type AuditInput } from '../context';
import type { AuditReport, Found } from '../finding';
import type { RuleId, Severity } from '../ids';
import { consultantKey } from '../index-ledger';
import { FINE, type About, type AuditRule, type Subjects, type Verdict } from '../rule';
import { AUDIT_RULES, RULE_IDS } from '../rules';
import { listsOf, type List, type Whose } from './lists';
import { reportOf, type Bucket, type Spoken } from './report';
import { touchedBetween, type Touched } from './touched';

export interface AuditChoice {
  /** Only these rules. */
  readonly rules?: readonly RuleId[];
  /** Only what is at least as serious. */
  readonly severity?: Severity;
}

/** A check that was made: its report, and what the next one need not ask again. */
export interface AuditRun {
  readonly report: AuditReport;
  /** How often a rule was asked about a subject. */
  readonly judged: number;
  readonly memory: Memory;
}

interface Memory {
  /** What every verdict rests on. */
  readonly asked: string;
  readonly context: AuditContext;
  readonly lists: readonly List[];
  /** Verdicts in the order of each list's members. */
  readonly verdicts: ReadonlyMap<About, readonly Judged[]>;
}

interface Judged {
  readonly of: Whose;
  /** By the place among the list's rules. */
  readonly verdicts: readonly Verdict[];
}

interface Running extends Spoken {
  readonly numbers: Readonly<Record<string, number>>;
  checked: number;
  readonly found: { readonly found: Found; readonly of: Whose }[];
  readonly places: Set<string>;
  /** Of a check that follows another: whether all it looks at must be judged again, and the groups in which something changed. */
  readonly again?: { readonly all: boolean; readonly peers?: ReadonlySet<string> };
}

/**
 * Every rule over a store (contract `check`): each list is walked once, and every rule that speaks of it is asked about each of its
 * members. Time grows with the number of rows.
 */
export function audit(input: AuditInput, choice: AuditChoice = {}): AuditReport {
  const steps = auditSteps(input, choice);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value.report;
}

/** How many subjects are judged between two yields of `auditSteps`. */
const SLICE = 2000;

/**
 * The same in slices, for a face that must stay alive: yields how far it is, 0–1.
 * @param before the last check of the store: only what has changed since is judged, by what each rule says that it rests on; the report is that of a
 *   check of everything
 */
export function* auditSteps(
  input: AuditInput,
  choice: AuditChoice = {},
  before?: AuditRun,
): Generator<number, AuditRun> {
  const context = new AuditContext(input);
  const off = rulesOff(input);
  const asked = JSON.stringify([input.today, input.book.name, input.profile, choice]);
  const memory = before?.memory.asked === asked ? before.memory : undefined;
  const touched = memory && touchedBetween(memory.context, context);
  const all = listsOf(context);
  const running = chosen(choice, off).map((rule, place): Running => ({
    rule,
    place,
    numbers: numbersOf(rule, input),
    checked: 0,
    found: [],
    places: new Set(),
    again: memory && touched && againFor(rule, touched, { lists: all, context }, memory),
  }));
  const byAbout = (about: About): Running[] => running.filter(({ rule }) => rule.about.includes(about));
  const lists = all.filter(({ about }) => byAbout(about).length > 0);
  const size = lists.reduce((sum, { items }) => sum + items.length, 0);
  const verdicts = new Map<About, readonly Judged[]>();
  const count = new Counting(context);
  let done = 0;
  let judged = 0;
  for (const list of lists) {
    const rules = byAbout(list.about);
    const judge = new ListJudge(list, rules, context, touched, touched && memory && byUnit(list.about, memory));
    verdicts.set(list.about, judge.done);
    for (let from = 0; from < list.items.length; from += SLICE) {
      const slice = list.items.slice(from, from + SLICE);
      let last: Judged | undefined;
      let times = 0;
      for (const item of slice) {
        const one = judge.of(item);
        if (one !== last) {
          if (last !== undefined) count.add(last, rules, times);
          last = one;
          times = 0;
        }
        times += 1;
      }
      if (last !== undefined) count.add(last, rules, times);
      done += slice.length;
      yield done / size;
    }
    judged += judge.judged;
  }
  return {
    report: reportOf(context, running, { off, buckets: count.buckets }),
    judged,
    memory: { asked, context, lists: all, verdicts },
  };
}

/** Asks the rules about the members of a list, save where what they said before still holds. */
class ListJudge {
  readonly done: Judged[] = [];
  judged = 0;
  private form: Form | undefined;
  private able: readonly boolean[];
  /** How many members made of the same were met. */
  private readonly met = new Map<object, number>();
  private readonly said: Verdict[];
  private last: Judged | undefined;

  constructor(
    private readonly list: List,
    private readonly rules: readonly Running[],
    private readonly context: AuditContext,
    private readonly touched: Touched | undefined,
    private readonly earlier: ReadonlyMap<object, readonly Judged[]> | undefined,
  ) {
    this.able = rules.map(() => true);
    this.said = rules.map(() => undefined);
  }

  of(item: Subjects[About]): Judged {
    const before = this.before(item);
    const judged = before === undefined ? this.anew(item) : this.again(item, before);
    this.done.push(judged);
    return judged;
  }

  private before(item: Subjects[About]): Judged | undefined {
    if (this.touched === undefined || this.list.isTouched(item, this.touched)) return undefined;
    const unit = this.list.unit(item);
    const met = this.met.get(unit) ?? 0;
    this.met.set(unit, met + 1);
    return this.earlier?.get(unit)?.[met];
  }

  /** Lines that follow each other mostly get the same answers: one object holds them for all. */
  private anew(item: Subjects[About]): Judged {
    const { said, last } = this;
    const of = this.list.of(item);
    let same = last !== undefined && last.of.consultant === of.consultant && last.of.month === of.month;
    for (let i = 0; i < this.rules.length; i += 1) {
      const verdict = this.verdict(item, i);
      said[i] = verdict;
      same &&= verdict === last?.verdicts[i];
    }
    return same && last !== undefined ? last : (this.last = { of, verdicts: said.slice() });
  }

  private again(item: Subjects[About], before: Judged): Judged {
    let verdicts: Verdict[] | undefined;
    for (const [i, one] of this.rules.entries()) {
      const last = before.verdicts[i];
      const next = mustJudge(one, item, this.context) ? this.verdict(item, i) : this.inNewRows(last);
      if (next !== last) (verdicts ??= [...before.verdicts])[i] = next;
    }
    return verdicts === undefined ? before : { of: before.of, verdicts };
  }

  private verdict(item: Subjects[About], i: number): Verdict {
    const own = this.list.form?.(item);
    if (own !== this.form) {
      this.form = own;
      this.able = this.rules.map(({ rule }) => own === undefined || hasAll(own, rule, this.context));
    }
    const one = this.rules[i];
    if (one === undefined || this.able[i] !== true) return undefined;
    const later = (this.list.day?.(item) ?? -Infinity) >= this.context.today;
    if (later && one.rule.id !== 'date-in-future') return undefined;
    this.judged += 1;
    const verdict = one.rule.judge(item, this.context, one.numbers);
    return verdict?.length === 0 ? FINE : verdict;
  }

  /** What was found before, with the rows of this reading. */
  private inNewRows(verdict: Verdict): Verdict {
    if (verdict === undefined || verdict.length === 0) return verdict;
    return verdict.map((found) => {
      const row = found.row && this.context.rowOf(found.row.record);
      return row === undefined ? found : { ...found, row };
    });
  }
}

/** Earlier verdicts by what their subjects were made of: of one row several, in the order of the list. */
function byUnit(about: About, { lists, verdicts }: Memory): ReadonlyMap<object, readonly Judged[]> {
  const list = lists.find((one) => one.about === about);
  const judged = verdicts.get(about) ?? [];
  const units = new Map<object, Judged[]>();
  list?.items.forEach((item, i) => {
    const one = judged[i];
    if (one === undefined) return;
    const unit = list.unit(item);
    const known = units.get(unit);
    if (known) known.push(one);
    else units.set(unit, [one]);
  });
  return units;
}

function againFor(
  rule: AuditRule,
  touched: Touched,
  now: Pick<Memory, 'lists' | 'context'>,
  before: Pick<Memory, 'lists' | 'context'>,
): Running['again'] {
  const all = rule.rests.some((fact) => touched.facts.has(fact));
  const { peers } = rule;
  if (all || peers === undefined) return { all, peers: rule.ofConsultant ? touched.consultants : undefined };
  const groups = new Set<string>();
  for (const { lists, context } of [before, now])
    for (const { about, items, isTouched } of lists) {
      if (!rule.about.includes(about)) continue;
      for (const item of items) {
        const group = isTouched(item, touched) ? peers(item, context) : undefined;
        if (group !== undefined) groups.add(group);
      }
    }
  return { all, peers: groups };
}

function mustJudge({ rule, again }: Running, item: Subjects[About], context: AuditContext): boolean {
  if (again === undefined || again.all) return true;
  if (again.peers === undefined || again.peers.size === 0) return false;
  const group = rule.peers === undefined ? consultantKey((item as Form).consultant) : rule.peers(item, context);
  return group !== undefined && again.peers.has(group);
}

/** Adds up what the rules said. */
class Counting {
  readonly buckets: Bucket[] = [];
  private readonly byKey = new Map<string, Bucket>();
  private last: Bucket | undefined;

  constructor(private readonly context: AuditContext) {}

  /** @param times of how many subjects in a row; of one where something was found */
  add({ of, verdicts }: Judged, rules: readonly Running[], times: number): void {
    let bucket: Bucket | undefined;
    for (let i = 0; i < rules.length; i += 1) {
      const one = rules[i];
      const verdict = verdicts[i];
      if (one === undefined || verdict === undefined) continue;
      const count = Math.max(1, verdict.length) * times;
      one.checked += count;
      bucket ??= this.bucketOf(of);
      bucket.checked[one.place] = (bucket.checked[one.place] ?? 0) + count;
      for (const found of verdict) keep(one, { found, of: bucket.of }, this.context);
    }
  }

  private bucketOf(of: Whose): Bucket {
    if (this.last?.of.consultant === of.consultant && this.last?.of.month === of.month && this.last) return this.last;
    const key = `${of.consultant ?? ''}|${of.month ?? ''}`;
    let bucket = this.byKey.get(key);
    if (!bucket) {
      bucket = { of, checked: [] };
      this.byKey.set(key, bucket);
      this.buckets.push(bucket);
    }
    this.last = bucket;
    return bucket;
  }
}

function hasAll(form: Form, rule: AuditRule, context: AuditContext): boolean {
  for (const field of rule.needs) if (context.columnsOf(form, field).length === 0) return false;
  return true;
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
