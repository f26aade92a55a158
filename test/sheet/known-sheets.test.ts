import fc from 'fast-check';
import { recognise } from '../../src/forms';
import { sheetOf, withKnownSheets, type SheetSnapshot, type WorkbookSnapshot } from '../../src/sheet';
import { exampleStore } from '../audit/example-store';

const copyOf = (book: WorkbookSnapshot): WorkbookSnapshot => structuredClone(book);

test('sheets that have not changed are the very ones of before; one that has is read anew', () => {
  const before = exampleStore();
  const now = copyOf(before);
  const [first, ...others] = now.sheets;
  if (first === undefined) throw new Error('the store has sheets');
  const rows = first.rows.map((row, r) => (r === 4 ? row?.map((cell, c) => (c === 8 ? undefined : cell)) : row));
  const kept = withKnownSheets({ ...now, sheets: [{ ...first, rows }, ...others] }, before);
  expect(kept.sheets.map((sheet, i) => sheet === before.sheets[i])).toEqual([false, true, true, true, true, true]);
  const [was, is] = [recognise(before), recognise(kept)];
  expect(is.forms.slice(1).every((form, i) => form === was.forms[i + 1])).toBe(true);
  expect(is.forms[0]?.records[1]).not.toEqual(was.forms[0]?.records[1]);
  expect(is).toEqual(recognise(copyOf(kept)));
});

test('the name of the workbook is part of what a sheet says', () => {
  const book = copyOf(exampleStore());
  const [form] = recognise(book).forms;
  expect(recognise(book).forms[0]).toBe(form);
  expect(recognise({ ...book, name: '2025年三表.xlsx' }).forms[0]).not.toBe(form);
});

const more: fc.Arbitrary<Partial<SheetSnapshot>> = fc.record(
  {
    notes: fc.dictionary(fc.constantFrom('A1', 'B2'), fc.constantFrom('x', 'y')).map((d) => new Map(Object.entries(d))),
    hiddenRows: fc.array(fc.integer({ min: 1, max: 3 })).map((rows) => new Set(rows)),
    protected: fc.boolean(),
    merges: fc.array(
      fc.record({ top: fc.constant(1), left: fc.constant(1), bottom: fc.integer(), right: fc.constant(2) }),
    ),
  },
  { requiredKeys: [] },
);
const sheets = fc
  .tuple(
    fc.array(fc.array(fc.option(fc.oneof(fc.string(), fc.integer(), fc.boolean())), { maxLength: 3 }), {
      maxLength: 3,
    }),
    more,
  )
  .map(([rows, rest]) => sheetOf('表', rows, rest));

test('the same object only for the same content', () => {
  const bookWith = (sheet: SheetSnapshot): WorkbookSnapshot => ({ ...exampleStore(), sheets: [sheet] });
  fc.assert(
    fc.property(sheets, sheets, (a, b) => {
      expect(withKnownSheets(bookWith(structuredClone(a)), bookWith(a)).sheets[0]).toBe(a);
      const equal = withKnownSheets(bookWith(b), bookWith(a)).sheets[0] === a;
      let same = true;
      try {
        expect(b).toEqual(a);
      } catch {
        same = false;
      }
      expect(equal).toBe(same);
    }),
    { numRuns: 200 },
  );
});
