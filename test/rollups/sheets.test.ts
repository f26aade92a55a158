import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import { monthFigures } from '../../src/rollups';
import { lastDay } from './history/calendar';
import { formsOf } from './history/forms';
import { makeHistory } from './history/history';
import { sheetsOf } from './history/sheets';

/** `SANBIAO_SHEET_STORES=1000` runs the whole campaign. */
const STORES = Number(process.env.SANBIAO_SHEET_STORES ?? 3);

test(`figures from the sheets are the figures of the history: ${String(STORES)} stores`, () => {
  for (let seed = 1; seed <= STORES; seed += 1) {
    const history = makeHistory(seed);
    const read = recognise(sheetsOf(history));
    const wanted = formsOf(history);
    const [ledger, truth] = [buildLedger(read, generalProfile), buildLedger(wanted, generalProfile)];
    for (const month of history.months) {
      const plain = ({ store, consultants, sources, losses }: ReturnType<typeof monthFigures>): unknown => ({
        seed,
        month,
        store,
        consultants: [...consultants].sort((a, b) => (a.name < b.name ? -1 : 1)),
        sources,
        losses,
      });
      expect(plain(monthFigures(ledger, generalProfile, month, lastDay(month)))).toEqual(
        plain(monthFigures(truth, generalProfile, month, lastDay(month))),
      );
    }
  }
});
