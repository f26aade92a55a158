import { LocaleType, LogLevel, Univer, UniverInstanceType, type IWorkbookData, type Workbook } from '@univerjs/core';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import { TriggerCalculationController, UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import { UniverSheetsNotePlugin } from '@univerjs/sheets-note';

/** A Univer without a page: the same workbook model and formulas as behind the grid, in bare Node. Dispose it when done. */
export function createHeadlessUniver(data: Partial<IWorkbookData> = {}): {
  readonly univer: Univer;
  readonly workbook: Workbook;
} {
  const univer = new Univer({
    locale: LocaleType.ZH_CN,
    locales: { [LocaleType.ZH_CN]: {} },
    logLevel: LogLevel.SILENT,
  });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(UniverSheetsNotePlugin);
  const workbook = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, data);
  // The host starts every calculation itself; this one waits on timers, which outlive the workbook that they were set for.
  univer.__getInjector().get(TriggerCalculationController).dispose();
  return { univer, workbook };
}
