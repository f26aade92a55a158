/** Kinds of parts that belong to one sheet, or to one drawing of it. Pictures may be shared and stay. */
export const OWNED: ReadonlySet<string> = new Set([
  'customProperty',
  'drawing',
  'chart',
  'chartEx',
  'chartUserShapes',
  'chartStyle',
  'chartColorStyle',
  'themeOverride',
  'comments',
  'vmlDrawing',
  'printerSettings',
  'diagramData',
  'diagramLayout',
  'diagramQuickStyle',
  'diagramColors',
  'diagramDrawing',
]);
