import { titleOf } from '../../src/jobs/day-explanations';
import { generalProfile } from '../../src/profile';

test('rules are called by the store’s own name, or by their brand while they have a preset’s identifier', () => {
  expect(titleOf(generalProfile)).toBe('通用');
  expect(titleOf({ ...generalProfile, name: '城东店' })).toBe('城东店');
  expect(titleOf({ ...generalProfile, brand: '' })).toBe('general');
});
