import { recognise, recogniseSale } from '../../src/forms';
import type { WorkbookSnapshot } from '../../src/sheet';
import { bookOfFixture, FIXTURES } from './fixtures';
import { generateOwners, LAYOUT_COUNT } from './owners';

/** The same workbook as nobody has read it yet. */
const unread = (book: WorkbookSnapshot): WorkbookSnapshot => ({
  ...book,
  sheets: book.sheets.map((sheet) => ({ ...sheet })),
});

const RESEMBLING = 'hyundai-set-2013-05';

describe('without what reads forms about owners', () => {
  test.each(FIXTURES.filter((name) => name !== RESEMBLING))('%s is read to the letter as with it', (name) => {
    expect(recogniseSale(unread(bookOfFixture(name)))).toEqual(recognise(bookOfFixture(name)));
  });

  test('a register whose heads could also be those of a guest list is left to it', () => {
    expect(recogniseSale(unread(bookOfFixture(RESEMBLING)))).toBeUndefined();
  });

  test.each(Array.from({ length: LAYOUT_COUNT }, (_, seed) => seed))('a list of owners (%i) is not read', (seed) => {
    expect(recogniseSale(generateOwners(seed).book)).toBeUndefined();
  });
});
