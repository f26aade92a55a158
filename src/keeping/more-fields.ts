import { FIELD_NAMES, type RecordFields } from '../forms/fields';
import type { FieldName } from '../forms/types';
import { CHOICE_WORDS } from '../forms';
import {
  LEVEL_CODES,
  parseCount,
  parseDateText,
  parseGender,
  parseLevelText,
  parsePhoneText,
  parseTimeText,
  parseYesNo,
} from '../forms/values';
import { text } from '../words';
import { BadRequest } from './types';

/** Fields that are not set by hand: numbered by the form, or read from several columns. */
const NOT_SET: ReadonlySet<string> = new Set(['serial', 'carryOver']);

/**
 * Fields of a form by name with values as people type them (`partySize=2`, `testDrive=是`).
 * @throws BadRequest for an unknown field, or a value that the field cannot have
 */
export function readFields(given: ReadonlyMap<string, string>): RecordFields {
  const fields: Record<string, unknown> = {};
  for (const [name, typed] of given) {
    const field = FIELD_NAMES.find((one) => one === name && !NOT_SET.has(one));
    if (field === undefined)
      throw new BadRequest(
        text('keeping.error.field', { field: name, known: FIELD_NAMES.filter((one) => !NOT_SET.has(one)).join(' ') }),
      );
    const value = read(field as FieldName, typed.trim());
    if (value === undefined)
      throw new BadRequest(text('keeping.error.field-value', { field: text(`forms.field.${field}`), value: typed }));
    fields[field] = value;
  }
  return fields as RecordFields;
}

function read(field: FieldName, typed: string): unknown {
  if (typed === '') return undefined;
  switch (field) {
    case 'contactKind':
    case 'purpose':
    case 'carriedFrom':
    case 'lossKind':
    case 'firstVisit':
      return codes[field]?.includes(typed) ? typed : (CHOICE_WORDS[field](typed) ?? parseBoolean(field, typed));
    case 'gender':
      return typed === 'male' || typed === 'female' ? typed : parseGender(typed);
    case 'testDrive':
      return parseBoolean(field, typed);
    case 'partySize':
      return parseCount(typed);
    case 'level':
    case 'followUpLevel':
    case 'levelBefore':
    case 'levelAfter':
      return parseLevelText(typed, LEVEL_CODES).level;
    case 'phone':
    case 'phone2':
      return parsePhoneText(typed).phone;
    case 'date':
    case 'firstContactDate':
      return parseDateText(typed, { date1904: false }).date;
    case 'arriveTime':
    case 'leaveTime':
    case 'callTime':
    case 'visitTime':
      return parseTimeText(typed).time;
    default:
      return typed;
  }
}

const codes: Partial<Record<FieldName, readonly string[]>> = {
  contactKind: ['visit', 'call', 'online'],
  purpose: ['prospecting', 'promotion', 'paperwork', 'after-sales'],
  carriedFrom: ['last-month', 'this-month'],
  lossKind: ['lost', 'frozen', 'out-of-control'],
};

function parseBoolean(field: FieldName, typed: string): boolean | undefined {
  if (field !== 'testDrive' && field !== 'firstVisit') return undefined;
  return typed === 'true' ? true : typed === 'false' ? false : parseYesNo(typed);
}
