import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import type { RecognisedWorkbook } from '../../src/forms';
import { consolidate } from '../../src/jobs';
import { generalProfile } from '../../src/profile';
import { expectTrueFigures } from './history/compare';
import type { History } from './history/history';
import { makeHistory } from './history/history';
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
      const layout = layoutOf(seed);
      const read = readBack(history, layout);
      // A figure that comes out right although a cell was not understood would be luck.
      const left = { problems: read.forms.flatMap(({ problems }) => problems), unrecognised: read.unrecognised };
      expect({ seed, layout, ...left }).toEqual({ seed, layout, problems: [], unrecognised: [] });
      months += expectTrueFigures(buildLedger(read, generalProfile), history);
    }
    expect(months).toBeGreaterThanOrEqual(STORES * 6);
  },
  Math.max(120_000, STORES * 3_000),
);
