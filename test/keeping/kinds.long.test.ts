import { dateOf, dayOf, daysInMonth } from '../../src/calendar';
import { isRegister } from '../../src/customers';
import type { Form, FormRecord } from '../../src/forms/types';
import {
  BadRequest,
  draftReport,
  logContact,
  makeCards,
  takeInVisitor,
  type Books,
  type Choices,
  type KeepReport,
} from '../../src/keeping';
import { bookOf, sheetOf, type SheetSnapshot, type WorkbookSnapshot } from '../../src/sheet';
import { say } from '../../src/words';
import { generate, type Kind } from '../forms/generator';
import { saysFormula, Tally } from './differences';
import { answered, judgeWrite } from './judged';
import { ADAPTERS, bytesOf } from './ports';
import { Dice, openBooks, randomVisit } from './scenarios';

/**
 * Each kind of fact over forms of random looks, so many scenarios a kind. `KEEPING_KINDS=300` is the whole campaign (about half an hour a
 * side), `KEEPING_FROM` begins it at another seed, `KEEPING_ONLY` names one kind, `KEEPING_TALLY=1` prints it.
 */
const RUNS = Number(process.env['KEEPING_KINDS'] ?? 3);
const FROM = Number(process.env['KEEPING_FROM'] ?? 1);
const RIGHT = 0.98;
/** So many seeds are tried for one scenario: not every random workbook has what it needs. */
const TRIES = 12;

interface Scenario {
  readonly name: string;
  readonly book: WorkbookSnapshot;
  run(books: Books, choices: Choices): KeepReport;
  /** Whether the workbook, read anew, says the fact. */
  holds(after: Books): boolean;
  /** Sheets on which rows may have come or changed. */
  readonly rows: number;
  /** Asked again, nothing may be left to write into this place. */
  readonly once?: string;
}

interface Known {
  readonly name: string;
  readonly phone: string;
}

/** Whom a form knows by name and number, each once in the workbook. */
function knownIn(books: Books, form: Form): (Known & { record: FormRecord })[] {
  return form.records.flatMap((record) => {
    const { customerName: name, phone } = record.fields;
    if (name === undefined || phone === undefined) return [];
    const [own, ...others] = books.ledger.customers.filter((one) => one.phones.includes(phone) || one.name === name);
    return own !== undefined && others.length === 0 ? [{ name, phone, record }] : [];
  });
}

/** A consultant's matrix of a month: who was contacted on which day, with the level after it. */
function matrixSheet(
  consultant: string,
  month: string,
  rows: readonly (Known & { days: Record<number, string> })[],
): SheetSnapshot {
  const [year = '', m = ''] = month.split('-');
  const days = Array.from({ length: daysInMonth(month) }, (_, i) => i + 1);
  return sheetOf(`状况表${consultant}`, [
    ['意向客户接触状况表'],
    [`${year}年${String(Number(m))}月　销售顾问：${consultant}`],
    ['序号', '客户姓名', '联系电话', '意向车型', '信息来源', '上月留存', ...days],
    ...rows.map(({ name, phone, days: own }, i) => [
      i + 1,
      name,
      phone,
      '速腾',
      '网络',
      'B',
      ...days.map((day) => own[day] ?? ''),
    ]),
  ]);
}

const joined = (book: WorkbookSnapshot, sheets: readonly SheetSnapshot[]): WorkbookSnapshot => ({
  ...bookOf([...sheets, ...book.sheets], { name: book.name, date1904: book.date1904 }),
});

const phoneOf = (seed: number, i: number): string =>
  `137${String((seed * 7919 + i * 104_729) % 100_000_000).padStart(8, '0')}`;
const NAMES = ['欧阳测试', '司徒试', '诸葛验', '皇甫例', '尉迟样', '公孙假'];
const LEVELS = ['H', 'A', 'B', 'C'];
const has = (form: Form, field: string): boolean => form.columns.some((column) => column.field === field);
const plainMonth = (form: Form | undefined): string | undefined => (form?.from === undefined ? form?.month : undefined);

/** 追踪后级别 of a register's line, on its day or the next. */
function followUp(seed: number, dice: Dice): Scenario | undefined {
  const kind = dice.pick(['visitor-register', 'call-register', 'visitor-call-register'] as const) ?? 'visitor-register';
  const { book } = generate(seed, kind);
  const books = openBooks(book);
  const found = books.recognised.forms
    .filter((form) => isRegister(form.form) && has(form, 'followUpLevel'))
    .flatMap((form) => knownIn(books, form).map((one) => ({ ...one, form })))
    .filter(
      ({ record, form }) =>
        record.fields.followUpLevel === undefined && (record.fields.date ?? form.date) !== undefined,
    );
  const one = dice.pick(found);
  const day = one?.record.fields.date ?? one?.form.date;
  if (!one || day === undefined) return undefined;
  const level = dice.pick(LEVELS) ?? 'A';
  const date = dateOf(dayOf(day) + dice.below(2));
  return {
    name: `${book.name} ${one.form.sheet}!${String(one.record.row)} ${date} ${level}`,
    book,
    run: (now, choices) => logContact(now, { who: one.phone, date, level, choices }),
    holds: ({ recognised }) =>
      recognised.forms.some(
        (form) =>
          form.sheet === one.form.sheet &&
          form.records.some(({ fields }) => fields.phone === one.phone && fields.followUpLevel === level),
      ),
    rows: 1,
    once: 'register-follow-up',
  };
}

/** Somebody of a matrix is lost: a row in the loss record. */
function loss(seed: number, dice: Dice): Scenario | undefined {
  const { book } = generate(seed, 'loss-record');
  const forms = openBooks(book).recognised.forms.filter(({ form }) => form === 'loss-record');
  const form = dice.pick(forms);
  const month =
    plainMonth(form) ?? form?.records.find(({ fields }) => fields.date !== undefined)?.fields.date?.slice(0, 7);
  if (!form || month === undefined || forms.filter((one) => one.month === month).length !== 1) return undefined;
  const consultant = form.consultant ?? '测顾问';
  const who = { name: dice.pick(NAMES) ?? '', phone: phoneOf(seed, 1) };
  const date = `${month}-${String(1 + dice.below(28)).padStart(2, '0')}`;
  const level = dice.pick(['F1', 'F2', 'L']) ?? 'F1';
  const kind = { F1: 'lost', F2: 'frozen', L: 'out-of-control' }[level];
  const matrix = matrixSheet(consultant, month, [
    { ...who, days: {} },
    { name: '别的人', phone: phoneOf(seed, 2), days: {} },
  ]);
  return {
    name: `${book.name} ${form.sheet} ${date} ${level}`,
    book: joined(book, [matrix]),
    run: (now, choices) => logContact(now, { who: who.phone, date, level, reason: '价格高', rival: '某竞品', choices }),
    holds: ({ recognised }) =>
      recognised.forms.some(
        (one) =>
          one.sheet === form.sheet &&
          one.records.some(
            ({ fields }) =>
              fields.phone === who.phone &&
              (fields.date === date || !has(form, 'date')) &&
              (fields.lossKind === kind || !has(form, 'lossKind')) &&
              (fields.levelBefore === 'B' || !has(form, 'levelBefore')) &&
              (fields.lossReason === '价格高' || !has(form, 'lossReason')),
          ),
      ),
    rows: 2,
    once: 'loss-row',
  };
}

/** The day's report: into the day's own sheet, a blank one, or a copy of another day's. */
function report(seed: number, dice: Dice): Scenario | undefined {
  const { book } = generate(seed, 'daily-report');
  const books = openBooks(book);
  const forms = books.recognised.forms.filter((form) => form.form === 'daily-report');
  const form = dice.pick(forms);
  const { consultant, date: own } = form ?? {};
  if (!form || consultant === undefined || own === undefined) return undefined;
  const month = own.slice(0, 7);
  const another = `${month}-${String(1 + dice.below(28)).padStart(2, '0')}`;
  const date = dice.next() < 0.4 ? own : another;
  const there = forms.find((one) => one.date === date && one.consultant === consultant);
  const day = Number(date.slice(8));
  const reported = there ? knownIn(books, there).slice(0, 2) : [];
  const fresh = Array.from({ length: 1 + dice.below(4) }, (_, i) => ({
    name: NAMES[i] ?? '',
    phone: phoneOf(seed, i),
  }));
  const rows = [...reported, ...fresh].map(({ name, phone }) => ({
    name,
    phone,
    days: { [day]: dice.pick(LEVELS) ?? 'A' },
  }));
  const others = { name: '未联系者', phone: phoneOf(seed, 9), days: { [day === 1 ? 2 : day - 1]: 'B' } };
  return {
    name: `${book.name} ${consultant} ${date}${date === own ? ' own' : ''}`,
    book: joined(book, [matrixSheet(consultant, month, [...rows, others])]),
    run: (now) => draftReport(now, { consultant, date }),
    holds: ({ recognised }) => {
      const reports = recognised.forms.filter(
        (one) => one.form === 'daily-report' && one.date === date && one.consultant === consultant,
      );
      const lines = reports.flatMap((one) => one.records.map((record) => ({ one, record })));
      return (
        lines.every(({ record }) => record.fields.customerName !== others.name) &&
        rows.every(({ name, phone, days }) => {
          const mine = lines.filter(({ record, one }) =>
            has(one, 'phone') ? record.fields.phone === phone : record.fields.customerName === name,
          );
          const [line] = mine;
          const isFresh = fresh.some((one) => one.phone === phone);
          return (
            mine.length === 1 &&
            (!isFresh ||
              !line ||
              !has(line.one, 'levelAfter') ||
              (line.record.fields.levelAfter === days[day] && line.record.fields.levelBefore === 'B'))
          );
        })
      );
    },
    rows: rows.length,
    once: 'report-row',
  };
}

/** A card in the look of the workbook's own. */
function card(seed: number, dice: Dice): Scenario | undefined {
  const { book } = generate(seed, 'customer-card');
  const forms = openBooks(book).recognised.forms.filter((form) => form.form === 'customer-card');
  if (forms.length === 0) return undefined;
  const who = { name: dice.pick(NAMES) ?? '', phone: phoneOf(seed, 3) };
  const matrix = matrixSheet('测顾问', '2026-06', [
    { ...who, days: { 3: 'A' } },
    { name: '别的人', phone: phoneOf(seed, 4), days: {} },
  ]);
  return {
    name: `${book.name}`,
    book: joined(book, [matrix]),
    run: (now, choices) => makeCards(now, { who: who.phone, choices }),
    holds: ({ recognised }) =>
      recognised.forms.some((form) => {
        const fields = form.form === 'customer-card' ? form.records[0]?.fields : undefined;
        return (
          fields !== undefined &&
          fields.customerName === who.name &&
          (fields.phone === who.phone || !has(form, 'phone')) &&
          (fields.model === '速腾' || !has(form, 'model')) &&
          (fields.level === 'A' || !has(form, 'level'))
        );
      }),
    rows: 1,
    once: 'card',
  };
}

/** A contact onto the customer's card. */
function cardRow(seed: number, dice: Dice): Scenario | undefined {
  const { book } = generate(seed, 'customer-card');
  const books = openBooks(book);
  const form = dice.pick(books.recognised.forms.filter((one) => one.form === 'customer-card'));
  const [one] = form ? knownIn(books, form) : [];
  const sheet = book.sheets.find(({ name }) => name === form?.sheet);
  const table = sheet?.rows.some(
    (row) => row?.some((cell) => cell?.value === '下次预约') && row.some((cell) => cell?.value === '日期'),
  );
  if (!form || !one || table !== true) return undefined;
  const note = `谈保险${String(seed)}`;
  return {
    name: `${book.name} ${form.sheet}`,
    book,
    run: (now, choices) =>
      logContact(now, { who: one.phone, date: '2026-06-18', level: 'A', via: 'phone', note, choices }),
    holds: ({ book: now }) =>
      now.sheets.some(
        ({ name, rows }) =>
          name === form.sheet &&
          rows.filter((row) => row?.some((cell) => cell?.value === note) && row.some((cell) => cell?.value === 'A'))
            .length === 1,
      ),
    rows: 0,
    once: 'card-row',
  };
}

/** A visitor: the register's line, and from B on a row in the consultant's matrix. */
function visit(seed: number, dice: Dice): Scenario | undefined {
  const kind: Kind =
    dice.pick(['visitor-register', 'call-register', 'visitor-call-register'] as const) ?? 'visitor-register';
  const { book } = generate(seed, kind);
  const books = openBooks(book);
  const said = randomVisit(books, dice);
  if (!said) return undefined;
  const month = said.date.slice(0, 7);
  const fits = books.recognised.forms.filter(
    (form) => isRegister(form.form) && plainMonth(form) === month && (form.date ?? said.date) === said.date,
  );
  const [form, ...more] = fits;
  if (!form || more.length > 0) return undefined;
  const columns = form.columns.map(({ field }) => field);
  if (!columns.includes('date') && (form.date ?? form.records.at(-1)?.fields.date) !== said.date) return undefined;
  const consultant = said.consultant ?? '测顾问';
  const matrix = matrixSheet(consultant, month, [{ name: '别的人', phone: phoneOf(seed, 5), days: {} }]);
  const inMatrix = said.phone !== undefined && ['H', 'A', 'B'].includes(said.level ?? '');
  const day = Number(said.date.slice(8));
  return {
    name: `${book.name} ${JSON.stringify(said)}`,
    book: joined(book, [matrix]),
    run: (now, choices) => takeInVisitor(now, { ...said, consultant, choices }),
    holds: ({ recognised }) =>
      recognised.forms.some(
        (one) =>
          one.sheet === form.sheet &&
          one.records.some(
            ({ fields }) =>
              (fields.date ?? one.date) === said.date &&
              (['phone', 'customerName', 'level', 'model'] as const).every((field) => {
                const value = field === 'customerName' ? said.name : said[field];
                return value === undefined || !has(form, field) || fields[field] === value;
              }) &&
              (!has(form, 'arriveTime') || fields.arriveTime === said.time),
          ),
      ) &&
      inMatrix ===
        recognised.forms.some(
          (one) =>
            one.form === 'contact-matrix' &&
            one.records.some(
              ({ fields, contacts, planned }) =>
                fields.phone === said.phone &&
                contacts?.some((contact) => contact.day === day && contact.level === said.level) === true &&
                (day >= 28 || planned?.includes(day + 1) === true),
            ),
        ),
    rows: 2,
  };
}

const SCENARIOS = { 'follow-up': followUp, loss, report, card, 'card-row': cardRow, visit } as const;
const kinds = (Object.keys(SCENARIOS) as (keyof typeof SCENARIOS)[]).filter((kind) =>
  (process.env['KEEPING_ONLY'] ?? kind).split(',').includes(kind),
);
const tally = new Tally();

afterAll(() => {
  if (process.env['KEEPING_TALLY'] !== undefined) tally.print();
});

describe.each(Object.keys(ADAPTERS) as (keyof typeof ADAPTERS)[])('%s', (adapter) => {
  test.each(kinds)(
    `%s: ${String(RUNS)} scenarios`,
    async (kind) => {
      let done = 0;
      for (let seed = FROM; done < RUNS && seed < FROM + RUNS * TRIES; seed += 1) {
        const scenario = SCENARIOS[kind](seed, new Dice(seed * 31 + kind.length));
        if (!scenario) continue;
        done += 1;
        const { port, close } = ADAPTERS[adapter](bytesOf(scenario.book), scenario.book.name);
        try {
          const before = await port.read();
          const opened = openBooks(before);
          const told = (more = ''): string => `${kind} ${String(seed)} ${scenario.name} ${more}`;
          let made: KeepReport;
          try {
            made = answered((choices) => scenario.run(opened, choices));
          } catch (error) {
            if (!(error instanceof BadRequest)) throw error;
            tally.count(`${adapter} ${kind}`, false, () => told(say(error.words)));
            continue;
          }
          const applied = await port.apply(made.changes);
          expect([told(), applied.conflicts]).toEqual([told(), []]);
          const after = await port.read();
          const anew = openBooks(after);
          const whys = made.without.map(({ place, why }) => `${place}: ${say(why)}`).join('; ');
          if (!made.without.some(({ why }) => saysFormula(why)))
            tally.count(`${adapter} ${kind}`, scenario.holds(anew), () => told(whys));
          const { once } = scenario;
          if (once !== undefined) {
            const again = answered((choices) => scenario.run(anew, choices)).writes.filter(
              ({ place }) => place === once,
            );
            tally.count(`${adapter} once`, again.length === 0, () => told(again.map(({ cell }) => cell).join(' ')));
          }
          await judgeWrite(tally, adapter, port, made, { before: opened, after: anew, inverse: applied.inverse }, told);
        } finally {
          close();
        }
      }
      expect(done).toBeGreaterThan(0);
      const { right, all, wrong } = tally.of(`${adapter} ${kind}`);
      if (right < all * RIGHT) expect([kind, wrong]).toEqual([kind, []]);
      for (const rule of ['cells', 'undo', 'nothing else', 'once'])
        expect([rule, tally.of(`${adapter} ${rule}`).wrong]).toEqual([rule, []]);
    },
    7_200_000,
  );
});
