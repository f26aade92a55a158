import type { RuleId } from '../../src/audit';
import { generalProfile, type StoreProfile } from '../../src/profile';
import { JUNE, LOSSES, MAY, OTHER, REGISTER, REPORT } from './example-store';

/** One slip in the example store, and the cell where the rule finds it. */
export interface Example {
  /** What is written instead, by `sheet!cell`; `=#REF!` and the like stand for a broken formula. */
  readonly cells: Readonly<Record<string, string | number>>;
  readonly at: string;
  /** What the store's own rules must say for it. */
  readonly profile?: Partial<StoreProfile>;
}

const at = (sheet: string, cell: string): string => `${sheet}!${cell}`;
const row = (sheet: string, columns: string, number: number): Record<string, string> =>
  Object.fromEntries([...columns].map((column) => [at(sheet, column + String(number)), '']));

/** The day columns of the June matrices begin at L. */
export const day = (number: number): string => {
  const column = 11 + number;
  return column <= 26 ? String.fromCharCode(64 + column) : `A${String.fromCharCode(64 + column - 26)}`;
};

export const EXAMPLES: Readonly<Record<RuleId, Example>> = {
  'missing-time': { cells: { [at(REGISTER, 'D4')]: '' }, at: at(REGISTER, 'D4') },
  'missing-consultant': { cells: { [at(REGISTER, 'O4')]: '' }, at: at(REGISTER, 'O4') },
  'missing-level': { cells: { [at(REGISTER, 'L4')]: '', [at(REGISTER, 'M4')]: '' }, at: at(REGISTER, 'L4') },
  'missing-phone': { cells: { [at(REGISTER, 'I4')]: '' }, at: at(REGISTER, 'I4') },
  'missing-source': { cells: { [at(REGISTER, 'K4')]: '' }, at: at(REGISTER, 'K4') },
  'missing-model': { cells: { [at(REGISTER, 'J4')]: '' }, at: at(REGISTER, 'J4') },
  'follow-up-late': { cells: { [at(REGISTER, 'M4')]: '' }, at: at(REGISTER, 'M4') },
  'left-before-arrival': { cells: { [at(REGISTER, 'D8')]: '1:40' }, at: at(REGISTER, 'D8') },
  'date-in-future': { cells: { [at(REGISTER, 'B12')]: '2026/6/26' }, at: at(REGISTER, 'B12') },
  'date-outside-form': { cells: { [at(REGISTER, 'B12')]: '2026/5/16' }, at: at(REGISTER, 'B12') },
  'duplicate-line': {
    cells: { [at(REGISTER, 'H11')]: '周涛', [at(REGISTER, 'I11')]: '13800020002' },
    at: at(REGISTER, 'I11'),
  },
  'two-consultants': {
    cells: { [at(REGISTER, 'H12')]: '周涛', [at(REGISTER, 'I12')]: '13800020002' },
    at: at(REGISTER, 'I12'),
  },
  'phone-near-miss': {
    cells: { [at(REGISTER, 'H11')]: '周涛', [at(REGISTER, 'I11')]: '13800020020', [at(REGISTER, 'J11')]: '宝来' },
    at: at(REGISTER, 'I11'),
  },
  'phones-in-sequence': {
    cells: {
      [at(REGISTER, 'I4')]: '13777770001',
      [at(REGISTER, 'I5')]: '13777770002',
      [at(REGISTER, 'I8')]: '13777770003',
    },
    at: at(REGISTER, 'I4'),
  },
  'staff-phone': {
    cells: { [at(REGISTER, 'I4')]: '13712340001' },
    at: at(REGISTER, 'I4'),
    profile: { staffPhones: ['13712340001'] },
  },
  'entries-at-once': {
    cells: Object.fromEntries(
      [4, 5, 6, 8, 11].flatMap((line) => [
        [at(REGISTER, `B${String(line)}`), '2026/6/11'],
        [at(REGISTER, `C${String(line)}`), '9:15'],
      ]),
    ),
    at: at(REGISTER, 'C4'),
  },
  'same-words': {
    cells: Object.fromEntries([4, 5, 6, 8].map((line) => [at(REGISTER, `N${String(line)}`), '看车后再考虑'])),
    at: at(REGISTER, 'N4'),
  },
  'no-matrix-row': { cells: { [at(REGISTER, 'M4')]: 'B' }, at: at(REGISTER, 'M4') },
  'register-matrix-conflict': { cells: { [at(REGISTER, 'K3')]: '户外广告' }, at: at(REGISTER, 'K3') },
  'no-consent': { cells: { [at(REGISTER, 'P4')]: '' }, at: at(REGISTER, 'P4') },
  'missed-visit': { cells: { [at(JUNE, `${day(11)}5`)]: '*' }, at: at(JUNE, `${day(11)}5`) },
  'interval-exceeded': {
    cells: { [at(OTHER, `${day(13)}5`)]: '', [at(OTHER, `${day(17)}5`)]: '', [at(OTHER, `${day(21)}5`)]: '' },
    at: at(OTHER, `${day(9)}5`),
  },
  'contact-without-level': { cells: { [at(JUNE, `${day(11)}5`)]: '√' }, at: at(JUNE, `${day(11)}5`) },
  'month-end-differs': { cells: { [at(MAY, 'AQ5')]: 'B' }, at: at(MAY, 'AQ5') },
  'no-report-line': { cells: row(REPORT, 'BCDEFGH', 5), at: at(JUNE, `${day(18)}9`) },
  'no-matrix-contact': { cells: { [at(JUNE, `${day(18)}9`)]: '' }, at: at(REPORT, 'B5') },
  'level-differs': { cells: { [at(REPORT, 'G5')]: 'A' }, at: at(REPORT, 'G5') },
  'not-carried-over': {
    cells: { ...row(JUNE, 'BCDEFJ', 6), [at(JUNE, `${day(13)}6`)]: '', [at(JUNE, `${day(28)}6`)]: '' },
    at: at(MAY, 'B5'),
  },
  'carry-over-differs': { cells: { [at(JUNE, 'J6')]: '2026/5/27' }, at: at(JUNE, 'J6') },
  'loss-without-record': { cells: row(LOSSES, 'BCDEFGHI', 3), at: at(JUNE, `${day(7)}7`) },
  'loss-without-reason': { cells: { [at(LOSSES, 'G4')]: '战败' }, at: at(LOSSES, 'G4') },
  'suspected-false-loss': {
    cells: { [at(OTHER, `${day(13)}5`)]: 'F1', [at(OTHER, `${day(17)}5`)]: '' },
    at: at(OTHER, `${day(13)}5`),
  },
  'closed-when-overdue': { cells: { [at(JUNE, `${day(3)}7`)]: '' }, at: at(JUNE, `${day(7)}7`) },
  'level-beyond-window': {
    cells: Object.fromEntries(
      [8, 9, 13, 17]
        .map((number) => [at(OTHER, `${day(number)}5`), 'H'])
        .concat([
          [at(REGISTER, 'L7'), 'H'],
          [at(REGISTER, 'M7'), 'H'],
        ]),
    ),
    at: at(OTHER, `${day(8)}5`),
  },
  'too-many-contacts': {
    cells: Object.fromEntries([5, 6, 7, 8, 9, 10, 12, 14, 16].map((number) => [at(JUNE, `${day(number)}5`), 'B'])),
    at: at(JUNE, 'B5'),
  },
  'no-call-after-delivery': { cells: { [at(JUNE, `${day(6)}8`)]: '' }, at: at(JUNE, `${day(2)}8`) },
  'closed-day': {
    cells: { [at(OTHER, `${day(14)}5`)]: 'A' },
    at: at(OTHER, `${day(14)}5`),
    profile: { calendar: { ...generalProfile.calendar, closed: ['2026-06-14'] } },
  },
  'unreadable-cell': { cells: { [at(REGISTER, 'I4')]: '1380002' }, at: at(REGISTER, 'I4') },
  'unknown-level': { cells: { [at(REGISTER, 'M4')]: 'F0' }, at: at(REGISTER, 'M4') },
  unsigned: { cells: { [at(MAY, 'E10')]: '销售经理：' }, at: at(MAY, 'E10') },
  'total-differs': { cells: { [at(REGISTER, 'E13')]: 21 }, at: at(REGISTER, 'E13') },
  'typed-over-formula': { cells: { [at(REGISTER, 'A6')]: 9 }, at: at(REGISTER, 'A6') },
  'broken-formula': { cells: { [at(REGISTER, 'E13')]: '=SUM(#REF!)' }, at: at(REGISTER, 'E13') },
};
