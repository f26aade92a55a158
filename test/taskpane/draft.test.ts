import { generalProfile, parseProfile } from '../../src/profile';
import { draftOf, numberOrText, numbersOrText, valueIn, withValue } from '../../src/taskpane/profile/draft';

const draft = draftOf(generalProfile);

test('a field is changed without touching the rest', () => {
  const next = withValue(draft, ['levels', 0, 'interval', 'target'], 3);
  expect(valueIn(next, ['levels', 0, 'interval', 'target'])).toBe(3);
  expect(valueIn(draft, ['levels', 0, 'interval', 'target'])).toBe(2);
  expect(Object.keys(next as object)).toEqual(Object.keys(draft));
  expect(parseProfile(next).ok).toBe(true);
});

test('an emptied field goes, with the object that it was alone in', () => {
  const next = withValue(draft, ['levels', 0, 'interval', 'target'], undefined);
  expect(valueIn(next, ['levels', 0])).not.toHaveProperty('interval');
  const again = withValue(next, ['levels', 0, 'interval', 'target'], 5);
  expect(valueIn(again, ['levels', 0, 'interval'])).toEqual({ target: 5 });
});

test('what is typed wrongly stays, and is refused with its field', () => {
  const next = withValue(draft, ['maxContacts'], numberOrText('十二'));
  const parsed = parseProfile(next);
  expect(parsed.ok === false && parsed.problems.map(({ field }) => field)).toEqual(['maxContacts']);
});

test('numbers are read as people type them', () => {
  expect(numberOrText(' １２ ')).toBe(12);
  expect(numberOrText('')).toBeUndefined();
  expect(numberOrText('-3')).toBe('-3');
  expect(numbersOrText('3、5， 7')).toEqual([3, 5, 7]);
  expect(numbersOrText('3,x')).toEqual([3, 'x']);
});
