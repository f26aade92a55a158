import { dateOf, dayOf, daysInMonth } from '../../src/calendar';
import { buildLedger, isRegister, type Customer, type Ledger } from '../../src/customers';
import { answersIn, recognise } from '../../src/forms';
import type { Form, FormRecord, RecognisedWorkbook } from '../../src/forms/types';
import type { Books, LogRequest, VisitRequest } from '../../src/keeping';
import { generalProfile, type StoreProfile } from '../../src/profile';
import type { WorkbookSnapshot } from '../../src/sheet';

/** Small seeded dice: campaigns are the same on every machine. */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state * 1_664_525 + 1_013_904_223) >>> 0;
    return this.state / 4_294_967_296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
}

export function openBooks(book: WorkbookSnapshot, profile: StoreProfile = generalProfile): Books {
  const recognised = recognise(book, { answers: answersIn(book) });
  return { book, recognised, ledger: buildLedger(recognised, profile), profile };
}

const LEVELS = ['H', 'A', 'B', 'C', 'O', 'F1', 'F2', 'L'];

/** A contact that could be logged: with somebody who has a row, on a day of that row's month whose cell says nothing yet. */
export function randomContact(
  { ledger, recognised }: Books,
  dice: Dice,
): { request: LogRequest; customer: Customer; row?: FormRecord; form?: Form } | undefined {
  const rows = ledger.matrixRows;
  const one = rows.length > 0 ? dice.pick(rows) : undefined;
  const customer = one ? ledger.customers[one.customer] : dice.pick(ledger.customers);
  if (!customer) return undefined;
  const month = one?.month ?? recognised.forms.find((form) => form.month !== undefined)?.month;
  if (month === undefined) return undefined;
  const dates = recognised.forms.flatMap((form) =>
    form.form === 'daily-report' && form.date !== undefined && form.date.startsWith(month) ? [form.date] : [],
  );
  const date = dice.next() < 0.5 ? dice.pick(dates) : undefined;
  const level = dice.pick(LEVELS) ?? 'A';
  const place = customer.rows[0];
  return {
    customer,
    row: one?.row.record,
    form: one?.row.form,
    request: {
      who: `${one?.row.form.sheet ?? place?.form.sheet ?? ''}!${String(one?.row.record.row ?? place?.record.row ?? 0)}`,
      date: date ?? `${month}-${String(1 + dice.below(daysInMonth(month))).padStart(2, '0')}`,
      level,
      via: dice.pick(['phone', 'visit', 'online'] as const),
      time: '10:20',
      note: dice.next() < 0.5 ? '谈价格，周末再来' : undefined,
      reason: '价格高',
      rival: '某竞品',
    },
  };
}

/** A visitor on some day of a register's month. */
export function randomVisit({ recognised }: Books, dice: Dice): VisitRequest | undefined {
  const form = dice.pick(recognised.forms.filter((one) => isRegister(one.form) && one.records.length > 0));
  if (!form) return undefined;
  const dated = form.records.flatMap(({ fields }) => fields.date ?? []);
  const last = [...dated].sort().at(-1);
  if (last === undefined) return undefined;
  const later = dateOf(dayOf(last) + dice.below(2));
  const date = form.date ?? (later.slice(0, 7) === last.slice(0, 7) ? later : last);
  const sample = dice.pick(form.records)?.fields;
  const bare = dice.next() < 0.2;
  const kind =
    form.form === 'call-register'
      ? 'call'
      : form.form === 'visitor-register'
        ? 'visit'
        : dice.pick(['visit', 'call'] as const);
  const consultants = form.records.flatMap(({ fields }) => fields.consultant ?? []);
  const common = { date, time: '10:20', kind, consultant: form.consultant ?? dice.pick(consultants) };
  return bare
    ? common
    : {
        ...common,
        leave: dice.next() < 0.5 ? '11:05' : undefined,
        name: dice.pick(['欧阳测试', '测先生', '试女士']),
        phone: `139${String(10_000_000 + dice.below(80_000_000))}`,
        model: sample?.model,
        source: sample?.source,
        level: dice.pick(['H', 'A', 'B', 'C']),
      };
}

/** Everything that the forms say, without the numbers of lines, for comparing. */
export function said(recognised: RecognisedWorkbook): string[] {
  return recognised.forms.flatMap((form) =>
    form.records.map(({ fields, carryOver, contacts, planned }) => {
      const { serial: _serial, ...rest } = fields;
      const where = contacts?.map(({ cell: _cell, ...contact }) => contact);
      return JSON.stringify([form.sheet, form.form, Object.entries(rest).sort(), carryOver, where, planned]);
    }),
  );
}

export type { Ledger };
