import { parseArea, type ChartSpec } from '../../sheet';
import { sectionsOf } from '../../workbook/header-codes';
import { chartsOfMark } from '../../workbook/sheet-mark';
import {
  childOf,
  childrenOf,
  descendants,
  findWorkbook,
  flag,
  Package,
  parseXml,
  readMark,
  readWorkbookPart,
  textOf,
  worksheets,
  type WorkbookPart,
  type XmlElement,
} from '../../workbook/xlsx';
import type { PageSetup } from '../host/model/extras';

/** What a file says of a sheet and a grid does not hold: whether it is ours, our charts on it, and how it prints. */
export interface FileSheet {
  /** The value of the property that says so. */
  readonly mark?: string;
  /** Those of the mark that are still drawn on the sheet. */
  readonly charts: readonly ChartSpec[];
  readonly page: Partial<PageSetup>;
}

/** By sheet name. */
export function readFileSheets(bytes: Uint8Array): ReadonlyMap<string, FileSheet> {
  const pack = new Package(bytes);
  const book = readWorkbookPart(pack, findWorkbook(pack));
  return new Map(
    worksheets(book).map(({ name, part }) => {
      const mark = readMark(pack, part);
      const drawn = mark === undefined ? new Set<string>() : chartNames(pack, part);
      const { source } = pack.text(part);
      const { root } = parseXml(source, 'sheetData');
      return [
        name,
        {
          ...(mark !== undefined && { mark }),
          charts: chartsOfMark(mark ?? '').filter((chart) => drawn.has(chart.name)),
          page: { ...readPage(source, root), ...readPrintNames(book, name) },
        },
      ];
    }),
  );
}

function chartNames(pack: Package, part: string): Set<string> {
  const drawing = pack.related(part, 'drawing');
  if (drawing === undefined) return new Set();
  const frames = [...descendants(parseXml(pack.text(drawing).source).root)].filter(
    ({ local }) => local === 'graphicFrame',
  );
  return new Set(
    frames.flatMap((frame) => {
      const name = [...descendants(frame)].find(({ local }) => local === 'cNvPr')?.attributes.get('name');
      return name === undefined ? [] : [name];
    }),
  );
}

/** Paper by number (ECMA-376 18.3.1.63); of others the host says that it does not know. */
const PAPERS: Readonly<Record<string, string>> = {
  1: 'Letter',
  5: 'Legal',
  8: 'A3',
  9: 'A4',
  11: 'A5',
  12: 'B4',
  13: 'B5',
};

function readPage(source: string, root: XmlElement): Partial<PageSetup> {
  const setup = childOf(root, 'pageSetup');
  const texts = childOf(root, 'headerFooter');
  const number = (name: string, fallback: number): number => Number(setup?.attributes.get(name) ?? fallback);
  const fit = flag(childOf(childOf(root, 'sheetPr'), 'pageSetUpPr'), 'fitToPage');
  const code = (name: string): string => {
    const element = childOf(texts, name);
    return element ? textOf(source, element) : '';
  };
  return {
    orientation: setup?.attributes.get('orientation') === 'landscape' ? 'Landscape' : 'Portrait',
    paperSize: PAPERS[setup?.attributes.get('paperSize') ?? ''] ?? null,
    zoom: fit
      ? { horizontalFitToPages: number('fitToWidth', 1), verticalFitToPages: number('fitToHeight', 1) }
      : { scale: number('scale', 100) },
    centerHorizontally: flag(childOf(root, 'printOptions'), 'horizontalCentered'),
    header: sectionsOf(code('oddHeader')),
    footer: sectionsOf(code('oddFooter')),
    ...pageBreaks(root),
  };
}

function pageBreaks(root: XmlElement): Partial<PageSetup> {
  const rows = childrenOf(childOf(root, 'rowBreaks'), 'brk').map(({ attributes }) => Number(attributes.get('id')));
  return rows.length > 0 ? { pageBreaks: rows } : {};
}

function readPrintNames({ document, sheets }: WorkbookPart, sheet: string): Partial<PageSetup> {
  const position = String(sheets.findIndex(({ name }) => name === sheet));
  const local = (wanted: string): string => {
    const found = childrenOf(childOf(document.root, 'definedNames'), 'definedName').find(
      ({ attributes }) => attributes.get('name') === wanted && attributes.get('localSheetId') === position,
    );
    return found ? textOf(document.source, found).replaceAll('$', '') : '';
  };
  const cells = (reference: string): string => reference.slice(reference.lastIndexOf('!') + 1);
  const area = parseArea(cells(local('_xlnm.Print_Area')));
  const rows = local('_xlnm.Print_Titles')
    .split(',')
    .map(cells)
    .find((part) => /^\d+:\d+$/u.test(part));
  return {
    ...(area && {
      printArea: {
        row: area.top - 1,
        column: area.left - 1,
        rows: area.bottom - area.top + 1,
        columns: area.right - area.left + 1,
      },
    }),
    ...(rows && { titleRows: rows.replaceAll(/\d+/gu, '$$$&') }),
  };
}
