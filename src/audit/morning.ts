import { dateOf, dayOf, type IsoDate } from '../calendar';
import type { Customer } from '../customers';
import { closingsOf, type Closing } from './closing';
import { AuditContext, type AuditInput } from './context';
import type { AuditReport, Place } from './finding';
import { shortHash } from './identity';
import type { RuleId } from './ids';
import type { AuditNotes, Decision } from './notes';
import { text, type Text } from '../words';

/** What one consultant has open in the morning. */
export interface MorningPerson {
  /** Empty where the forms name nobody. */
  readonly consultant: string;
  /** Who was filed and not called a second time yet. */
  readonly firstContacts: number;
  /** `*` of yesterday that nobody followed. */
  readonly missed: number;
  /** Customers overdue, by level: `A 1 · H 2`; empty where nobody is. */
  readonly overdue: string;
  /** Register lines without time, level, consultant or phone. */
  readonly incomplete: number;
  /** Filed at the profile's level for the matrix or above, without a row there. */
  readonly withoutRow: number;
}

/** A loss, freeze or loss of control that a manager approves, sends back or gives to a colleague. */
export interface LossToApprove {
  /** Holds nothing from which the customer could be found. */
  readonly id: string;
  readonly consultant: string;
  readonly customer: string;
  readonly kind: Closing['kind'];
  readonly date: IsoDate;
  readonly reason: string;
  readonly at: Place;
  readonly decided?: Decision;
  /** What was decided; boxes to tick by hand where nothing was. */
  readonly said: Text;
}

export interface OpenOrder {
  readonly consultant: string;
  readonly customer: string;
  readonly model: string;
  /** Since the order. */
  readonly days: number;
  readonly at: Place;
}

export interface Morning {
  readonly today: IsoDate;
  readonly people: readonly MorningPerson[];
  /** Of the last `LOSS_DAYS` days, undecided ones first, the latest first. */
  readonly losses: readonly LossToApprove[];
  /** The longest waiting first. */
  readonly orders: readonly OpenOrder[];
}

/** Losses older than this are the month's business, not the morning's. */
const LOSS_DAYS = 31;
const INCOMPLETE: readonly RuleId[] = ['missing-time', 'missing-level', 'missing-consultant', 'missing-phone'];

type Counted = { -readonly [Key in Exclude<keyof MorningPerson, 'overdue'>]: MorningPerson[Key] } & {
  readonly overdue: Map<string, number>;
};

/** The manager's morning (domain notes, what a sales manager checks every day): a function of the forms up to yesterday. */
export function morningOf(input: AuditInput, report: AuditReport, notes: AuditNotes): Morning {
  const context = new AuditContext(input);
  const people = new Map<string, Counted>();
  const person = (consultant = '') => {
    const known = people.get(consultant) ?? {
      consultant,
      firstContacts: 0,
      missed: 0,
      overdue: new Map(),
      incomplete: 0,
      withoutRow: 0,
    };
    people.set(consultant, known);
    return known;
  };
  const yesterday = dateOf(context.today - 1);
  const incomplete = new Set<string>();
  for (const { id, rule, consultant, date, at } of report.findings) {
    if (notes.ignored[id] !== undefined) continue;
    const row = `${at.sheet}!${at.cell.replace(/^[A-Z]+/u, '')}`;
    if (rule === 'missed-visit' && date === yesterday) person(consultant).missed += 1;
    if (rule === 'no-matrix-row') person(consultant).withoutRow += 1;
    if (INCOMPLETE.includes(rule) && !incomplete.has(row)) {
      incomplete.add(row);
      person(consultant).incomplete += 1;
    }
  }
  const losses: LossToApprove[] = [];
  const orders: OpenOrder[] = [];
  for (const customer of context.ledger.customers) {
    const { status, why } = context.due(customer);
    const now = context.standing(customer);
    if (why === 'first-contact' && status !== 'upcoming') person(customer.consultant).firstContacts += 1;
    else if (status === 'overdue') {
      const own = person(customer.consultant);
      const level = now.level ?? '—';
      own.overdue.set(level, (own.overdue.get(level) ?? 0) + 1);
    }
    const last = closingsOf(customer, context).at(-1);
    if (last !== undefined && now.state === last.kind && last.day >= context.today - LOSS_DAYS)
      losses.push(lossOf(customer, last, notes));
    if (now.state === 'ordered' && now.closedBy !== undefined)
      orders.push({
        consultant: customer.consultant ?? '',
        customer: customer.name ?? '',
        model: customer.model ?? '',
        days: context.today - now.closedBy.day,
        at: context.placeOf(now.closedBy),
      });
  }
  const undecided = ({ decided }: LossToApprove): number => (decided === undefined ? 0 : 1);
  return {
    today: input.today,
    people: [...people.values()]
      .sort((a, b) => (a.consultant < b.consultant ? -1 : 1))
      .map((one) => ({ ...one, overdue: overdueWords(one.overdue) })),
    losses: losses.sort((a, b) => undecided(a) - undecided(b) || dayOf(b.date) - dayOf(a.date)),
    orders: orders.sort((a, b) => b.days - a.days),
  };
}

function lossOf(customer: Customer, { kind, entry, at }: Closing, notes: AuditNotes): LossToApprove {
  const { date } = entry;
  const who = customer.phones[0] ?? `${customer.name ?? ''}|${customer.consultant ?? ''}|${customer.model ?? ''}`;
  const id = shortHash(['loss', who, kind, date].join('|'), 10);
  const reason = customer.rows.map(({ record }) => record.fields.lossReason).find((one) => one !== undefined) ?? '';
  const { consultant = '', name = '' } = customer;
  const decided = notes.decided[id];
  return { id, consultant, customer: name, kind, date, reason, at, decided, said: decisionText(decided) };
}

function decisionText(decided: Decision | undefined): Text {
  if (decided === undefined) return text('audit.morning.undecided');
  return text(`audit.morning.decision.${decided.decision}`, { to: decided.to ?? '' });
}

function overdueWords(overdue: ReadonlyMap<string, number>): string {
  return [...overdue]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([level, count]) => `${level} ${String(count)}`)
    .join(' · ');
}
