/** Names of the children of the elements that this product writes into, in the order of ECMA-376 (transitional, first part). */
export const ORDER: Readonly<Record<string, readonly string[]>> = {
  worksheet:
    words(`sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter
    sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins
    pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF
    drawingHF picture oleObjects controls webPublishItems tableParts extLst`),
  workbook:
    words(`fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr
    oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst`),
  styleSheet: words('numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'),
  c: words('f v is extLst'),
  xf: words('alignment protection extLst'),
  dxf: words('font numFmt fill alignment border protection extLst'),
  border: words('start end left right top bottom diagonal vertical horizontal'),
  sheetView: words('pane selection pivotSelection extLst'),
  cfRule: words('formula colorScale dataBar iconSet extLst'),
  comments: words('authors commentList extLst'),
  comment: words('text commentPr'),
  hyperlinks: ['hyperlink'],
  mergeCells: ['mergeCell'],
  dataValidations: ['dataValidation'],
  cols: ['col'],
  table: words('autoFilter sortState tableColumns tableStyleInfo extLst'),
  wsDr: words('twoCellAnchor oneCellAnchor absoluteAnchor AlternateContent'),
};

/** Elements of which the schema wants at least one inside. */
export const NEVER_EMPTY: ReadonlySet<string> = new Set(
  words('hyperlinks mergeCells dataValidations cols conditionalFormatting sheets definedNames authors tableParts'),
);

/** Elements that tell how many children they have. */
export const COUNTED: ReadonlySet<string> = new Set(
  words(
    'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs mergeCells dataValidations tableParts tableColumns rowBreaks colBreaks',
  ),
);

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/u);
}
