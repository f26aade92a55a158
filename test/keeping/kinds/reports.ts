import { draftReport, logContact } from '../../../src/keeping';
import { generate } from '../../forms/generator';
import { openBooks, type Dice } from '../scenarios';
import {
  has,
  joined,
  knownIn,
  LEVELS,
  matrixSheet,
  NAMES,
  phoneOf,
  plainMonth,
  someRecord,
  type Scenario,
} from './scenario';

/** Somebody of a matrix is lost: a row in the loss record. */
export function loss(seed: number, dice: Dice): Scenario | undefined {
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
    holds: (after) =>
      someRecord(
        after,
        ({ sheet }) => sheet === form.sheet,
        ({ fields }) =>
          fields.phone === who.phone &&
          (fields.date === date || !has(form, 'date')) &&
          (fields.lossKind === kind || !has(form, 'lossKind')) &&
          (fields.levelBefore === 'B' || !has(form, 'levelBefore')) &&
          (fields.lossReason === '价格高' || !has(form, 'lossReason')),
      ),
    rows: 2,
    once: 'loss-row',
  };
}

/** The day's report: into the day's own sheet, a blank one, or a copy of another day's. */
export function report(seed: number, dice: Dice): Scenario | undefined {
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
