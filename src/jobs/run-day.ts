import { dateOf, dayOf, type IsoDate } from '../calendar';
import { buildLedger, cellOf, type Customer, type Ledger } from '../customers';
import type { RecognisedWorkbook } from '../forms/types';
import { standing, tieringOf, type Standing, type Tiering } from '../levels';
import { levelTable, openCodes, type StoreProfile } from '../profile';
import { careDates, dayLists, dueOf, levelVisits, storeCalendar, type CareDate, type Due } from '../schedule';
import { DOCUMENT_PARTS, EMPTY_JOURNAL, parseJournal, type WorkbookSnapshot } from '../sheet';
import { text } from '../words';
import { explainDay, titleOf } from './day-explanations';
import { levelColourChanges, markVisits, settledLooks, withoutStandingLooks, type Visit } from '../marks';
import { manColumns, manOf, type ManColumns } from './man-columns';
import type { CustomerDay, DayReport, OpenQuestion } from './types';

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
  const plans = ledger.customers.map((customer): CustomerPlan => {
    const at = standing(customer, profile, day);
    return { customer, at, tiering: tieringOf(customer, at, profile, day), due: dueOf(customer, at, profile, day) };
  });
  const levelled = levelledDays(plans, profile, day);
  const visits = plans.flatMap(({ customer, due }): Visit[] =>
    due.due === undefined
      ? []
      : [{ customer: customer.id, name: customer.name, due, day: levelled.get(customer.id) ?? due.due }],
  );
  const marks = markVisits(book, ledger, visits, day);
  const colours = options.withoutColours ? [] : levelColourChanges(book, recognised.forms, profile);
  const journal = parseJournal(book.parts.get(DOCUMENT_PARTS.journal) ?? '') ?? EMPTY_JOURNAL;
  const columnsOfMan = manColumns(book, recognised.forms);
  const unmarked = new Map(marks.unmarked.map(({ customer, why }) => [customer, why]));
  return {
    today,
    profile: profile.name,
    forms: recognised.forms,
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
    changes: [
      ...settledLooks(book, journal, marks.changes),
      ...withoutStandingLooks(journal, marks.changes),
      ...colours,
    ],
    questions: [
      ...recognised.questions.map((mapping) => ({
        sheet: mapping.sheet,
        cell: mapping.cell,
        text: mapping.text,
        mapping,
      })),
      ...ledgerQuestions(ledger),
      ...levelQuestions(plans, profile, day),
      ...marks.questions,
    ],
    problems: recognised.forms.flatMap((form) => form.problems.map((problem) => ({ ...problem, sheet: form.sheet }))),
    lists: dayLists(
      plans.map(({ customer, due }) => ({ id: customer.id, consultant: customer.consultant, due })),
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
    due: due.due === undefined ? undefined : dateOf(due.due),
    dueWhy: due.why,
    status: due.status,
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
  const table = levelTable(profile);
  const calendar = storeCalendar(profile);
  const movable = plans.flatMap(({ customer, at, due }) => {
    if (due.due === undefined || !due.from) return [];
    const level = at.level === undefined ? undefined : table.get(at.level);
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

function ledgerQuestions(ledger: Ledger): OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  for (const { row, what } of ledger.undated) {
    questions.push({
      ...cellOf(row, undefined),
      text: text(`schedule.question.undated-${what}`, { row: row.record.row }),
    });
  }
  for (const conflict of ledger.conflicts) {
    const [first, ...others] = conflict.rows;
    if (!first || conflict.kind === 'phone-two-consultants') continue;
    const rows = others.slice(0, 5).map(({ form, record }) => `${form.sheet}!${record.row}`);
    const values = { name: first.record.fields.customerName ?? '', rows: rows.join('、') };
    questions.push({ ...cellOf(first, undefined), text: text(`schedule.question.${conflict.kind}`, values) });
  }
  return questions;
}

/** Levels that stop the schedule: codes that the profile does not know, open levels to which it gives no interval. Asked once each. */
function levelQuestions(plans: readonly CustomerPlan[], profile: StoreProfile, today: number): OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  const asked = new Set<string>();
  for (const { at, due } of plans) {
    const entry = at.levelEntry;
    if (!entry || at.level === undefined || asked.has(at.level)) continue;
    if (due.noDue !== 'unknown-level' && due.noDue !== 'no-interval') continue;
    asked.add(at.level);
    const values = { level: at.level, profile: titleOf(profile), levels: openCodes(profile).join(' ') };
    questions.push({ ...cellOf(entry.row, entry.column), text: text(`schedule.question.${due.noDue}`, values) });
  }
  const calendar = storeCalendar(profile);
  const year = dateOf(today).slice(0, 4);
  if (!calendar.knows(today))
    questions.push({ sheet: '', cell: '', text: text('schedule.question.no-holidays', { year }) });
  return questions;
}
