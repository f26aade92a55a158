import type { Column, Form, SalesKind, FormRecord, RecognisedWorkbook, RecordFields } from '../../../src/forms/types';
import { columnLetters } from '../../../src/sheet';
import { daysIn } from './calendar';
import type { Happening, History, Line, Person } from './history';
import { OPEN } from './history';

/** The forms as a perfect reader would read them from the store's sheets. */
export function formsOf(history: History): RecognisedWorkbook {
  const forms: Form[] = [];
  for (const month of history.months) {
    for (const block of matrixBlocks(history, month)) forms.push(matrixForm(block, month));
    forms.push(register(history, month));
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
  readonly carryOver?: { readonly level: string; readonly date: string };
  readonly contacts: readonly { readonly day: number; readonly level?: string }[];
  readonly planned: readonly number[];
  readonly monthEnd?: string;
  readonly reason?: string;
}

const isOpen = (level: string): boolean => (OPEN as readonly string[]).includes(level);

/** One sheet per consultant and month, or one per month. */
export function matrixBlocks(history: History, month: string): MatrixBlock[] {
  const lines = history.people.filter((p) => p.inMatrix).flatMap((p) => matrixLine(history, p, month));
  if (history.habits.oneSheetPer === 'month') return [{ sheet: `${month}状况表`, people: lines }];
  return history.consultants
    .map((consultant) => ({
      sheet: `${consultant}${month}`,
      consultant,
      people: lines.filter((line) => line.person.consultant === consultant),
    }))
    .filter((block) => block.people.length > 0);
}

function matrixLine(history: History, person: Person, month: string): MatrixLine[] {
  const before = person.events.filter((e) => e.date < `${month}-01`);
  const inMonth = person.events.filter((e) => e.date.slice(0, 7) === month);
  const contacts = inMonth.flatMap((e) =>
    e.what === 'contact' ? [{ day: Number(e.date.slice(8)), level: e.level }] : [],
  );
  let state = '';
  let level = '';
  let visited = '';
  for (const event of before) {
    if (event.what === 'contact') {
      visited = event.date;
      if (event.level !== undefined) {
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
      ...(carried ? { carryOver: { level, date: visited } } : {}),
      contacts,
      planned: person.plans.filter((date) => date.slice(0, 7) === month).map((date) => Number(date.slice(8))),
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

function matrixForm(block: MatrixBlock, month: string): Form {
  const records = block.people.map(({ person, carryOver, contacts, planned, monthEnd, reason }, i) =>
    tidy({
      row: i + 2,
      fields: tidy<RecordFields>({
        serial: i + 1,
        customerName: person.name,
        phone: person.phone,
        model: person.model,
        source: person.source,
        consultant: block.consultant === undefined ? person.consultant : undefined,
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
    Array.from({ length: daysIn(month) }, (_, i) => [String(i + 1), columnLetters(fields.length + 1 + i)]),
  );
  return form('contact-matrix', block.sheet, month, fields, records, {
    dayColumns,
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
        const key = `${event.date}\n${person.consultant}`;
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
          consultant: person.consultant,
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
