import { isDeepStrictEqual } from 'node:util';

import type { Change, ChangeSet } from '../../../../src/sheet';
import { WorkbookError } from '../../../../src/workbook/port';
import { applyToXlsx, readXlsx } from '../../../../src/workbook/xlsx';
import { changesFor } from './kinds';
import { beforeOf, wrongAfter } from './named-only';

/** What Excel refuses or corrects, too: a filled last column that would be pushed off the sheet; a table's title that is a number, empty or a formula. */
const MAY_REFUSE: ReadonlySet<string> = new Set(['workbook.xlsx.pushedOff', 'workbook.xlsx.tableHeader']);
const WRITE = { lockedCells: 'write', formulaCells: 'write', coveredCells: 'write' } as const;

/** What one change came to on one file. */
export interface Outcome {
  /** The change's kind; sheets with a chart apart, as `chart`. */
  readonly kind: string;
  /** The sentence's key where it was refused. */
  readonly refused?: string;
  /** What is not as it should be; empty where everything else was kept and the inverse brought all back. */
  readonly faults: readonly string[];
}

const kindOf = (change: Change): string => (change.kind === 'add-sheet' && change.charts ? 'chart' : change.kind);

/** Tries every kind of change on a file, each by itself, and judges what it leaves without the code that made it. */
export function outcomesOf(bytes: Uint8Array): readonly Outcome[] {
  const before = beforeOf(bytes);
  return changesFor(before.read).map((change): Outcome => {
    const kind = kindOf(change);
    const title = `${kind} ${'cell' in change ? change.cell : ''}`;
    try {
      const { bytes: after, report } = applyToXlsx(bytes, [change], WRITE);
      const faults = wrongAfter(before, after, change).map((fault) => `${title}: ${fault}`);
      const back = applyToXlsx(after, JSON.parse(JSON.stringify(report.inverse)) as ChangeSet, WRITE);
      const whole = back.report.conflicts.length === 0 && isDeepStrictEqual(readXlsx(back.bytes, 'x'), before.read);
      return { kind, faults: whole ? faults : [...faults, `${title}: does not go back`] };
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      const refused = error.words.key;
      return { kind, refused, faults: MAY_REFUSE.has(refused) ? [] : [`${title}: refused, ${refused}`] };
    }
  });
}
