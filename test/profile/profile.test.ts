import {
  findPreset,
  generalProfile,
  HOLIDAY_SEED,
  parseProfile,
  parseProfileJson,
  PRESETS,
  profileFromPart,
  profileGaps,
  profileToPart,
  proposeFromLegend,
  saveProfileChange,
  yearsOf,
  daysOfWindow,
} from '../../src/profile';
import { bookOf, DOCUMENT_PARTS } from '../../src/sheet';
import { say } from '../../src/words';

const refused = (data: unknown): string[] => {
  const parsed = parseProfile(data);
  return parsed.ok ? [] : parsed.problems.map(({ field, why }) => `${field}: ${say(why)}`);
};

describe('presets', () => {
  test('each is valid, named once, and says where it comes from', () => {
    expect(PRESETS.map(({ name }) => name)).toEqual([
      'general',
      'hyundai',
      'suzuki',
      'chery',
      'toyota',
      'gac-toyota',
      'honda',
      'sps',
      'yonyou',
      'template',
    ]);
    for (const preset of PRESETS) {
      expect(parseProfile(JSON.parse(JSON.stringify(preset)))).toEqual({ ok: true, profile: preset });
      expect(preset.source.length).toBeGreaterThan(10);
    }
  });

  test('an interval that a source does not give stays undefined, and the store is told', () => {
    const gaps = Object.fromEntries(
      PRESETS.map((preset) => [
        preset.name,
        profileGaps(preset)
          .map(({ field }) => preset.levels[Number(field.split('.')[1])]?.code)
          .join(''),
      ]),
    );
    expect(gaps).toEqual({
      general: 'NT',
      hyundai: '',
      suzuki: '',
      chery: 'H',
      toyota: 'ABCD',
      'gac-toyota': 'HABC',
      honda: 'ABC',
      sps: 'HABCN',
      yonyou: 'HABCN',
      template: 'HABC',
    });
  });

  test('are found by name, unknown ones are not', () => {
    expect(findPreset(' Hyundai ')?.brand).toBe('北京现代');
    expect(findPreset('bmw')).toBeUndefined();
  });

  test('codes mean what the brand means: Toyota’s D is open, Chery’s L is lost', () => {
    const state = (name: string, code: string): string | undefined =>
      findPreset(name)?.levels.find((level) => level.code === code)?.state;
    expect([
      state('toyota', 'D'),
      state('general', 'D'),
      state('chery', 'L'),
      state('general', 'L'),
      state('gac-toyota', 'N'),
    ]).toEqual(['open', 'delivered', 'lost', 'out-of-control', 'invalid']);
  });
});

/** The general profile with one value replaced, by its path. */
function spoiled(path: string, value: unknown): unknown {
  const profile: unknown = JSON.parse(JSON.stringify(generalProfile));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at = profile as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return profile;
}

describe('a wrong profile is refused with the field and the reason', () => {
  const lost = generalProfile.levels.findIndex(({ code }) => code === 'F1');
  const closedLevels = generalProfile.levels.filter(({ state }) => state !== 'open');
  const cases: readonly [string, string, unknown, RegExp][] = [
    ['a code twice', 'levels.1.code', 'H', /^levels\.1\.code: .*重复/u],
    ['a spelling of another level', 'levels.2.spellings', ['h级'], /^levels\.2\.spellings\.0: .*重复/u],
    ['a negative interval', 'levels.0.interval.target', -2, /^levels\.0\.interval\.target: /u],
    ['an interval beyond its maximum', 'levels.0.interval', { target: 5, max: 3 }, /^levels\.0\.interval: .*5 \/ 3/u],
    ['an interval of a lost level', `levels.${lost}.interval`, { target: 3 }, /interval: .*成交或战败/u],
    ['a window that ends before it begins', 'levels.1.window', { min: 9, max: 3 }, /^levels\.1\.window: /u],
    ['an unknown level in a rule', 'matrixFrom', 'X', /^matrixFrom: .*X/u],
    ['an unknown rule', 'rulesOff', ['magic'], /^rulesOff\.0: /u],
    ['a field that does not exist', 'intervall', 3, /^intervall: /u],
    ['a day that does not exist', 'calendar.closed', ['2026-02-30'], /^calendar\.closed\.0: .*2026-02-30/u],
    [
      'a holiday that does not exist',
      'calendar.holidays',
      [{ date: '2025-02-29', name: '', work: false }],
      /^calendar\.holidays\.0\.date: /u,
    ],
    ['steps that do not grow', 'overdueSteps', [5, 3, 7], /^overdueSteps: /u],
    ['a colour that is none', 'levels.0.color', 'red', /^levels\.0\.color: /u],
    ['every weekday closed', 'calendar.closedWeekdays', [1, 2, 3, 4, 5, 6, 7], /^calendar\.closedWeekdays: /u],
    ['no open level', 'levels', closedLevels, /^levels: /u],
    ['a version from the future', 'version', 99, /^version: .*99/u],
  ];
  test.each(cases)('%s', (_, path, value, message) => {
    expect(refused(spoiled(path, value))).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });

  test('a day that is open and closed at once', () => {
    const calendar = { ...generalProfile.calendar, closed: ['2026-02-03'], open: ['2026-02-03'] };
    expect(refused({ ...generalProfile, calendar })).toEqual([expect.stringMatching(/^calendar\.open: .*2026-02-03/u)]);
  });

  test('text that is no JSON, and data that is no object', () => {
    expect(parseProfileJson('{')).toMatchObject({ ok: false });
    expect(refused([])).toHaveLength(1);
    expect(refused(null)).toHaveLength(1);
  });
});

test('the short form that people write by hand is lifted, and its missing intervals stay missing', () => {
  const parsed = parseProfile({
    name: '我店',
    levels: [
      { code: 'H', interval: 3 },
      { code: 'B', window: 30 },
      { code: 'F1', state: 'lost' },
    ],
  });
  expect(parsed).toMatchObject({ ok: true, profile: { version: 1, name: '我店', maxContacts: 12 } });
  if (!parsed.ok) return;
  expect(parsed.profile.levels.map(({ code, state, interval, window }) => [code, state, interval, window])).toEqual([
    ['H', 'open', { target: 3 }, undefined],
    ['B', 'open', undefined, { max: 30 }],
    ['F1', 'lost', undefined, undefined],
  ]);
});

describe('kept in the workbook', () => {
  test('comes back as it was, also with characters of XML', () => {
    const profile = { ...generalProfile, name: '<店> & "二" \'部\'' };
    expect(profileFromPart(profileToPart(profile))).toEqual({ ok: true, profile });
    expect(
      profileFromPart(
        `<?xml version="1.0"?>${profileToPart(profile).replaceAll('"', '&quot;').replace('&quot;urn:sanbiao:profile&quot;', '"u"')}`,
      ),
    ).toEqual({ ok: true, profile });
  });

  test('nothing there is nothing; a broken part is refused', () => {
    expect(profileFromPart(undefined)).toBeUndefined();
    expect(profileFromPart('')).toBeUndefined();
    expect(profileFromPart('<profile>')).toMatchObject({ ok: false });
    expect(profileFromPart('<profile>{"version":1}</profile>')).toMatchObject({ ok: false });
  });

  test('is one change, and none when nothing changed', () => {
    const change = saveProfileChange(bookOf([]), generalProfile);
    expect(change).toMatchObject({ kind: 'document-part', namespace: DOCUMENT_PARTS.profile, before: '' });
    const saved = bookOf([], { parts: new Map([[DOCUMENT_PARTS.profile, change?.after ?? '']]) });
    expect(saveProfileChange(saved, generalProfile)).toBeUndefined();
  });
});

describe('holidays', () => {
  test('are seeded for the years that have data, with 调休 working days', () => {
    expect(yearsOf(HOLIDAY_SEED)).toEqual(['2024', '2025', '2026']);
    expect(HOLIDAY_SEED).toContainEqual({ date: '2026-10-01', name: '国庆节', work: false });
    expect(HOLIDAY_SEED.some(({ work }) => work)).toBe(true);
  });

  test('a year without data says so, but only where holidays matter', () => {
    const closing = { ...generalProfile, calendar: { ...generalProfile.calendar, holidaysClose: true } };
    expect(profileGaps(closing, '2031').map(({ field }) => field)).toContain('calendar.holidays');
    expect(profileGaps(closing, '2026').map(({ field }) => field)).not.toContain('calendar.holidays');
    expect(profileGaps(generalProfile, '2031').map(({ field }) => field)).not.toContain('calendar.holidays');
  });
});

test('words for the time of purchase', () => {
  const words = {
    '7天内': 7,
    '7日': 7,
    一周内: 7,
    半个月: 15,
    '1-3个月': 90,
    '7天-1个月': 30,
    两周: 14,
    '3個月內': 90,
    半年: 180,
    '1个半月': 45,
    现车: 0,
    '7天内购车（Ｈ）': 7,
  };
  for (const [written, days] of Object.entries(words))
    expect([written, daysOfWindow(written)]).toEqual([written, days]);
  for (const written of ['3个月以上', '不定', '', 'H', '等通知'])
    expect([written, daysOfWindow(written)]).toEqual([written, undefined]);
});

test('a sheet’s legend proposes what differs from the profile', () => {
  const legend = { levels: { H: '7日内', A: '10天内', X: '特殊', B: '一个月内' } };
  expect(proposeFromLegend(legend, generalProfile)).toEqual([
    { code: 'A', words: '10天内', windowMax: 10, profileWindowMax: 15, unknown: false },
    { code: 'X', words: '特殊', windowMax: undefined, profileWindowMax: undefined, unknown: true },
  ]);
});
