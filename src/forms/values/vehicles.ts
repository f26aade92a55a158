import type { Scalar } from '../../sheet';
import { isNothing, toSimplified, withoutBlanks } from './text';

export type PlateReading = { readonly plate?: string; readonly problem?: 'unreadable-plate' };

/** The car has no plate of its own yet. */
const NO_PLATE =
  /未上牌|未上|临牌|临时|暂牌|无牌|待上牌|上牌中|新车|没上牌|未挂牌|未领牌|办理中|未办|移动牌|裸车|没牌|^未$/u;
const DOTS = /[·•・‧∙⋅.﹒●°\-—_'"]/gu;
/** Province or service, letter, five or six signs, of which the last may say what the car is for. WJ and old letters included. */
const PLATE =
  /^(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼军空海北沈兰济南广成使领]|WJ[\u4e00-\u9fff]?)?[A-Z][A-Z0-9]{4,6}[A-Z0-9挂学警港澳使领试超]$/u;
const DIGITS_ONLY = /^WJ|^使/u;

/**
 * A number plate in capitals without blanks and dots; the province may be missing. 未上牌 and 临牌 say nothing. Fewer than five signs after the
 * letter, or signs that no plate has, are a problem.
 */
export function parsePlate(value: Scalar): PlateReading {
  if (typeof value === 'boolean') return { problem: 'unreadable-plate' };
  const plain = withoutBlanks(String(value));
  if (plain === '' || isNothing(plain) || NO_PLATE.test(toSimplified(plain))) return {};
  const plate = plain.replace(DOTS, '').toUpperCase();
  if (plate.length > 10) return { problem: 'unreadable-plate' };
  const known = toSimplified(plate);
  return PLATE.test(known) || (DIGITS_ONLY.test(known) && /^\D{1,3}\d{5,7}$/u.test(known))
    ? { plate }
    : { problem: 'unreadable-plate' };
}

/** A frame number as written, in capitals without blanks: all 17 signs, or the last few. `undefined` where the cell says nothing. */
export function parseVin(value: Scalar): string | undefined {
  if (typeof value === 'boolean') return undefined;
  const plain = withoutBlanks(String(value)).toUpperCase();
  return plain === '' || isNothing(plain) ? undefined : plain;
}
