import type { ICellData, IStyleData, IWorkbookData, IWorksheetData, Nullable } from '@univerjs/core';
import { areaName, cellName, type ChartSpec, type ConditionalFormat, type PrintSetup, type Scalar } from '../../sheet';
import { fromGridStyle, hex, type PlainLook } from '../grid/style';

/** What a cell holds: its formula (with `=`) where it has one, else its value. */
export interface Content {
  readonly value: Scalar;
  readonly formula?: string;
}

/** One sheet of the grid at one moment, readable cell by cell. Rows and columns count from 0, as in Univer. */
export interface GridSheet {
  readonly id: string;
  readonly name: string;
  readonly data: Partial<IWorksheetData>;
  /** Formula rules only, highest priority first. */
  readonly rules: readonly ConditionalFormat[];
  /** By cell name. */
  readonly notes: ReadonlyMap<string, string>;
  content(row: number, column: number): Content;
  look(row: number, column: number): PlainLook;
}

export interface GridState {
  readonly sheets: readonly GridSheet[];
  /** Custom XML parts by namespace. */
  readonly parts: ReadonlyMap<string, string>;
}

/** What stands beside the grid's own workbook: how a sheet prints, and its charts. */
export interface SheetBeside {
  readonly print?: PrintSetup;
  readonly charts: readonly ChartSpec[];
  readonly veryHidden: boolean;
}

const EMPTY: Content = { value: '' };

/**
 * Reads Univer's workbook file for comparing. The looks are resolved as the grid shows them: the cell's own, else the row's, else the
 * column's, else the workbook's.
 * @param sharedFormula the formula of a cell that only points to another cell's
 */
export function gridState(
  book: IWorkbookData,
  parts: ReadonlyMap<string, string>,
  sharedFormula: (sheetId: string, row: number, column: number) => string | undefined = () => undefined,
): GridState {
  const looks = new Map<Nullable<IStyleData | string>, PlainLook>();
  const lookOf = (style: Nullable<IStyleData | string>): PlainLook => {
    let look = looks.get(style);
    if (look === undefined) {
      look = fromGridStyle(typeof style === 'string' ? book.styles[style] : style);
      looks.set(style, look);
    }
    return look;
  };
  const rules = resource(book, 'SHEET_CONDITIONAL_FORMATTING_PLUGIN');
  const notes = resource(book, 'SHEET_NOTE_PLUGIN');
  return {
    parts,
    sheets: book.sheetOrder.map((id) => {
      const data = book.sheets[id] ?? {};
      const cell = (row: number, column: number): Nullable<ICellData> => data.cellData?.[row]?.[column];
      return {
        id,
        name: data.name ?? '',
        data,
        rules: readRules(rules[id]),
        notes: readNotes(notes[id]),
        content: (row, column) => {
          const found = cell(row, column);
          // A formula that was filled over many cells is written out in the first of them only.
          if (!found?.si || found.f) return contentOf(found);
          return contentOf({ ...found, f: sharedFormula(id, row, column) });
        },
        look: (row, column) =>
          lookOf(
            cell(row, column)?.s ??
              data.rowData?.[row]?.s ??
              data.columnData?.[column]?.s ??
              data.defaultStyle ??
              book.defaultStyle,
          ),
      };
    }),
  };
}

export function contentOf(cell: Nullable<ICellData>): Content {
  if (!cell) return EMPTY;
  const value = plainValue(cell);
  return cell.f ? { value, formula: cell.f } : { value };
}

function plainValue({ v, t, p }: ICellData): Scalar {
  // Text with several fonts or lines is kept as a small document; its paragraphs end with \r, the document with \r\n.
  if (p?.body) return p.body.dataStream.replace(/\r\n$/u, '').replaceAll('\r', '\n');
  if (v === undefined || v === null) return '';
  if (t === 3) return v === 1 || v === true || v === '1' || String(v).toUpperCase() === 'TRUE';
  if (t === 1 || t === 4) return String(v);
  if (t === 2 && typeof v === 'string' && v.trim() !== '' && Number.isFinite(Number(v))) return Number(v);
  return v;
}

/** What a plugin of Univer saved with the workbook, by sheet. */
function resource(book: IWorkbookData, name: string): Readonly<Record<string, unknown>> {
  const data = book.resources?.find((entry) => entry.name === name)?.data;
  return data ? (JSON.parse(data) as Record<string, unknown>) : {};
}

interface SavedRange {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

interface SavedRule {
  readonly ranges: readonly SavedRange[];
  readonly rule: {
    readonly type: string;
    readonly subType?: string;
    readonly value?: unknown;
    readonly style?: IStyleData;
  };
}

export const rangeName = (range: SavedRange): string =>
  areaName({
    top: range.startRow + 1,
    left: range.startColumn + 1,
    bottom: range.endRow + 1,
    right: range.endColumn + 1,
  });

function readRules(saved: unknown): readonly ConditionalFormat[] {
  return ((saved ?? []) as readonly SavedRule[]).flatMap(({ ranges, rule }) => {
    if (rule.type !== 'highlightCell' || rule.subType !== 'formula' || ranges.length === 0) return [];
    const formula = String(rule.value ?? '');
    const fill = hex(rule.style?.bg?.rgb);
    const fontColor = hex(rule.style?.cl?.rgb);
    return {
      range: ranges.map(rangeName).join(' '),
      formula: formula.startsWith('=') ? formula : `=${formula}`,
      ...(fill && { fill }),
      ...(fontColor && { fontColor }),
      ...(rule.style?.bl === 1 && { bold: true }),
    };
  });
}

function readNotes(saved: unknown): ReadonlyMap<string, string> {
  const rows = (saved ?? {}) as Readonly<Record<string, Readonly<Record<string, { readonly note?: string }>>>>;
  const notes = new Map<string, string>();
  for (const [row, columns] of Object.entries(rows)) {
    for (const [column, { note }] of Object.entries(columns)) {
      if (note) notes.set(cellName(Number(row) + 1, Number(column) + 1), note);
    }
  }
  return notes;
}
