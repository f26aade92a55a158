import type { ICellData, ICommandInfo } from '@univerjs/core';
import { ICommandService } from '@univerjs/core';
import {
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from '@univerjs/engine-formula';
import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { monthFigures, monthSheets } from '../../src/rollups';
import type { MonthSheets } from '../../src/rollups';
import { columnNumber } from '../../src/sheet';
import type { SheetContent } from '../../src/sheet';
import { createHeadlessUniver } from '../../src/workbench/host/headless';
import { lastDay } from './history/calendar';
import { formsOf } from './history/forms';
import { makeHistory } from './history/history';

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
async function calculated(sheets: MonthSheets): Promise<Map<string, unknown>> {
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

test.each([4])(
  'every formula of 月度汇总 gives our figure (store %i)',
  async (seed) => {
    const history = makeHistory(seed, { busy: 0.3, consultants: 2, months: 2 });
    const ledger = buildLedger(formsOf(history), generalProfile);
    const months = history.months.map((month) => monthFigures(ledger, generalProfile, month, lastDay(month)));
    const report = months.at(-1);
    if (!report) throw new Error('a history has months');
    const targets = { '': 20, [report.consultants[0]?.name ?? '']: 8 };
    const sheets = monthSheets(report, months, 'zh-CN', '某某店', targets);
    const wanted = new Map<string, unknown>();
    for (const cell of Object.keys(sheets.visible.content.formulas ?? {})) {
      const { row, column } = at(cell);
      wanted.set(cell, sheets.visible.content.values[row - 1]?.[column - 1]);
    }
    expect(wanted.size).toBeGreaterThan(200);
    const got = await calculated(sheets);
    const wrong = [...wanted].filter(([cell, value]) => {
      const found = got.get(cell);
      return typeof value === 'number' && typeof found === 'number' ? Math.abs(value - found) > 1e-9 : value !== found;
    });
    expect(
      wrong.map(([cell, value]) => ({
        cell,
        value,
        found: got.get(cell),
        formula: sheets.visible.content.formulas?.[cell],
      })),
    ).toEqual([]);
    const [store] = sheets.visible.content.values.filter((line) => line[0] === '全店');
    const last = months.at(-2)?.store;
    const { total, filed, firstVisits } = report.store;
    const change = (now: number, before = 0): number => Math.round((now / before - 1) * 1e6);
    expect([store?.[2], store?.[4], store?.[5], store?.[7], store?.[8], store?.[10], store?.[11]]).toEqual([
      20,
      total.won,
      last?.total.won,
      firstVisits,
      last?.firstVisits,
      filed,
      last?.filed,
    ]);
    expect([store?.[6], store?.[9], store?.[12]].map((value) => Math.round(Number(value) * 1e6))).toEqual([
      change(total.won, last?.total.won),
      change(firstVisits, last?.firstVisits),
      change(filed, last?.filed),
    ]);
    expect(store?.[3]).toBeCloseTo(total.won / 20);
    // The figures of the report are on the page, each under its own name.
    for (const figure of [
      'total.won',
      'total.end',
      'filed',
      'contacts.missed',
      `${report.consultants[0]?.name ?? ''}/total.carried`,
    ]) {
      expect(sheets.figures.has(figure)).toBe(true);
    }
    expect(got.get(sheets.figures.get('total.end') ?? '')).toBe(report.store.total.end);
    expect(got.get(sheets.figures.get('filed') ?? '')).toBe(report.store.filed);
  },
  30_000,
);
