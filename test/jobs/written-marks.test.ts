import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { monthBoard, rollupMonth, runDay } from '../../src/jobs';
import { generalProfile } from '../../src/profile';
import { toMonthJson } from '../../src/rollups';
import { applyToXlsx, readXlsx } from '../../src/workbook/xlsx';

const NAME = '示例-三表-2026-06.xlsx';
const SAMPLE = new Uint8Array(readFileSync(join(__dirname, '../../assets/samples', NAME)));
const MONTH = '2026-06';
const DAY = '2026-06-20';

/** What a manager and a consultant see of the workbook on that day. */
function seen(bytes: Uint8Array) {
  const book = readXlsx(bytes, NAME);
  const recognised = recognise(book);
  const ledger = buildLedger(recognised, generalProfile);
  const { changes, customers } = runDay(book, recognised, generalProfile, DAY);
  return {
    changes,
    evening: customers.map(({ name, due, status }) => [name, due, status]),
    month: toMonthJson(rollupMonth(recognised, ledger, generalProfile, MONTH, DAY)),
    board: monthBoard(book, recognised, ledger, generalProfile, MONTH, DAY),
  };
}

// A star of ours is a forecast, no plan that somebody made: the manager's rate must not depend on who pressed the button.
test('once the day’s marks are written the month, the board and the evening’s list are the same, and no star is left to write', () => {
  const { changes, ...before } = seen(SAMPLE);
  expect(changes.filter((change) => change.kind === 'value' && change.after === '*').length).toBeGreaterThan(20);
  const { changes: again, ...after } = seen(applyToXlsx(SAMPLE, changes, { name: NAME }).bytes);
  expect(after).toEqual(before);
  expect(again.filter(({ kind }) => kind === 'value')).toEqual([]);
});
