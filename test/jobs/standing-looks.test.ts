import { text } from '../../src/words';
import { withoutStandingLooks } from '../../src/marks/standing-looks';
import { EMPTY_JOURNAL, record, undone, type Change } from '../../src/sheet';

const fill = (after: string): Change => ({ kind: 'fill', sheet: '6月', cell: 'K6', after });
const mark: Change = { kind: 'value', sheet: '6月', cell: 'K6', before: '', after: '*' };
const step = (forward: Change[]) => ({
  title: text('taskpane.plan.day'),
  at: '2026-06-20T09:00',
  forward,
  inverse: [],
});

describe('looks that stand already', () => {
  const applied = record(EMPTY_JOURNAL, step([fill('#FFC7CE'), mark]));

  test('are not proposed again; values are, since the sheet itself tells about them', () => {
    expect(withoutStandingLooks(applied, [fill('#FFC7CE'), mark])).toEqual([mark]);
  });

  test('are proposed where the cell has another look now, or the step was taken back', () => {
    expect(withoutStandingLooks(applied, [fill('#E4D3F5')])).toEqual([fill('#E4D3F5')]);
    const changed = record(applied, step([fill('#E4D3F5')]));
    expect(withoutStandingLooks(changed, [fill('#FFC7CE')])).toEqual([fill('#FFC7CE')]);
    expect(withoutStandingLooks(undone(applied), [fill('#FFC7CE')])).toEqual([fill('#FFC7CE')]);
  });

  test('without steps everything is proposed', () => {
    expect(withoutStandingLooks(EMPTY_JOURNAL, [fill('#FFC7CE'), mark])).toEqual([fill('#FFC7CE'), mark]);
  });
});
