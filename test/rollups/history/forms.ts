import type { Column, Form, SalesKind, FormRecord, RecognisedWorkbook, RecordFields } from '../../../src/forms/types';
import { columnLetters } from '../../../src/sheet';
import { daysBetween, daysFrom } from './calendar';
import type { Happening, History, Line, Period, Person } from './history';
import { consultantIn, OPEN } from './history';

/** The forms as a perfect reader would read them from the store's sheets. */
export function formsOf(history: History): RecognisedWorkbook {
  const forms: Form[] = [];
  if (history.habits.matrices)
    for (const period of history.periods)
      for (const block of matrixBlocks(history, period)) forms.push(matrixForm(block, period));
  for (const month of history.months) {
    forms.push(register(history, month));
    if (!history.habits.matrices) continue;
    if (history.habits.keepsReports) forms.push(...reports(history, month));
    const losses = lossForm(history, month);
    if (losses) forms.push(losses);
  }
  return { workbook: 'history.xlsx', forms, afterSales: [], unrecognised: [], questions: [] };
}

export interface MatrixBlock {
  readonly sheet: string;
  readonly consultant?: string;
  readonly people: readonly MatrixLine[];
}

/** One customer's row of a month. */
export interface MatrixLine {
  readonly person: Person;
  readonly consultant: string;
  /** Days from the month's first to the first entry. */
  readonly order: number;
  readonly carryOver?: { readonly level: string; readonly date: string };
  readonly contacts: readonly { readonly day: number; readonly level?: string }[];
  readonly planned: readonly number[];
  readonly monthEnd?: string;
  readonly reason?: string;
}

const isOpen = (level: string): boolean => (OPEN as readonly string[]).includes(level);

/** One sheet per consultant and month, or one per month. */
export function matrixBlocks(history: History, period: Period): MatrixBlock[] {
  const { month } = period;
  const lines = history.people
    .filter((p) => p.inMatrix)
    .flatMap((p) => matrixLine(history, p, period))
    // Whoever is carried over stands first, the others in the order in which they came.
    .sort((a, b) => (came(a) < came(b) ? -1 : came(a) > came(b) ? 1 : 0));
  if (history.habits.oneSheetPer === 'month') return [{ sheet: `${month}状况表`, people: lines }];
  return history.consultants
    .map((consultant) => ({
      sheet: `${consultant}${month}`,
      consultant,
      people: lines.filter((line) => consultantIn(line.person, month) === consultant),
    }))
    .filter((block) => block.people.length > 0);
}

/** The position of a line's first day in the period's columns; before all of them for whoever is carried. */
function came({ carryOver, order }: MatrixLine): number {
  return carryOver ? -1 : order;
}

function matrixLine(history: History, person: Person, { first, last, month }: Period): MatrixLine[] {
  const before = person.events.filter((e) => e.date < first);
  const inMonth = person.events.filter((e) => e.date >= first && e.date <= last);
  const contacts = inMonth.flatMap((e) =>
    e.what === 'contact' ? [{ day: Number(e.date.slice(8)), level: e.level }] : [],
  );
  let state = '';
  let level = '';
  let wasOpenAt = '';
  let visited = '';
  for (const event of before) {
    if (event.what === 'contact') {
      visited = event.date;
      if (event.level === 'T') state = level = wasOpenAt;
      else if (event.level !== undefined) {
        if (isOpen(event.level)) wasOpenAt = event.level;
        state = event.level;
        level = event.level;
      }
    } else state = event.what === 'loss-record' ? 'lost' : event.word === '成交' ? 'O' : 'lost';
  }
  const carried = isOpen(state) || (state === 'O' && level === 'O' && history.habits.carriesOrders);
  const word = inMonth.find((e): e is Extract<Happening, { what: 'month-end-word' }> => e.what === 'month-end-word');
  if (!carried && contacts.length === 0 && !word) return [];
  return [
    {
      person,
      consultant: consultantIn(person, month),
      order: daysBetween(first, inMonth[0]?.date ?? first),
      ...(carried ? { carryOver: { level, date: visited } } : {}),
      contacts,
      planned: person.plans.filter((date) => date >= first && date <= last).map((date) => Number(date.slice(8))),
      ...(word ? { monthEnd: word.word, reason: word.reason } : {}),
    },
  ];
}

function form(
  kind: SalesKind,
  sheet: string,
  month: string,
  columns: readonly (Column['field'] | '')[],
  records: FormRecord[],
  more: Partial<Form> = {},
): Form {
  return {
    sheet,
    form: kind,
    range: `A1:${columnLetters(Math.max(1, columns.length))}${String(records.length + 1)}`,
    headerRows: [1],
    columns: columns.flatMap((field, i) =>
      field === '' ? [] : [{ field, column: columnLetters(i + 1), header: field }],
    ),
    month,
    records,
    skipped: [],
    problems: [],
    confidence: 1,
    fingerprint: kind,
    trace: [],
    ...more,
  };
}

function tidy<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}

function matrixForm(block: MatrixBlock, { month, first, last }: Period): Form {
  const records = block.people.map(({ person, consultant, carryOver, contacts, planned, monthEnd, reason }, i) =>
    tidy({
      row: i + 2,
      fields: tidy<RecordFields>({
        serial: i + 1,
        customerName: person.name,
        phone: person.phone,
        model: person.model,
        source: person.source,
        consultant: block.consultant === undefined ? consultant : undefined,
        firstContactDate: person.firstContact,
        monthEndLevel: monthEnd,
        lossReason: reason,
      }),
      carryOver,
      contacts: contacts.length > 0 ? contacts.map((c) => tidy(c)) : undefined,
      planned: planned.length > 0 ? planned : undefined,
    }),
  );
  const fields: Column['field'][] = [
    'serial',
    'customerName',
    'phone',
    'model',
    'source',
    'consultant',
    'firstContactDate',
    'carryOver',
    'monthEndLevel',
    'lossReason',
  ];
  const dayColumns = Object.fromEntries(
    daysFrom(first, last).map((date, i) => [String(Number(date.slice(8))), columnLetters(fields.length + 1 + i)]),
  );
  const overTwo = first.slice(0, 7) !== last.slice(0, 7);
  return form('contact-matrix', block.sheet, month, fields, records, {
    dayColumns,
    ...(overTwo ? { from: first, to: last } : {}),
    ...(block.consultant === undefined ? {} : { consultant: block.consultant }),
  });
}

export function registerFields(history: History): Column['field'][] {
  return [
    'serial',
    'date',
    'arriveTime',
    'contactKind',
    ...(history.habits.writesFirst ? (['firstVisit'] as const) : []),
    'customerName',
    'phone',
    'model',
    'source',
    'testDrive',
    'level',
    'followUpLevel',
    'closing',
    ...(history.habits.matrices ? [] : (['status', 'closingDate', 'lossReason'] as const)),
    'consultant',
  ];
}

function register(history: History, month: string): Form {
  const lines = history.lines.filter((line) => line.date.slice(0, 7) === month);
  return form(
    'visitor-call-register',
    `${month}来店登记`,
    month,
    registerFields(history),
    lines.map((line, i) => ({ row: i + 2, fields: registerRecord(history, line, i) })),
  );
}

function registerRecord(history: History, line: Line, i: number): RecordFields {
  return tidy<RecordFields>({
    serial: i + 1,
    date: line.date,
    arriveTime: line.time,
    contactKind: line.kind,
    firstVisit: history.habits.writesFirst ? line.first : undefined,
    customerName: line.person?.name,
    phone: line.person?.phone,
    model: line.model,
    source: line.source,
    testDrive: line.testDrive,
    level: line.level,
    followUpLevel: line.followUpLevel,
    closing: line.closing,
    status: line.status?.said,
    closingDate: line.status?.date,
    lossReason: line.status?.reason,
    consultant: line.consultant,
  });
}

function reports(history: History, month: string): Form[] {
  const byDay = new Map<string, { person: Person; before?: string; after?: string }[]>();
  for (const person of history.people) {
    let level: string | undefined;
    for (const event of person.events) {
      if (event.what !== 'contact') continue;
      if (event.reported && event.date.slice(0, 7) === month) {
        const key = `${event.date}\n${consultantOn(history, person, event.date)}`;
        const lines = byDay.get(key) ?? [];
        lines.push({ person, before: level, after: event.level });
        byDay.set(key, lines);
      }
      level = event.level ?? level;
    }
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, lines]) => {
      const [date = '', consultant = ''] = key.split('\n');
      const records = lines.map(({ person, before, after }, i) => ({
        row: i + 2,
        fields: tidy<RecordFields>({
          serial: i + 1,
          customerName: person.name,
          phone: person.phone,
          model: person.model,
          levelBefore: before,
          levelAfter: after,
        }),
      }));
      return form(
        'daily-report',
        `${consultant}${date}`,
        month,
        ['serial', 'customerName', 'phone', 'model', 'levelBefore', 'levelAfter'],
        records,
        { date, consultant },
      );
    });
}

function lossForm(history: History, month: string): Form | undefined {
  const records: FormRecord[] = [];
  for (const person of history.people) {
    for (const event of person.events) {
      if (event.what !== 'loss-record' || event.date.slice(0, 7) !== month) continue;
      records.push({
        row: records.length + 2,
        fields: tidy<RecordFields>({
          date: event.date,
          customerName: person.name,
          phone: person.phone,
          model: person.model,
          lossKind: event.kind,
          lossReason: event.reason,
          consultant: consultantOn(history, person, event.date),
        }),
      });
    }
  }
  if (records.length === 0) return undefined;
  return form(
    'loss-record',
    `${month}战败`,
    month,
    ['date', 'customerName', 'phone', 'model', 'lossKind', 'lossReason', 'consultant'],
    records,
  );
}

/** Whose customer it is on a day. */
export function consultantOn(history: History, person: Person, date: string): string {
  const period = history.periods.find(({ first, last }) => first <= date && date <= last);
  return consultantIn(person, period?.month ?? date.slice(0, 7));
}
