import type { FUniver } from '@univerjs/core/facade';
import type { HostSheet, Rect } from './host/model/book';
import { UniverBook } from './host/model/univer-book';
import type { Grid } from './grid/univer';

/** Rows and columns that stay in sight above and left of a cell that is shown. */
const LEAD = { rows: 6, columns: 4 } as const;

/** The host's workbook on a grid that is seen: what is selected is also brought into sight, as Excel does. */
export class GridBook extends UniverBook {
  private readonly api: FUniver;

  constructor(grid: Grid, unitId: string) {
    super(grid.univer, unitId);
    this.api = grid.api;
  }

  override select(sheet: HostSheet, rect: Rect): void {
    super.select(sheet, rect);
    // The other sheet must be drawn before it can be scrolled.
    setTimeout(() => this.reveal(sheet.id, rect), 50);
  }

  private reveal(sheetId: string, { row, column }: Rect): void {
    const sheet = this.api.getActiveWorkbook()?.getActiveSheet();
    if (sheet?.getSheetId() !== sheetId) return;
    const seen = sheet.getVisibleRange();
    const inSight =
      seen && row >= seen.startRow && row < seen.endRow && column >= seen.startColumn && column < seen.endColumn;
    if (!inSight) sheet.scrollToCell(Math.max(0, row - LEAD.rows), Math.max(0, column - LEAD.columns));
  }
}
