import { MAX_COLUMN, MAX_ROW } from '../../../sheet';
import type { HeaderSections } from '../../../workbook/header-codes';
import { refuse } from '../errors';
import type { HostSheet, Rect } from '../model/book';
import type { HostTable } from '../model/extras';
import { areasOf } from './range';
import { guard, type Objects, type SheetState } from './objects';
import { checkSheetName } from './workbook';

/** Points on the wire, pixels at 96 dpi in the model. */
const POINTS_PER_PIXEL = 0.75;

export function defineWorksheets(objects: Objects): void {
  const { book } = objects;
  const shown = (sheet: HostSheet): boolean => !sheet.hidden && !sheet.extras.veryHidden;
  const lastShown = (sheet: HostSheet): boolean =>
    !book.sheets().some((other) => other.id !== sheet.id && shown(other));
  const part =
    (
      name:
        | 'WorksheetProtection'
        | 'WorksheetFreezePanes'
        | 'WorksheetCustomPropertyCollection'
        | 'AutoFilter'
        | 'PageLayout'
        | 'PageBreakCollection'
        | 'ChartCollection',
    ) =>
    (s: SheetState) =>
      objects.make(name, s);
  objects.define('Worksheet', {
    identity: ({ sheet }) => ({ Id: sheet.id }),
    props: {
      Id: ({ sheet }) => sheet.id,
      Name: [
        ({ sheet }) => sheet.name,
        ({ sheet }, name: string) => void (sheet.name = checkSheetName(objects, name, sheet, 'Worksheet.name')),
      ],
      StandardHeight: ({ sheet }) => sheet.standard.rowHeight * POINTS_PER_PIXEL,
      Position: ({ sheet }) => book.sheets().findIndex(({ id }) => id === sheet.id),
      Visibility: [
        ({ sheet }) => (sheet.extras.veryHidden ? 'VeryHidden' : sheet.hidden ? 'Hidden' : 'Visible'),
        ({ sheet }, visibility: string) => {
          if (visibility !== 'Visible' && lastShown(sheet)) refuse('InvalidOperation', 'Worksheet.visibility');
          sheet.hidden = visibility !== 'Visible';
          sheet.extras.veryHidden = visibility === 'VeryHidden';
        },
      ],
      TabColor: [
        ({ sheet }) => sheet.extras.tabColor,
        ({ sheet }, color: string) => void (sheet.extras.tabColor = color),
      ],
      Gridlines: [
        ({ sheet }) => sheet.extras.showGridlines,
        ({ sheet }, show: boolean) => void (sheet.extras.showGridlines = show),
      ],
    },
    nav: {
      Protection: part('WorksheetProtection'),
      FreezePanes: part('WorksheetFreezePanes'),
      CustomProperties: part('WorksheetCustomPropertyCollection'),
      AutoFilter: part('AutoFilter'),
      PageLayout: part('PageLayout'),
      HorizontalPageBreaks: part('PageBreakCollection'),
      Charts: part('ChartCollection'),
      Tables: ({ sheet }) => objects.make('TableCollection', { sheet }),
    },
    methods: {
      Activate: ({ sheet }) => {
        if (!shown(sheet)) refuse('InvalidOperation', 'Worksheet.activate');
        book.activate(sheet);
      },
      Delete: ({ sheet }) => {
        if (lastShown(sheet)) refuse('InvalidOperation', 'Worksheet.delete');
        book.removeSheet(sheet);
      },
      Copy: ({ sheet }, position?: string) => {
        if (position !== undefined && position !== null && position !== 'End' && position !== 'None')
          refuse('NotImplemented', `Worksheet.copy ${position}`);
        let n = 2;
        while (objects.findSheet(`${sheet.name} (${n})`)) n += 1;
        return objects.make('Worksheet', { sheet: book.copySheet(sheet, `${sheet.name} (${n})`) });
      },
      GetRange: ({ sheet }, address?: string | null) =>
        address === undefined || address === null || address === ''
          ? objects.range(sheet, 0, 0, MAX_ROW, MAX_COLUMN, 'Worksheet.getRange')
          : objects.make('Range', objects.address(sheet, address, 'Worksheet.getRange')),
      GetRangeByIndexes: ({ sheet }, row: number, column: number, rows: number, columns: number) =>
        objects.range(sheet, row, column, rows, columns, 'Worksheet.getRangeByIndexes'),
      GetCell: ({ sheet }, row: number, column: number) => objects.range(sheet, row, column, 1, 1, 'Worksheet.getCell'),
      GetRanges: (s, list: unknown) => areasOf(objects, s, list),
      GetUsedRangeOrNullObject: ({ sheet }, valuesOnly?: boolean) => {
        const rect = sheet.used(valuesOnly === true);
        return rect ? objects.make('Range', { sheet, rect }) : null;
      },
      GetUsedRange: ({ sheet }, valuesOnly?: boolean) =>
        objects.make('Range', {
          sheet,
          rect: sheet.used(valuesOnly === true) ?? { row: 0, column: 0, rows: 1, columns: 1 },
        }),
      _GetAnotherWorksheetById: (_, id: string) => {
        const sheet = objects.findSheet(id);
        return sheet ? objects.make('Worksheet', { sheet }) : refuse('ItemNotFound', 'Worksheet');
      },
    },
  });
  objects.define('WorksheetProtection', {
    props: { Protected: ({ sheet }) => sheet.extras.protected },
    methods: {
      Protect: ({ sheet }) => {
        guard(sheet, 'WorksheetProtection.protect');
        sheet.extras.protected = true;
      },
      Unprotect: ({ sheet }) => void (sheet.extras.protected = false),
    },
  });
  objects.define('WorksheetFreezePanes', {
    methods: {
      FreezeRows: ({ sheet }, rows: number) => sheet.setFreeze(rows, sheet.freeze().columns),
      FreezeColumns: ({ sheet }, columns: number) => sheet.setFreeze(sheet.freeze().rows, columns),
      FreezeAt: ({ sheet }, at: unknown) => {
        const { rect } = objects.target(at, sheet, 'WorksheetFreezePanes.freezeAt');
        sheet.setFreeze(rect.row + rect.rows, rect.column + rect.columns);
      },
      Unfreeze: ({ sheet }) => sheet.setFreeze(0, 0),
      GetLocationOrNullObject: ({ sheet }) => {
        const { rows, columns } = sheet.freeze();
        if (rows <= 0 && columns <= 0) return null;
        return objects.range(
          sheet,
          0,
          0,
          rows || MAX_ROW,
          columns || MAX_COLUMN,
          'WorksheetFreezePanes.getLocationOrNullObject',
        );
      },
    },
  });
  const property = (sheet: HostSheet, key: string) =>
    sheet.extras.customProperties.has(key) ? objects.make('WorksheetCustomProperty', { sheet, key }) : null;
  objects.define('WorksheetCustomPropertyCollection', {
    items: ({ sheet }) =>
      [...sheet.extras.customProperties.keys()].map((key) => objects.make('WorksheetCustomProperty', { sheet, key })),
    getItem: ({ sheet }, key) => property(sheet, String(key)),
    methods: {
      GetItemOrNullObject: ({ sheet }, key: string) => property(sheet, key),
      Add: ({ sheet }, key: string, value: string) => {
        sheet.extras.customProperties.set(key, value);
        return objects.make('WorksheetCustomProperty', { sheet, key });
      },
    },
  });
  objects.define('WorksheetCustomProperty', {
    identity: ({ key }) => ({ _Id: key }),
    props: { Key: ({ key }) => key, Value: ({ sheet, key }) => sheet.extras.customProperties.get(key) },
    methods: { Delete: ({ sheet, key }) => void sheet.extras.customProperties.delete(key) },
  });
  const tablesOf = (sheet: HostSheet | undefined) =>
    (sheet ? [sheet] : book.sheets()).flatMap((owner) =>
      owner.extras.tables.map((table) => objects.make('Table', { sheet: owner, table })),
    );
  objects.define('TableCollection', {
    props: { Count: ({ sheet }) => tablesOf(sheet).length },
    items: ({ sheet }) => tablesOf(sheet),
    getItem: ({ sheet }, key) => {
      const named = ({ id, name }: HostTable): boolean => id === key || name === key;
      const owner = (sheet ? [sheet] : book.sheets()).find(({ extras }) => extras.tables.some(named));
      const table = owner?.extras.tables.find(named);
      return owner && table ? objects.make('Table', { sheet: owner, table }) : null;
    },
    methods: {
      GetCount: ({ sheet }) => tablesOf(sheet).length,
      GetItemAt: ({ sheet }, index: number) =>
        tablesOf(sheet)[index] ?? refuse('InvalidArgument', 'TableCollection.getItemAt'),
    },
  });
  /** The rows below a filter's titles are seen again. */
  const showRows = (sheet: HostSheet, { row, rows }: Rect): void => {
    guard(sheet, 'AutoFilter.clearCriteria');
    sheet.setRowsHidden(row + 1, rows - 1, false);
  };
  objects.define('Table', {
    identity: ({ table }) => ({ Id: table.id }),
    props: { Id: ({ table }) => table.id, Name: ({ table }) => table.name },
    nav: { AutoFilter: ({ table }) => objects.make('TableAutoFilter', { table }) },
    methods: {
      GetRange: ({ sheet, table }) => objects.make('Range', { sheet, rect: table.at }),
      Resize: ({ sheet, table }, range: unknown) => {
        const { rect } = objects.target(range, sheet, 'Table.resize');
        if (rect.row !== table.at.row) refuse('InvalidArgument', 'Table.resize');
        sheet.extras.tables = sheet.extras.tables.map((one) => (one.id === table.id ? { ...one, at: rect } : one));
      },
      ClearFilters: ({ sheet, table }) => {
        showRows(sheet, table.at);
        table.filtered = false;
      },
    },
  });
  objects.define('TableAutoFilter', { props: { IsDataFiltered: ({ table }) => table.filtered === true } });
  objects.define('AutoFilter', {
    props: {
      Enabled: ({ sheet }) => sheet.extras.filterArea !== undefined,
      IsDataFiltered: ({ sheet }) => sheet.extras.filterEnabled,
    },
    methods: {
      ClearCriteria: ({ sheet }) => {
        if (sheet.extras.filterArea) showRows(sheet, sheet.extras.filterArea);
        sheet.extras.filterEnabled = false;
      },
      Apply: ({ sheet }, range: unknown, ...criteria: unknown[]) => {
        guard(sheet, 'AutoFilter.apply');
        if (criteria.some((one) => one !== null && one !== undefined)) refuse('NotImplemented', 'AutoFilter.apply');
        sheet.extras.filterArea = objects.target(range, sheet, 'AutoFilter.apply').rect;
      },
      GetRangeOrNullObject: ({ sheet }) =>
        sheet.extras.filterArea ? objects.make('Range', { sheet, rect: sheet.extras.filterArea }) : null,
    },
  });
  objects.define('PageLayout', {
    props: {
      Orientation: [
        ({ sheet }) => sheet.extras.page.orientation,
        ({ sheet }, value: string) => void (sheet.extras.page.orientation = value),
      ],
      PaperSize: [
        ({ sheet }) => sheet.extras.page.paperSize,
        ({ sheet }, value: string) => void (sheet.extras.page.paperSize = value),
      ],
      Zoom: [
        ({ sheet }) => sheet.extras.page.zoom,
        ({ sheet }, value: Record<string, unknown>) => void (sheet.extras.page.zoom = value),
      ],
      CenterHorizontally: [
        ({ sheet }) => sheet.extras.page.centerHorizontally,
        ({ sheet }, value: boolean) => void (sheet.extras.page.centerHorizontally = value),
      ],
    },
    nav: { HeadersFooters: (s) => objects.make('HeaderFooterGroup', s) },
    methods: {
      SetPrintArea: ({ sheet }, area: unknown) => {
        const { rect } = objects.target(area, sheet, 'PageLayout.setPrintArea');
        const whole = rect.rows === MAX_ROW && rect.columns === MAX_COLUMN;
        sheet.extras.page.printArea = whole ? undefined : rect;
      },
      GetPrintAreaOrNullObject: ({ sheet }) =>
        sheet.extras.page.printArea
          ? objects.make('RangeAreas', { sheet, rects: [sheet.extras.page.printArea] })
          : null,
      SetPrintTitleRows: ({ sheet }, rows: unknown) => {
        if (typeof rows !== 'string' || !/^\$?\d+:\$?\d+$/u.test(rows))
          refuse('InvalidArgument', 'PageLayout.setPrintTitleRows');
        sheet.extras.page.titleRows = rows;
      },
      GetPrintTitleRowsOrNullObject: ({ sheet }) =>
        sheet.extras.page.titleRows === undefined
          ? null
          : objects.make('Range', objects.address(sheet, sheet.extras.page.titleRows, 'PageLayout.titleRows')),
    },
  });
  objects.define('PageBreakCollection', {
    methods: {
      Add: ({ sheet }, place: unknown) => {
        const { rect } = objects.target(place, sheet, 'HorizontalPageBreakCollection.add');
        if (rect.row === 0) refuse('InvalidArgument', 'HorizontalPageBreakCollection.add');
        const known = sheet.extras.page.pageBreaks ?? [];
        sheet.extras.page.pageBreaks = [...new Set([...known, rect.row])].sort((a, b) => a - b);
        return objects.make('PageBreak', { sheet });
      },
      RemovePageBreaks: ({ sheet }) => void (sheet.extras.page.pageBreaks = undefined),
    },
  });
  objects.define('PageBreak', {});
  objects.define('HeaderFooterGroup', { nav: { DefaultForAllPages: (s) => objects.make('HeaderFooter', s) } });
  const marginText = (which: 'header' | 'footer', section: keyof HeaderSections) =>
    [
      ({ sheet }: SheetState) => sheet.extras.page[which][section],
      ({ sheet }: SheetState, value: string) =>
        void (sheet.extras.page[which] = { ...sheet.extras.page[which], [section]: value }),
    ] as const;
  objects.define('HeaderFooter', {
    props: {
      LeftHeader: marginText('header', 'left'),
      CenterHeader: marginText('header', 'center'),
      RightHeader: marginText('header', 'right'),
      LeftFooter: marginText('footer', 'left'),
      CenterFooter: marginText('footer', 'center'),
      RightFooter: marginText('footer', 'right'),
    },
  });
}
