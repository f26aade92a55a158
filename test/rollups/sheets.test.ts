import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import { expectTrueFigures } from './history/compare';
import { makeHistory } from './history/history';
import { sheetsOf } from './history/sheets';

/** `SANBIAO_SHEET_STORES=1000` runs the whole campaign (about ten minutes), `SANBIAO_SHEET_FROM` begins it at another seed. */
const STORES = Number(process.env.SANBIAO_SHEET_STORES ?? 3);
const FROM = Number(process.env.SANBIAO_SHEET_FROM ?? 1);

test(`figures from the sheets are the figures of the history: ${String(STORES)} stores`, () => {
  let months = 0;
  for (let seed = FROM; seed < FROM + STORES; seed += 1) {
    const history = makeHistory(seed);
    const read = recognise(sheetsOf(history));
    // A figure that comes out right although a cell was not understood would be luck.
    expect({ seed, problems: read.forms.flatMap(({ problems }) => problems) }).toEqual({ seed, problems: [] });
    expect({ seed, unrecognised: read.unrecognised }).toEqual({ seed, unrecognised: [] });
    months += expectTrueFigures(buildLedger(read, generalProfile), history);
  }
  expect(months).toBeGreaterThanOrEqual(STORES * 6);
}, Math.max(120_000, STORES * 3_000));
