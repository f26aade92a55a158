import { maskPhone } from '../../src/customers';

test.each([
  ['13812345678', '138****5678'],
  ['+8613812345678', '+86*******5678'],
  ['010-87654321', '010*****4321'],
  ['87654321', '87****21'],
  ['1234', '****'],
])('%s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});
