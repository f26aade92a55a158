import { rulesIn } from '../../src/jobs';
import { findPreset, generalProfile, type StoreProfile } from '../../src/profile';
import { DOCUMENT_PARTS, type WorkbookSnapshot } from '../../src/sheet';
import { say, text } from '../../src/words';

const bookOf = (name: string, part?: string): WorkbookSnapshot => ({
  name,
  date1904: false,
  sheets: [],
  parts: new Map(part === undefined ? [] : [[DOCUMENT_PARTS.profile, part]]),
});
const keeping = (name: string, profile: StoreProfile): WorkbookSnapshot => bookOf(name, JSON.stringify(profile));
const toyota = findPreset('toyota') ?? generalProfile;

describe('the rules of several workbooks as one store', () => {
  test('one that keeps rules gives them to all', () => {
    expect(rulesIn([bookOf('甲.xlsx'), keeping('乙.xlsx', toyota)])).toEqual({ profile: toyota });
  });

  test('the same rules under another name are the same', () => {
    const renamed = { ...toyota, name: '本店', source: '店长' };
    expect(rulesIn([keeping('甲.xlsx', toyota), keeping('乙.xlsx', renamed)])).toEqual({ profile: toyota });
  });

  test('others that differ go by their own; those that cannot be read are named', () => {
    const same = keeping('丙.xlsx', toyota);
    const rules = rulesIn([
      keeping('甲.xlsx', toyota),
      keeping('乙.xlsx', generalProfile),
      same,
      bookOf('丁.xlsx', '{"version":1}'),
    ]);
    expect(rules.profile).toEqual(toyota);
    expect([...(rules.own ?? [])]).toEqual([['乙.xlsx', generalProfile]]);
    expect(rules.note?.key).toBe('profile.own-rules');
    expect(say(text('words.list', { items: rules.note?.values?.others ?? '' }))).toMatch(/^乙\.xlsx（.+）$/u);
    expect(rules.problem?.key).toBe('profile.stored-unread');
    expect(rules.problem?.values).toMatchObject({ books: ['丁.xlsx'] });
  });

  test('a first one that cannot be read is told, as with one workbook', () => {
    const { profile, problem } = rulesIn([bookOf('甲.xlsx', '{"version":1}'), keeping('乙.xlsx', toyota)]);
    expect(profile).toEqual(generalProfile);
    expect(problem?.key).toBe('profile.stored-refused');
  });
});
