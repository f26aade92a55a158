import {
  blocksOf,
  placeKey,
  rectanglesOf,
  type Area,
  type CellPatch,
  type CellState,
  type Content,
  type Scalar,
} from '../../sheet';
import type { Load } from './messages';
import { alignmentOf, bordersOf, fillOf, fontOf } from './units';

/** A block more costs about as much as this many cells that are asked for in vain. */
export const GAP = 60;
export const MAX_BLOCK = 15_000;
export const BLOCK_REQUEST = 420;

const PROPERTY_OPTIONS = {
  fill: { fill: { color: true, pattern: true } },
  font: {
    font: { name: true, size: true, color: true, bold: true, italic: true, underline: true, strikethrough: true },
  },
  align: { horizontalAlignment: true, verticalAlignment: true, wrapText: true },
  border: { borders: { style: true, weight: true, color: true } },
} as const;
type Look = keyof typeof PROPERTY_OPTIONS;
const LOOKS = Object.keys(PROPERTY_OPTIONS) as Look[];
const ANSWER_BYTES: Readonly<Record<Look, number>> = { fill: 60, font: 160, align: 90, border: 420 };

/** What is found out about the cells of one sheet. */
export interface CellFindings {
  readonly states: Map<number, CellState>;
  /** Lists that cells accept, where they are written out. */
  readonly lists: Map<number, readonly string[]>;
  /** Cells in blocks where only some have a list, or different ones: they have to be asked one by one. */
  readonly unclear: { readonly row: number; readonly column: number }[];
}

export function rangeAt(context: Excel.RequestContext, sheet: string, area: Area): Excel.Range {
  const { top, left, bottom, right } = area;
  return context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(top - 1, left - 1, bottom - top + 1, right - left + 1);
}

/** Text that begins with `=` reads the same as formula and as value; a formula does not give itself. */
export function contentOf(formula: Scalar, value: Scalar): Content {
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula.length > 1 && formula !== value;
  return isFormula ? { formula } : { value };
}

/** The values of a list validation that are written out in it; `undefined` where they come from cells, or it is no list. */
export function listValues(validation: Excel.DataValidation): readonly string[] | undefined {
  const source = validation.rule?.list?.source;
  return typeof source === 'string' && !source.startsWith('=')
    ? source.split(',').map((value) => value.trim())
    : undefined;
}

/** Questions about the cells that are touched: contents in blocks, looks exactly where they change. */
export function cellLoads(
  sheet: string,
  patches: readonly CellPatch[],
  { states, lists, unclear }: CellFindings,
): Load[] {
  const state = (row: number, column: number): CellState => {
    const known = states.get(placeKey(row, column)) ?? {};
    states.set(placeKey(row, column), known);
    return known;
  };
  const touched = new Map(patches.map((patch) => [placeKey(patch.row, patch.column), patch]));
  const each = (area: Area, put: (patch: CellPatch, r: number, c: number) => void): void => {
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        const patch = touched.get(placeKey(row, column));
        if (patch) put(patch, row - area.top, column - area.left);
      }
    }
  };
  const size = (area: Area): number => (area.bottom - area.top + 1) * (area.right - area.left + 1);
  const loads: Load[] = [];
  const contents = patches.filter(({ after }) => after.content !== undefined || after.format !== undefined);
  for (const area of blocksOf(contents, GAP, MAX_BLOCK)) {
    loads.push({
      request: BLOCK_REQUEST + 150,
      response: size(area) * 40,
      queue(context) {
        const range = rangeAt(context, sheet, area).load('formulas,values,numberFormat');
        const validation = range.dataValidation.load('type,rule');
        return () =>
          each(area, ({ row, column, after }, r, c) => {
            const cell = state(row, column);
            cell.content = contentOf(range.formulas[r]?.[c] as Scalar, range.values[r]?.[c] as Scalar);
            cell.format = String(range.numberFormat[r]?.[c] ?? 'General');
            const values = listValues(validation);
            if (after.content === undefined || validation.type === 'None') return;
            if (validation.type === 'List' && values) lists.set(placeKey(row, column), values);
            else if (validation.type === 'MixedCriteria' || validation.type === 'Inconsistent')
              unclear.push({ row, column });
          });
      },
    });
  }
  for (const look of LOOKS) {
    for (const area of rectanglesOf(patches.filter(({ after }) => after[look] !== undefined))) {
      loads.push({
        request: BLOCK_REQUEST,
        response: size(area) * ANSWER_BYTES[look],
        queue(context) {
          const properties = rangeAt(context, sheet, area).getCellProperties({ format: PROPERTY_OPTIONS[look] });
          return () =>
            each(area, ({ row, column }, r, c) =>
              addLook(state(row, column), look, properties.value[r]?.[c]?.format ?? {}),
            );
        },
      });
    }
  }
  return loads;
}

function addLook(
  state: CellState,
  look: Look,
  format: Excel.CellPropertiesFormat & { borders?: Excel.CellBorderCollection },
): void {
  if (look === 'fill') state.fill = fillOf(format.fill);
  else if (look === 'font') state.font = fontOf(format.font);
  else if (look === 'align') state.align = alignmentOf(format);
  else state.border = bordersOf(format.borders);
}

/** The second question about cells whose block has several validations. */
export function listLoads(sheet: string, { unclear, lists }: CellFindings): Load[] {
  return unclear.map(({ row, column }): Load => ({
    request: BLOCK_REQUEST,
    response: 150,
    queue(context) {
      const validation = rangeAt(context, sheet, {
        top: row,
        bottom: row,
        left: column,
        right: column,
      }).dataValidation.load('type,rule');
      return () => {
        const values = validation.type === 'List' ? listValues(validation) : undefined;
        if (values) lists.set(placeKey(row, column), values);
      };
    },
  }));
}
