import { createHash } from 'node:crypto';

import { unzipSync, zipSync } from 'fflate';

import { openBundle, packBundle, type BundleHead } from '../../src/group/bundle';
import { canonicalJson, comparedSettings } from '../../src/group/contract';
import { monthsTold, parsePeriod } from '../../src/group/period';
import { SCHEMA_VERSION, type Placed } from '../../src/group/tables';
import type { Form } from '../../src/forms';
import { findPreset, generalProfile } from '../../src/profile';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const HEAD: BundleHead = {
  store: { id: '城东店', name: '城东店' },
  months: ['2026-05', '2026-06'],
  undated: false,
  sequence: 7,
  app: '0.1.0',
  today: '2026-07-01',
  profile: { name: 'general', hash: '0'.repeat(64), settings: {} },
  key: 'abcdef012345',
  holds: { names: false, remarks: false },
};
const ROWS: readonly Placed[] = [
  { table: 'visits', month: '2026-06', row: { date: '2026-06-03', first: true, hour: 10 } },
  { table: 'flows', month: '2026-06', row: { start: 'new' } },
];

describe('a bundle', () => {
  test('comes back as it was packed, and the same content is the same file', () => {
    const bytes = packBundle(HEAD, ROWS, digest);
    const opened = openBundle(bytes, digest);
    if ('problem' in opened) throw new Error(opened.problem);
    expect(opened.contract).toMatchObject({ ...HEAD, format: 'sanbiao-bundle', schema: SCHEMA_VERSION });
    expect([...opened.tables.keys()].sort()).toEqual(['flows', 'visits']);
    expect(opened.contract.tables.visits?.rows).toBe(1);
    expect(digest(packBundle(HEAD, ROWS, digest))).toBe(digest(bytes));
  });

  const changed = (change: (files: Record<string, Uint8Array>) => void): Uint8Array => {
    const files = unzipSync(packBundle(HEAD, ROWS, digest));
    change(files);
    return zipSync(files);
  };
  const contract = (change: (contract: Record<string, unknown>) => void) =>
    changed((files) => {
      const value = JSON.parse(new TextDecoder().decode(files['contract.json'])) as Record<string, unknown>;
      change(value);
      files['contract.json'] = new TextEncoder().encode(JSON.stringify(value));
    });

  test.each([
    ['a file of another kind', new TextEncoder().encode('no zip'), 'not-a-bundle'],
    ['a zip without a contract', zipSync({ 'a.txt': new Uint8Array(1) }), 'not-a-bundle'],
    [
      'a contract that is no JSON',
      changed((files) => (files['contract.json'] = new TextEncoder().encode('{'))),
      'not-a-contract',
    ],
    ['a member missing', contract((value) => delete value.store), 'not-a-contract'],
    ['a store id with a slash', contract((value) => (value.store = { id: '../x', name: 'x' })), 'not-a-contract'],
    [
      'a newer schema with members of its own',
      contract((value) => Object.assign(value, { schema: 99, more: 1 })),
      'newer-schema',
    ],
    [
      'a table that nobody knows',
      contract((value) => (value.tables = { secrets: { rows: 1, sha256: '0'.repeat(64) } })),
      'unknown-table',
    ],
    ['a table left out', changed((files) => delete files['visits.parquet']), 'table-missing'],
    ['one byte changed', changed((files) => ((files['visits.parquet'] as Uint8Array)[9] = 1)), 'checksum'],
  ])('with %s is refused', (_name, bytes, problem) => {
    expect(openBundle(bytes, digest)).toMatchObject({ problem });
  });

  test('cut short anywhere it is refused', () => {
    const bytes = packBundle(HEAD, ROWS, digest);
    for (let length = 0; length < bytes.length; length += 97) {
      expect(openBundle(bytes.slice(0, length), digest)).toHaveProperty('problem');
    }
  });
});

describe('rules that are compared', () => {
  test('the same rules give the same text in whatever order, other intervals another; a name is no rule', () => {
    const settings = canonicalJson(comparedSettings(generalProfile));
    expect(canonicalJson(comparedSettings({ ...generalProfile, name: 'x', brand: 'y' }))).toBe(settings);
    expect(canonicalJson(comparedSettings({ ...generalProfile, audit: { arrival: { off: true } } }))).not.toBe(
      settings,
    );
    expect(canonicalJson(comparedSettings({ ...generalProfile, silenceDays: 7 }))).not.toBe(settings);
    expect(canonicalJson(comparedSettings(findPreset('toyota') ?? generalProfile))).not.toBe(settings);
    expect(canonicalJson({ a: 1, b: [{ d: undefined, c: 2 }] })).toBe(canonicalJson({ b: [{ c: 2 }], a: 1 }));
  });
});

describe('the months that a bundle speaks of', () => {
  const form = (month: string | undefined, dates: readonly string[] = []): Form =>
    ({
      form: 'visitor-register',
      ...(month === undefined ? {} : { month }),
      records: dates.map((date, i) => ({ row: i + 2, fields: { date } })),
    }) as unknown as Form;
  const told = (...forms: Form[]) =>
    monthsTold({ workbook: 'w', forms, afterSales: [], unrecognised: [], questions: [] }, '2026-07-10');

  test('are those that forms name, empty ones too', () => {
    expect(told(form('2026-06'), form('2026-04'))).toEqual(['2026-04', '2026-06']);
  });
  test('are the longest stretch of a form that runs on: a mistyped year replaces no month', () => {
    expect(told(form(undefined, ['2026-05-01', '2026-05-09', '2026-06-02', '2025-06-03', '2062-06-01']))).toEqual([
      '2026-05',
      '2026-06',
    ]);
  });
  test('are never after today', () => {
    expect(told(form('2026-07'), form('2026-08'))).toEqual(['2026-07']);
  });
  test.each([
    ['2026-06', ['2026-06']],
    ['2025-11..2026-02', ['2025-11', '2025-12', '2026-01', '2026-02']],
    ['2026-06..2026-05', undefined],
    ['2026-13', undefined],
    ['2026', undefined],
  ])('%s', (text, months) => {
    expect(parsePeriod(text)).toEqual(months);
  });
});
