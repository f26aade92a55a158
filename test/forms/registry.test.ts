import { FAMILIES, FORM_KINDS, familyOf } from '../../src/forms/types';
import { FIELD_NAMES, FIELDS, hasField, isClosed, isOption, isTickable } from '../../src/forms/fields';
import { FORM_SPECS } from '../../src/forms/kinds';
import { VOCABULARY } from '../../src/forms/vocabulary';
import en from '../../src/words/en/forms.json';
import zhCN from '../../src/words/zh-CN/forms.json';

const CATALOGUES: readonly Readonly<Record<string, string>>[] = [zhCN, en];

test.each(FORM_KINDS)(
  '%s: what speaks for it, and what it is said to lack, are fields of it; people can name it',
  (kind) => {
    const { speaks, wanted, enough, dayColumns, month } = FORM_SPECS[kind];
    const strange = [...Object.keys(speaks), ...wanted].filter(
      (name) => !FIELD_NAMES.some((field) => field === name && hasField(kind, field)),
    );
    expect(strange).toEqual([]);
    expect(enough).toBeGreaterThan(0);
    if (dayColumns) expect(month).toBe('title');
    for (const words of CATALOGUES) expect(words[`forms.kind.${kind}`]).toBeTruthy();
  },
);

test.each(FIELD_NAMES)('%s: some form has it, a header points to it, people can name it', (name) => {
  expect(FORM_KINDS.some((kind) => hasField(kind, name))).toBe(true);
  expect(VOCABULARY.some(({ to }) => to === name)).toBe(true);
  for (const words of CATALOGUES) expect(words[`forms.field.${name}`]).toBeTruthy();
});

test('fields name families and kinds that exist', () => {
  const known = new Set<string>([...FORM_KINDS, ...FORM_KINDS.map(familyOf)]);
  const named = Object.values(FIELDS).flatMap((field) => ('on' in field && field.on !== undefined ? field.on : []));
  expect(named.filter((one) => !known.has(one))).toEqual([]);
  expect(Object.keys(FAMILIES)).toEqual(Object.keys(FORM_SPECS));
});

test('an option of a field is a value of it; only fields whose words are known are closed', () => {
  expect(isOption('level', 'A级')).toBe(true);
  expect(isOption('level', '来店')).toBe(false);
  expect(isOption('contactKind', '来電')).toBe(true);
  expect(isOption('remark', '来电')).toBe(false);
  expect(isClosed('purpose')).toBe(true);
  expect(isClosed('source')).toBe(false);
  expect(isTickable('source')).toBe(true);
  expect(isTickable('outcome')).toBe(false);
});
