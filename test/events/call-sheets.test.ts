import { callersOf, callSheetChanges, crossInvite, eventChanges, listsIn } from '../../src/events';
import { recognise } from '../../src/forms';
import { appliedTo, type AddSheetChange } from '../../src/sheet';
import { applyToXlsx, blankXlsx, readXlsx } from '../../src/workbook/xlsx';
import { SOMEBODY } from './somebody';

const PEOPLE = ['孙浩', '谢东', '许文静'];
const plan = { name: '端午团购', from: '2026-06-13', wording: '老客户专享，名额有限' };
const guests = Array.from({ length: 12 }, (_, i) => ({
  candidate: {
    ...SOMEBODY,
    name: `客户${String.fromCharCode(0x4e00 + i)}`,
    phone: `1390000${String(1000 + i)}`,
    consultant: PEOPLE[i % 3],
  },
  reasons: [{ by: 'group', what: '3' }] as const,
}));
const bytes = applyToXlsx(
  blankXlsx('三表'),
  eventChanges(readXlsx(blankXlsx('三表'), 'x'), plan, crossInvite(guests, { consultants: PEOPLE, supervisors: [] }), {
    withPhones: true,
  }),
  { name: 'x' },
).bytes;
const book = readXlsx(bytes, 'x');
const [list] = listsIn(book, recognise(book));
if (list === undefined) throw new Error('One list');

test('everybody who calls has a sheet with own guests only, the wording, and the heads on every page', () => {
  const changes = callSheetChanges(book, list, plan, { withPhones: true }) as AddSheetChange[];
  expect(changes.map(({ sheet }) => sheet).sort()).toEqual(PEOPLE.map((name) => `端午团购 电话单 ${name}`).sort());
  for (const { sheet, values, print } of changes) {
    const own = callersOf(list).get(sheet.split(' ').at(-1) ?? '') ?? [];
    expect(values.slice(6).map((row) => [row[1], row[2]])).toEqual(own.map(({ name, phone }) => [name, phone]));
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ inviter, consultant }) => inviter !== consultant)).toBe(true);
    expect(values[2]?.[0]).toContain(plan.wording);
    expect(print).toMatchObject({ orientation: 'landscape', titleRows: '1:6' });
  }
});

test('no full phone on a sheet that did not ask for it', () => {
  const masked = JSON.stringify(callSheetChanges(book, list, plan, { withPhones: false }));
  expect(masked).toContain('139****1003');
  expect(masked).not.toMatch(/1390000\d{4}/u);
});

test('the sheets are no lists: what is counted stays, made again they are replaced, undone they are gone', () => {
  const changes = callSheetChanges(book, list, plan, { withPhones: true });
  const printed = appliedTo(book, changes);
  expect(listsIn(printed, recognise(printed))).toEqual([list]);
  expect(callSheetChanges(printed, list, plan, { withPhones: true }).map(({ kind }) => kind)).toEqual(
    PEOPLE.map(() => 'replace-sheet'),
  );
  const { bytes: made, report } = applyToXlsx(bytes, changes, { name: 'x' });
  expect(readXlsx(applyToXlsx(made, report.inverse, { name: 'x' }).bytes, 'x').sheets).toEqual(book.sheets);
});
