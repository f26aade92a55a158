import process from 'node:process';

import { corpusFiles } from '../corpus/files';
import { outcomesOf } from '../corpus/outcomes';

/** CORPUS_EVERY=1 tries every file in every habit (about half an hour); CORPUS_FOLDERS names folders of more files, with commas. */
const EVERY = Number(process.env['CORPUS_EVERY'] ?? 211);
const MORE = (process.env['CORPUS_FOLDERS'] ?? '').split(',').filter(Boolean);

test.each(corpusFiles(EVERY, MORE))(
  '%s: every kind of change keeps everything else and goes back, or is refused by name',
  (_, make) => {
    const outcomes = outcomesOf(make());
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.flatMap(({ faults }) => faults)).toEqual([]);
  },
);
