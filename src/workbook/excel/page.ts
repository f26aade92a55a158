import type { PrintSetup } from '../../sheet';
import { headerCode, NO_HEADER, sectionsOf, type HeaderSections } from '../header-codes';
import { localPart } from './sheet-builder';

/** How a sheet prints, in Excel's own terms: what a `PrintSetup` can change. */
export interface PageState {
  readonly orientation: string;
  /** `null`: not known, left as it is. */
  readonly paperSize: string | null;
  readonly zoom: Excel.PageLayoutZoomOptions;
  /** `A1:N60`; `''`: the whole sheet. */
  readonly area: string;
  /** `1:2`; `''`: none. */
  readonly titleRows: string;
  /** Rows after which a page begins. Only set: Excel tells them cell by cell, and no sheet that we take back needs them. */
  readonly pageBreaks?: readonly number[];
  readonly header: HeaderSections;
  readonly footer: HeaderSections;
}

const UNTOUCHED: PageState = {
  orientation: 'Portrait',
  paperSize: null,
  zoom: { scale: 100 },
  area: '',
  titleRows: '',
  header: NO_HEADER,
  footer: NO_HEADER,
};

/** Asks for a sheet's page; what it returns reads the answer. */
export function loadPage(sheet: Excel.Worksheet): () => PageState {
  const page = sheet.pageLayout.load('orientation,paperSize,zoom');
  const texts = page.headersFooters.defaultForAllPages.load(
    'leftHeader,centerHeader,rightHeader,leftFooter,centerFooter,rightFooter',
  );
  const area = page.getPrintAreaOrNullObject().load('address');
  const rows = page.getPrintTitleRowsOrNullObject().load('address');
  return () => ({
    orientation: page.orientation,
    paperSize: page.paperSize ?? null,
    zoom: page.zoom,
    area: area.isNullObject ? '' : area.address.split(',').map(localPart).join(','),
    titleRows: rows.isNullObject ? '' : localPart(rows.address),
    header: { left: texts.leftHeader, center: texts.centerHeader, right: texts.rightHeader },
    footer: { left: texts.leftFooter, center: texts.centerFooter, right: texts.rightFooter },
  });
}

/** A page as a change says it; only what was set, and nothing where the paper is one that a change cannot name. */
export function printOf({
  orientation,
  paperSize,
  zoom,
  area,
  titleRows,
  header,
  footer,
}: PageState): PrintSetup | undefined {
  const paper = paperSize === 'A4' || paperSize === 'A3' ? paperSize : undefined;
  if (!paper) return undefined;
  const [wide, high] = [zoom.horizontalFitToPages, zoom.verticalFitToPages];
  return {
    paper,
    orientation: orientation === 'Landscape' ? 'landscape' : 'portrait',
    ...(typeof wide === 'number' && { fitToWidth: wide, fitToHeight: high ?? 0 }),
    ...(area && { area }),
    ...(titleRows && { titleRows }),
    ...(headerCode(header) && { header: headerCode(header) }),
    ...(headerCode(footer) && { footer: headerCode(footer) }),
  };
}

const RECORD = 'excel-page:';

/** What the inverse of a replaced or removed sheet remembers: the page to the letter, its zoom and paper too. */
export const pageRecord = (page: PageState): string => RECORD + JSON.stringify(page);

/** The page that a change wants. */
export function wantedPage(print: PrintSetup | undefined, restore: string | undefined): PageState {
  if (restore?.startsWith(RECORD)) return JSON.parse(restore.slice(RECORD.length)) as PageState;
  if (!print) return UNTOUCHED;
  return {
    orientation: print.orientation === 'landscape' ? 'Landscape' : 'Portrait',
    paperSize: print.paper,
    zoom:
      print.fitToWidth === undefined
        ? UNTOUCHED.zoom
        : { horizontalFitToPages: print.fitToWidth, verticalFitToPages: print.fitToHeight ?? 0 },
    area: print.area ?? '',
    titleRows: print.titleRows ?? '',
    ...(print.pageBreaks && { pageBreaks: print.pageBreaks }),
    header: sectionsOf(print.header ?? ''),
    footer: sectionsOf(print.footer ?? ''),
  };
}

/** Sets what differs. Repeated rows can be set anew but, in Excel's API, not be taken away. */
export function setPage(sheet: Excel.Worksheet, wanted: PageState, now: PageState = UNTOUCHED): void {
  const page = sheet.pageLayout;
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  if (wanted.orientation !== now.orientation) page.orientation = wanted.orientation as Excel.PageOrientation;
  if (wanted.paperSize !== null && wanted.paperSize !== now.paperSize)
    page.paperSize = wanted.paperSize as Excel.PaperType;
  if (differs(zoomOf(wanted.zoom), zoomOf(now.zoom))) page.zoom = wanted.zoom;
  if (wanted.area !== now.area) page.setPrintArea(wanted.area === '' ? sheet.getRange() : wanted.area);
  if (wanted.titleRows !== now.titleRows && wanted.titleRows !== '')
    page.setPrintTitleRows(fixedRows(wanted.titleRows));
  for (const row of wanted.pageBreaks ?? []) sheet.horizontalPageBreaks.add(`A${String(row + 1)}`);
  const texts = page.headersFooters.defaultForAllPages;
  if (wanted.header.left !== now.header.left) texts.leftHeader = wanted.header.left;
  if (wanted.header.center !== now.header.center) texts.centerHeader = wanted.header.center;
  if (wanted.header.right !== now.header.right) texts.rightHeader = wanted.header.right;
  if (wanted.footer.left !== now.footer.left) texts.leftFooter = wanted.footer.left;
  if (wanted.footer.center !== now.footer.center) texts.centerFooter = wanted.footer.center;
  if (wanted.footer.right !== now.footer.right) texts.rightFooter = wanted.footer.right;
}

/** Members that are not in use come as `null` or not at all. */
const zoomOf = ({ scale, horizontalFitToPages, verticalFitToPages }: Excel.PageLayoutZoomOptions): unknown[] => [
  scale ?? null,
  horizontalFitToPages ?? null,
  verticalFitToPages ?? null,
];

/** `1:2` → `$1:$2`. */
const fixedRows = (rows: string): string => rows.replaceAll('$', '').replaceAll(/\d+/gu, '$$$&');
