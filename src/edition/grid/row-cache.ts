import type { GridSource, RowView } from './model';

/** Rows of one request. */
const BLOCK = 64;
/** Blocks that are kept: about 25,000 rows. */
const MOST_BLOCKS = 400;

interface Block {
  rows?: ReadonlyMap<number, RowView>;
  /** The state of the workbook for which it was asked last. */
  asked: number;
}

/**
 * The rows that were looked at. What is not here yet is asked for, and told of when it has come; what has aged stays until its successor
 * is here, so that nothing flickers.
 */
export class RowCache {
  private readonly blocks = new Map<string, Block>();
  private state = 1;

  constructor(
    private readonly source: Pick<GridSource, 'rows'>,
    private readonly arrived: () => void,
  ) {}

  /** The row as it is known; `undefined` while it is being asked for, and for rows without anything to draw. */
  row(sheet: string, row: number): RowView | undefined {
    const number = Math.floor((row - 1) / BLOCK);
    const key = `${number} ${sheet}`;
    let block = this.blocks.get(key);
    if (block === undefined) {
      if (this.blocks.size >= MOST_BLOCKS) this.blocks.delete(this.blocks.keys().next().value ?? '');
      this.blocks.set(key, (block = { asked: 0 }));
    }
    if (block.asked < this.state) this.ask(sheet, number, block);
    return block.rows?.get(row);
  }

  /** The workbook has changed: everything is asked for anew when it is looked at next. */
  renew(): void {
    this.state += 1;
  }

  private ask(sheet: string, number: number, block: Block): void {
    const { state } = this;
    block.asked = state;
    this.source.rows(sheet, number * BLOCK + 1, (number + 1) * BLOCK).then(
      (rows) => {
        if (block.asked !== state) return;
        block.rows = new Map(rows.map((row) => [row.row, row]));
        this.arrived();
      },
      // What could not be read now is asked for again when it comes into sight again.
      () => {
        if (block.asked === state) block.asked = 0;
      },
    );
  }
}
