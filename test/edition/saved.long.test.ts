import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createBookCalls, typedChanges } from '../../src/edition/book/calls';
import { OpenBook } from '../../src/edition/book/open-book';
import { saveInPlace } from '../../src/edition/files/save';
import { recognise } from '../../src/forms';
import { runDay } from '../../src/jobs';
import { generalProfile } from '../../src/profile';
import { cellName, parseArea, type ChangeSet } from '../../src/sheet';
import { createLocalJobs } from '../../src/taskpane/worker/local';
import { text } from '../../src/words';
import { readXlsx } from '../../src/workbook/xlsx';
import { cellsOf } from '../workbook/xlsx/corpus/cells';
import { bookOf, unsound } from '../workbook/xlsx/corpus/soundness';
import { kitchenSink } from '../workbook/xlsx/kitchen-sink';
import { installed, seenByLibreOffice } from '../workbook/xlsx/libreoffice';
import { partsOf } from '../workbook/xlsx/packages';
import { Disk } from './disk';

const SAMPLE = new Uint8Array(readFileSync(join(__dirname, '../../assets/samples/示例-三表-2026-06.xlsx')));
const TODAY = '2026-06-20';
const TITLE = text('taskpane.plan.day');

/** A file before and after work in the edition, and the cells that this was to write: `6月!U12`. */
interface Saved {
  readonly how: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly asked: ReadonlySet<string>;
}

function cellsIn(changes: ChangeSet): string[] {
  return changes.flatMap((change) => {
    const area = 'cell' in change ? parseArea(change.cell) : undefined;
    if (area === undefined) return [];
    const places: string[] = [];
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1)
        places.push(`${change.sheet}!${String(row)}:${String(column)}`);
    return places;
  });
}

/** Works on a file as the page does, and saves it in its place. */
async function worked(
  how: string,
  before: Uint8Array,
  work: (book: OpenBook, apply: (changes: ChangeSet) => Promise<void>) => Promise<void>,
): Promise<Saved> {
  const book = new OpenBook(before, '三表.xlsx', { now: () => '2026-06-20T09:30', today: TODAY });
  const asked = new Set<string>();
  await work(book, async (changes) => {
    const report = await book.journal.apply(TITLE, changes);
    expect(report.conflicts).toEqual([]);
    for (const place of cellsIn(changes)) asked.add(place);
  });
  const disk = new Disk(before);
  expect(await saveInPlace(disk, book.bytes, before, () => Promise.resolve())).toBe('saved');
  return { how, before, after: disk.bytes, asked };
}

const dayOf = (book: OpenBook): ChangeSet =>
  runDay(book.snapshot, recognise(book.snapshot), generalProfile, TODAY).changes;

async function closeOf(bytes: Uint8Array): Promise<ChangeSet> {
  const jobs = createLocalJobs();
  const calls = createBookCalls(jobs, () => new Date(0))(undefined);
  await calls.open('三表-2026-06.xlsx', bytes, '2026-06-30');
  await calls.openJobs();
  return (await jobs.closeMonth('2026-06', '2026-06-30')).changes;
}

let saved: readonly Saved[] = [];
beforeAll(async () => {
  const type = (book: OpenBook, cell: string, entry: string): ChangeSet =>
    typedChanges(book, book.tabs()[0] ?? '', cell, entry, 2026);
  saved = [
    await worked('the day', SAMPLE, (book, apply) => apply(dayOf(book))),
    await worked('several edits and one taken back', SAMPLE, async (book, apply) => {
      await apply(dayOf(book));
      await apply(type(book, 'T40', '2026-7-1'));
      await apply(type(book, 'T41', '=1+1'));
      await apply(type(book, 'T42', "'007"));
      await book.journal.undo();
    }),
    await worked('all taken back', SAMPLE, async (book, apply) => {
      await apply(dayOf(book));
      await book.journal.undo();
    }),
    await worked('a close', SAMPLE, async (_, apply) => apply(await closeOf(SAMPLE))),
    await worked('typing into a workbook that holds everything', kitchenSink(), async (book, apply) => {
      await apply(type(book, 'T40', '备注 & <过>'));
      await apply(type(book, 'T41', '12%'));
    }),
  ];
});

/** Each sheet's cells by its name, read by a parser that the product does not use. */
function sheetsIn(bytes: Uint8Array): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const { roots } = bookOf(bytes);
  const names = readXlsx(bytes, 'x').sheets.map(({ name }) => name);
  const sheets = [...roots]
    .filter(([part]) => /worksheets\/[^/]+\.xml$/u.test(part))
    .sort(([a], [b]) => number(a) - number(b));
  return new Map(sheets.map(([part, root], i) => [names[i] ?? part, cellsOf(root).cells]));
}

const number = (part: string): number => Number(/(\d+)\.xml$/u.exec(part)?.[1] ?? 0);

test('every file that the edition saves is whole: only what was asked for differs', () => {
  expect(saved).toHaveLength(5);
  for (const { how, before, after, asked } of saved) {
    const old = new Set(unsound(bookOf(before)));
    expect([how, unsound(bookOf(after)).filter((fault) => !old.has(fault))]).toEqual([how, []]);
    const [parts, fresh] = [partsOf(before), partsOf(after)];
    const may =
      /worksheets\/|styles\.xml|workbook\.xml|\.rels$|Content_Types|docProps\/app|calcChain|customXml|comments|drawings\//u;
    const others = Object.entries(parts).filter(
      ([name, data]) => !may.test(name) && !Buffer.from(data).equals(fresh[name] ?? Buffer.of()),
    );
    expect([how, others.map(([name]) => name)]).toEqual([how, []]);
    const now = sheetsIn(after);
    const stray = [...sheetsIn(before)].flatMap(([sheet, cells]) =>
      [...new Set([...cells.keys(), ...(now.get(sheet)?.keys() ?? [])])]
        .filter((place) => !asked.has(`${sheet}!${place}`) && cells.get(place) !== now.get(sheet)?.get(place))
        .map((place) => `${sheet}!${place}`),
    );
    expect([how, stray]).toEqual([how, []]);
  }
  const back = saved.find(({ how }) => how === 'all taken back');
  expect(back && sheetsIn(back.after)).toEqual(back && sheetsIn(back.before));
  expect(saved[0]?.asked.size).toBeGreaterThan(30);
});

(installed ? test : test.skip)('LibreOffice opens every file that the edition saves, and sees the same cells', () => {
  // The workbook that holds everything is opened there by a test of its own.
  const files = saved.filter(({ before }) => before === SAMPLE).map(({ after }) => after);
  const seen = seenByLibreOffice(...files);
  expect(seen).toHaveLength(4);
  files.forEach((bytes, i) => {
    const own = readXlsx(bytes, 'x');
    expect(seen[i]?.sheets.map(({ name }) => name)).toEqual(own.sheets.map(({ name }) => name));
    let compared = 0;
    const other: string[] = [];
    own.sheets.forEach((sheet, s) =>
      sheet.rows.forEach((row, r) =>
        row?.forEach((cell, c) => {
          if (cell === undefined || cell.formula !== undefined || cell.value === '' || cell.error) return;
          compared += 1;
          const theirs = seen[i]?.sheets[s]?.rows[r]?.[c]?.value;
          if (rounded(theirs) !== rounded(cell.value)) other.push(`${sheet.name} ${cellName(r, c)}: ${String(theirs)}`);
        }),
      ),
    );
    expect(other).toEqual([]);
    expect(compared).toBeGreaterThan(30);
  });
});

/** LibreOffice writes fifteen digits of a number. */
const rounded = (value: string | number | boolean | undefined): string | boolean | undefined =>
  typeof value === 'number' ? value.toPrecision(12) : value;
