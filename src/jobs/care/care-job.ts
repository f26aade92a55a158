import { dateOf, dayOf, type IsoDate } from '../../calendar';
import type { Ledger } from '../../customers';
import type { RecognisedWorkbook, RowRef } from '../../forms/types';
import { careMarks, type OpenQuestion } from '../../marks';
import {
  carePlan,
  carLabel,
  lastOwnerBook,
  salesOfOwners,
  toCareJson,
  type CarePlan,
  type CareStatus,
  type CareTask,
  type CarState,
  type Doubt,
  type OwnerRow,
} from '../../owners';
import { ownerRules, type StoreProfile } from '../../profile';
import { placeOfCall, type CallPlace } from '../../keeping/calls';
import { callDays, sourceOfCare, stepText, type CareTaskKind } from '../../schedule/cadences';
import { toChangesJson, type ChangeSet, type WorkbookSnapshot } from '../../sheet';
import { say, text, type Locale, type Text } from '../../words';
import { oncePerStore } from '../per-store';
import type { Store } from '../store';

/** Whom to call after the sale on a day, and the marks that would be written. Nothing is written here. */
export interface CareReport {
  readonly plan: CarePlan;
  readonly changes: ChangeSet;
  readonly questions: readonly OpenQuestion[];
  readonly problems: readonly {
    readonly sheet: string;
    readonly cell: string;
    readonly code: string;
    readonly text: string;
  }[];
}

/**
 * The day after the sale of a store whose workbooks are `book`.
 * @param ledger the store's customers of the sale, for whose call it is and what they bought
 */
export function careReport(
  book: WorkbookSnapshot,
  { afterSales }: Pick<RecognisedWorkbook, 'afterSales'>,
  profile: StoreProfile,
  today: IsoDate,
  ledger?: Ledger,
): CareReport {
  const rules = ownerRules(profile);
  const owners = lastOwnerBook(afterSales, rules, dayOf(today));
  const sales = ledger && salesOfOwners(owners, ledger, profile);
  const plan = carePlan(owners, rules, sales, callDays(profile));
  const { changes, questions } = careMarks(book, plan);
  return {
    plan,
    changes,
    questions: [...owners.doubts.map(questionOf), ...questions],
    problems: afterSales.flatMap((form) => form.problems.map((problem) => ({ ...problem, sheet: form.sheet }))),
  };
}

/** What `sanbiao care --json` prints; sentences in one language. */
export function toCareReportJson(report: CareReport, locale: Locale): Record<string, unknown> {
  return {
    ...toCareJson(report.plan, locale),
    changes: toChangesJson(report.changes, locale),
    questions: report.questions.map(({ sheet, cell, text: sentence }) => ({
      sheet,
      cell,
      text: say(sentence, locale),
    })),
    problems: report.problems.map(({ sheet, cell, code, text: found }) => ({ sheet, cell, code, text: found })),
  };
}

function questionOf({ kind, row, about }: Doubt): OpenQuestion {
  const { sheet } = row.form;
  const cell = `A${String(row.record.row)}`;
  return { sheet, cell, text: text(`owners.doubt.${kind}`, { about }) };
}

/** A call as the pane lists it: plain data, plates masked. */
export interface CareLine {
  readonly name?: string;
  readonly phone?: string;
  readonly car?: string;
  readonly model?: string;
  readonly kind: CareTaskKind;
  readonly step?: string;
  /** The step as people say it: 7 天, 3 个月. */
  readonly stepWords?: Text;
  readonly due: IsoDate;
  readonly status: CareStatus;
  readonly overdueDays: number;
  readonly by?: string;
  readonly why: Text;
  /** Where its day comes from. */
  readonly source: Text;
  readonly state?: CarState;
  readonly stateWhy?: Text;
  readonly group?: number;
  /** The owner's latest row. */
  readonly row?: RowRef;
  /** Where the call would be written, else the owner's latest row. */
  readonly place?: CallPlace;
  /** Index of the owner: lines of one owner have the same. */
  readonly owner: number;
}

export interface CareDay {
  readonly today: IsoDate;
  /** How many sheets about owners were read, and their rows. */
  readonly found: { readonly forms: number; readonly rows: number };
  /** Cars by state, those sold on apart. */
  readonly states: Readonly<Partial<Record<CarState, number>>>;
  readonly tasks: readonly CareLine[];
  /** How many promotions are not among the tasks, since the owner refused the last call; absent: none. */
  readonly refused?: number;
  readonly changes: ChangeSet;
  readonly questions: readonly OpenQuestion[];
}

/** Whom to call after the sale today. Empty, and free of cost, for a store without such sheets. */
export const careJob = oncePerStore((store, today: IsoDate): CareDay => {
  const { book, recognised, profile } = store;
  return dayOfReport(careReport(book, recognised, profile, today, ledgerOf(store)), recognised.afterSales);
});

function dayOfReport({ plan, changes, questions }: CareReport, afterSales: RecognisedWorkbook['afterSales']): CareDay {
  const states: Partial<Record<CarState, number>> = {};
  for (const { vehicles } of plan.owners) for (const { state } of vehicles) states[state] = (states[state] ?? 0) + 1;
  const tasks = careLines(plan);
  const refused = plan.tasks.length - tasks.length;
  return {
    today: dateOf(plan.today),
    found: { forms: afterSales.length, rows: afterSales.reduce((sum, { records }) => sum + records.length, 0) },
    states,
    tasks,
    ...(refused === 0 ? {} : { refused }),
    changes,
    questions,
  };
}

/** A store that keeps no owners must not pay for looking at whether they are its customers. */
function ledgerOf(store: Store): Ledger | undefined {
  return store.recognised.afterSales.length === 0 ? undefined : store.ledger;
}

/** The calls that are to be made, by their day. */
export function careLines(plan: CarePlan): readonly CareLine[] {
  return plan.tasks
    .filter(({ refused }) => !refused)
    .sort((a, b) => a.due - b.due)
    .map((task) => careLine(plan, task));
}

/** A task with what a person needs to make the call. */
function careLine(plan: CarePlan, task: CareTask): CareLine {
  const { owner: index, vehicle, due, kind, step, status, overdueDays, by, why } = task;
  const owner = plan.owners[index];
  const care = vehicle === undefined ? undefined : owner?.vehicles[vehicle];
  const rows = care?.car.rows.filter((row) => owner?.owner.rows.includes(row) === true) ?? owner?.owner.rows ?? [];
  return {
    name: owner?.owner.name,
    phone: owner?.owner.phone,
    car: care && carLabel(care.car),
    model: care?.car.model,
    kind,
    step,
    stepWords: step === undefined ? undefined : stepText(step),
    due: dateOf(due),
    status,
    overdueDays,
    by,
    why,
    source: sourceOfCare(kind),
    state: care?.state,
    stateWhy: care?.why,
    group: care?.group,
    row: latestOf(rows),
    place: owner && placeOfCall({ owner: owner.owner, car: care?.car, rows }, kind, step, dateOf(plan.today)),
    owner: index,
  };
}

function latestOf(rows: readonly OwnerRow[]): RowRef | undefined {
  const [first, ...rest] = rows;
  if (first === undefined) return undefined;
  const { form, record } = rest.reduce(
    (last, row) => ((row.day ?? -Infinity) > (last.day ?? -Infinity) ? row : last),
    first,
  );
  return { sheet: form.sheet, row: record.row, form: form.form };
}
