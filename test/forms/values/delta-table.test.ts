import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { SIMPLIFIED, TRADITIONAL } from '../../../src/forms/values/traditional';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- build scripts, in CommonJS
const deltaTable = require('../../../scripts/delta-table.cjs') as (source: string) => string;

/** What a page that loads the module has of it. */
function loaded(source: string): Record<string, string> {
  const module = deltaTable(source).replaceAll(/export const (\w+) =/gu, 'exports.$1 =');
  const exports: Record<string, string> = {};
  new Function('exports', module)(exports);
  return exports;
}

test('the pane’s packed table of traditional characters is the one in the source', () => {
  const source = readFileSync(join(__dirname, '../../../src/forms/values/traditional.ts'), 'utf8');
  expect(loaded(source)).toEqual({ TRADITIONAL, SIMPLIFIED });
});

test('any text comes back as it was, and a module without one is refused', () => {
  const plain = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !/['\\\n\r\u2028\u2029]/u.test(text));
  fc.assert(
    fc.property(plain, plain, (a, b) => {
      expect(loaded(`export const ONE = '${a}' +\n  '${b}';`)).toEqual({ ONE: a + b });
    }),
    { numRuns: 200 },
  );
  expect(() => deltaTable('export const nothing = 1;')).toThrow('No table');
});
