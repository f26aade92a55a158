import { dateOf, dayOf, type IsoDate } from '../calendar';
import type { Customer } from '../customers';
import { closingsOf, type Closing } from './closing';
import { AuditContext, type AuditInput } from './context';
import type { AuditReport, Place } from './finding';
import { shortHash } from './identity';
import { tieringOf, type Proposal } from '../levels';
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
  /** In the matrix at that level or above without a card, or with one that lacks name, phone or car; 0 where no cards are kept. */
  readonly withoutCard: number;
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

/** Another level than the one that stands, for the manager to approve; the consultant writes it at the next contact. */
export interface LevelToApprove {
  /** Holds nothing from which the customer could be found. */
  readonly id: string;
  readonly consultant: string;
  readonly customer: string;
  /** The level that stands; empty where there is none. */
  readonly from: string;
  readonly to: string;
  readonly why: Text;
  readonly at: Place;
  readonly decided?: Decision;
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
  /** Undecided ones first, the nearest to a purchase first. */
  readonly levels: readonly LevelToApprove[];
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
      withoutCard: 0,
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
  for (const { consultant, lacks } of report.cards) if (lacks !== undefined) person(consultant).withoutCard += 1;
  const losses: LossToApprove[] = [];
  const levels: LevelToApprove[] = [];
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
    const last = lossToday(customer, context);
    if (last !== undefined) losses.push(lossOf(customer, last, notes));
    const { proposal } = tieringOf(customer, now, input.profile, context.today);
    if (proposal !== undefined) levels.push(levelOf(customer, proposal, context, notes));
    if (now.state === 'ordered' && now.closedBy !== undefined)
      orders.push({
        consultant: customer.consultant ?? '',
        customer: customer.name ?? '',
        model: customer.model ?? '',
        days: context.today - now.closedBy.day,
        at: context.placeOf(now.closedBy),
      });
  }
  const undecided = ({ decided }: { readonly decided?: Decision }): number => (decided === undefined ? 0 : 1);
  const rank = ({ to }: LevelToApprove): number => context.level(to)?.rank ?? Infinity;
  return {
    today: input.today,
    people: [...people.values()]
      .sort((a, b) => (a.consultant < b.consultant ? -1 : 1))
      .map((one) => ({ ...one, overdue: overdueWords(one.overdue) })),
    losses: losses.sort((a, b) => undecided(a) - undecided(b) || dayOf(b.date) - dayOf(a.date)),
    levels: levels.sort((a, b) => undecided(a) - undecided(b) || rank(a) - rank(b)),
    orders: orders.sort((a, b) => b.days - a.days),
  };
}

/** The loss that stands, where it is no older than the morning's business. */
function lossToday(customer: Customer, context: AuditContext): Closing | undefined {
  const last = closingsOf(customer, context).at(-1);
  const stands = last !== undefined && context.standing(customer).state === last.kind;
  return stands && last.day >= context.today - LOSS_DAYS ? last : undefined;
}

/** The customer of a reported loss, by the name that `morningOf` gives it. */
export function customerOfLoss(input: AuditInput, id: string): Customer | undefined {
  const context = new AuditContext(input);
  return context.ledger.customers.find((customer) => {
    const loss = lossToday(customer, context);
    return loss !== undefined && lossName(customer, loss) === id;
  });
}

function lossName(customer: Customer, { kind, entry }: Closing): string {
  return shortHash(['loss', whoIs(customer), kind, entry.date].join('|'), 10);
}

function whoIs({ phones, name = '', consultant = '', model = '' }: Customer): string {
  return phones[0] ?? `${name}|${consultant}|${model}`;
}

function lossOf(customer: Customer, loss: Closing, notes: AuditNotes): LossToApprove {
  const { kind, entry, at } = loss;
  const id = lossName(customer, loss);
  const reason = customer.rows.map(({ record }) => record.fields.lossReason).find((one) => one !== undefined) ?? '';
  const { consultant = '', name = '' } = customer;
  const decided = notes.decided[id];
  return { id, consultant, customer: name, kind, date: entry.date, reason, at, decided, said: decisionText(decided) };
}

function levelOf(
  customer: Customer,
  { level: to, text: why, cells }: Proposal & { readonly level: string },
  context: AuditContext,
  notes: AuditNotes,
): LevelToApprove {
  const { level: from = '', levelEntry } = context.standing(customer);
  const { consultant = '', name = '', rows } = customer;
  const id = shortHash(['level', whoIs(customer), from, to].join('|'), 10);
  const decided = notes.decided[id];
  const [cell] = cells;
  const [row] = rows;
  const own = cell && { sheet: cell.sheet, cell: cell.cell };
  const at = levelEntry ? context.placeOf(levelEntry) : (own ?? (row && context.place(row, 'customerName')));
  return {
    id,
    consultant,
    customer: name,
    from,
    to,
    why,
    at: at ?? { sheet: '', cell: 'A1' },
    decided,
    said: decided === undefined ? text('audit.morning.level-undecided') : decisionText(decided),
  };
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
