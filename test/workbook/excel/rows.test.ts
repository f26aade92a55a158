import { ICommandService } from '@univerjs/core';
import { SetFormulaCalculationStartMutation } from '@univerjs/engine-formula';

import { cellAt, findSheet, type ChangeSet, type SheetSnapshot } from '../../../src/sheet';
import { UniverBook } from '../../../src/workbench/host/model/univer-book';
import { fullRegister } from '../xlsx/full-register';
import { deskOfBytes, type Desk } from './desk';
import { stateOf } from './state';

const INSERT: ChangeSet = [{ kind: 'insert-rows', sheet: '来店', rows: '7:7' }];
const VISITOR: ChangeSet = [
  ...INSERT,
  { kind: 'value', sheet: '来店', cell: 'B7', before: '', after: '=新客' },
  { kind: 'value', sheet: '来店', cell: 'D7', before: '', after: 'H' },
];

let desk: Desk;
const host = () => desk.host.book.sheets();
const sheetNow = async (name: string): Promise<SheetSnapshot> => {
  const sheet = findSheet(await desk.port.read(), name);
  if (!sheet) throw new Error(name);
  return sheet;
};
/** What the host holds, without what formulas give: the file's own results are not all true. */
const stateNow = (): unknown =>
  JSON.parse(JSON.stringify(stateOf(desk.host.book)), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'formula' in value ? { ...value, value: undefined } : value,
  );
const formulaIn = (sheet: SheetSnapshot, row: number, column: number) => cellAt(sheet, row, column)?.formula;

beforeEach(async () => {
  desk = deskOfBytes(fullRegister(), '来店.xlsx');
  const register = host()[0];
  if (register) register.extras.filterArea = { row: 1, column: 0, rows: 5, columns: 5 };
  // Formulas of a file without results are worked out with the first answer.
  await desk.port.read();
});
afterEach(() => desk.close());

describe('a row put in below the last line of a full form, in Excel', () => {
  it('takes along formulas, heights, merges, lists, conditions; what ended with the last line ends with it, on other sheets too', async () => {
    await desk.port.apply(INSERT);
    const register = await sheetNow('来店');
    expect(cellAt(register, 8, 1)?.value).toBe('合计');
    expect(cellAt(register, 9, 1)?.value).toBe('签名');
    expect(formulaIn(register, 7, 1)).toBe('=A6+1');
    expect(formulaIn(register, 7, 5)).toBe('=COUNTIF(B$3:B$7,B7)+SUM(A$3:A7)');
    expect(formulaIn(register, 6, 5)).toBe('=COUNTIF(B$3:B$7,B6)+SUM(A$3:A6)');
    expect(formulaIn(register, 8, 2)).toBe('=COUNTA(B3:B7)');
    expect(formulaIn(register, 8, 3)).toBe('=B6');
    expect(cellAt(register, 8, 2)?.value).toBe(4);
    expect(register.validations).toEqual([{ range: 'D3:D7', values: ['H', 'A', 'B', 'C'] }]);
    expect(register.conditionalFormats?.[0]).toMatchObject({ range: 'D3:D7' });
    const summary = await sheetNow('汇总');
    expect(formulaIn(summary, 1, 1)).toBe('=COUNTIF(来店!D3:D7,"A")');
    expect(formulaIn(summary, 1, 2)).toBe('=来店!B6&"来店!B6"');
    expect(formulaIn(summary, 1, 4)).toBe('=COUNTA(B3:B6)');
    const sheet = host()[0];
    expect(sheet?.merges()).toContainEqual({ row: 6, column: 1, rows: 1, columns: 2 });
    expect(sheet?.merges()).toContainEqual({ row: 8, column: 0, rows: 1, columns: 5 });
    expect(sheet?.rowHeight(6)).toBe(sheet?.rowHeight(5));
    expect(sheet?.extras.filterArea).toEqual({ row: 1, column: 0, rows: 6, columns: 5 });
    expect(sheet?.extras.page.printArea).toEqual({ row: 0, column: 0, rows: 9, columns: 5 });
  });

  it('is no part of the day that is merged over the lines above it', async () => {
    host()[0]?.merge({ row: 4, column: 3, rows: 2, columns: 1 });
    const { inverse, conflicts } = await desk.port.apply([
      ...INSERT,
      { kind: 'value', sheet: '来店', cell: 'D7', before: '', after: 'B' },
    ]);
    expect(conflicts).toEqual([]);
    expect(host()[0]?.merges()).toContainEqual({ row: 4, column: 3, rows: 2, columns: 1 });
    expect(cellAt(await sheetNow('来店'), 7, 4)?.value).toBe('B');
    expect((await desk.port.apply(inverse)).conflicts).toEqual([]);
  });

  it('holds what is written into it after that, text never as a formula, and is taken back whole', async () => {
    const before = stateNow();
    const { inverse, applied, conflicts } = await desk.port.apply(VISITOR);
    expect([applied, conflicts]).toEqual([3, []]);
    const register = await sheetNow('来店');
    expect(cellAt(register, 7, 2)).toMatchObject({ value: '=新客' });
    expect(formulaIn(register, 7, 2)).toBeUndefined();
    expect(cellAt(register, 8, 2)?.value).toBe(5);
    const undone = await desk.port.apply(inverse);
    expect(undone.conflicts).toEqual([]);
    expect(stateNow()).toEqual(before);
    const redone = await desk.port.apply(undone.inverse);
    expect(redone.conflicts).toEqual([]);
    expect(cellAt(await sheetNow('来店'), 7, 4)?.value).toBe('H');
  });

  it('does not catch the results of a calculation that began before', async () => {
    const { book } = desk.host;
    if (!(book instanceof UniverBook)) throw new Error('no grid');
    const all = {
      forceCalculation: true,
      dirtyRanges: [],
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtySuperTableMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      clearDependencyTreeCache: {},
      maxIteration: 1,
      rowData: {},
    };
    void book.injector
      .get(ICommandService)
      .executeCommand(SetFormulaCalculationStartMutation.id, all, { onlyLocal: true });
    const { applied, conflicts } = await desk.port.apply(VISITOR);
    expect([applied, conflicts]).toEqual([3, []]);
    expect(cellAt(await sheetNow('来店'), 7, 2)?.value).toBe('=新客');
  });

  it('is not taken back over what somebody wrote there since', async () => {
    const { inverse } = await desk.port.apply(INSERT);
    await desk.port.apply([{ kind: 'value', sheet: '来店', cell: 'B7', after: '别人写的' }]);
    const undone = await desk.port.apply(inverse);
    expect(undone.conflicts).toMatchObject([{ sheet: '来店', cell: 'B7', found: '别人写的' }]);
    expect(cellAt(await sheetNow('来店'), 7, 2)?.value).toBe('别人写的');
  });

  it('goes again when what was to be written after it cannot be', async () => {
    const before = stateNow();
    const conflict: ChangeSet = [...INSERT, { kind: 'value', sheet: '来店', cell: 'B6', before: '谁', after: '客' }];
    expect(await desk.port.apply(conflict)).toMatchObject({ applied: 0, conflicts: [{ cell: 'B6' }], inverse: [] });
    expect(stateNow()).toEqual(before);
    const refused: ChangeSet = [...INSERT, { kind: 'value', sheet: '来店', cell: 'D7', after: 'Z' }];
    const error: unknown = await desk.port.apply(refused).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'validation', detail: expect.not.stringContaining(' · ') as string });
    expect(stateNow()).toEqual(before);
  });

  it('is refused on a protected sheet, under a filter that hides rows, and where a protected sheet would have to count it', async () => {
    const [register, summary] = host();
    const before = stateNow();
    if (register) register.extras.filterEnabled = true;
    await expect(desk.port.apply(INSERT)).rejects.toMatchObject({ code: 'unsupported' });
    if (register) register.extras.filterEnabled = false;
    if (summary) summary.extras.protected = true;
    await expect(desk.port.apply(INSERT)).rejects.toMatchObject({ code: 'protected-sheet', detail: '汇总' });
    if (summary) summary.extras.protected = false;
    if (register) register.extras.protected = true;
    await expect(desk.port.apply(INSERT)).rejects.toMatchObject({ code: 'protected-sheet', detail: '来店' });
    if (register) register.extras.protected = false;
    expect(stateNow()).toEqual(before);
  });

  it('lets a table that ended with the last line end with the new one', async () => {
    const register = host()[0];
    if (register) {
      register.extras.filterArea = undefined;
      register.extras.tables = [{ id: '{1}', name: '来店表', at: { row: 1, column: 0, rows: 5, columns: 5 } }];
    }
    const { inverse } = await desk.port.apply(INSERT);
    expect(host()[0]?.extras.tables[0]?.at).toEqual({ row: 1, column: 0, rows: 6, columns: 5 });
    await desk.port.apply(inverse);
    expect(host()[0]?.extras.tables[0]?.at).toEqual({ row: 1, column: 0, rows: 5, columns: 5 });
  });
});
