import { cellOf, columnOf } from '../../customers';
import { text } from '../../words';
import { ladder } from '../evidence';
import { wordsOfRule, type LevelRule } from '../rule';

/** A test drive says more than the coldest level; only while it is fresh and nobody graded the customer since. */
const FRESH_DAYS = 14;

export const testDriveRule: LevelRule = {
  ...wordsOfRule('test-drive'),
  speak({ at, profile, rows, level, today }) {
    const steps = ladder(profile);
    const coldest = steps.at(-1);
    const warmer = steps.at(-2);
    if (at.state !== 'open' || !level || !warmer || level.code !== coldest?.code) return undefined;
    const row = rows.find(({ record }) => record.fields.testDrive === true);
    if (row?.day === undefined || row.date === undefined) return undefined;
    const { day } = row;
    if (today - day > FRESH_DAYS || (at.levelEntry && at.levelEntry.day > day)) return undefined;
    return {
      rule: 'test-drive',
      level: warmer.code,
      text: text('levels.test-drive.why', { date: row.date, level: level.code, next: warmer.code }),
      cells: [cellOf(row, columnOf(row.form, 'testDrive'))],
    };
  },
};
