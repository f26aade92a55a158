import { dateOf, dayOf, weekdayOf, type IsoDate } from '../../src/calendar';
import { closeMonth, outdatedFormulas } from '../../src/close';
import { buildLedger, type Ledger } from '../../src/customers';
import { recognise, type Form, type RecognisedWorkbook } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import { monthFigures } from '../../src/rollups';
import {
  appliedTo,
  bookOf,
  cellAt,
  columnLetters,
  parseArea,
  parseChanges,
  sheetOf,
  toChangesJson,
  type Area,
  type Cell,
  type Scalar,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../../src/sheet';
import type { Closing, HandOver, MonthClose } from '../../src/close';

/** The end of June 2026 by the default rules. */
function endOfJune(book: WorkbookSnapshot, recognised: RecognisedWorkbook, ledger: Ledger): Closing {
  return { book, recognised, ledger, profile: generalProfile, month: '2026-06', today: '2026-06-30' };
}

type Line = (Scalar | Cell | null)[];

const WEEKDAYS = '一二三四五六日';

interface Look {
  readonly sheet: string;
  readonly title: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** 上月留存 by these levels. */
  readonly levels?: readonly string[];
  /** Contacts of each customer by date. */
  readonly people: readonly Readonly<Record<IsoDate, string>>[];
}

/** A matrix of a file, printed as far as it reaches: two heading rows, a column behind the days, a count below and beside them. */
function matrix({ sheet, title, from, to, levels = [], people }: Look): SheetSnapshot {
  const days = Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, i) => dateOf(dayOf(from) + i));
  const left = ['序号', '客户姓名', '联系电话', '意向车型'];
  const start = left.length + levels.length + 1;
  const right = start + days.length;
  const rows = people.map((contacts, i): Line => [
    i + 1,
    `客${'甲乙丙丁戊'.charAt(i)}`,
    `1380001000${String(i)}`,
    '速腾',
    ...levels.map(() => null),
    ...days.map((date) => contacts[date] ?? null),
    {
      value: '',
      formula: `=COUNTA(${columnLetters(start)}${String(i + 5)}:${columnLetters(right - 1)}${String(i + 5)})`,
    },
  ]);
  const merges: Area[] = [...left.keys()].map((i) => ({ top: 3, bottom: 4, left: i + 1, right: i + 1 }));
  if (levels.length > 0) merges.push({ top: 3, bottom: 3, left: left.length + 1, right: start - 1 });
  merges.push({ top: 3, bottom: 4, left: right, right });
  const values: Line[] = [
    ['意向客户接触状况表'],
    [title, null, null, null, '销售顾问：张敏'],
    [...left, ...levels.map((_, i) => (i === 0 ? '上月留存' : null)), ...days.map((d) => Number(d.slice(8))), '次数'],
    [...left.map(() => null), ...levels, ...days.map((date) => WEEKDAYS.charAt(weekdayOf(dayOf(date)) - 1))],
    ...rows,
  ];
  const area = { top: 1, left: 1, bottom: values.length, right };
  return sheetOf(sheet, values, { merges, notes: new Map(), extents: [{ what: 'print', area }] });
}

function closed(
  sheets: readonly SheetSnapshot[],
  month: string,
  today: IsoDate,
): { close: MonthClose; sheet: SheetSnapshot; forms: Form[]; carried: number } {
  const book = bookOf(sheets, { name: '店.xlsx' });
  const read = recognise(book);
  const close = closeMonth({
    book,
    recognised: read,
    ledger: buildLedger(read, generalProfile),
    profile: generalProfile,
    month,
    today,
  });
  const made = appliedTo(book, close.changes);
  const again = recognise(made);
  const forms = again.forms.filter((form) => close.sheets.includes(form.sheet));
  const figures = monthFigures(
    buildLedger(again, generalProfile),
    generalProfile,
    close.next,
    dateOf(dayOf(today) + 1),
  );
  const sheet = made.sheets.at(-1);
  if (!sheet) throw new Error('no sheet was made');
  return { close, sheet, forms, carried: figures.store.total.carried };
}

test('the 31st stands behind the 30th, before what follows the days, inside the print area, and is counted', () => {
  const june = matrix({
    sheet: '6月',
    title: '2026年6月',
    from: '2026-06-01',
    to: '2026-06-30',
    levels: ['H', 'A', 'B'],
    people: [{ '2026-06-03': 'A', '2026-06-10': '*' }, { '2026-06-28': 'H' }],
  });
  const { close, sheet, forms, carried } = closed([june], '2026-06', '2026-06-30');
  // What a dry run lists can be applied later.
  expect(parseChanges(toChangesJson(close.changes))).not.toHaveProperty('problems');
  expect(forms[0]?.dayColumns?.['30']).toBe('AK');
  expect(forms[0]?.dayColumns?.['31']).toBe('AL');
  expect([sheet.rows[3]?.[39]?.value, sheet.rows[4]?.[38]?.value]).toEqual(['次数', '五']);
  expect(sheet.extents?.[0]?.area.right).toBe(39);
  expect(sheet.rows[5]?.[39]?.formula).toBe('=COUNTA(H5:AL5)');
  expect(carried).toBe(2);
});

test('a level that 上月留存 has no column for stands in a last column, which is printed; the days stay where they are', () => {
  const june = matrix({
    sheet: '6月',
    title: '2026年6月',
    from: '2026-06-01',
    to: '2026-06-30',
    levels: ['H', 'A'],
    people: [{ '2026-06-03': 'A' }, { '2026-06-28': 'C' }],
  });
  const { sheet, forms, carried } = closed([june], '2026-06', '2026-06-30');
  expect([sheet.rows[3]?.[7]?.value, sheet.rows[3]?.[37]?.value]).toEqual([1, 31]);
  expect([sheet.rows[3]?.[38]?.value, sheet.rows[3]?.[39]?.value]).toEqual(['次数', '上月留存']);
  expect(sheet.extents?.[0]?.area.right).toBe(39);
  expect(forms[0]?.records.map(({ carryOver }) => carryOver)).toEqual([
    { level: 'A', date: '2026-06-03' },
    { level: 'C', date: '2026-06-28' },
  ]);
  expect(carried).toBe(2);
});

describe('a form over two months', () => {
  const span = (sheet: string, title: string, from: IsoDate, to: IsoDate): SheetSnapshot =>
    matrix({ sheet, title, from, to, levels: ['H', 'A', 'B'], people: [{ [from]: 'B' }, { [to]: 'H' }] });

  it.each([
    ['2026-05-26', '2026-06-25', '2026-06', '2026-06-26', '2026-07-25', '2026年7月（6月26日-7月25日）'],
    ['2026-02-26', '2026-03-25', '2026-03', '2026-03-26', '2026-04-25', '2026年4月（3月26日-4月25日）'],
    ['2026-11-21', '2026-12-20', '2026-12', '2026-12-21', '2027-01-20', '2027年1月（12月21日-1月20日）'],
  ])('%s to %s goes on as the next', (from, to, month, nextFrom, nextTo, title) => {
    const [m1, m2] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
    const words = `${month.slice(0, 4)}年${String(m2)}月（${String(m1)}月${from.slice(8)}日-${String(m2)}月${to.slice(8)}日）`;
    const { close, sheet, forms, carried } = closed([span(`${String(m2)}月`, words, from, to)], month, to);
    expect(sheet.rows[2]?.[1]?.value).toBe(title);
    expect([forms[0]?.from, forms[0]?.to]).toEqual([nextFrom, nextTo]);
    const days = Array.from({ length: dayOf(nextTo) - dayOf(nextFrom) + 1 }, (_, i) => dateOf(dayOf(nextFrom) + i));
    expect(Object.keys(forms[0]?.dayColumns ?? {}).length).toBe(days.length);
    expect(close.carriedOver.map(({ firstVisit }) => firstVisit)).toEqual([nextFrom, dateOf(dayOf(to) + 2)]);
    expect(forms[0]?.records.map(({ planned }) => planned)).toEqual(
      close.carriedOver.map(({ firstVisit }) => [Number(firstVisit?.slice(8))]),
    );
    expect(carried).toBe(2);
  });
});

test('two sheets a month: everybody goes on into both, the first call stands where its day is', () => {
  const half = (sheet: string, title: string, from: IsoDate, to: IsoDate, people: Look['people']): SheetSnapshot =>
    matrix({ sheet, title, from, to, levels: ['H', 'A', 'B', 'C'], people });
  const { close, forms, carried } = closed(
    [
      half('6月上', '2026年6月上半月', '2026-06-01', '2026-06-15', [{ '2026-06-02': 'A' }, { '2026-06-09': 'F1' }]),
      half('6月下', '2026年6月下半月', '2026-06-16', '2026-06-30', [{ '2026-06-20': 'A' }, {}, { '2026-06-25': 'C' }]),
    ],
    '2026-06',
    '2026-06-30',
  );
  expect(close.sheets).toEqual(['7月上', '7月下']);
  expect(close.carried).toBe(2);
  expect(forms.map((form) => Object.keys(form.dayColumns ?? {}).length)).toEqual([15, 16]);
  expect(forms.map(({ records }) => records.map(({ fields, planned }) => [fields.customerName, planned]))).toEqual([
    [
      ['客甲', [1]],
      ['客丙', [10]],
    ],
    [
      ['客甲', undefined],
      ['客丙', undefined],
    ],
  ]);
  expect(carried).toBe(2);
});

describe('移交', () => {
  const of = (consultant: string, people: Look['people'], month: string, from: IsoDate, to: IsoDate): SheetSnapshot => {
    const sheet = matrix({
      sheet: `${consultant}${month}`,
      title: `2026年${month}`,
      from,
      to,
      levels: ['H', 'A', 'B'],
      people,
    });
    const rows = sheet.rows.map((row, r) =>
      row?.map((cell, c) => {
        if (r === 2 && typeof cell?.value === 'string' && cell.value.startsWith('销售顾问'))
          return { value: `销售顾问：${consultant}` };
        if (r < 5 || (c !== 2 && c !== 3)) return cell;
        return (
          cell && {
            value:
              c === 2
                ? `${consultant}${String(cell.value)}`
                : `${String(cell.value).slice(0, 9)}${String(consultant.charCodeAt(0) % 10)}${String(cell.value).slice(-1)}`,
          }
        );
      }),
    );
    return { ...sheet, rows };
  };
  const june = (consultant: string, people: Look['people']): SheetSnapshot =>
    of(consultant, people, '6月', '2026-06-01', '2026-06-30');
  const store = [
    june('张敏', [{ '2026-06-03': 'A' }]),
    june('王五', [{ '2026-06-04': 'B' }, { '2026-06-05': 'A' }]),
    june('李强', [{ '2026-06-06': 'B' }, { '2026-06-07': 'H' }, { '2026-06-08': 'A' }, { '2026-06-09': 'F1' }]),
  ];

  const handed = (
    sheets: readonly SheetSnapshot[],
    asked: HandOver,
  ): { close: MonthClose; figures: ReturnType<typeof monthFigures> } => {
    const book = bookOf(sheets, { name: '店.xlsx' });
    const read = recognise(book);
    const ledger = buildLedger(read, generalProfile);
    const close = closeMonth({ ...endOfJune(book, read, ledger), handOver: [asked] });
    const again = recognise(appliedTo(book, close.changes));
    const figures = monthFigures(buildLedger(again, generalProfile), generalProfile, '2026-07', '2026-07-01');
    return { close, figures };
  };
  const books = ({ consultants }: ReturnType<typeof monthFigures>): unknown =>
    consultants.map(({ name, total, handedIn, handedOut }) => [name, total.carried, handedIn, handedOut]);

  it('spreads the customers evenly, the nearest purchase first, and the books close for each consultant', () => {
    const { close, figures } = handed(store, { from: '李强', to: [] });
    expect(close.handedOver.map(({ customer, to }) => [customer, to])).toEqual([
      ['李强客乙', '张敏'],
      ['李强客丙', '王五'],
      ['李强客甲', '张敏'],
    ]);
    expect(close.sheets).toEqual(['张敏7月', '王五7月']);
    expect(figures.store.total.carried).toBe(close.total.end);
    expect(books(figures)).toEqual([
      ['张敏', 3, 2, 0],
      ['王五', 3, 1, 0],
      ['李强', 0, 0, 3],
    ]);
    const notes = close.changes.flatMap((change) =>
      change.kind === 'note' && change.after !== '' ? [`${change.sheet} ${change.after}`] : [],
    );
    expect(notes).toContain('张敏7月 2026-06 李强 移交');
    expect(notes).toContain('李强6月 2026-07 移交 张敏');
  });

  it('takes the customers that are named, and asks where a name means nobody', () => {
    const { close, figures } = handed(store, { from: '李强', to: ['王五'], customers: ['李强客甲', '李强客戊'] });
    expect(close.handedOver.map(({ customer, to }) => [customer, to])).toEqual([['李强客甲', '王五']]);
    expect(close.unfinished.filter(({ kind }) => kind === 'hand-over').map(({ text }) => text.values)).toEqual([
      { from: '李强', name: '李强客戊' },
    ]);
    expect(books(figures)).toEqual([
      ['张敏', 1, undefined, undefined],
      ['王五', 3, 1, 0],
      ['李强', 2, 0, 1],
    ]);
  });

  it('a colleague without a sheet gets nobody', () => {
    const { close, figures } = handed(store, { from: '李强', to: ['赵六'] });
    expect(close.handedOver).toEqual([]);
    expect(figures.store.total.carried).toBe(close.total.end);
  });

  it('customers of somebody who left last month go on, too', () => {
    const left = of('李强', [{ '2026-05-20': 'B' }, { '2026-05-21': 'H' }], '5月', '2026-05-01', '2026-05-31');
    const { close, figures } = handed([left, ...store.slice(0, 2)], { from: '李强', to: ['张敏'] });
    expect(close.handedOver.map(({ customer, row }) => [customer, row.sheet])).toEqual([
      ['李强客乙', '李强5月'],
      ['李强客甲', '李强5月'],
    ]);
    expect(books(figures)).toEqual([
      ['张敏', 3, 2, 0],
      ['王五', 2, undefined, undefined],
      ['李强', 0, 0, 2],
    ]);
    expect(figures.differences.map(({ kind }) => kind)).toEqual(['moved']);
  });
});

test('customers of the register only are named, and go on in their consultant’s sheet where that is asked for', () => {
  const june = matrix({
    sheet: '6月',
    title: '2026年6月',
    from: '2026-06-01',
    to: '2026-06-30',
    levels: ['H', 'A', 'B'],
    people: [{ '2026-06-03': 'A' }],
  });
  const register = sheetOf('来店登记', [
    ['2026年6月来店客户登记表'],
    [
      '序号',
      '日期',
      '客户姓名',
      '联系电话',
      '拟购车型',
      '信息来源',
      '意向级别',
      '是否首次来店',
      '追踪后级别',
      '销售顾问',
    ],
    [1, '2026-06-28', '登一', '13911001201', '速腾', '网络', 'B', '是', 'B', '张敏'],
    [2, '2026-06-29', '登二', '13911001202', '速腾', '网络', 'A', '是', 'A', '李强'],
    [3, '2026-06-29', '登三', '13911001203', '速腾', '网络', 'H', '是', 'F1', '张敏'],
  ]);
  const book = bookOf([june, register], { name: '店.xlsx' });
  const read = recognise(book);
  const close = (withRegister: boolean): MonthClose => {
    const ledger = buildLedger(read, generalProfile);
    return closeMonth({ ...endOfJune(book, read, ledger), withRegister });
  };
  const named = ({ unfinished }: MonthClose): unknown[] =>
    unfinished.flatMap(({ kind, text }) => (kind === 'register-only' ? [text.values?.name] : []));
  expect(named(close(false))).toEqual(['登一', '登二']);
  const taken = close(true);
  // 李强 has no sheet that could take the other one.
  expect(named(taken)).toEqual(['登二']);
  expect(taken.carriedOver.map(({ customer }) => customer)).toEqual(['客甲', '登一']);
  const form = recognise(appliedTo(book, taken.changes)).forms.find(({ sheet }) => sheet === '7月');
  expect(form?.records.map(({ fields, carryOver }) => [fields.customerName, fields.phone, carryOver])).toEqual([
    ['客甲', '13800010000', { level: 'A', date: '2026-06-03' }],
    ['登一', '13911001201', { level: 'B', date: '2026-06-28' }],
  ]);
});

test('a formula that names its own sheet, beside a column that is put in, is written over itself where it stands then', () => {
  const people: Look['people'] = [{ '2026-06-03': 'A' }, { '2026-06-04': 'H' }];
  const june = matrix({
    sheet: '张敏6月',
    title: '2026年6月',
    from: '2026-06-01',
    to: '2026-06-30',
    levels: ['H', 'A'],
    people,
  });
  const rows = june.rows.map((row): (Cell | undefined)[] => [...(row ?? [])]);
  const behind = june.lastColumn + 1;
  const fifth = rows[5];
  if (fifth) fifth[behind] = { value: 1, formula: `=COUNTIF('张敏6月'!G5:AJ5,"H")` };
  const book = bookOf([{ ...june, rows, lastColumn: behind }]);
  const read = recognise(book);
  const close = closeMonth(endOfJune(book, read, buildLedger(read, generalProfile)));
  expect(close.changes.some(({ kind }) => kind === 'insert-columns')).toBe(true);
  const made = appliedTo(book, close.changes);
  const over = outdatedFormulas(book, read, close).filter(({ kind }) => kind === 'formula');
  expect(over.length).toBeGreaterThan(0);
  for (const change of over) {
    const at = 'cell' in change ? parseArea(change.cell) : undefined;
    const sheet = made.sheets.find(({ name }) => name === change.sheet);
    const there = at && sheet ? cellAt(sheet, at.top, at.left)?.formula : undefined;
    expect(change).toMatchObject({ before: there, after: there });
  }
});

test('names of the whole workbook that look at the old sheet are told, as formulas of other sheets are', () => {
  const people = [{ '2026-06-03': 'A' }];
  const title = '2026年6月';
  const sheet = matrix({ sheet: '张敏6月', title, from: '2026-06-01', to: '2026-06-30', levels: ['H', 'A'], people });
  const names = [
    { name: '六月级别', formula: '张敏6月!$F$5:$F$40' },
    { name: '车型', formula: "'基础'!$A$1:$A$9" },
  ];
  const look = { range: 'A1:A3', formula: "='张敏6月'!$F$12>1", fill: '#FF0000' };
  const board = sheetOf('看板', [[{ value: 1, formula: '=COUNTA(张敏6月!B5:B40)' }]], { conditionalFormats: [look] });
  const book = bookOf([sheet, board], { names });
  const read = recognise(book);
  const old = closeMonth(endOfJune(book, read, buildLedger(read, generalProfile))).unfinished.filter(
    ({ kind }) => kind === 'still-old',
  );
  expect(old.map(({ sheet: where, cell, text: told }) => [where, cell, told.values])).toEqual([
    ['看板', 'A1', { sheet: '看板', count: 1, old: '张敏6月', next: '2026-07', cells: ['A1'] }],
    ['看板', 'A1', { sheet: '看板', count: 1, old: '张敏6月', next: '2026-07', cells: ['A1:A3'] }],
    [undefined, undefined, { count: 1, old: '张敏6月', next: '2026-07', names: ['六月级别'] }],
  ]);
});
