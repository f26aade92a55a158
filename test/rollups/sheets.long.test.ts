import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import type { RecognisedWorkbook } from '../../src/forms';
import { consolidate } from '../../src/jobs';
import { generalProfile } from '../../src/profile';
import { expectTrueFigures } from './history/compare';
import type { History } from './history/history';
import { makeHistory } from './history/history';
import { sheetsWithRuns } from './history/run-between';
import type { Trade } from './history/trade';
import type { Layout } from './history/layout';
import { layoutOf } from './history/layout';
import { booksOf, sheetsOf } from './history/sheets';

/** `SANBIAO_SHEET_STORES=1000` runs the whole campaign (some minutes), `SANBIAO_SHEET_FROM` begins it at another seed. */
const STORES = Number(process.env.SANBIAO_SHEET_STORES ?? 60);
const FROM = Number(process.env.SANBIAO_SHEET_FROM ?? 1);

function readBack(history: History, layout: Layout): RecognisedWorkbook {
  if (!layout.bookPerMonth) return recognise(sheetsOf(history, layout));
  const books = booksOf(history, layout).map((book) => ({ book, recognised: recognise(book) }));
  return consolidate(books, '三表').recognised;
}

test(
  `figures from the sheets are the figures of the history: ${String(STORES)} stores`,
  () => {
    let months = 0;
    for (let seed = FROM; seed < FROM + STORES; seed += 1) {
      const history = makeHistory(seed);
      months += trueMonths(history, seed);
    }
    expect(months).toBeGreaterThanOrEqual(STORES * 6);
  },
  Math.max(120_000, STORES * 3_000),
);

/** How many months of the sheets of a history have its own figures. */
function trueMonths(history: ReturnType<typeof makeHistory>, seed: number, look: Partial<Layout> = {}): number {
  const layout: Layout = { ...layoutOf(seed), ...look };
  const read = readBack(history, layout);
  // A figure that comes out right although a cell was not understood would be luck.
  everythingRead(read, { seed, layout });
  return expectTrueFigures(buildLedger(read, generalProfile), history);
}

function everythingRead(read: RecognisedWorkbook, where: { readonly seed: number; readonly layout: Layout }): void {
  const left = { problems: read.forms.flatMap(({ problems }) => problems), unrecognised: read.unrecognised };
  expect({ ...where, ...left }).toEqual({ ...where, problems: [], unrecognised: [] });
}

interface Kept {
  readonly trade?: Trade;
  readonly look?: Partial<Layout>;
}

const KEPT: Readonly<Record<string, Kept>> = {
  'by the calendar': {},
  'by half months': { look: { halves: 'active', stacked: false } },
  'from 26 to 25': { trade: { startsOn: 26 } },
  'without matrices': { trade: { matrices: false } },
};
const SHARE = Math.ceil(STORES / 4);

test.each(Object.entries(KEPT))(
  `orders on the spot, cancelled orders and hand-overs from the sheets, books kept %s: ${String(SHARE)} stores`,
  (_name, { trade = {}, look }) => {
    let months = 0;
    for (let seed = FROM; seed < FROM + SHARE; seed += 1) {
      const history = makeHistory(seed, { trade });
      months += trueMonths(history, seed, look);
    }
    expect(months).toBeGreaterThanOrEqual(SHARE * 6);
  },
  Math.max(120_000, STORES * 3_000),
);

test(
  `marks that the day's run wrote in between change no figure: ${String(SHARE)} stores`,
  () => {
    let left = 0;
    for (let seed = FROM; seed < FROM + SHARE; seed += 1) {
      const history = makeHistory(seed, { trade: seed % 3 === 0 ? { startsOn: 26 } : {} });
      // Rows keep their places from day to day: everyone stands on the second half's sheet.
      const halves = seed % 3 === 1 ? 'everyone' : undefined;
      const layout: Layout = { ...layoutOf(seed), stacked: false, bookPerMonth: false, halves };
      const { book, marks } = sheetsWithRuns(history, layout);
      const read = recognise(book);
      left += marks;
      everythingRead(read, { seed, layout });
      expectTrueFigures(buildLedger(read, generalProfile), history);
    }
    expect(left).toBeGreaterThan(SHARE);
  },
  Math.max(120_000, STORES * 6_000),
);
