import { dateOf, dayOf, type IsoDate } from '../../calendar';
import { buildLedger, rulesOf, type Customer, type Ledger } from '../../customers';
import type { RecognisedWorkbook } from '../../forms/types';
import { isWrittenBy, standing, tieringOf, type Standing, type Tiering } from '../../levels';
import { levelTable, type StoreProfile } from '../../profile';
import { careDates, dayLists, dueOf, levelVisits, storeCalendar, type CareDate, type Due } from '../../schedule';
import {
  DOCUMENT_PARTS,
  EMPTY_JOURNAL,
  parseJournal,
  IF_STILL_OURS,
  type Change,
  type WorkbookSnapshot,
} from '../../sheet';
import { text } from '../../words';
import { explainDay } from './day-explanations';
import { dayQuestions } from './day-questions';
import { levelColourChanges, markVisits, settledLooks, withoutStandingLooks, type Visit } from '../../marks';
import { historyColumns, historyOf } from '../history-columns';
import { manColumns, manOf, type ManColumns } from '../man-columns';
import type { CustomerDay, DayReport } from '../types';

export interface RunDayOptions {
  /** A ledger of the same workbook and profile, where the caller has one already. */
  readonly ledger?: Ledger;
  /** Leave the conditional formats of levels alone. */
  readonly withoutColours?: boolean;
}

interface CustomerPlan {
  readonly customer: Customer;
  readonly at: Standing;
  readonly tiering: Tiering;
  readonly due: Due;
}

/**
 * The day's journey: levels, due visits and what to write for them, on the day `today`. Entries after it are left out. Nothing is
 * written here: the report carries a ChangeSet. What cannot be read or decided is asked in `questions`.
 */
export function runDay(
  book: WorkbookSnapshot,
  recognised: RecognisedWorkbook,
  profile: StoreProfile,
  today: IsoDate,
  options: RunDayOptions = {},
): DayReport {
  const day = dayOf(today);
  const ledger = options.ledger ?? buildLedger(recognised, profile);
  // Who comes later is not there yet.
  const there = ledger.customers.filter(
    ({ rows, entries }) =>
      rows.some((row) => isWrittenBy(row, day)) || entries.some((entry) => entry.day <= day && !entry.undated),
  );
  const histories = historyColumns(book, recognised.forms);
  const plans = there.map((customer): CustomerPlan => {
    const at = standing(customer, profile, day);
    const history = histories.size > 0 ? historyOf(customer, book, histories) : [];
    return {
      customer,
      at,
      tiering: tieringOf(customer, at, profile, day, history),
      due: dueOf(customer, at, profile, day),
    };
  });
  const levelled = levelledDays(plans, profile, day);
  const visits = plans.flatMap(({ customer, due }): Visit[] =>
    due.due === undefined
      ? []
      : [{ customer: customer.id, name: customer.name, due, day: levelled.get(customer.id) ?? due.due }],
  );
  const marks = markVisits(book, ledger, visits, day);
  const colours = options.withoutColours ? [] : levelColourChanges(book, recognised.forms, profile, ledger.ownRules);
  const journal = parseJournal(book.parts.get(DOCUMENT_PARTS.journal) ?? '') ?? EMPTY_JOURNAL;
  const columnsOfMan = manColumns(book, recognised.forms);
  const unmarked = new Map(marks.unmarked.map(({ customer, why }) => [customer, why]));
  const settled = settledLooks(book, journal, marks.changes);
  return {
    today,
    workbook: book.name,
    profile: profile.name,
    forms: recognised.forms,
    afterSales: recognised.afterSales.map(({ records, problems: _, skipped: __, ...form }) => ({
      ...form,
      rows: records.length,
    })),
    unrecognised: recognised.unrecognised,
    customers: plans.map((plan) => {
      const { id } = plan.customer;
      return withMan(
        customerDay(plan, profile, day, levelled.get(id), unmarked.get(id)),
        plan.customer,
        book,
        columnsOfMan,
      );
    }),
    locked: book.sheets.flatMap(({ name, protected: locked }) =>
      locked && recognised.forms.some(({ sheet }) => sheet === name) ? [name] : [],
    ),
    changes: [...settled, ...withoutStandingLooks(journal, withoutSettled(marks.changes, settled)), ...colours],
    questions: [
      ...recognised.questions.map((mapping) => ({
        sheet: mapping.sheet,
        cell: mapping.cell,
        text: mapping.text,
        mapping,
      })),
      ...dayQuestions(ledger, recognised.forms, plans, profile, day),
      ...marks.questions,
    ],
    problems: [...recognised.forms, ...recognised.afterSales].flatMap((form) =>
      form.problems.map((problem) => ({ ...problem, sheet: form.sheet })),
    ),
    lists: dayLists(
      plans.map(({ customer, due }, id) => ({ id, consultant: customer.consultant, due })),
      profile,
      day,
    ),
  };
}

function customerDay(
  { customer, at, tiering, due }: CustomerPlan,
  profile: StoreProfile,
  today: number,
  levelledTo: number | undefined,
  unmarked: CustomerDay['unmarked'],
): CustomerDay {
  const { proposal, value } = tiering;
  const care = careDates(customer, at, profile, today);
  return {
    name: customer.name,
    phone: customer.phone,
    consultant: customer.consultant,
    model: customer.model,
    rows: customer.rows.map(({ form, record }) => ({ sheet: form.sheet, row: record.row, form: form.form })),
    state: at.state,
    level: at.level,
    levelAt: at.levelAt,
    proposedLevel: proposal?.level,
    proposedWhy: proposal?.text,
    valueTier: value?.tier,
    valueTierWhy: value?.text,
    nextAction: value?.next,
    contacts: at.contacts,
    lastContact: at.lastContact?.date,
    lastSaid: saidAt(customer, at.lastContact?.date),
    source: customer.rows.map(({ record }) => record.fields.source).find((source) => source !== undefined),
    due: due.due === undefined ? undefined : dateOf(due.due),
    dueWhy: due.why,
    status: due.status,
    noDue: due.noDue === 'decided' ? due.noDue : undefined,
    overdueDays: due.overdueDays,
    identity: customer.identity,
    levelledTo: levelledTo === undefined ? undefined : dateOf(levelledTo),
    unmarked,
    latePlan: due.latePlan?.date,
    missedPlan: due.missed?.date,
    care: care.length > 0 ? care.map(careLine) : undefined,
    why: explainDay(customer, at, tiering, due, profile),
  };
}

/** What a form of that day says of the contact, the last one first. */
function saidAt({ entries }: Customer, date: IsoDate | undefined): string | undefined {
  for (const { contact, date: day, row } of [...entries].reverse()) {
    if (!contact || day !== date || row.form.form === 'contact-matrix') continue;
    const said = row.record.fields.outcome ?? row.record.fields.remark;
    if (said !== undefined) return said;
  }
  return undefined;
}

/** A mark that moves on leaves its look to the journal, where that knows what the cell looked like before. */
function withoutSettled(changes: readonly Change[], settled: readonly Change[]): readonly Change[] {
  const cells = new Set(settled.map((change) => ('cell' in change ? `${change.cell} ${change.sheet}` : '')));
  return changes.filter(
    (change) => !('cell' in change) || change.restore !== IF_STILL_OURS || !cells.has(`${change.cell} ${change.sheet}`),
  );
}

function withMan(one: CustomerDay, customer: Customer, book: WorkbookSnapshot, columns: ManColumns): CustomerDay {
  const found = columns.size > 0 ? manOf(customer, book, columns) : undefined;
  return found ? { ...one, man: found.man, why: [...one.why, found.why] } : one;
}

function careLine({ kind, day, from }: CareDate): NonNullable<CustomerDay['care']>[number] {
  return { kind, date: dateOf(day), from: dateOf(from), text: text(`schedule.care.${kind}`) };
}

/** Days that load levelling chose, where the profile sets a limit; without one nothing moves. */
function levelledDays(
  plans: readonly CustomerPlan[],
  profile: StoreProfile,
  today: number,
): ReadonlyMap<number, number> {
  if (profile.visitsPerDay === undefined) return new Map();
  const calendar = storeCalendar(profile);
  const movable = plans.flatMap(({ customer, at, due }) => {
    if (due.due === undefined || !due.from) return [];
    const level = at.level === undefined ? undefined : levelTable(rulesOf(customer, profile)).get(at.level);
    return [
      {
        id: customer.id,
        consultant: customer.consultant ?? '',
        due: due.due,
        earliest: due.from.day + (at.firstLine ? 1 : Math.max(1, level?.interval?.min ?? 1)),
        fixed: due.why === 'planned',
        weight: level?.weight ?? 0,
      },
    ];
  });
  return levelVisits(movable, profile.visitsPerDay, today, (day) => calendar.isClosed(day));
}
