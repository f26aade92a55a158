import type { WorkbookSnapshot } from '../../sheet';
import { text } from '../../words';
import { WorkbookError } from '../../workbook/port';

/** Cells that the grid and the host in its page keep up with; a store's year has a quarter of it. */
const MOST_CELLS = 500_000;

/**
 * Said before anything is shown: beyond this the page would stand still for a quarter of a minute, and the pane would fail after it.
 * @param most cells of the rows that are used, each up to its last one
 * @throws WorkbookError `too-large`, with the limit and what to do
 */
export function refuseTooLarge({ sheets }: WorkbookSnapshot, most = MOST_CELLS): void {
  const cells = sheets.reduce(
    (sum, { rows }) => rows.reduce((filled, row) => filled + Math.max(0, (row?.length ?? 0) - 1), sum),
    0,
  );
  if (cells > most) throw new WorkbookError('too-large', text('workbench.error.too-large', { cells, most }));
}
