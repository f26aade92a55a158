import { dayOf } from '../../src/calendar';
import fc from 'fast-check';
import { buildLedger } from '../../src/customers';
import { SALES_KINDS, type Form, type FormRecord, type RecordFields } from '../../src/forms/types';
import { runDay, type CustomerDay } from '../../src/jobs';
import { generalProfile, levelTable } from '../../src/profile';
import { bookOf } from '../../src/sheet';
import { formOf, recognisedOf } from '../ledger-fixtures';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);
const TODAY = '2026-06-20';
const MONTHS = ['2026-04', '2026-05', '2026-06', '2026-07'] as const;

const level = fc.constantFrom('H', 'A', 'B', 'C', 'N', 'T', 'O', 'D', 'F1', 'F2', 'L', 'X');
const monthDay = fc
  .tuple(fc.constantFrom(...MONTHS), fc.integer({ min: 1, max: 28 }))
  .map(([month, day]) => `${month}-${String(day).padStart(2, '0')}`);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const person = fc.record({
  customerName: optional(fc.constantFrom('王芳', '李强', '赵敏', '王先生')),
  phone: optional(fc.constantFrom('13800000001', '13800000002', '13800000003', '021-55550000')),
  consultant: optional(fc.constantFrom('张三', '李四')),
  model: optional(fc.constantFrom('汉', '海鸥', '2025款海鸥')),
});

const record = fc
  .record({
    person,
    date: optional(monthDay),
    levels: fc.record({
      level: optional(level),
      followUpLevel: optional(level),
      levelAfter: optional(level),
      levelBefore: optional(level),
    }),
    firstContactDate: optional(monthDay),
    monthEndLevel: optional(fc.constantFrom('成交', '战败', '失控', 'A')),
    carried: optional(level),
    carriedDay: optional(fc.integer({ min: 1, max: 28 })),
    contacts: fc.array(fc.record({ day: fc.integer({ min: 1, max: 31 }), level: optional(level) }), { maxLength: 4 }),
    planned: fc.array(fc.integer({ min: 1, max: 31 }), { maxLength: 3 }),
  })
  .map((drawn) => drawn);

const form = fc
  .tuple(fc.constantFrom(...SALES_KINDS), fc.constantFrom(...MONTHS), fc.array(record, { minLength: 1, maxLength: 6 }))
  .map(([kind, month, drawn]): Form => {
    const records = drawn.map((one): Partial<FormRecord> & { fields: RecordFields } => {
      const {
        person: who,
        levels,
        date,
        firstContactDate,
        monthEndLevel,
        carried,
        carriedDay,
        contacts,
        planned,
      } = one;
      const fields = Object.fromEntries(
        Object.entries({ ...who, ...levels, date, firstContactDate, monthEndLevel }).filter(
          ([, value]) => value !== undefined,
        ),
      ) as RecordFields;
      if (kind !== 'contact-matrix') return { fields };
      const before = MONTHS[MONTHS.indexOf(month) - 1] ?? '2026-03';
      const carryDate = carriedDay === undefined ? {} : { date: `${before}-${String(carriedDay).padStart(2, '0')}` };
      return {
        fields,
        contacts,
        planned,
        ...(carried === undefined ? {} : { carryOver: { level: carried, ...carryDate } }),
      };
    });
    return formOf(kind, records, { month, ...(kind === 'daily-report' ? { date: `${month}-11` } : {}) });
  });

const store = fc
  .array(form, { minLength: 1, maxLength: 5 })
  .map((forms) => forms.map((one, index) => ({ ...one, sheet: `表${index}` })));

const run = (forms: readonly Form[], today = TODAY): readonly CustomerDay[] =>
  runDay(bookOf([]), recognisedOf(forms), generalProfile, today, { withoutColours: true }).customers;

/** Rows by a mark of their own, so that customers can be compared after rows were moved. */
const marked = (forms: readonly Form[]): Form[] =>
  forms.map((one, f) => ({
    ...one,
    records: one.records.map((r, i) => ({ ...r, fields: { ...r.fields, serial: f * 100 + i } })),
  }));

function bySerials(forms: readonly Form[]): Record<string, unknown> {
  const serial = new Map(forms.flatMap((one) => one.records.map((r) => [`${one.sheet}!${r.row}`, r.fields.serial])));
  return Object.fromEntries(
    run(forms).map(({ rows, ...figures }) => [
      rows
        .map(({ sheet, row }) => serial.get(`${sheet}!${row}`) ?? -1)
        .sort((a, b) => a - b)
        .join(' '),
      // Explanations name cells, and cells move with their rows.
      { ...figures, why: figures.why.length },
    ]),
  );
}

test('every row belongs to exactly one customer', () => {
  fc.assert(
    fc.property(store, (forms) => {
      // When all of them are written.
      const rows = run(forms, '2026-08-01').flatMap((customer) =>
        customer.rows.map(({ sheet, row }) => `${sheet}!${row}`),
      );
      const all = forms.flatMap((one) => one.records.map(({ row }) => `${one.sheet}!${row}`));
      expect(rows.sort()).toEqual(all.sort());
    }),
    { numRuns: RUNS },
  );
});

test('rows with different phones are one customer only where a row with both ties them', () => {
  fc.assert(
    fc.property(store, (forms) => {
      for (const { phones, rows } of buildLedger(recognisedOf(forms), generalProfile).customers) {
        expect(phones.length).toBeLessThanOrEqual(1);
        expect(new Set(rows.flatMap((row) => row.phones)).size).toBe(phones.length);
      }
    }),
    { numRuns: RUNS },
  );
});

test('the order of rows and of sheets does not matter', () => {
  fc.assert(
    fc.property(store, fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 40, maxLength: 40 }), (drawn, keys) => {
      const forms = marked(drawn);
      let k = 0;
      const key = (): number => keys[k++ % keys.length] ?? 0;
      const shuffle = <T>(list: readonly T[]): T[] =>
        list
          .map((item) => ({ item, at: key() }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const moved = shuffle(forms).map((one) => ({
        ...one,
        records: shuffle(one.records).map((r, i) => ({ ...r, row: i + 3 })),
      }));
      expect(bySerials(moved)).toEqual(bySerials(forms));
    }),
    { numRuns: RUNS },
  );
});

test('an unrelated customer changes nobody else', () => {
  fc.assert(
    fc.property(store, record, (drawn, stranger) => {
      const forms = marked(drawn);
      const fields = {
        customerName: '陌生人',
        phone: '19900000000',
        consultant: '王五',
        serial: 9999,
        ...(stranger.levels.level === undefined ? {} : { level: stranger.levels.level }),
      };
      const extra = formOf('contact-matrix', [{ fields, contacts: stranger.contacts, planned: stranger.planned }], {
        month: '2026-06',
        sheet: '另表',
      });
      const others = bySerials([extra, ...forms]);
      delete others['9999'];
      expect(others).toEqual(bySerials(forms));
    }),
    { numRuns: RUNS },
  );
});

test('a due day is never before the last contact, never past the interval unless the calendar forced it, and its status is right', () => {
  const closing = { ...generalProfile, calendar: { ...generalProfile.calendar, closedWeekdays: [2, 3] } };
  const table = levelTable(closing);
  fc.assert(
    fc.property(store, fc.constantFrom('before', 'after', 'keep'), (forms, onClosedDay) => {
      const profile = { ...closing, calendar: { ...closing.calendar, onClosedDay } } as typeof closing;
      for (const one of runDay(bookOf([]), recognisedOf(forms), profile, TODAY, { withoutColours: true }).customers) {
        if (one.due === undefined) {
          expect([one.status, one.overdueDays, one.dueWhy]).toEqual(['none', 0, undefined]);
          continue;
        }
        expect(one.state).toBe('open');
        const [due, last, today] = [dayOf(one.due), dayOf(one.lastContact ?? ''), dayOf(TODAY)];
        expect(due).toBeGreaterThanOrEqual(last);
        expect(last).toBeLessThanOrEqual(today);
        const interval =
          one.rows.length === 1 && one.level === undefined ? 1 : (table.get(one.level ?? '')?.interval?.target ?? 1);
        // Where the day before the closed one is the day of the contact itself, the first open day after it is meant.
        if (one.dueWhy !== 'calendar') expect(due - last).toBeLessThanOrEqual(Math.max(1, interval));
        expect(one.status).toBe(due < today ? 'overdue' : due === today ? 'due-today' : 'upcoming');
        expect(one.overdueDays).toBe(Math.max(0, today - due));
      }
    }),
    { numRuns: RUNS },
  );
});
