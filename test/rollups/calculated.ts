import type { ICellData, ICommandInfo } from '@univerjs/core';
import { ICommandService } from '@univerjs/core';
import {
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from '@univerjs/engine-formula';
import { columnNumber } from '../../src/sheet';
import type { SheetContent } from '../../src/sheet';
import { createHeadlessUniver } from '../../src/workbench/host/headless';

interface Placed {
  readonly name: string;
  readonly content: SheetContent;
}

function at(cell: string): { row: number; column: number } {
  const parts = /^([A-Z]+)(\d+)$/u.exec(cell);
  return { row: Number(parts?.[2] ?? 0), column: columnNumber(parts?.[1] ?? 'A') };
}

function gridOf(content: SheetContent): Record<number, Record<number, ICellData>> {
  const grid: Record<number, Record<number, ICellData>> = {};
  content.values.forEach((line, r) =>
    line.forEach((value, c) => {
      if (value !== null && value !== '') (grid[r] ??= {})[c] = { v: value };
    }),
  );
  for (const [cell, formula] of Object.entries(content.formulas ?? {})) {
    const { row, column } = at(cell);
    (grid[row - 1] ??= {})[column - 1] = { f: formula };
  }
  return grid;
}

/** What a spreadsheet's own formula engine makes of the sheets: the value of each formula's cell. */
async function calculated(sheets: {
  readonly visible: Placed;
  readonly detail: Placed;
}): Promise<Map<string, unknown>> {
  const all = [sheets.detail, sheets.visible];
  const { univer, workbook } = createHeadlessUniver({
    id: 'book',
    sheetOrder: ['s0', 's1'],
    sheets: Object.fromEntries(
      all.map(({ name, content }, i) => [
        `s${String(i)}`,
        { id: `s${String(i)}`, name, rowCount: content.values.length + 1, columnCount: 40, cellData: gridOf(content) },
      ]),
    ),
  });
  const commands = univer.__getInjector().get(ICommandService);
  const done = new Promise<void>((resolve, reject) => {
    commands.onCommandExecuted((command: Readonly<ICommandInfo>) => {
      if (command.id !== SetFormulaCalculationNotificationMutation.id) return;
      const state = (command.params as { functionsExecutedState?: FormulaExecutedStateType }).functionsExecutedState;
      if (state === FormulaExecutedStateType.SUCCESS) resolve();
      else if (state !== undefined) reject(new Error(`calculation ended in state ${String(state)}`));
    });
  });
  await commands.executeCommand(
    SetFormulaCalculationStartMutation.id,
    { commands: [], forceCalculation: true },
    { onlyLocal: true },
  );
  await done;
  const sheet = workbook.getSheetBySheetId('s1');
  const values = new Map<string, unknown>();
  for (const cell of Object.keys(sheets.visible.content.formulas ?? {})) {
    const { row, column } = at(cell);
    values.set(cell, sheet?.getCellRaw(row - 1, column - 1)?.v);
  }
  univer.dispose();
  return values;
}

/** Every formula of the visible sheet whose value is another one than the engine's. */
export async function wrongFormulas(sheets: { readonly visible: Placed; readonly detail: Placed }): Promise<{
  readonly checked: number;
  readonly wrong: readonly unknown[];
  readonly got: ReadonlyMap<string, unknown>;
}> {
  const { formulas = {}, values } = sheets.visible.content;
  const got = await calculated(sheets);
  const wrong = Object.entries(formulas).flatMap(([cell, formula]) => {
    const { row, column } = at(cell);
    const value = values[row - 1]?.[column - 1];
    const found = got.get(cell);
    const same =
      typeof value === 'number' && typeof found === 'number' ? Math.abs(value - found) <= 1e-9 : value === found;
    return same ? [] : [{ cell, value, found, formula }];
  });
  return { checked: Object.keys(formulas).length, wrong, got };
}
