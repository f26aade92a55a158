import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { applyToXlsx } from '../../../../src/workbook/xlsx';
import { kitchenSink } from '../kitchen-sink';
import { everyChange } from './changes';
import { contractDocument } from './document';
import { beforeOf, wrongAfter } from '../corpus/named-only';

const DOCUMENT = join(__dirname, '../../../../docs/editing-contract.md');

test('docs/editing-contract.md says what the tests see', () => {
  const now = contractDocument();
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(DOCUMENT, now);
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(now);
});

test('the checker finds what an edit should not have done', () => {
  const before = beforeOf(kitchenSink());
  const [value, ...others] = everyChange('接触状况');
  if (value === undefined) throw new Error('no change');
  const note = others.find(({ kind }) => kind === 'note');
  if (note === undefined) throw new Error('no note');
  const { bytes } = applyToXlsx(before.bytes, [note]);
  expect(wrongAfter(before, bytes, note)).toEqual([]);
  expect(wrongAfter(before, bytes, value)).not.toEqual([]);
  const stray = applyToXlsx(before.bytes, [{ kind: 'value', sheet: '接触状况', cell: 'C3', after: 'x' }]).bytes;
  expect(wrongAfter(before, stray, value)).toEqual(expect.arrayContaining(['cells of 接触状况']));
});
