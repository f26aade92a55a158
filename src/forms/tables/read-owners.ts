import { daysOfMonth } from '../../calendar';
import { text, type KeyTail, type Text } from '../../words';
import { areaName, columnLetters } from '../../sheet';
import { assign, type Assigned, type Assignment, type Choice } from '../columns/assign';
import { isIdentity } from '../columns/candidates';
import { ownerCandidates } from '../columns/owner-candidates';
import { isCall, type CallColumn, type StepColumn } from '../columns/steps';
import type { MappedField } from '../fields';
import { FORM_SPECS } from '../kinds';
import type { Period } from '../layout/period';
import type { Title } from '../layout/titles';
import { columnsOf, headerText } from '../records/assemble';
import { levelsOf, ProblemList, type FormContext } from '../records/context';
import { ownerRowReader } from '../records/owner-rows';
import { readBody } from '../records/records';
import type { AfterSalesForm, AfterSalesKind, AfterSalesRecord, Answers, StepPart } from '../types';
import { FOREIGN_SHEET, KIND } from '../weights';
import { isoMonthStart, periodOf } from './form-period';
import { stepsOf, type OwnerKind } from './owner-kinds';
import { questionsOf, traceOf } from './told';
import { missingOf } from './accept';
import { fingerprintOf, type OwnerCandidate, type Table, type TableReading } from './table';

/** What a table would be as the form about owners that it resembles. */
export function asOwners(table: Table, found: OwnerKind, answers: Answers): OwnerCandidate {
  const { block } = table;
  const { kind } = found;
  const all = stepsOf(block.header, kind);
  const steps = all.filter(isCall);
  const fingerprint = fingerprintOf(kind, block);
  const assignment = people(assign(choicesOf(table, kind, all), answers[fingerprint] ?? {}));
  const refusal = judge(found, assignment, table);
  return {
    kind,
    titled: found.titled,
    named: found.named,
    strength: found.score / FORM_SPECS[kind].enough,
    ...(refusal === undefined ? {} : { refusal }),
    hasCars: assignment.used.some(({ field }) => OF_OWNERS.has(field)),
    sold: assignment.used.some(({ field }) => field === 'deliveryDate' || field === 'purchaseDate'),
    read: () => readOwners(table, found, assignment, steps, fingerprint),
  };
}

const OF_OWNERS: ReadonlySet<MappedField> = new Set(['vin', 'plate', 'satisfaction']);

function choicesOf({ block, profiles, ticks }: Table, kind: AfterSalesKind, steps: readonly StepColumn[]): Choice[] {
  const taken = new Set(steps.map(({ column }) => column));
  const choices: Choice[] = [];
  for (const { column, path, words } of block.header.columns) {
    const profile = profiles.get(column);
    if (profile === undefined || taken.has(column) || isIdentity(profile)) continue;
    const group = path.slice(0, -1).join('>');
    const candidates = ownerCandidates(path, profile, kind, ticks.has(group)).filter(
      // the day and the result of single calls stand where no other columns tell of them
      ({ field }) => steps.length === 0 || field !== 'date' || !CALL_LISTS.has(kind),
    );
    choices.push({
      column,
      header: headerText(words ?? path),
      group,
      candidates,
      phoneLike: profile.filled === 0 || profile.digits >= profile.filled * KIND.phoneLike,
    });
  }
  return choices;
}

const CALL_LISTS: ReadonlySet<AfterSalesKind> = new Set<AfterSalesKind>(['delivery-follow-up', 'service-reminder']);

/** 联系人 is the owner where no other column names one; of two phone columns the first is `phone`. */
function people(assignment: Assignment): Assignment {
  const has = (field: MappedField): Assigned | undefined => assignment.used.find((one) => one.field === field);
  const [phone, second] = [has('phone'), has('phone2')];
  const turned = phone !== undefined && second !== undefined && second.column < phone.column;
  const alone = has('customerName') === undefined;
  return {
    ...assignment,
    used: assignment.used.map((one): Assigned => {
      if (alone && one.field === 'contactPerson') return { ...one, field: 'customerName' };
      if (turned && one === phone) return { ...one, field: 'phone2' };
      return turned && one === second ? { ...one, field: 'phone' } : one;
    }),
  };
}

/** Why the table is no such form: it has no customer and no car, says too little of it, or more of another sheet. */
function judge(found: OwnerKind, assignment: Assignment, { title }: Table): Text | undefined {
  const { kind, score, foreign, titled, steps } = found;
  const { enough, needs } = FORM_SPECS[kind];
  const fields = new Set<MappedField>(assignment.used.map(({ field }) => field));
  const refuse = (key: KeyTail<'forms.refusal.'>, values: Text['values'] = {}): Text =>
    text(`forms.refusal.${key}`, { nearest: text(`forms.kind.${kind}`), ...values });
  if (foreign.score >= FOREIGN_SHEET.least && foreign.score >= score * FOREIGN_SHEET.owners)
    return refuse('foreign', {
      what: text(`forms.foreign.${foreign.what}`),
      words: [...new Set(foreign.words)].slice(0, 4),
    });
  // a complaint is told without its customer in the simplest lists
  if (kind !== 'complaint-register' && !IDENTITY.some((field) => fields.has(field))) return refuse('no-customer');
  const missing = (): Text => refuse('too-little', { missing: missingOf(kind, fields) });
  if (score < enough) return missing();
  return needs({ fields, titled, steps, dayInTitle: title.period.day !== undefined }) ? undefined : missing();
}

const IDENTITY: readonly MappedField[] = ['customerName', 'phone', 'plate', 'vin'];

function readOwners(
  table: Table,
  found: OwnerKind,
  assignment: Assignment,
  steps: readonly CallColumn[],
  fingerprint: string,
): TableReading {
  const { grid, block, title, sorted, book } = table;
  const { kind } = found;
  const period = periodOf(book, grid, block, title, assignment, sorted, kind);
  const context = contextOf(table, kind, period, assignment);
  const body = readBody(context, block, sorted, [], () => ownerRowReader(context, steps));
  const confidence = Math.min(1, found.score / (FORM_SPECS[kind].enough * KIND.wholeConfidence));
  const consultant = consultantOf(title);
  const month = monthOf(context, body.records);
  const { header } = block;
  const bottom = Math.max(body.lastRow, header.rows.at(-1) ?? 0);
  const form: AfterSalesForm = {
    sheet: grid.sheet.name,
    form: kind,
    range: areaName({ top: header.rows[0] ?? 1, left: header.left, bottom, right: header.right }),
    headerRows: header.rows,
    columns: columnsOf(context, body),
    ...(steps.length === 0 ? {} : { stepColumns: lettersOf(steps), stepParts: partsOf(steps) }),
    ...(month === undefined ? {} : { month }),
    ...(consultant === undefined ? {} : { consultant }),
    records: body.records,
    skipped: body.skipped,
    problems: context.problems.all(),
    titles: title.lines,
    behind: 0,
    confidence,
    fingerprint,
    trace: traceOf(block, { kind, title, assignment, confidence, foreign: found.foreign.score }),
  };
  const nameColumn = assignment.used.find(({ field }) => field === 'customerName')?.column;
  return {
    form,
    questions: questionsOf(grid, block, assignment, { sorted, fingerprint }),
    accounts: {
      lastRow: body.lastRow,
      told: body.told,
      readColumns: new Set(steps.map(({ column }) => column)),
      ...(nameColumn === undefined ? {} : { nameColumn }),
    },
  };
}

function contextOf({ grid, title }: Table, kind: AfterSalesKind, period: Period, assignment: Assignment): FormContext {
  const monthStart = isoMonthStart(period);
  const { year, month, day } = period;
  // a list of one day's visits names the day in its title
  const daily = kind === 'service-history' && title.period.day !== undefined && day !== undefined;
  return {
    grid,
    kind,
    family: 'after-sales',
    date1904: grid.date1904,
    columns: assignment.used,
    ...(assignment.used.some(({ field }) => field === 'customerName') ? { names: true as const } : {}),
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(daily && monthStart !== undefined
      ? { titleDate: `${monthStart.slice(0, 8)}${String(day).padStart(2, '0')}` }
      : {}),
    ...(monthStart === undefined
      ? {}
      : {
          monthStart,
          monthEnd: `${monthStart.slice(0, 8)}${daysOfMonth(Number(monthStart.slice(0, 4)), Number(monthStart.slice(5, 7)))}`,
        }),
    levels: levelsOf(undefined),
    problems: new ProblemList(),
    besides: new Map(),
    instead: new Map(),
  };
}

/** The month of all days, of forms without days of all deliveries; none where they are of several. */
function monthOf({ columns }: FormContext, records: readonly AfterSalesRecord[]): string | undefined {
  const dated =
    columns.some(({ field }) => field === 'date') || records.some(({ fields }) => fields.date !== undefined);
  const months = new Set<string>();
  for (const { fields } of records) {
    const day = dated ? fields.date : fields.deliveryDate;
    if (day !== undefined) months.add(day.slice(0, 7));
    if (months.size > 1) return undefined;
  }
  return [...months][0];
}

/** A list of owners belongs to a consultant where its title says so in these words. */
function consultantOf({ consultant, lines }: Title): string | undefined {
  return consultant !== undefined && lines.some((line) => /(?:销售顾问|业务代表)(?:姓名)?[:：]/u.test(line))
    ? consultant
    : undefined;
}

function lettersOf(steps: readonly StepColumn[]): Record<string, string[]> {
  const letters: Record<string, string[]> = {};
  for (const { step, column } of steps) (letters[step] ??= []).push(columnLetters(column));
  return letters;
}

function partsOf(steps: readonly CallColumn[]): Record<string, StepPart> {
  return Object.fromEntries(
    steps.map(({ column, part, several }) => [columnLetters(column), several === true ? 'list' : part]),
  );
}
