import {
  ICommandService,
  IUniverInstanceService,
  UniverInstanceType,
  generateRandomId,
  mergeWorksheetSnapshotWithDefault,
  type IExecutionOptions,
  type Injector,
  type Univer,
  type Workbook,
} from '@univerjs/core';
import {
  FormulaDataModel,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from '@univerjs/engine-formula';
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SheetsSelectionsService,
  type ISetRangeValuesMutationParams,
} from '@univerjs/sheets';

import type { HostBook, HostEdit, HostSheet, Rect } from './book';
import { copiedExtras, emptyBookExtras, emptySheetExtras, type BookExtras, type SheetExtras } from './extras';
import { rangeOf } from './univer-range';
import { UniverSheet } from './univer-sheet';

const CALCULATION_LIMIT = 20_000;

/** A Univer workbook as the host's workbook: the same instance that a grid shows, or one without any page. */
export class UniverBook implements HostBook {
  readonly injector: Injector;
  readonly extras: BookExtras = emptyBookExtras();
  readonly workbook: Workbook;
  private readonly commands: ICommandService;
  private readonly sheetExtras = new Map<string, SheetExtras>();
  private readonly wrappers = new Map<string, UniverSheet>();
  private readonly listeners = new Set<(edit: HostEdit) => void>();
  private calculations = 0;
  private readonly waiting: ((inTime: boolean) => void)[] = [];
  private formulasSeen = false;
  private closed = false;
  private dirty: {
    unitId: string;
    sheetId: string;
    range: { startRow: number; endRow: number; startColumn: number; endColumn: number };
  }[] = [];

  constructor(univer: Univer, unitId?: string) {
    this.injector = univer.__getInjector();
    this.commands = this.injector.get(ICommandService);
    const units = this.injector.get(IUniverInstanceService);
    const workbook =
      unitId === undefined
        ? units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)
        : units.getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
    if (!workbook) throw new Error(`No Univer workbook ${unitId ?? ''}`);
    this.workbook = workbook;
    univer.onDispose(() => {
      this.closed = true;
    });
    // A book that was just opened may have formulas without values.
    this.dirty.push(...this.injector.get(FormulaDataModel).getFormulaDirtyRanges());
    this.commands.onCommandExecuted((command, options) => {
      this.countCalculation(command.id, command.params);
      if (command.id !== SetRangeValuesMutation.id) return;
      const params = command.params as ISetRangeValuesMutationParams;
      if (params.unitId !== this.unitId || options?.['fromFormula'] === true) return;
      const sheet = this.sheets().find(({ id }) => id === params.subUnitId);
      const area = boundsOf(params.cellValue);
      if (!sheet || !area) return;
      for (const listener of this.listeners) listener({ sheet, area });
    });
  }

  get unitId(): string {
    return this.workbook.getUnitId();
  }

  get name(): string {
    return this.workbook.getSnapshot().name;
  }

  sheets(): readonly UniverSheet[] {
    return this.workbook.getSheets().map((sheet) => this.wrap(sheet.getSheetId()));
  }

  addSheet(name: string): UniverSheet {
    const id = generateRandomId();
    this.run(InsertSheetMutation.id, {
      unitId: this.unitId,
      index: this.workbook.getSheets().length,
      sheet: mergeWorksheetSnapshotWithDefault({ id, name, rowCount: 200, columnCount: 40 }),
    });
    return this.wrap(id);
  }

  copySheet(sheet: HostSheet, name: string): UniverSheet {
    const source = this.workbook.getSheetBySheetId(sheet.id);
    if (!source) throw new Error(`No sheet ${sheet.id}`);
    const id = generateRandomId();
    const data = structuredClone(source.getSnapshot());
    this.run(InsertSheetMutation.id, {
      unitId: this.unitId,
      index: this.workbook.getSheets().length,
      sheet: { ...data, id, name },
    });
    const copy = this.wrap(id);
    this.sheetExtras.set(id, copiedExtras(sheet.extras, this.extras));
    for (const rule of [...sheet.rules()].reverse()) copy.addRule({ ...rule, id: generateRandomId() });
    const { page, validations, showGridlines, tabColor } = sheet.extras;
    Object.assign(copy.extras, { validations: [...validations], showGridlines, tabColor });
    Object.assign(copy.extras.page, page);
    return copy;
  }

  removeSheet(sheet: HostSheet): void {
    this.run(RemoveSheetMutation.id, { unitId: this.unitId, subUnitId: sheet.id, subUnitName: sheet.name });
    this.wrappers.delete(sheet.id);
    this.sheetExtras.delete(sheet.id);
  }

  activeSheet(): HostSheet {
    const active = this.workbook.getActiveSheet(true) ?? this.workbook.getSheets()[0];
    if (!active) throw new Error('A workbook without sheets');
    return this.wrap(active.getSheetId());
  }

  activate(sheet: HostSheet): void {
    this.run(SetWorksheetActiveOperation.id, { unitId: this.unitId, subUnitId: sheet.id });
  }

  select(sheet: HostSheet, rect: Rect): void {
    this.activate(sheet);
    const range = rangeOf(rect);
    const primary = {
      startRow: rect.row,
      endRow: rect.row,
      startColumn: rect.column,
      endColumn: rect.column,
      actualRow: rect.row,
      actualColumn: rect.column,
      isMerged: false,
      isMergedMainCell: false,
    };
    this.run(SetSelectionsOperation.id, {
      unitId: this.unitId,
      subUnitId: sheet.id,
      selections: [{ range, primary, style: null }],
    });
  }

  selection(): Rect {
    const range = this.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.range;
    return range === undefined
      ? { row: 0, column: 0, rows: 1, columns: 1 }
      : {
          row: range.startRow,
          column: range.startColumn,
          rows: range.endRow - range.startRow + 1,
          columns: range.endColumn - range.startColumn + 1,
        };
  }

  onEdit(listener: (edit: HostEdit) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async rest(): Promise<void> {
    if (this.calculations === 0) return;
    await this.idle();
    await macrotask();
  }

  /** Univer calculates 100 ms after the last change; a host that answers like Excel may not wait for that. */
  async settle(): Promise<void> {
    if (this.dirty.length === 0) return;
    const dirtyRanges = this.dirty;
    this.dirty = [];
    // Univer takes note of new formulas, and of the results, a few microtasks after it was told.
    await macrotask();
    await this.idle();
    if (this.closed) return;
    const formulas = this.injector.get(FormulaDataModel);
    if (!this.hasFormulas(formulas)) return;
    const params = {
      dirtyRanges,
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtySuperTableMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      clearDependencyTreeCache: {},
      forceCalculation: false,
      maxIteration: 1,
      rowData: formulas.getHiddenRowsFiltered(),
    };
    const calculate = (): Promise<boolean> => {
      void this.commands.executeCommand(SetFormulaCalculationStartMutation.id, params, { onlyLocal: true });
      return this.idle();
    };
    if (!(await calculate()) && !(await calculate())) throw new Error('The formulas were not calculated in time');
    await macrotask();
  }

  /**
   * Waits until no calculation is under way, be it ours or the grid's own. False when the limit passes first: where ours begins while the
   * grid's own runs, Univer may tell the end of one only, and ours has to be asked for again.
   */
  private idle(): Promise<boolean> {
    if (this.calculations === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.calculations = 0;
        for (const done of this.waiting.splice(0)) done(false);
      }, CALCULATION_LIMIT);
      this.waiting.push((inTime) => {
        clearTimeout(late);
        resolve(inTime);
      });
    });
  }

  private countCalculation(commandId: string, params: unknown): void {
    if (commandId === SetFormulaCalculationStartMutation.id) this.calculations += 1;
    const state = (params as { functionsExecutedState?: number } | undefined)?.functionsExecutedState;
    if (commandId !== SetFormulaCalculationNotificationMutation.id || state === undefined) return;
    this.calculations = Math.max(0, this.calculations - 1);
    if (this.calculations === 0) for (const done of this.waiting.splice(0)) done(true);
  }

  /** Executes one of Univer's mutations at once; the grid follows by itself. */
  run(id: string, params: object, options?: IExecutionOptions): void {
    if (!this.commands.syncExecuteCommand(id, params, options)) throw new Error(`Univer refused ${id}`);
  }

  markDirty(sheetId: string, rect: Rect): void {
    this.dirty.push({ unitId: this.unitId, sheetId, range: rangeOf(rect) });
  }

  extrasOf(sheetId: string): SheetExtras {
    const known = this.sheetExtras.get(sheetId) ?? emptySheetExtras();
    this.sheetExtras.set(sheetId, known);
    return known;
  }

  private wrap(sheetId: string): UniverSheet {
    const known = this.wrappers.get(sheetId) ?? new UniverSheet(this, sheetId);
    this.wrappers.set(sheetId, known);
    return known;
  }

  /** Univer goes through all cells to answer; a workbook that once had a formula is taken to have one. */
  private hasFormulas(formulas: FormulaDataModel): boolean {
    this.formulasSeen ||= this.findsFormulas(formulas);
    return this.formulasSeen;
  }

  private findsFormulas(formulas: FormulaDataModel): boolean {
    const ofUnit = formulas.getFormulaData()[this.unitId] ?? {};
    return Object.values(ofUnit).some(
      (rows) => rows && Object.values(rows).some((row) => row && Object.keys(row).length > 0),
    );
  }
}

const macrotask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function boundsOf(cells: ISetRangeValuesMutationParams['cellValue']): Rect | undefined {
  let top = Infinity;
  let left = Infinity;
  let bottom = -1;
  let right = -1;
  for (const [row, line] of Object.entries(cells ?? {})) {
    for (const column of Object.keys(line ?? {})) {
      top = Math.min(top, Number(row));
      bottom = Math.max(bottom, Number(row));
      left = Math.min(left, Number(column));
      right = Math.max(right, Number(column));
    }
  }
  return bottom < 0 ? undefined : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}
