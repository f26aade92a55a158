import { formatKind } from '../../calendar';
import type { Cell } from '../../sheet';
import { CHOICE_WORDS } from '../vocabulary/choices';
import type { FieldName } from '../types';
import {
  cellText,
  isDitto,
  isNothing,
  isPersonsName,
  isTick,
  LEVEL_CODES,
  parseCount,
  parseDate,
  parseGender,
  parseLevel,
  parsePhones,
  parseTime,
  parseYesNo,
  withoutBlanks,
} from '../values';

/** What the values of a column look like: how many of its filled cells are of each sort (a cell may be of several). */
export interface Profile {
  /** Filled cells that say something (not 无, not 〃). */
  readonly filled: number;
  /** Cells that only say that there is nothing. */
  readonly nothing: number;
  readonly distinct: number;
  readonly phone: number;
  /** Digits like a phone number's, readable or not. */
  readonly digits: number;
  readonly date: number;
  readonly time: number;
  /** Date and time in one cell. */
  readonly dateTime: number;
  /** Both a day and a time of day: `10.28`. */
  readonly dotted: number;
  readonly level: number;
  readonly levelDay: number;
  readonly tick: number;
  readonly integer: number;
  /** Integers that grow by one. */
  readonly ascending: number;
  readonly count: number;
  readonly number: number;
  readonly gender: number;
  readonly yesNo: number;
  readonly person: number;
  readonly short: number;
  readonly long: number;
  readonly text: number;
  readonly visitWord: number;
  readonly firstWord: number;
  readonly purposeWord: number;
  readonly lossWord: number;
  readonly carriedWord: number;
  readonly periodWord: number;
  readonly colourWord: number;
  readonly identity: number;
  readonly samples: readonly string[];
}

/** Columns are judged by this many filled cells at most. */
export const SAMPLE = 80;

const PERIOD = /(?:[天日周月年季]|小时)(?:以?内|以?后|以?上|左右)?$|随时|近期|马上|立即|以内/u;
const COLOUR = /[白黑红紅灰银銀蓝藍金棕绿綠紫橙黄黃青粉褐]|white|black|red|gr[ae]y|silver|blue|gold|brown|green/iu;
/** 上月留存 with level and day in one cell: `A 5/28`, `H(5月30日)`, `5/28 A级`. */
const LEVEL_AND_DAY =
  /^(?:F[0-2]|[A-Z])[级級]?[\s/／,，、:：;；(（-]*\d{1,4}[-./月]\d{1,2}|^\d{1,4}[-./月]\d{1,2}\D{0,3}?(?:F[0-2]|[A-Z])[级級]?$/iu;
const IDENTITY = /^(?:[1-9]\d{16}[\dX]|[A-HJ-NPR-Z0-9]{17})$/u;

type Sort =
  | 'phone'
  | 'digits'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'dotted'
  | 'level'
  | 'levelDay'
  | 'tick'
  | 'integer'
  | 'count'
  | 'number'
  | 'gender'
  | 'yesNo'
  | 'person'
  | 'short'
  | 'long'
  | 'text'
  | 'visitWord'
  | 'firstWord'
  | 'purposeWord'
  | 'lossWord'
  | 'carriedWord'
  | 'periodWord'
  | 'colourWord'
  | 'identity';

const NO_SORTS: Readonly<Record<Sort, number>> = {
  phone: 0,
  digits: 0,
  date: 0,
  time: 0,
  dateTime: 0,
  dotted: 0,
  level: 0,
  levelDay: 0,
  tick: 0,
  integer: 0,
  count: 0,
  number: 0,
  gender: 0,
  yesNo: 0,
  person: 0,
  short: 0,
  long: 0,
  text: 0,
  visitWord: 0,
  firstWord: 0,
  purposeWord: 0,
  lossWord: 0,
  carriedWord: 0,
  periodWord: 0,
  colourWord: 0,
  identity: 0,
};

/** Profiles the cells of a column; pass the data rows only. Repeated texts are judged once. */
export function profileOf(cells: readonly (Cell | undefined)[], date1904: boolean): Profile {
  const tally = { ...NO_SORTS, filled: 0, nothing: 0, ascending: 0 };
  const judged = new Map<string, readonly Sort[]>();
  const distinct = new Set<string>();
  const samples: string[] = [];
  let last: number | undefined;
  for (const cell of cells) {
    if (cell === undefined || cell.error) continue;
    const raw = cellText(cell);
    const text = withoutBlanks(raw);
    if (text === '' || isDitto(text)) continue;
    if (isNothing(text)) {
      tally.nothing += 1;
      tally.yesNo += parseYesNo(text) === undefined ? 0 : 1;
      continue;
    }
    tally.filled += 1;
    distinct.add(text);
    if (samples.length < 4 && !samples.includes(raw)) samples.push(raw);
    let sorts = typeof cell.value === 'string' ? judged.get(raw) : undefined;
    if (sorts === undefined) {
      sorts = sortsOf(cell, text, date1904);
      if (typeof cell.value === 'string') judged.set(raw, sorts);
    }
    for (const sort of sorts) tally[sort] += 1;
    if (sorts.includes('integer')) {
      const value = Number(text);
      if (last === undefined ? value <= 1000 : value === last + 1 || value === last) tally.ascending += 1;
      last = value;
    }
    if (tally.filled >= SAMPLE) break;
  }
  return { ...tally, distinct: distinct.size, samples };
}

/** The sorts of value that a cell may be. Each parser is asked only where the text's shape allows it. */
function sortsOf(cell: Cell, text: string, date1904: boolean): Sort[] {
  const sorts: Sort[] = [];
  const numeric = typeof cell.value === 'number';
  const kind = numeric ? formatKind(cell.format) : 'other';
  const { length } = text;
  const bareNumber = /^\d{1,4}$/u.test(text);
  const add = (sort: Sort, yes: boolean): void => {
    if (yes) sorts.push(sort);
  };
  if (/\d|[〇一二三四五六七八九十]/u.test(text) && length <= 60) {
    if (kind === 'other' && length >= 5 && /\d{3}|[*xX]{3}/u.test(text)) {
      add('digits', /^\D{0,4}\d[\d*xX-]{4,}/u.test(text.replace(/[-+()（）]/gu, '')) && length < 30);
      add('phone', parsePhones(cell).phone !== undefined);
    }
    if (!bareNumber) {
      const date = parseDate(cell, { date1904, year: 2024, month: 1 });
      const isDate = date.date !== undefined && (date.rest === undefined || date.rest === '');
      add('date', isDate);
      const timed = kind === 'time' || parseTime(cell).time !== undefined;
      add('time', timed && !(isDate && date.time === undefined));
      add('dateTime', isDate && date.time !== undefined);
      // `10.28` is a day and a time of day: the words over it decide
      add('dotted', timed && isDate && /^\d{1,2}\.\d{2}$/u.test(text));
    }
    add('integer', numeric ? Number.isInteger(cell.value) : /^\d{1,6}$/u.test(text));
    add('count', parseCount(cell.value) !== undefined && (!numeric || Number(cell.value) < 60));
    add('number', numeric || /^-?\d+(?:\.\d+)?%?$/u.test(text));
    add('identity', length >= 17 && IDENTITY.test(text));
  }
  add('short', length <= 10);
  add('long', length >= 9);
  add('text', /[\u3400-\u9fffa-z]/iu.test(text) && !sorts.includes('date'));
  if (numeric) return sorts;
  add('tick', isTick(text));
  add(
    'level',
    length < 20 &&
      /^[a-zＡ-Ｚａ-ｚ意级确□☑√(（【「*※\s]/iu.test(text) &&
      parseLevel(cell, LEVEL_CODES).level !== undefined,
  );
  if (length > 14) return sorts;
  add('levelDay', LEVEL_AND_DAY.test(text));
  add('gender', length <= 7 && parseGender(text) !== undefined);
  add('yesNo', parseYesNo(text) !== undefined);
  add('person', length >= 2 && length <= 24 && isPersonsName(text));
  add('visitWord', CHOICE_WORDS.contactKind(text) !== undefined);
  add('firstWord', CHOICE_WORDS.firstVisit(text) !== undefined);
  add('purposeWord', CHOICE_WORDS.purpose(text) !== undefined);
  add('lossWord', CHOICE_WORDS.lossKind(text) !== undefined);
  add('carriedWord', CHOICE_WORDS.carriedFrom(text) !== undefined);
  add('periodWord', length <= 12 && PERIOD.test(text));
  add('colourWord', COLOUR.test(text));
  return sorts;
}

/** How the values fit a field: 1 as they should, below 1 against it, above 1 for it; 1 without values. One or two prove little. */
export function fitness(field: FieldName | 'carryOver', p: Profile): number {
  if (p.filled === 0) return 1;
  const share = (n: number): number => n / p.filled;
  const want = (good: number, enough: number, bonus = 1.1): number =>
    good >= enough ? bonus : good >= enough / 2 ? 0.75 : good > 0 ? 0.45 : p.filled <= 2 ? 0.6 : 0.3;
  const not = (bad: number, limit = 0.5): number => (bad > limit ? 0.3 : 1);
  switch (field) {
    case 'serial':
      return share(p.integer) >= 0.7
        ? share(p.ascending) >= 0.6
          ? 1.1
          : p.filled < 3
            ? 1
            : 0.6
        : share(p.integer) > 0.3
          ? 0.7
          : 0.3;
    case 'phone':
    case 'phone2':
      return want(share(Math.max(p.phone, p.digits)), 0.4, share(p.phone) >= 0.5 ? 1.15 : 1);
    case 'date':
    case 'firstContactDate':
      return want(share(p.date), 0.5);
    case 'arriveTime':
    case 'leaveTime':
      return share(p.dateTime) >= 0.5
        ? 0.7
        : want(share(p.time + p.dotted + p.dateTime / 2), 0.5) * not(share(p.date - p.dateTime - p.dotted));
    case 'callTime':
    case 'visitTime':
      return Math.max(want(share(p.time), 0.5), want(share(p.tick), 0.6, 1));
    case 'level':
    case 'followUpLevel':
    case 'levelBefore':
    case 'levelAfter':
      return want(share(p.level), 0.5);
    case 'carryOver':
      return want(Math.max(share(p.level + p.levelDay), share(p.date), share(p.tick)), 0.5);
    case 'monthEndLevel':
      return Math.max(want(share(p.level + p.tick), 0.25), share(p.short) > 0.7 && share(p.number) < 0.4 ? 1 : 0.3);
    case 'gender':
      return want(share(p.gender), 0.5);
    case 'partySize':
      return want(share(p.count), 0.5) * not(share(p.date));
    case 'firstVisit':
      return Math.max(want((p.firstWord + p.yesNo) / (p.filled + p.nothing), 0.5));
    case 'testDrive':
      return want(p.yesNo / (p.filled + p.nothing), 0.4);
    case 'contactKind':
      return want(share(p.visitWord), 0.5) * not(share(p.firstWord - Math.min(p.firstWord, p.yesNo)), 0.7);
    case 'purpose':
      return want(share(p.purposeWord), 0.4);
    case 'lossKind':
      return want(share(p.lossWord), 0.4);
    case 'carriedFrom':
      return want(share(Math.max(p.carriedWord, p.tick)), 0.4);
    case 'customerName':
      return (
        not(share(p.phone + p.date)) *
        not(share(p.number), 0.4) *
        not(share(p.level + p.tick)) *
        not(share(p.long), 0.7) *
        (share(p.person) >= 0.6 ? 1.1 : 1)
      );
    case 'consultant':
      return (
        not(share(p.phone + p.date)) *
        not(share(p.number)) *
        not(share(p.tick)) *
        not(share(p.long)) *
        not(share(p.level), 0.6) *
        (share(p.person) >= 0.6 && p.distinct <= Math.max(6, p.filled * 0.6) ? 1.1 : 1)
      );
    case 'purchaseWindow':
      return not(share(p.phone)) * not(share(p.tick)) * not(share(p.level), 0.8);
    case 'model':
      return not(share(p.phone + p.date - 0)) * not(share(p.tick + p.yesNo), 0.6) * not(share(p.time));
    case 'source':
      return (
        (p.visitWord >= p.filled * 0.95 ? 0.7 : 1) *
        not(share(p.phone)) *
        not(share(p.time)) *
        not(share(p.tick)) *
        not(share(p.date), 0.6)
      );
    case 'color':
      return (
        not(share(p.phone)) *
        not(share(p.tick)) *
        not(share(p.number)) *
        (share(p.colourWord) >= 0.5 ? 1.1 : share(p.colourWord) > 0 || p.filled < 3 ? 1 : 0.7)
      );
    case 'district':
    case 'competitor':
    case 'currentVehicle':
      return not(share(p.phone)) * not(share(p.tick)) * not(share(p.date), 0.7);
    case 'outcome':
    case 'lossReason':
    case 'instruction':
      return (
        not(share(p.phone)) *
        not(share(p.tick)) *
        not(share(p.date), 0.7) *
        not(share(p.number), 0.6) *
        (share(p.long) > 0.5 ? 1.05 : 1)
      );
    case 'closing':
      return not(share(p.phone)) * not(share(p.date), 0.7);
    case 'appointment':
    case 'remark':
      return 1;
  }
}
