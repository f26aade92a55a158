import { withoutStandingLooks } from '../../src/jobs/standing-looks';
import { bookOf, DOCUMENT_PARTS, EMPTY_JOURNAL, record, serialiseJournal, undone, type Change } from '../../src/sheet';

const fill = (after: string): Change => ({ kind: 'fill', sheet: '6月', cell: 'K6', after });
const mark: Change = { kind: 'value', sheet: '6月', cell: 'K6', before: '', after: '*' };
const step = (forward: Change[]) => ({ title: { key: 'x' }, at: '2026-06-20T09:00', forward, inverse: [] });
const bookWith = (journal: Parameters<typeof serialiseJournal>[0]) =>
  bookOf([], { parts: new Map([[DOCUMENT_PARTS.journal, serialiseJournal(journal)]]) });

describe('looks that stand already', () => {
  const applied = record(EMPTY_JOURNAL, step([fill('#FFC7CE'), mark]));

  test('are not proposed again; values are, since the sheet itself tells about them', () => {
    expect(withoutStandingLooks(bookWith(applied), [fill('#FFC7CE'), mark])).toEqual([mark]);
  });

  test('are proposed where the cell has another look now, or the step was taken back', () => {
    expect(withoutStandingLooks(bookWith(applied), [fill('#E4D3F5')])).toEqual([fill('#E4D3F5')]);
    const changed = record(applied, step([fill('#E4D3F5')]));
    expect(withoutStandingLooks(bookWith(changed), [fill('#FFC7CE')])).toEqual([fill('#FFC7CE')]);
    expect(withoutStandingLooks(bookWith(undone(applied)), [fill('#FFC7CE')])).toEqual([fill('#FFC7CE')]);
  });

  test('a workbook without a journal of ours proposes everything', () => {
    expect(withoutStandingLooks(bookOf([]), [fill('#FFC7CE')])).toEqual([fill('#FFC7CE')]);
    expect(withoutStandingLooks(bookOf([], { parts: new Map([[DOCUMENT_PARTS.journal, 'broken']]) }), [mark])).toEqual([
      mark,
    ]);
  });
});
