import type { Customer, Entry } from '../../customers';
import type { Form, RecordFields } from '../../forms/types';
import { genderOf } from '../../forms/values';
import { standing } from '../../levels';
import { levelTable } from '../../profile';
import { columnNumber, type Change, type Scalar } from '../../sheet';
import { text } from '../../words';
import { latest } from '../contacts/contact';
import { findCustomer, keptCustomer } from '../customers';
import { cardForms, copiedCard } from './own-card';
import { ownerPart, readOwnerFacts, type OwnerFact, type OwnerFacts } from './owner-part';
import { plainCard } from './plain-card';
import { booksAfter } from '../reports/report-target';
import { report } from '../settle';
import { belongsInMatrix } from '../take-in-visitor';
import { BadRequest, type Books, type Choices, type KeepReport, type Piece, type Without, type Write } from '../types';

export interface CardRequest {
  /** A phone, its last four digits, a name, or `SHEET!ROW`; without it everybody who should have a card and has none. */
  readonly who?: string;
  readonly choices?: Choices;
  /** What a person tells about the car once it is delivered: the customer's card becomes the owner's. */
  readonly owner?: Readonly<Partial<Record<OwnerFact, string>>>;
}

/** After every entry: how a customer stands by all that is written. */
const AFTER_ALL = 1e7;

/**
 * Customer cards: of one customer, or of all from the profile's minimum level on without one. In the look of the workbook's own cards
 * where it has some, else plain ones for printing. Only what the forms say is written.
 * @throws BadRequest for an unknown customer
 */
export function makeCards(books: Books, { who, choices = {}, owner = {} }: CardRequest): KeepReport {
  const told = readOwnerFacts(owner);
  if (who === undefined) {
    if (Object.keys(told).length > 0) throw new BadRequest(text('keeping.error.owner-who'));
    const missing = books.ledger.customers.filter((customer) => needsCard(books, customer));
    return cardsFor(books, missing);
  }
  const found = findCustomer(books, who, undefined, choices);
  if ('question' in found) return report(undefined, { pieces: [], without: [] }, [], [found.question]);
  const { customer } = found;
  const { state, closedBy } = standing(customer, books.profile, AFTER_ALL);
  if (state === 'delivered') return ownersCard(books, customer, { ...knownOf(customer, closedBy), ...told });
  if (Object.keys(told).length > 0)
    throw new BadRequest(text('keeping.error.not-delivered', { name: customer.name ?? who }));
  const card = cardOf(customer);
  if (card) {
    const why = text('keeping.without.has-card', { name: customer.name ?? '', sheet: card.sheet });
    return report(keptCustomer(customer), { pieces: [], without: [] }, [{ place: 'card', why }], []);
  }
  return { ...cardsFor(books, [customer]), customer: keptCustomer(customer) };
}

/** What the forms say of the delivery: its day, and the car where they name one. */
function knownOf({ model }: Customer, delivery: Entry | undefined): OwnerFacts {
  return {
    boughtModel: model,
    deliveryDate: delivery === undefined || delivery.undated ? undefined : delivery.date,
  };
}

/** The owner's part is filled in on the customer's card, which is made first where there is none. */
function ownersCard(books: Books, customer: Customer, facts: OwnerFacts): KeepReport {
  const card = cardOf(customer);
  const made = card ? undefined : cardsFor(books, [customer]);
  const sheet = card?.sheet ?? made?.changes[0]?.sheet ?? '';
  const { book } = made ? booksAfter(books, made.changes) : books;
  const why = text('keeping.change.owner-card', { name: customer.name ?? '' });
  const part = ownerPart(book, sheet, facts, why);
  return {
    customer: keptCustomer(customer),
    writes: [...(made?.writes ?? []), ...part.writes],
    without: [...(made?.without ?? []), ...part.without],
    questions: [],
    changes: [...(made?.changes ?? []), ...part.changes],
  };
}

const cardOf = ({ rows }: Customer): Form | undefined => rows.find(({ form }) => form.form === 'customer-card')?.form;

/** From the minimum level on, in hand or ordered, with a name or number, and no card yet. */
function needsCard({ profile }: Books, customer: Customer): boolean {
  if (cardOf(customer) || (customer.name === undefined && customer.phone === undefined)) return false;
  const { state, level } = standing(customer, profile, AFTER_ALL);
  const own = level === undefined ? undefined : levelTable(profile).get(level);
  return own !== undefined && (state === 'open' || state === 'ordered') && belongsInMatrix(own, profile);
}

function cardsFor(books: Books, customers: readonly Customer[]): KeepReport {
  const pieces: Piece[] = [];
  const without: Without[] = [];
  const forms = cardForms(books);
  let now = books;
  for (const customer of customers) {
    const fields = cardFields(books, customer);
    const form = forms.at(-1);
    const own = form && copiedCard(now, form, fields);
    const after = own && booksAfter(now, own);
    const changes: readonly Change[] =
      own && after && isRead(after, own[0]?.sheet ?? '', fields) ? own : [plainCard(now, customer, fields)];
    if (own && changes !== own)
      without.push({
        place: 'card',
        why: text('keeping.without.own-card', { name: customer.name ?? '', sheet: form.sheet }),
      });
    now = changes === own && after ? after : booksAfter(now, changes);
    pieces.push(pieceOf(changes, now.recognised.forms));
  }
  return report(undefined, { pieces, without: [] }, without, []);
}

/** What the forms know of a customer that a card has room for. */
function cardFields({ profile }: Books, customer: Customer): RecordFields {
  const say = <K extends keyof RecordFields>(field: K): RecordFields[K] =>
    latest(customer, ({ record }) => record.fields[field]);
  const dates = customer.rows.flatMap(({ record, date }) => record.fields.firstContactDate ?? date ?? []).sort();
  return {
    customerName: customer.name,
    gender: say('gender') ?? (customer.name === undefined ? undefined : genderOf(customer.name)),
    phone: customer.phone,
    phone2: customer.phones.find((phone) => phone !== customer.phone),
    model: customer.model,
    color: say('color'),
    source: say('source'),
    level: standing(customer, profile, AFTER_ALL).level,
    purchaseWindow: say('purchaseWindow'),
    competitor: say('competitor'),
    currentVehicle: say('currentVehicle'),
    district: say('district'),
    firstContactDate: dates[0],
    consultant: customer.consultant,
    remark: say('remark'),
  };
}

/** The copy is read as this customer's card, and as nobody else's. */
function isRead({ recognised }: Books, sheet: string, fields: RecordFields): boolean {
  const form = recognised.forms.find((one) => one.sheet === sheet && one.form === 'customer-card');
  const read = form?.records[0]?.fields;
  if (!form || !read || form.problems.length > 0) return false;
  return (
    Object.entries(read).every(([field, value]) => {
      const said = fields[field as keyof RecordFields];
      return said === undefined ? field === 'serial' || field === 'gender' : said === value;
    }) &&
    read.customerName === fields.customerName &&
    (read.phone === fields.phone || !form.columns.some((column) => column.field === 'phone'))
  );
}

/** A card that is made, with the cells that say something of the customer. */
function pieceOf(changes: readonly Change[], forms: readonly Form[]): Piece {
  const [first] = changes;
  const sheet = first?.sheet ?? '';
  const why = first?.why ?? text('keeping.place.card');
  const write = (cell: string, after: Scalar): Write => ({ place: 'card', sheet, cell, before: '', after, why });
  const writes =
    first?.kind === 'add-sheet'
      ? (forms.find((form) => form.sheet === sheet)?.columns ?? []).flatMap(({ column, row = 0 }) => {
          const after = first.values[row - 1]?.[columnNumber(column) - 1] ?? '';
          return after === '' ? [] : [write(`${column}${String(row)}`, after)];
        })
      : changes.flatMap((change) =>
          change.kind === 'value' && change.after !== '' ? [write(change.cell, change.after)] : [],
        );
  return { place: 'card', sheet, row: 1, writes, changes, expects: [] };
}
