import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recognise } from '../../src/forms';
import { closeMonth } from '../rollups/close-book';
import { generalProfile } from '../../src/profile';
import { nextPeriodWords, nextSheetName } from '../../src/close/period-words';
import { say } from '../../src/words';
import { applyToXlsx, readXlsx } from '../../src/workbook/xlsx';

function opened(name: string) {
  const bytes = new Uint8Array(readFileSync(join(__dirname, `../fixtures/forms/${name}.xlsx`)));
  const book = readXlsx(bytes, `${name}.xlsx`);
  return { bytes, book, read: recognise(book) };
}

describe('a dealer file with a sheet per consultant', () => {
  const { bytes, book, read } = opened('mg-contact-matrix-2026-06');
  const close = closeMonth(book, read, generalProfile, '2026-06', '2026-06-30');
  const applied = applyToXlsx(bytes, close.changes, { name: book.name });
  const after = readXlsx(applied.bytes, book.name);

  test('the made sheets are read as the matrices of July, with everybody who was open', () => {
    expect(applied.report.conflicts).toEqual([]);
    expect(close).toMatchObject({
      next: '2026-07',
      sheets: ['林晓峰 7月', '董洁 7月', '马丽娜 7月'],
      carried: 104,
      fileName: 'mg-contact-matrix-2026-07.xlsx',
    });
    const july = recognise(after).forms.filter(({ month }) => month === '2026-07');
    expect(july.map(({ consultant, records, dayColumns }) => [consultant, records.length, Object.keys(dayColumns ?? {}).length])).toEqual([['林晓峰', 30, 31], ['董洁', 30, 31], ['马丽娜', 44, 31]]); // prettier-ignore
    expect(july.flatMap(({ records }) => records.flatMap(({ contacts }) => contacts ?? []))).toEqual([]);
    const first = july[0]?.records[0];
    // 叶先生: B on 23 June; seven days later is 30 June, so he is overdue and the first visit is on 1 July.
    expect(first).toMatchObject({
      row: 6,
      fields: { serial: 1, customerName: '叶先生', source: '电台', firstContactDate: '2026-05-06' },
      carryOver: { level: 'B', date: '2026-06-23' },
      planned: [1],
    });
  });

  test('title, weekdays and the 31st are those of July', () => {
    const sheet = after.sheets.find(({ name }) => name === '林晓峰 7月');
    expect(sheet?.rows[2]?.[11]?.value).toBe('2026年7月');
    expect(sheet?.rows[4]?.[41]?.value).toBe(31);
    expect([sheet?.rows[5]?.[11]?.value, sheet?.rows[5]?.[41]?.value]).toEqual(['三', '五']);
    expect(sheet?.merges).toEqual(book.sheets.find(({ name }) => name === '林晓峰')?.merges);
  });

  test('the old sheets are as they were, and everything can be taken back', () => {
    for (const sheet of book.sheets)
      expect(after.sheets.find(({ name }) => name === sheet.name)?.rows).toEqual(sheet.rows);
    const undone = applyToXlsx(applied.bytes, applied.report.inverse, { name: book.name });
    expect(readXlsx(undone.bytes, book.name).sheets.map(({ name }) => name)).toEqual(
      book.sheets.map(({ name }) => name),
    );
  });

  test('where the host tells nothing about notes, the close says that they stay on the new sheets', () => {
    const kinds = ({ unfinished }: typeof close) => unfinished.filter(({ kind }) => kind === 'notes-unseen');
    expect(kinds(close)).toEqual([]);
    const blind = { ...book, sheets: book.sheets.map(({ notes: _notes, ...sheet }) => sheet) };
    const [said, ...more] = kinds(closeMonth(blind, read, generalProfile, '2026-06', '2026-06-30'));
    expect(more).toEqual([]);
    expect(said && say(said.text)).toContain('「林晓峰」、「董洁」、「马丽娜」');
  });

  test('what is unfinished is said, each with its cell', () => {
    const kinds = new Map<string, number>();
    for (const { kind, text, sheet, cell } of close.unfinished) {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      expect(say(text)).not.toContain('{');
      expect([sheet, cell]).not.toContain(undefined);
    }
    // 董洁 has not filled the month-end columns in: her 30 open customers; 15 losses name no reason; 5 orders have no column to be carried in.
    expect(Object.fromEntries(kinds)).toEqual({ undelivered: 5, 'no-month-end': 30, 'no-reason': 15, missed: 86 });
  });

  test('before the month is over the manager is told', () => {
    expect(
      closeMonth(book, read, generalProfile, '2026-06', '2026-06-20').unfinished.map(({ kind }) => kind),
    ).toContain('not-over');
  });
});

test('protected sheets and sheets of several months are refused with a reason', () => {
  const notations = opened('matrix-notations-2026-06');
  const close = closeMonth(notations.book, notations.read, generalProfile, '2026-06', '2026-06-30');
  expect(close.sheets).toEqual(['李四 7月', '王五 7月']);
  expect(close.unfinished.filter(({ kind }) => kind === 'protected').map(({ sheet }) => sheet)).toEqual(['张三6月']);
  const blocks = opened('matrix-blocks-2026');
  const february = closeMonth(blocks.book, blocks.read, generalProfile, '2026-02', '2026-02-28');
  expect(february.changes).toEqual([]);
  expect(february.unfinished.filter(({ kind }) => kind === 'several-months').map(({ sheet }) => sheet)).toEqual([
    '1-2月',
  ]);
});

test('two consultants on one sheet both go on', () => {
  const { book, read, bytes } = opened('matrix-blocks-2026');
  const close = closeMonth(book, read, generalProfile, '2026-06', '2026-06-30');
  expect(close.sheets).toEqual(['7月', '计划与实际 7月']);
  const applied = applyToXlsx(bytes, close.changes, { name: book.name });
  const july = recognise(readXlsx(applied.bytes, book.name)).forms.filter(({ sheet }) => close.sheets.includes(sheet));
  expect(july.map(({ consultant, records }) => [consultant, records.length])).toEqual([['肖凯', 16], ['马丽娜', 14], ['郭子龙', 13]]); // prettier-ignore
});

test.each([
  ['2026年6月', '2026-06', '2026年7月'],
  ['意向客户接触状况表（2013年5月）', '2013-05', '意向客户接触状况表（2013年6月）'],
  ['2025年12月意向客户级别状况表', '2025-12', '2026年1月意向客户级别状况表'],
  ['张三6月', '2026-06', '张三7月'],
  ['12月', '2026-12', '2027年1月'],
  ['6.1-6.30', '2026-06', '7.1-7.31'],
  ['2026-06', '2026-06', '2026-07'],
  ['202606三表', '2026-06', '202607三表'],
  ['26.6', '2026-06', '26.7'],
  ['六月状况表', '2026-06', '七月状况表'],
  ['十二月', '2026-12', '2027年一月'],
  ['2026年12.1-12.31', '2026-12', '2027年1.1-1.31'],
  ['2026年6月1日-6月30日', '2026-06', '2026年7月1日-7月31日'],
  ['2026.12.1～2026.12.31', '2026-12', '2027.1.1～2027.1.31'],
  ['2025.6.1-6.30', '2026-06', undefined],
  ['12.1-12.31', '2026-12', '2027年1.1-1.31'],
  ['7日内', '2026-06', undefined],
  ['16月', '2026-06', undefined],
  ['张三', '2026-06', undefined],
] as const)('%s in %s becomes %s', (words, month, expected) => {
  expect(nextPeriodWords(words, month)).toBe(expected);
});

test('sheet names are free, short enough and name the month', () => {
  expect(nextSheetName('林晓峰', '2026-06', new Set())).toBe('林晓峰 7月');
  expect(nextSheetName('林晓峰', '2026-12', new Set())).toBe('林晓峰 2027年1月');
  expect(nextSheetName('1月状况表', '2025-01', new Set(['2月状况表']))).toBe('2月状况表 2025-02');
  expect(nextSheetName('6月', '2026-06', new Set(['7月', '7月 2026-07']))).toBe('7月 (2)');
  expect(
    nextSheetName('一个特别特别特别特别特别特别特别特别特别特别长的名字表格表格', '2026-06', new Set()).length,
  ).toBeLessThanOrEqual(31);
});
