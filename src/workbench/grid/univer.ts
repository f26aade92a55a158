import {
  CommandType,
  LocaleType,
  LogLevel,
  mergeLocales,
  Univer,
  UniverInstanceType,
  type ILocales,
  type IWorkbookData,
  type Workbook,
} from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverDocsPlugin } from '@univerjs/docs';
import { UniverDocsUIPlugin } from '@univerjs/docs-ui';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverRenderEnginePlugin } from '@univerjs/engine-render';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import { UniverSheetsConditionalFormattingUIPlugin } from '@univerjs/sheets-conditional-formatting-ui';
import { UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui';
import { UniverSheetsNotePlugin } from '@univerjs/sheets-note';
import { UniverSheetsNoteUIPlugin } from '@univerjs/sheets-note-ui';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { UniverSheetsNumfmtUIPlugin } from '@univerjs/sheets-numfmt-ui';
import { UniverSheetsUIPlugin } from '@univerjs/sheets-ui';
import { defaultTheme } from '@univerjs/themes';
import { UniverUIPlugin } from '@univerjs/ui';

import '@univerjs/ui/facade';
import '@univerjs/sheets/facade';
import '@univerjs/sheets-ui/facade';
import '@univerjs/engine-formula/facade';
import '@univerjs/sheets-formula/facade';
import '@univerjs/sheets-numfmt/facade';
import '@univerjs/sheets-conditional-formatting/facade';
import '@univerjs/sheets-note/facade';

import '@univerjs/design/lib/index.css';
import '@univerjs/ui/lib/index.css';
import '@univerjs/docs-ui/lib/index.css';
import '@univerjs/sheets-ui/lib/index.css';
import '@univerjs/sheets-formula-ui/lib/index.css';
import '@univerjs/sheets-numfmt-ui/lib/index.css';
import '@univerjs/sheets-conditional-formatting-ui/lib/index.css';
import '@univerjs/sheets-note-ui/lib/index.css';

import designZh from '@univerjs/design/locale/zh-CN';
import docsUiZh from '@univerjs/docs-ui/locale/zh-CN';
import sheetsZh from '@univerjs/sheets/locale/zh-CN';
import conditionalZh from '@univerjs/sheets-conditional-formatting-ui/locale/zh-CN';
import formulaZh from '@univerjs/sheets-formula/locale/zh-CN';
import formulaUiZh from '@univerjs/sheets-formula-ui/locale/zh-CN';
import noteZh from '@univerjs/sheets-note-ui/locale/zh-CN';
import numfmtZh from '@univerjs/sheets-numfmt-ui/locale/zh-CN';
import sheetsUiZh from '@univerjs/sheets-ui/locale/zh-CN';
import uiZh from '@univerjs/ui/locale/zh-CN';

import { answerLevelRules } from './level-rules';
import { UNSAVABLE } from './unsavable';

/** What the formulas' progress bar says; Univer's own catalogue forgot it. */
const PROGRESS_ZH = {
  'sheets-formula': {
    ...(formulaZh as { 'sheets-formula'?: object })['sheets-formula'],
    progress: {
      analyzing: '正在分析公式',
      calculating: '正在计算',
      'array-analysis': '正在分析数组公式',
      'array-calculation': '正在计算数组公式',
      done: '计算完成',
    },
  },
};

/** Mutations that a person makes by looking around, or Univer by itself. */
const NOT_CONTENT =
  /^sheet\.mutation\.(set-worksheet-row-auto-height|toggle-note-popup|empty|data-validation-formula|mark-dirty)/u;

/** The grid on the page, and the workbook that it shows. */
export interface Grid {
  readonly univer: Univer;
  readonly api: FUniver;
  /** Shows another workbook in place of the one before. */
  open(book: IWorkbookData): Workbook;
  /** The workbook as it is now, for comparing and saving. */
  snapshot(): IWorkbookData;
  /** Takes what is being typed into the cell. */
  finishEditing(): Promise<void>;
}

export interface GridListener {
  /** A person tried something that saving could not carry over; it was not done. */
  refused(): void;
  /** The workbook's content or look changed, by hand or by the pane. */
  changed(): void;
  /** Another sheet is in sight. */
  shown(): void;
}

/** Puts Univer's spreadsheet into `container`: its parts one by one (plugin mode), all of them open source. */
export function createGrid(container: HTMLElement, listener: GridListener): Grid {
  const univer = new Univer({
    theme: defaultTheme,
    locale: LocaleType.ZH_CN,
    locales: {
      [LocaleType.ZH_CN]: mergeLocales(
        designZh,
        uiZh,
        docsUiZh,
        sheetsZh,
        sheetsUiZh,
        formulaZh,
        formulaUiZh,
        numfmtZh,
        conditionalZh,
        noteZh,
        PROGRESS_ZH,
      ),
    } as ILocales,
    logLevel: LogLevel.WARN,
  });
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverUIPlugin, {
    container,
    header: true,
    ribbonType: 'simple',
    footer: true,
    contextMenu: true,
  });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsUIPlugin, {
    disableForceStringAlert: true,
    disableForceStringMark: true,
  });
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsNumfmtUIPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingUIPlugin);
  univer.registerPlugin(UniverSheetsNotePlugin);
  univer.registerPlugin(UniverSheetsNoteUIPlugin);

  const api = FUniver.newAPI(univer);
  let fromFile: ReadonlySet<string> = new Set();
  let workbook: Workbook | undefined;

  api.addEvent(api.Event.BeforeCommandExecute, (event) => {
    if (!UNSAVABLE.has(event.id)) return;
    const params = event.params as { subUnitId?: string; worksheetId?: string } | undefined;
    const sheet = params?.subUnitId ?? params?.worksheetId ?? workbook?.getActiveSheet(true)?.getSheetId();
    if (sheet === undefined || !fromFile.has(sheet)) return;
    event.cancel = true;
    listener.refused();
  });

  api.addEvent(api.Event.CommandExecuted, ({ id, type, options }) => {
    // Calculated results, and how far a row grew to show its text, are no changes of the workbook's own.
    if (
      type !== CommandType.MUTATION ||
      !id.startsWith('sheet.mutation.') ||
      options?.fromFormula === true ||
      NOT_CONTENT.test(id)
    )
      return;
    listener.changed();
  });

  api.addEvent(api.Event.ActiveSheetChanged, () => listener.shown());

  return {
    univer,
    api,
    open(book) {
      const first = workbook === undefined;
      if (workbook) api.disposeUnit(workbook.getUnitId());
      fromFile = new Set(book.sheetOrder);
      workbook = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, book);
      // The plugins begin with the first workbook.
      if (first) answerLevelRules(univer.__getInjector());
      return workbook;
    },
    snapshot() {
      const open = api.getActiveWorkbook();
      if (!open) throw new Error('No workbook is open');
      return open.save();
    },
    async finishEditing() {
      await api.getActiveWorkbook()?.endEditingAsync(true);
    },
  };
}
