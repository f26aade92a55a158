import { formatKind } from '../../calendar';
import type { Cell } from '../../sheet';
import { CHOICE_WORDS } from '../vocabulary/choices';
import { answerOf, offersAnswers } from '../vocabulary/guest-words';
import { resultOf, satisfactionOf } from '../vocabulary/outcomes';
import type { ColumnProfile, Sort } from '../fields';
import {
  cellText,
  isDitto,
  isInstant,
  isNothing,
  isPersonsName,
  isTick,
  LEVEL_CODES,
  namedPhone,
  parseAmount,
  parseBirthday,
  parseCount,
  parseDate,
  parseGender,
  parseLevel,
  parseMileage,
  parsePhones,
  parsePlate,
  parseTime,
  parseYesNo,
  tickOf,
  withoutBlanks,
} from '../values';

/** Columns are judged by this many filled cells at most. */
export const SAMPLE = 80;

const PERIOD = /(?:[天日周月年季]|小时)(?:以?内|以?后|以?上|左右)?$|随时|近期|马上|立即|以内/u;
const COLOUR = /[白黑红紅灰银銀蓝藍金棕绿綠紫橙黄黃青粉褐]|white|black|red|gr[ae]y|silver|blue|gold|brown|green/iu;
/** 上月留存 with level and day in one cell: `A 5/28`, `H(5月30日)`, `5/28 A级`. */
const LEVEL_AND_DAY =
  /^(?:F[0-2]|[A-Z])[级級]?[\s/／,，、:：;；(（-]*\d{1,4}[-./月]\d{1,2}|^\d{1,4}[-./月]\d{1,2}\D{0,3}?(?:F[0-2]|[A-Z])[级級]?$/iu;
const ANSWER = /^(?:[是否有未已yn]|没有|yes|no|true|false)$/iu;
const IDENTITY = /^(?:[1-9]\d{16}[\dX]|[A-HJ-NPR-Z0-9]{17})$/u;

/** A frame number, whole or the last signs of it. */
const FRAME = /^(?=.*\d)[A-Z0-9]{6,17}$/iu;

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
  mark: 0,
  integer: 0,
  count: 0,
  number: 0,
  gender: 0,
  yesNo: 0,
  answer: 0,
  person: 0,
  namedPhone: 0,
  short: 0,
  long: 0,
  text: 0,
  visitWord: 0,
  firstWord: 0,
  purposeWord: 0,
  lossWord: 0,
  endWord: 0,
  followWord: 0,
  carriedWord: 0,
  periodWord: 0,
  colourWord: 0,
  identity: 0,
  plate: 0,
  noPlate: 0,
  frame: 0,
  quantity: 0,
  birthday: 0,
  resultWord: 0,
  satisfactionWord: 0,
  answerWord: 0,
};

/** Profiles the cells of a column; pass the data rows only. Repeated texts are judged once. */
export function profileOf(cells: readonly (Cell | undefined)[], date1904: boolean): ColumnProfile {
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
      add('namedPhone', !numeric && namedPhone(String(cell.value))?.name !== undefined);
    }
    if (!bareNumber) {
      const date = parseDate(cell, { date1904, year: 2024, month: 1 });
      const isDate = date.date !== undefined && (date.rest === undefined || date.rest === '');
      const instant = typeof cell.value === 'string' && isInstant(cell.value);
      add('date', isDate || instant);
      const timed = kind === 'time' || parseTime(cell).time !== undefined;
      add('time', timed && !(isDate && date.time === undefined));
      add('dateTime', instant || (isDate && date.time !== undefined));
      // `10.28` is a day and a time of day: the words over it decide
      add('dotted', timed && isDate && /^\d{1,2}\.\d{2}$/u.test(text));
    }
    add('integer', numeric ? Number.isInteger(cell.value) : /^\d{1,6}$/u.test(text));
    add('count', parseCount(cell.value) !== undefined && (!numeric || Number(cell.value) < 60));
    add('number', numeric || /^-?\d+(?:\.\d+)?%?$/u.test(text));
    add('identity', length >= 17 && IDENTITY.test(text));
  }
  if (length <= 24) addAfterSales(sorts, cell, text);
  add('short', length <= 10);
  add('long', length >= 9);
  add('text', /[\u3400-\u9fffa-z]/iu.test(text) && !sorts.includes('date'));
  add('mark', tickOf(cell) !== undefined);
  add('answer', typeof cell.value === 'boolean' || ANSWER.test(text));
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
  const state = CHOICE_WORDS.status(text);
  add('endWord', state === 'won');
  add('followWord', state === 'following');
  add('carriedWord', CHOICE_WORDS.carriedFrom(text) !== undefined);
  add('periodWord', length <= 12 && PERIOD.test(text));
  add('colourWord', COLOUR.test(text));
  return sorts;
}

/** Sorts that only columns of after-sales forms have. */
function addAfterSales(sorts: Sort[], cell: Cell, text: string): void {
  const numeric = typeof cell.value === 'number';
  if (/\d/u.test(text)) {
    if (!numeric && /[a-z]/iu.test(text) && parsePlate(cell.value).plate !== undefined) sorts.push('plate');
    if (FRAME.test(text) && /\d{3}/u.test(text)) sorts.push('frame');
    if (parseAmount(cell.value).amount !== undefined || parseMileage(cell.value).mileage !== undefined)
      sorts.push('quantity');
    if (parseBirthday(cell, false).birthday !== undefined) sorts.push('birthday');
    // `1.肯定来`, `肯定来，带2人`
    if (!numeric && /\p{Script=Han}/u.test(text) && answerOf(text) !== undefined) sorts.push('answerWord');
    return;
  }
  if (numeric) return;
  const plate = parsePlate(cell.value);
  if (plate.plate === undefined && plate.problem === undefined) sorts.push('noPlate');
  if (resultOf(text) !== undefined) sorts.push('resultWord');
  if (satisfactionOf(text) !== undefined) sorts.push('satisfactionWord');
  if (answerOf(text) !== undefined || offersAnswers(text)) sorts.push('answerWord');
  if (/月/u.test(text) && parseBirthday(cell, false).birthday !== undefined) sorts.push('birthday');
}
