import { BUILT_IN_FORMATS } from './number-formats';
import { resolveColor, type Theme } from './colors';
import { childOf, childrenOf, flag, parseXml, type XmlDocument, type XmlElement } from '../xml/xml';

/** What the reader needs of a cell style. */
export interface CellLook {
  readonly format?: string;
  readonly strike?: true;
  /** A line runs along some side of the cell. */
  readonly ruled?: true;
}

/** The look of a differential format (conditional formatting), in the members that this product knows. */
export interface DifferentialLook {
  readonly fill?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
}

export interface StylesPart {
  readonly document: XmlDocument;
  /** By style index (`s`). */
  readonly looks: readonly CellLook[];
  readonly differentials: readonly DifferentialLook[];
}

/** Reads the styles part for the snapshot. */
export function readStyles(source: string, theme: Theme): StylesPart {
  const document = parseXml(source);
  const root = document.root;
  const codes = formatCodes(root);
  const struck = itemsOf(childOf(root, 'fonts'), 'font').map((font) => {
    const strike = childOf(font, 'strike');
    return strike !== undefined && flag(strike, 'val', true);
  });
  const lined = itemsOf(childOf(root, 'borders'), 'border').map((border) =>
    ['left', 'right', 'top', 'bottom', 'start', 'end'].some((side) => {
      const style = childOf(border, side)?.attributes.get('style');
      return style !== undefined && style !== 'none';
    }),
  );
  const looks = itemsOf(childOf(root, 'cellXfs'), 'xf').map((xf): CellLook => {
    const format = formatCode(codes, Number(xf.attributes.get('numFmtId') ?? 0));
    const strike = struck[Number(xf.attributes.get('fontId') ?? 0)] === true;
    const ruled = lined[Number(xf.attributes.get('borderId') ?? 0)] === true;
    return { ...(format !== undefined && { format }), ...(strike && { strike }), ...(ruled && { ruled }) };
  });
  const differentials = itemsOf(childOf(root, 'dxfs'), 'dxf').map((dxf) => differentialLook(dxf, theme));
  return { document, looks, differentials };
}

/** The items of a table of styles, in the order in which Excel numbers them. Extensions of other makers may have the same names. */
export function itemsOf(table: XmlElement | undefined, item: string): XmlElement[] {
  return childrenOf(table, item).filter((element) => element.namespace === table?.namespace);
}

/** Custom number formats by id; a file may redefine a built-in one. */
export function formatCodes(root: XmlElement): Map<number, string> {
  const codes = new Map<number, string>();
  for (const element of childrenOf(childOf(root, 'numFmts'), 'numFmt')) {
    codes.set(Number(element.attributes.get('numFmtId')), element.attributes.get('formatCode') ?? '');
  }
  return codes;
}

/** The code of a format id; `undefined` for General. */
export function formatCode(codes: ReadonlyMap<number, string>, id: number): string | undefined {
  const code = codes.get(id) ?? BUILT_IN_FORMATS[id];
  return code === undefined || code === '' || /^general$/iu.test(code) ? undefined : code;
}

export function differentialLook(dxf: XmlElement, theme: Theme): DifferentialLook {
  const pattern = childOf(childOf(dxf, 'fill'), 'patternFill');
  const type = pattern?.attributes.get('patternType');
  // In differential formats the colour of a solid fill is the background colour, the opposite of cell formats.
  const background = childOf(pattern, 'bgColor') ?? (type === 'solid' ? childOf(pattern, 'fgColor') : undefined);
  const fill = type === 'none' ? undefined : resolveColor(background, theme);
  const font = childOf(dxf, 'font');
  const fontColor = resolveColor(childOf(font, 'color'), theme);
  const bold = childOf(font, 'b');
  return {
    ...(fill !== undefined && { fill }),
    ...(fontColor !== undefined && { fontColor }),
    ...(bold && { bold: flag(bold, 'val', true) }),
  };
}
