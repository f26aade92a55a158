/** Pure parsers for everything that stands in dealers' cells. What cannot be read is a problem, never a guess. */
export { parseBirthday, type BirthdayReading } from './birthdays';
export { parseCount, parseSerial } from './counts';
export { isInstant, parseDate, parseDateText, type DateContext, type DateReading } from './dates';
export {
  isRestWord,
  LEVEL_CODES,
  parseDayCell,
  parseLevel,
  parseLevelText,
  type DayReading,
  type LevelReading,
} from './levels';
export { isEmptyBox, isOneAsTick, isTick, parseChoices, parseYesNo, PLANNED_MARKS, tickOf } from './marks';
export { cleanName, genderOf, isPersonsName, isRemarkOnDay, parseGender, splitPeople } from './names';
export { namedPhone } from './named-phones';
export { chineseNumber } from './numerals';
export { holdsPhone, isMaskedPhone, parsePhones, parsePhoneText, type PhoneReading } from './phones';
export { parseAmount, parseMileage, unitOf } from './quantities';
export { cellText, isBlankOrNothing, isDitto, isNothing, normaliseText, toSimplified, withoutBlanks } from './text';
export { parseTime, parseTimeText, type TimeReading } from './times';
export { parsePlate, parseVin } from './vehicles';
