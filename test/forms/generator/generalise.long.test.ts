import { text } from '../../../src/words';
import { recognise } from '../../../src/forms';
import { generate, KINDS, type Kind } from '.';
import { Score, scoreWorkbook } from './score';

/** `SANBIAO_SEEDS=400 npm run test:long -- generalise` measures more layouts and prints the figures per kind. */
const SEEDS = Number(process.env['SANBIAO_SEEDS'] ?? 40);
const LOUD = process.env['SANBIAO_SEEDS'] !== undefined;

function measure(from: number, count: number): { total: Score; kinds: Map<Kind, Score> } {
  const total = new Score();
  const kinds = new Map<Kind, Score>();
  for (let seed = from; seed < from + count; seed += 1) {
    const kind = KINDS[seed % KINDS.length] ?? 'decoys';
    const { book, truth } = generate(seed, kind);
    const score = scoreWorkbook(truth, recognise(book));
    total.merge(score);
    const own = kinds.get(kind) ?? new Score();
    own.merge(score);
    kinds.set(kind, own);
  }
  return { total, kinds };
}

const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1).padStart(6)}`;

function print(name: string, s: Score): void {
  const shares = [
    'kind',
    'range',
    'headerRows',
    'facts',
    'records',
    'fields',
    'contacts',
    'planned',
    'carryOver',
    'problems',
  ];
  const figures = shares.map((key) => `${key} ${percent(s.share(key))}`).join('  ');
  console.log(
    `${name.padEnd(22)} columns ${percent(s.f1('columns'))}  ${figures}  silent ${(100 * s.rate('silent', 'values')).toFixed(2)} %`,
  );
}

test('layouts that nobody has seen are read, and nothing is wrong in silence', () => {
  const { total, kinds } = measure(1001, SEEDS);
  if (LOUD) {
    for (const [kind, score] of kinds) print(kind, score);
    print('all', total);
    console.log(total.notes.slice(0, 60).join('\n'));
  }
  const told = total.notes.slice(0, 12).join('\n');
  const figures = {
    kind: total.share('kind'),
    headerRows: total.share('headerRows'),
    columns: total.f1('columns'),
    records: total.share('records'),
    fields: total.share('fields'),
    contacts: total.share('contacts'),
    decoys: total.share('listed'),
  };
  const low = Object.entries(figures).filter(([key, share]) => share < (FLOOR[key] ?? 1));
  expect({ low, told: low.length > 0 ? told : '' }).toEqual({ low: [], told: '' });
  expect(total.get('values')).toBeGreaterThan(SEEDS * 20);
  expect(total.rate('silent', 'values')).toBeLessThanOrEqual(0.005);
  expect(total.get('forms.false')).toBe(0);
});

/** Measured on 400 seeds: every figure above 0.985; the floor leaves room for the 40 that the test runs. */
const FLOOR: Readonly<Record<string, number>> = {
  kind: 0.95,
  headerRows: 0.95,
  columns: 0.97,
  records: 0.97,
  fields: 0.97,
  contacts: 0.95,
  decoys: 1,
};

test('the same seed gives the same workbook, and truth scores itself as right', () => {
  for (const kind of KINDS) {
    const first = generate(7, kind);
    expect(JSON.stringify(generate(7, kind))).toBe(JSON.stringify(first));
    const forms = first.truth.forms.map((form) => ({
      ...form,
      confidence: 1,
      fingerprint: '',
      trace: [],
      problems: form.problems.map((p) => ({ ...p, text: '' })),
    }));
    const unrecognised = first.truth.unrecognised.map(({ sheet }) => ({ sheet, why: text('forms.refusal.evidence') }));
    const score = scoreWorkbook(first.truth, { forms: forms as never, unrecognised });
    expect(score.notes).toEqual([]);
    expect(score.get('silent')).toBe(0);
  }
});

test('the measures see a fault: a level read wrong, a problem not told, a row too many', () => {
  const { book, truth } = generate(1, 'visitor-register');
  const read = recognise(book);
  const form = read.forms[0];
  if (form === undefined) throw new Error('nothing read');
  const [first, ...rest] = form.records;
  if (first === undefined) throw new Error('no record');
  const spoilt = {
    ...form,
    records: [
      { ...first, fields: { ...first.fields, model: 'something else' } },
      ...rest,
      { row: 9999, fields: { phone: '13800138001' } },
    ],
  };
  const before = scoreWorkbook(truth, read);
  const after = scoreWorkbook(truth, { ...read, forms: [spoilt, ...read.forms.slice(1)] });
  expect(after.get('silent')).toBe(before.get('silent') + 2);
  expect(after.get('records.extra')).toBe(before.get('records.extra') + 1);
});
