import type { RecognisedWorkbook } from '../../src/forms';
import type { Choices, KeepReport } from '../../src/keeping';
import type { ChangeSet, WorkbookSnapshot } from '../../src/sheet';
import { damaged, differences, textOf, type Tally } from './differences';
import type { ADAPTERS } from './ports';
import { partsOf } from '../workbook/xlsx/packages';

/** Questions are answered with their first choice: write over, make a row, take the line all the same. */
export function answered(run: (choices: Choices) => KeepReport): KeepReport {
  let choices: Choices = {};
  for (let tries = 0; tries < 4; tries += 1) {
    const report = run(choices);
    if (report.questions.length === 0) return report;
    choices = { ...choices, ...Object.fromEntries(report.questions.map(({ code }) => [code, 1])) };
  }
  return run(choices);
}

interface Reading {
  readonly book: WorkbookSnapshot;
  readonly recognised: RecognisedWorkbook;
}

/** Counts what a write did beside what it was made for: other rows that read otherwise, cells that it does not name, what is left when it is undone. */
export async function judgeWrite(
  tally: Tally,
  adapter: keyof typeof ADAPTERS,
  port: ReturnType<(typeof ADAPTERS)[keyof typeof ADAPTERS]>['port'],
  report: KeepReport,
  { before, after, inverse }: { readonly before: Reading; readonly after: Reading; readonly inverse: ChangeSet },
  told: (more?: string) => string,
): Promise<void> {
  const { gone, come } = differences(before.recognised, after.recognised);
  const places = new Set(report.writes.map(({ sheet, cell }) => `${sheet}!${cell.replace(/\D+/gu, '')}`));
  tally.count(`${adapter} nothing else`, gone.length <= come.length && come.length <= places.size, () =>
    told(`\n        ${[...gone.map((one) => `- ${one}`), ...come.map((one) => `+ ${one}`)].join('\n        ')}`),
  );
  const broken = damaged(before.book, after.book, report.changes, adapter);
  tally.count(`${adapter} cells`, broken.length === 0, () => told(broken.slice(0, 5).join(' ')));
  const undone = await port.apply(inverse);
  const back = await port.read();
  tally.count(
    `${adapter} undo`,
    undone.conflicts.length === 0 && textOf(back, adapter) === textOf(before.book, adapter),
    told,
  );
}

/**
 * The parts of sheets that are not, byte for byte, what they were (but for how far the used area is said to reach), of a file as `makeXlsx` makes it. What was put in as a row or a note and taken
 * out again may leave the part written otherwise; their cells are compared by `judgeWrite`.
 */
export function unlikeSheets(
  was: Uint8Array,
  now: Uint8Array,
  { sheets }: WorkbookSnapshot,
  changes: ChangeSet,
): string[] {
  const rewritten = new Set(
    changes.flatMap(({ kind, sheet }) => (kind === 'insert-rows' || kind === 'note' ? [sheet] : [])),
  );
  const [before, after] = [textsOf(was), textsOf(now)];
  const numbered = (part: string): number => Number(/^xl\/worksheets\/sheet(\d+)\.xml$/u.exec(part)?.[1] ?? 0);
  const parts = [...before.keys()].filter((part) => numbered(part) > 0).sort((a, b) => numbered(a) - numbered(b));
  return sheets.flatMap(({ name }, i) => {
    const part = parts[i] ?? '';
    const own = before.get(part);
    if (own === undefined) throw new Error(`no part for ${name}`);
    return rewritten.has(name) || own === after.get(part) ? [] : [part];
  });
}

const textsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(
    Object.entries(partsOf(bytes)).map(([name, data]) => [
      name,
      new TextDecoder().decode(data).replace(/<dimension ref="[^"]*"\/>/u, ''),
    ]),
  );
