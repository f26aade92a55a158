import { recognise, toReadJson } from '../../src/forms';
import { differences } from './compare';
import { bookOfFixture, FIXTURES, truthOf } from './fixtures';

/**
 * A column whose header asks for one thing and whose cells could hold a second, though none does: the truth lists both, we list
 * what the cells gave.
 */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'register-notations-2026-06': [
    '6.1-6.30 A3:N95: columns missing: {"column":"J","field":"followUpLevel","header":"意向级别"}',
  ],
};

describe('workbooks of test/fixtures/forms', () => {
  test.each(FIXTURES)('%s is read as it stands', (name) => {
    const read = toReadJson(recognise(bookOfFixture(name)));
    expect(differences(truthOf(name), read)).toEqual(EXPECTED[name] ?? []);
  });

  test.each(FIXTURES)('%s is read alike where the host does not tell its merges', (name) => {
    const book = bookOfFixture(name);
    const blind = { ...book, sheets: book.sheets.map((sheet) => ({ ...sheet, merges: undefined })) };
    const read = toReadJson(recognise(blind));
    const known = differences(truthOf(name), read).filter((line) => !(EXPECTED[name] ?? []).includes(line));
    expect(known).toEqual(BLIND[name] ?? []);
  });
});

/** What merges alone can tell: that an empty row belongs to the customer above it. */
const BLIND: Readonly<Record<string, readonly string[]>> = {
  'matrix-notations-2026-06': [10, 20, 30, 44, 54, 64].map(
    (row) => `张三6月 A3:AO66: skipped too much: {"row":${row},"why":"blank"}`,
  ),
  'register-notations-2026-06': [13, 39, 64].map(
    (row) => `张三 B2:O76: skipped too much: {"row":${row},"why":"blank"}`,
  ),
};
