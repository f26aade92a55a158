import { rulesIn } from '../../src/jobs';
import { findPreset, generalProfile, type StoreProfile } from '../../src/profile';
import { DOCUMENT_PARTS, type WorkbookSnapshot } from '../../src/sheet';

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

  test('others that differ, or cannot be read, are named: whose rules are in force, and whose are not used', () => {
    const same = keeping('丙.xlsx', toyota);
    const { profile, problem } = rulesIn([
      keeping('甲.xlsx', toyota),
      keeping('乙.xlsx', generalProfile),
      same,
      bookOf('丁.xlsx', '{"version":1}'),
    ]);
    expect(profile).toEqual(toyota);
    expect(problem?.key).toBe('profile.stored-differ');
    expect(problem?.values).toMatchObject({ book: '甲.xlsx' });
    const others = String(problem?.values?.others);
    expect(others).toMatch(/^乙\.xlsx（.+）、丁\.xlsx$/u);
  });

  test('a first one that cannot be read is told, as with one workbook', () => {
    const { profile, problem } = rulesIn([bookOf('甲.xlsx', '{"version":1}'), keeping('乙.xlsx', toyota)]);
    expect(profile).toEqual(generalProfile);
    expect(problem?.key).toBe('profile.stored-refused');
  });
});
