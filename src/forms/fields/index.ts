import { familyOf, type FormKind } from '../families';
import { FIT } from '../weights';
import type { ColumnProfile } from './column-profile';
import type { Field } from './field';
import { AFTER_THE_SALE } from './after-sales';
import { PEOPLE_AND_CARS } from './people';
import { AFTERWARDS, VISIT } from './visit';

/** Every field that a form may have, one entry each. The contract of `sanbiao read` says what their values mean. */
export const FIELDS = { ...PEOPLE_AND_CARS, ...VISIT, ...AFTERWARDS, ...AFTER_THE_SALE };

/** A field's name; `carryOver` stands beside the fields of a record, as it has a level and a date. */
export type MappedField = keyof typeof FIELDS;
export type FieldName = Exclude<MappedField, 'carryOver'>;
/** Fields that only forms about owners have. */
export type AfterSalesField = keyof typeof AFTER_THE_SALE;

type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The values of a record; a field that the sheet lacks, or whose cell is empty or says "nothing", is absent. */
export type RecordFields = { -readonly [K in FieldName]?: ValueOf<(typeof FIELDS)[K]> };

export const FIELD_NAMES = Object.keys(FIELDS) as readonly MappedField[];

export function specOf(name: MappedField): Field<unknown> {
  return FIELDS[name];
}

export function hasField(kind: FormKind, name: MappedField): boolean {
  const { on } = specOf(name);
  return on === undefined || on.includes(kind) || on.includes(familyOf(kind));
}

/** Whether a group of tick columns may give the field. */
export function isTickable(name: MappedField): boolean {
  return specOf(name).value.tick !== undefined;
}

/** The sub-header is one of the field's own values (`H` under 级别, 开拓 under 目的). */
export function isOption(name: MappedField, leaf: string): boolean {
  return specOf(name).value.option?.(leaf) === true;
}

/** The field's values are all known words. */
export function isClosed(name: MappedField): boolean {
  return specOf(name).value.closed === true;
}

/** How a column's values fit a field: 1 as they should, less against it, more for it; 1 without values. One or two prove little. */
export function fitness(name: MappedField, profile: ColumnProfile): number {
  if (profile.filled === 0) return 1;
  const { value } = specOf(name);
  // a column of 是 and 否 answers a question; it is no text, no name and no level
  const answers = value.answers !== true && profile.answer >= profile.filled * FIT.answers.share;
  return value.fitness(profile) * (answers ? FIT.answers.elsewhere : 1);
}

export type { ColumnProfile, Sort } from './column-profile';
export { addPhone, isLevelWord, writtenText } from './kinds';
export { alsoGives, CellReading, type FieldColumn, type ReadContext } from './reading';
export type { Field } from './field';
