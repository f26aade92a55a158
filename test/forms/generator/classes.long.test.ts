import { recognise } from '../../../src/forms';
import { Random } from '../../../src/workshop/store';
import { generate, KINDS } from '.';
import { CLASSES, withClass } from './classes';
import { takenInSilence } from '../no-field-headers';
import { Score, scoreWorkbook } from './score';

/** `SANBIAO_CLASSES=200 npm run test:long -- classes` measures each class on so many workbooks and prints the figures. */
const BOOKS = Number(process.env['SANBIAO_CLASSES'] ?? 12);
const LOUD = process.env['SANBIAO_CLASSES'] !== undefined;

test.each(Object.keys(CLASSES))('layouts of the class %s are read like the others', (name) => {
  const knob = CLASSES[name];
  if (knob === undefined) throw new Error(name);
  const score = new Score();
  let books = 0;
  let unread = 0;
  for (let seed = 7001; books < BOOKS && seed < 7001 + BOOKS * 60; seed += 1) {
    const kind = KINDS[seed % KINDS.length] ?? 'decoys';
    const made = withClass(generate(seed, kind), knob, new Random(seed));
    if (made === undefined) continue;
    books += 1;
    const read = recognise(made.book);
    unread += read.forms.reduce((sum, form) => sum + (form.unread?.length ?? 0), 0);
    score.merge(scoreWorkbook(made.truth, read));
  }
  const figures = {
    kind: score.share('kind'),
    columns: score.f1('columns'),
    records: score.share('records'),
    fields: score.share('fields'),
  };
  const silent = score.rate('silent', 'values');
  if (LOUD) {
    const told = Object.entries(figures).map(([key, share]) => `${key} ${(share * 100).toFixed(2)}`);
    console.log(
      `${name.padEnd(16)} ${told.join('  ')}  silent ${(silent * 100).toFixed(2)} %  books ${books}  unread ${unread}\n${score.notes.slice(0, 25).join('\n')}`,
    );
  }
  expect(books).toBeGreaterThan(2);
  const low = Object.entries(figures).filter(([, share]) => share < 0.97);
  expect({ low, silent: silent <= 0.005, notes: low.length > 0 ? score.notes.slice(0, 10) : [] }).toEqual({
    low: [],
    silent: true,
    notes: [],
  });
  expect(score.get('forms.false')).toBe(0);
  expect(unread >= books).toBe(name === 'strays');
});

test.each(['matrix', 'losses'] as const)('of the columns without a field none is taken in silence: %s', (name) => {
  expect(takenInSilence(name)).toEqual([]);
});
