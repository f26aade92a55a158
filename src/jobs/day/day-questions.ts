import { dateOf } from '../../calendar';
import {
  cellOf,
  columnOf,
  isUnclearStatus,
  rulesOf,
  rulesOn,
  type Customer,
  type IdentityConflict,
  type Ledger,
  type LedgerRow,
} from '../../customers';
import type { Form } from '../../forms/types';
import type { Standing, Tiering } from '../../levels';
import { levelTable, openCodes, profileTitle, type StoreProfile } from '../../profile';
import { storeCalendar, type Due } from '../../schedule';
import { aside, text } from '../../words';
import type { MaybeOne } from '../../marks';
import type { OpenQuestion } from '../types';

interface Planned {
  readonly customer: Customer;
  readonly at: Standing;
  readonly tiering: Tiering;
  readonly due: Due;
}

/** What a person must say before the day can go by it: rows without a day, customers who may be one, levels without rules. */
export function dayQuestions(
  ledger: Ledger,
  forms: readonly Form[],
  plans: readonly Planned[],
  profile: StoreProfile,
  today: number,
): OpenQuestion[] {
  return [
    ...ledgerQuestions(ledger),
    ...brandQuestions(forms, (form) => rulesOn(ledger, form.sheet, profile)),
    ...plans.flatMap(({ customer }) => outcomeQuestions(customer, profile, today)),
    ...plans.flatMap(({ tiering }) =>
      tiering.findings.flatMap(({ ask, cells: [cell] }) => (ask && cell ? [{ ...cell, text: ask }] : [])),
    ),
    ...levelQuestions(plans, profile, today),
    ...statusQuestions(plans, profile, today),
  ];
}

function ledgerQuestions(ledger: Ledger): OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  for (const { row, what } of ledger.undated) {
    questions.push({
      ...cellOf(row, undefined),
      text: text(`schedule.question.undated-${what}`, { row: row.record.row }),
    });
  }
  for (const { form, of, rows } of ledger.copies) {
    const [first] = rows;
    if (!first) continue;
    const values = { sheet: form.sheet, of: of.sheet, count: rows.length };
    questions.push({ ...cellOf(first, undefined), text: text('schedule.question.copy', values) });
  }
  for (const conflict of ledger.conflicts) {
    const question = conflictQuestion(conflict);
    if (question) questions.push(question);
  }
  return questions;
}

function conflictQuestion({ kind, rows }: IdentityConflict): OpenQuestion | undefined {
  const [first, ...others] = rows;
  if (!first) return undefined;
  const nameOf = ({ record }: typeof first): string => record.fields.customerName ?? '';
  const placeOf = ({ form, record }: typeof first): string => `${form.sheet}!${String(record.row)}`;
  const shown = (kind === 'twice-in-form' ? rows : others).slice(0, 5);
  const values = {
    name: nameOf(first),
    place: placeOf(first),
    count: rows.length,
    rows: shown.map((row) => (kind === 'phone-two-names' ? aside(nameOf(row), placeOf(row)) : placeOf(row))),
  };
  return {
    ...cellOf(first, undefined),
    text: text(`schedule.question.${kind}`, values),
    ...(MAYBE_ONE.includes(kind) ? { people: rows.map(personOf) } : {}),
  };
}

/** Conflicts between rows that were not put together: a person may say that they are one. */
const MAYBE_ONE: readonly IdentityConflict['kind'][] = ['several-candidates', 'same-name', 'phone-typo'];

function personOf(row: LedgerRow): MaybeOne {
  const { customerName, phone } = row.record.fields;
  const column = columnOf(row.form, 'phone');
  return {
    sheet: row.form.sheet,
    row: row.record.row,
    name: customerName,
    phone,
    phoneCell: column === undefined ? undefined : cellOf(row, column).cell,
  };
}

/**
 * The sheet's own columns of levels under 上月留存 name a code by which these rules close a customer, or which they do not know: another
 * brand's sheet, perhaps. Asked once a sheet.
 */
function brandQuestions(forms: readonly Form[], rulesFor: (form: Form) => StoreProfile): OpenQuestion[] {
  return forms.flatMap((form): OpenQuestion[] => {
    if (form.form !== 'contact-matrix') return [];
    const profile = rulesFor(form);
    const table = levelTable(profile);
    const columns = form.columns.flatMap(({ field, column, header }) => {
      const code = field === 'carryOver' ? /^([A-Z]\d?)(?:级|類|类)?$/u.exec(lastWord(header))?.[1] : undefined;
      return code === undefined ? [] : [{ code, column }];
    });
    const strange = columns.find(({ code }) => {
      const state = table.get(code)?.state;
      return state !== 'open' && state !== 'ordered';
    });
    if (columns.length < 3 || !strange) return [];
    const state = table.get(strange.code)?.state;
    const values = {
      sheet: form.sheet,
      levels: columns.map(({ code }) => code).join(' '),
      code: strange.code,
      profile: profileTitle(profile),
      meaning: text(state === undefined ? 'schedule.question.no-such-level' : 'schedule.question.level-closes', {
        name: table.get(strange.code)?.name ?? '',
      }),
    };
    const row = form.headerRows.at(-1) ?? 1;
    return [
      {
        sheet: form.sheet,
        cell: `${strange.column}${String(row)}`,
        text: text('schedule.question.other-levels', values),
      },
    ];
  });
}

function lastWord(header: string): string {
  return header.split('>').at(-1)?.trim().toUpperCase() ?? '';
}

/** 访问经过 says that the level fell while the levels beside it rose, or the other way round. */
function outcomeQuestions(customer: Customer, store: StoreProfile, today: number): OpenQuestion[] {
  const table = levelTable(rulesOf(customer, store));
  const rank = (code: string | undefined): number | undefined => {
    const level = code === undefined ? undefined : table.get(code);
    return level?.state === 'open' && level.window !== undefined ? level.weight : undefined;
  };
  return customer.rows.flatMap((row): OpenQuestion[] => {
    const { outcome, levelBefore, levelAfter } = row.record.fields;
    if (row.form.form !== 'daily-report' || outcome === undefined || (row.day ?? 0) > today || row.copyOf) return [];
    const [before, after] = [rank(levelBefore), rank(levelAfter)];
    if (before === undefined || after === undefined) return [];
    const fell = /降级|降級/u.test(outcome) && after > before;
    const rose = /升级|升級/u.test(outcome) && after < before;
    if (!fell && !rose) return [];
    const values = {
      name: customer.name ?? '',
      words: outcome,
      before: levelBefore ?? '',
      after: levelAfter ?? '',
      row: row.record.row,
    };
    return [{ ...cellOf(row, columnOf(row.form, 'outcome')), text: text('schedule.question.outcome-level', values) }];
  });
}

/** So many customers are named in one question. */
const NAMED = 5;

/** Words of 最新状态 that say neither that somebody is followed up nor how it ended, of customers who go on as open: asked once a sheet and word. */
function statusQuestions(plans: readonly Planned[], store: StoreProfile, today: number): OpenQuestion[] {
  const found = new Map<string, LedgerRow[]>();
  for (const { customer, at } of plans) {
    if (at.state !== 'open') continue;
    for (const row of customer.rows) {
      if (row.copyOf || (row.day ?? -Infinity) > today || !isUnclearStatus(row, rulesOf(row, store))) continue;
      const key = `${row.form.sheet}\n${row.record.fields.status ?? ''}`;
      found.set(key, [...(found.get(key) ?? []), row]);
    }
  }
  return [...found.values()].flatMap((rows): OpenQuestion[] => {
    const [row] = rows;
    if (!row) return [];
    const names = [...new Set(rows.map(({ record }) => record.fields.customerName ?? ''))].filter(
      (name) => name !== '',
    );
    const shown = names.length > NAMED ? [...names.slice(0, NAMED), '…'] : names;
    const values = { words: row.record.fields.status ?? '', names: shown, count: rows.length };
    return [{ ...cellOf(row, columnOf(row.form, 'status')), text: text('schedule.question.status', values) }];
  });
}

/** Levels that stop the schedule: codes that the profile does not know, open levels to which it gives no interval. Asked once each. */
function levelQuestions(plans: readonly Planned[], store: StoreProfile, today: number): OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  const asked = new Set<string>();
  for (const { customer, at, due } of plans) {
    const entry = at.levelEntry;
    const profile = rulesOf(customer, store);
    const key = `${at.level ?? ''} ${profile.name}`;
    if (!entry || at.level === undefined || asked.has(key)) continue;
    if (due.noDue !== 'unknown-level' && due.noDue !== 'no-interval') continue;
    asked.add(key);
    const values = { level: at.level, profile: profileTitle(profile), levels: openCodes(profile).join(' ') };
    questions.push({ ...cellOf(entry.row, entry.column), text: text(`schedule.question.${due.noDue}`, values) });
  }
  const calendar = storeCalendar(store);
  const year = dateOf(today).slice(0, 4);
  if (!calendar.knows(today))
    questions.push({ sheet: '', cell: '', text: text('schedule.question.no-holidays', { year }) });
  return questions;
}
