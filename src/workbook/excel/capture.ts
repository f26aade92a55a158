import {
  areaName,
  cellName,
  columnLetters,
  rectanglesOf,
  type BorderStyle,
  type CellPlace,
  type CellStyle,
  type Scalar,
  type SheetContent,
} from '../../sheet';
import { contentOf } from './guard-cells';
import type { Load } from './messages';
import { localPart } from './sheet-builder';
import { alignmentOf, bordersOf, fillOf, fontOf, widthInCharacters } from './units';

const ALL_LOOKS = {
  format: {
    fill: { color: true, pattern: true },
    font: { name: true, size: true, color: true, bold: true, italic: true, underline: true, strikethrough: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    borders: { style: true, weight: true, color: true },
  },
} as const;

/** Sheets that we made carry this custom property: only those are ever replaced or removed. */
export const OUR_SHEET = 'sanbiao';

/**
 * Loads a whole sheet that is about to be replaced or removed, so that it can be made again: contents, looks, widths, frozen
 * panes and merges; its rules are loaded beside. Only sheets of our own come here; what Office.js cannot read back (charts, print setup) is not in it.
 */
export function captureSheet(name: string, take: (content: SheetContent, ours: boolean) => void): Load {
  return {
    request: 3_000,
    response: 500_000,
    queue(context) {
      const sheet = context.workbook.worksheets.getItem(name);
      sheet.load('visibility');
      const mark = sheet.customProperties.getItemOrNullObject(OUR_SHEET).load('key');
      const used = sheet.getRange('A1').getBoundingRect(sheet.getUsedRange(false)).load('formulas,values,numberFormat');
      const looks = used.getCellProperties(ALL_LOOKS);
      const columns = used.getColumnProperties({ format: { columnWidth: true } });
      const merges = used.getMergedAreasOrNullObject().load('address');
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('rowCount,columnCount');
      return () => {
        const freeze = frozen.isNullObject
          ? undefined
          : {
              rows: frozen.rowCount > 100_000 ? 0 : frozen.rowCount,
              columns: frozen.columnCount > 10_000 ? 0 : frozen.columnCount,
            };
        const visibility = ({ Visible: 'visible', Hidden: 'hidden', VeryHidden: 'very-hidden' } as const)[
          sheet.visibility
        ];
        const content = {
          ...contents(used),
          styles: styles(used.numberFormat as string[][], looks.value),
          merges: merges.isNullObject ? [] : merges.address.split(',').map(localPart),
          columnWidths: Object.fromEntries(
            columns.value.map(({ format }, i) => [columnLetters(i + 1), widthInCharacters(format?.columnWidth ?? 48)]),
          ),
          visibility,
          ...(freeze && { freeze }),
        };
        take(content, !mark.isNullObject);
      };
    },
  };
}

function contents(used: Excel.Range): Pick<SheetContent, 'values' | 'formulas'> {
  const formulas: Record<string, string> = {};
  const values = (used.formulas as Scalar[][]).map((line, r) =>
    line.map((entry, c) => {
      const content = contentOf(entry, used.values[r]?.[c] as Scalar);
      if ('value' in content) return content.value;
      formulas[cellName(r + 1, c + 1)] = content.formula;
      return '';
    }),
  );
  return { values, formulas };
}

/** Cells with the same look are gathered, so that the inverse stays small. */
function styles(
  formats: readonly (readonly string[])[],
  looks: readonly (readonly Excel.CellProperties[])[],
): SheetContent['styles'] {
  const groups = new Map<string, { style: CellStyle; cells: CellPlace[] }>();
  looks.forEach((line, r) =>
    line.forEach(({ format = {} }, c) => {
      const style: CellStyle = {
        fill: fillOf(format.fill),
        font: fontOf(format.font),
        align: alignmentOf(format),
        ...borderStyle(format),
        format: formats[r]?.[c] ?? 'General',
      };
      const key = JSON.stringify(style);
      const group = groups.get(key) ?? { style, cells: [] };
      groups.set(key, group);
      group.cells.push({ row: r + 1, column: c + 1 });
    }),
  );
  return [...groups.values()].flatMap(({ style, cells }) =>
    rectanglesOf(cells).map((area) => ({ range: areaName(area), style })),
  );
}

function borderStyle(format: Excel.CellPropertiesFormat & { borders?: Excel.CellBorderCollection }): {
  border?: BorderStyle;
} {
  const sides = Object.entries(bordersOf(format.borders)).filter(([, { line }]) => line !== 'none');
  const color = sides[0]?.[1].color;
  if (sides.length === 0) return {};
  return { border: { ...Object.fromEntries(sides.map(([side, { line }]) => [side, line])), ...(color && { color }) } };
}
