import type { ColumnProfile } from '../fields';
import { senses } from '../vocabulary/lookup';
import { COLUMN, FIT } from '../weights';
import type { Candidate } from './candidates';

const PEOPLE = /^(?:客户|顾客|潜客|意向客户|车主|来宾|嘉宾|联系人)/u;

/** 客户信息 heads other columns elsewhere; over cells that each hold a name and a number it is the column of people. */
export function gathered(path: readonly string[], profile: ColumnProfile): Candidate | undefined {
  const [leaf = '', ...others] = path;
  const isHeading = others.length === 0 && PEOPLE.test(leaf) && senses(leaf).some(({ to }) => to === 'heading');
  return isHeading && profile.filled > 0 && profile.namedPhone >= profile.filled * FIT.name.withPhone
    ? { field: 'customerName', score: COLUMN.gathered, words: COLUMN.gathered, because: 'values' }
    : undefined;
}
