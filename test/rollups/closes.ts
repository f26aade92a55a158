import { recognise } from '../../src/forms';
import type { Form, RecognisedWorkbook } from '../../src/forms';
import { closeMonth } from './close-book';
import { generalProfile } from '../../src/profile';
import type { CloseInto, MonthClose } from '../../src/close';
import type { Change, WorkbookSnapshot } from '../../src/sheet';
import { applied } from './apply';
import { daysIn, lastDay, monthAfter } from './history/calendar';
import type { Habits } from './history/history';
import { makeHistory } from './history/history';
import type { Layout } from './history/layout';
import { layoutOf } from './history/layout';
import { Dice } from './history/random';
import { sheetsOf } from './history/sheets';

function matrices(read: RecognisedWorkbook, month: string): Form[] {
  return read.forms.filter((form) => form.form === 'contact-matrix' && form.month === month);
}

const INTERVAL: Readonly<Record<string, number>> = { H: 2, A: 4, B: 7, C: 15 };

interface Expected {
  readonly who: string;
  readonly level: string;
  readonly date: string | undefined;
  readonly planned: readonly number[];
}

/** Who is open at the month's end by the day cells, with level, last visit and the first visit of next month: counted by hand. */
function openAtEnd(read: RecognisedWorkbook, month: string, dated: boolean): Expected[] {
  return matrices(read, month).flatMap((form) =>
    form.records.flatMap(({ fields, carryOver, contacts }): Expected[] => {
      const level = contacts?.findLast((contact) => contact.level !== undefined)?.level ?? carryOver?.level ?? '';
      const ordered = level === 'O' || fields.monthEndLevel === '成交';
      const takesOrders = form.columns.some(({ field, header }) => field === 'carryOver' && header.endsWith('>O'));
      if (ordered ? !takesOrders : !(level in INTERVAL) || fields.monthEndLevel !== undefined) return [];
      const last = contacts?.at(-1)?.day;
      const date = last === undefined ? carryOver?.date : `${month}-${String(last).padStart(2, '0')}`;
      return [
        {
          who: keyOf(fields.consultant ?? form.consultant, fields.customerName, fields.phone),
          level: ordered ? 'O' : level,
          date: dated ? date : undefined,
          planned: date === undefined || ordered ? [] : firstMark(date, level, month),
        },
      ];
    }),
  );
}

function firstMark(date: string, level: string, month: string): number[] {
  const first = Date.parse(`${monthAfter(month)}-01`) / 86_400_000;
  const due = Math.max(0, Date.parse(date) / 86_400_000 + (INTERVAL[level] ?? 0) - first);
  return due < daysIn(monthAfter(month)) ? [due + 1] : [];
}

function keyOf(consultant: string | undefined, name: string | undefined, phone: string | undefined): string {
  return `${consultant ?? ''} ${name ?? ''} ${phone ?? ''}`;
}

function carriedIn(read: RecognisedWorkbook, month: string): Expected[] {
  return matrices(read, month).flatMap((form) =>
    form.records.map(({ fields, carryOver, planned }) => ({
      who: keyOf(fields.consultant ?? form.consultant, fields.customerName, fields.phone),
      level: carryOver?.level ?? '',
      date: carryOver?.date,
      planned: (planned ?? []).map(Number),
    })),
  );
}

const byWho = (list: readonly Expected[]): Expected[] => [...list].sort((a, b) => (a.who < b.who ? -1 : 1));

/** A month of work in the made sheets: contacts, losses and orders typed into the day cells. */
function work(read: RecognisedWorkbook, month: string, dice: Dice): Change[] {
  const changes: Change[] = [];
  for (const form of matrices(read, month)) {
    for (const record of form.records) {
      const days = Array.from({ length: dice.between(0, 3) }, () => dice.between(1, daysIn(month))).sort(
        (a, b) => a - b,
      );
      for (const day of new Set(days)) {
        const column = form.dayColumns?.[String(day)];
        if (column === undefined) throw new Error(`${form.sheet} has no column for day ${String(day)}`);
        const marked = record.planned?.includes(day) ? '*' : '';
        changes.push({
          kind: 'value',
          sheet: form.sheet,
          cell: `${column}${String(record.row)}`,
          after: `${dice.pick(['H', 'A', 'B', 'C', 'A', 'B', 'C', 'H', 'B', 'A', 'C', 'H', 'A', 'B', 'C', 'F1', 'F2', 'O'])}${marked}`,
        });
      }
    }
  }
  return changes;
}

/** A store of one month, so many closes long: who is carried over, by the made sheets read anew, is who was open by the day cells. */
function closeTimes(closes: number, seed: number, habits: Partial<Habits>, layout: Layout, into: CloseInto): number {
  const history = makeHistory(seed, { months: 1, consultants: 2, busy: 0.5 });
  // Loss records close customers, and registers tell of visits, too; here only what the day cells say counts.
  const people = history.people.map((person) => ({
    ...person,
    events: person.events.filter(({ what }) => what !== 'loss-record'),
  }));
  const store = {
    ...history,
    people,
    lines: history.lines.filter(({ person }) => person === undefined),
    habits: { ...history.habits, carriesOrders: false, keepsReports: false, ...habits },
  };
  let book: WorkbookSnapshot = sheetsOf(store, layout);
  let month = store.months[0] ?? '';
  book = { ...book, name: `${month}三表.xlsx` };
  // Without the date in 上月留存 the last visit of who was not seen this month is unknown.
  const dated = store.habits.carryColumns === 'per-level' || layout.carryDate;
  const dice = new Dice(seed + 5);
  let everybody = 0;
  for (let n = 0; n < closes; n += 1) {
    const read = recognise(book);
    const wanted = openAtEnd(read, month, dated);
    const close = closeMonth(book, read, generalProfile, month, lastDay(month), into);
    const next = monthAfter(month);
    const made = renamed(applied(book, close.changes), close);
    // In one workbook only the newest month goes on: a year of sheets would be read again and again.
    book =
      into === 'new-book'
        ? { ...made, name: close.fileName ?? '' }
        : { ...made, sheets: made.sheets.filter(({ name }) => close.sheets.includes(name)) };
    const again = recognise(book);
    const where = { seed, layout, month };
    expect({ ...where, sheets: matrices(again, next).length, left: matrices(again, month).length }).toEqual({
      ...where,
      sheets: matrices(read, month).length,
      left: 0,
    });
    expect({ ...where, carried: byWho(carriedIn(again, next)) }).toEqual({ ...where, carried: byWho(wanted) });
    expect(close.carried).toBe(wanted.length);
    for (const form of matrices(again, next)) {
      expect(form.problems).toEqual([]);
      expect(Object.keys(form.dayColumns ?? {})).toHaveLength(daysIn(next));
      for (const record of form.records) expect(record.contacts ?? []).toEqual([]);
    }
    for (const form of again.forms) if (form.form !== 'contact-matrix') expect(form.records).toEqual([]);
    everybody += wanted.length;
    book = applied(book, work(again, next, dice));
    month = next;
  }
  return everybody;
}

function renamed(book: WorkbookSnapshot, close: MonthClose): WorkbookSnapshot {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({ ...sheet, name: close.renames.get(sheet.name) ?? sheet.name })),
  };
}

/** Every layout and notation: months closed one after the other lose and invent nobody. */
export function testCloses(closes: number, stores: number): void {
  describe.each([
    ['a sheet per consultant', { oneSheetPer: 'consultant' }, {}, 'same-book'],
    ['a sheet per month', { oneSheetPer: 'month' }, {}, 'same-book'],
    ['the consultants of a month one below the other', { oneSheetPer: 'consultant' }, { stacked: true }, 'same-book'],
    ['a workbook per month, a sheet per consultant', { oneSheetPer: 'consultant' }, {}, 'new-book'],
    ['a workbook per month, one sheet', { oneSheetPer: 'month' }, {}, 'new-book'],
  ] as const)('%s', (_, habits, look, into) => {
    test.each([
      ['上月留存 per level with dates', { carryColumns: 'per-level' }, {}],
      ['上月留存 in one column', { carryColumns: 'one' }, { carryDate: false }],
      ['上月留存 as level and date', { carryColumns: 'one' }, { carryDate: true }],
    ] as const)(
      '%s: closes lose and invent nobody',
      (_carry, columns, carry) => {
        let everybody = 0;
        for (let seed = 21; seed < 21 + stores; seed += 1) {
          const layout = { ...layoutOf(seed), stacked: false, ...look, ...carry };
          everybody += closeTimes(closes, seed, { ...habits, ...columns }, layout, into);
        }
        expect(everybody).toBeGreaterThan(5 * closes * stores);
      },
      Math.max(120_000, stores * 10_000),
    );
  });
}
