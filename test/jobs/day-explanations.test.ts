import { generalProfile, profileTitle } from '../../src/profile';

test('rules are called by the store’s own name, or by their brand while they have a preset’s identifier', () => {
  expect(profileTitle(generalProfile)).toBe('通用');
  expect(profileTitle({ ...generalProfile, name: '城东店' })).toBe('城东店');
  expect(profileTitle({ ...generalProfile, brand: '' })).toBe('general');
});
