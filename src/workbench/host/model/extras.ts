import { NO_HEADER, type HeaderSections } from '../../../workbook/header-codes';
import type { Rect } from './book';

/** What Excel keeps and Univer's open-source members do not: it lives beside the Univer workbook, in memory. */
export interface Validation {
  readonly at: Rect;
  readonly rule: Readonly<Record<string, unknown>>;
  readonly ignoreBlanks?: boolean;
  readonly errorAlert?: Readonly<Record<string, unknown>>;
  readonly prompt?: Readonly<Record<string, unknown>>;
}

export interface HostTable {
  readonly id: string;
  readonly name: string;
  readonly at: Rect;
  /** Its filter hides rows. */
  filtered?: boolean;
}

export interface HostSeries {
  name: string;
  values?: string;
  categories?: string;
  chartType?: string;
  axisGroup: string;
  color?: string;
  readonly points: Map<number, string>;
}

export interface HostChart {
  readonly id: string;
  name: string;
  chartType: string;
  source: string;
  title: string;
  titleVisible: boolean;
  legendVisible: boolean;
  legendPosition: string;
  valueTitle: string;
  categoryTitle: string;
  /** What was said of an axis: that it runs the other way, and where the other one crosses it. */
  axes?: Partial<Record<'value' | 'category', { readonly reversed?: boolean; readonly crossedAt?: string }>>;
  from?: string;
  to?: string;
  series: HostSeries[];
}

export interface PageSetup {
  orientation: string;
  paperSize: string | null;
  zoom: Readonly<Record<string, unknown>>;
  printArea?: Rect;
  titleRows?: string;
  /** Rows after which a page begins, counted from 1. */
  pageBreaks?: number[];
  header: HeaderSections;
  footer: HeaderSections;
  centerHorizontally: boolean;
}

export interface SheetExtras {
  protected: boolean;
  veryHidden: boolean;
  showGridlines: boolean;
  tabColor: string;
  validations: Validation[];
  tables: HostTable[];
  charts: HostChart[];
  filterEnabled: boolean;
  filterArea?: Rect;
  readonly customProperties: Map<string, string>;
  readonly page: PageSetup;
}

export interface BookExtras {
  date1904: boolean;
  /** Custom XML parts by id. */
  readonly parts: Map<string, string>;
  readonly settings: Map<string, unknown>;
  nextId: number;
  /** Shows another workbook, a file as base64; absent where there is nothing to show it on. */
  showWorkbook?: (base64: string) => void;
  /** Told when a sheet has a chart more or less. */
  chartsChanged?: () => void;
}

export function emptySheetExtras(): SheetExtras {
  return {
    protected: false,
    veryHidden: false,
    showGridlines: true,
    tabColor: '',
    validations: [],
    tables: [],
    charts: [],
    filterEnabled: false,
    customProperties: new Map(),
    page: {
      orientation: 'Portrait',
      paperSize: null,
      zoom: { scale: 100 },
      header: NO_HEADER,
      footer: NO_HEADER,
      centerHorizontally: false,
    },
  };
}

export function emptyBookExtras(): BookExtras {
  return { date1904: false, parts: new Map(), settings: new Map(), nextId: 1 };
}

/** What a copy of a sheet has of its own at first: Excel copies charts, print setup and properties, and tables under new names. */
export function copiedExtras(extras: SheetExtras, book: BookExtras): SheetExtras {
  const { tables, charts, customProperties, ...rest } = extras;
  return {
    ...structuredClone(rest),
    tables: tables.map((table) => {
      const id = nextGuid(book);
      return { ...table, id, name: `${table.name}_${id.slice(1, 9)}` };
    }),
    charts: charts.map((chart) => ({ ...structuredClone(chart), id: nextGuid(book) })),
    customProperties: new Map(customProperties),
  };
}

/** Ids as Excel writes them. */
export function nextGuid(extras: BookExtras): string {
  const id = `{${String(extras.nextId).padStart(8, '0')}-0001-0000-0000-000000000000}`;
  extras.nextId += 1;
  return id;
}
