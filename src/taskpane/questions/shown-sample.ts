import { maskPhone } from '../../customers';

/** Seven digits and more, with the separators that phones have. */
const LONG_NUMBER = /\+?\d(?:[-\s]?\d){6,}/gu;
const DAY = /^(?:19|20)\d{2}([-\s]?)(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?:\s\d{1,2})?$/u;

/** A value of a column as it is shown to whoever says what the column is: long numbers are masked, wherever they stand; days are none. */
export function shownSample(sample: string): string {
  return sample.replace(LONG_NUMBER, (number) => (DAY.test(number) ? number : maskPhone(number)));
}
