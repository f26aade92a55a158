import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ChangeSet } from '../../../../src/sheet';
import { applyToXlsx, readXlsx } from '../../../../src/workbook/xlsx';
import { kitchenSink } from '../kitchen-sink';
import { decodePart, parseStrictly } from '../package-diff';
import { fixture, partsOf, zipOf } from '../packages';
import { variants } from '../variants';
import { everyChange } from './changes';
import { faults } from './wholeness';

const RELATIONS = 'application/vnd.openxmlformats-package.relationships+xml';

/** Every relationship part typed by name, as some packagers do. */
function typedOneByOne(bytes: Uint8Array): Uint8Array {
  const parts = partsOf(bytes);
  const known = new TextDecoder().decode(parts['[Content_Types].xml']);
  const overrides = Object.keys(parts)
    .filter((name) => name.endsWith('.rels') && !known.includes(`"/${name}"`))
    .map((name) => `<Override PartName="/${name}" ContentType="${RELATIONS}"/>`)
    .join('');
  const types = new TextDecoder()
    .decode(parts['[Content_Types].xml'])
    .replace(/<Default Extension="rels"[^>]*>/u, '')
    .replace('</Types>', `${overrides}</Types>`);
  return zipOf({ ...parts, '[Content_Types].xml': types });
}

const FORMS = join(__dirname, '../../../fixtures/forms');
const made = [
  'openpyxl.xlsx',
  'libreoffice.xlsx',
  'xlsxwriter.xlsx',
  'filters-openpyxl.xlsx',
  'filters-xlsxwriter.xlsx',
];
const candidates: [string, Uint8Array][] = [
  ...made.map((name): [string, Uint8Array] => [name, fixture(name)]),
  ['everything at once', kitchenSink()],
  ...readdirSync(FORMS)
    .filter((name) => /\.xls[xm]$/u.test(name))
    .map((name): [string, Uint8Array] => [name, new Uint8Array(readFileSync(join(FORMS, name)))]),
  ...made.flatMap((name) => [
    ...variants(fixture(name)).map(([habit, bytes]): [string, Uint8Array] => [`${name}, ${habit}`, bytes]),
    [`${name}, relationships typed one by one`, typedOneByOne(fixture(name))] as [string, Uint8Array],
  ]),
];

/** A habit does not fit every file; what a strict parser does not read is no valid workbook. */
const corpus = candidates.filter(([, bytes]) => {
  try {
    for (const [name, data] of Object.entries(partsOf(bytes)))
      if (/\.(?:xml|rels)$/u.test(name)) parseStrictly(decodePart(data));
    return readXlsx(bytes, 'x').sheets.some((one) => !one.protected);
  } catch {
    return false;
  }
});

test('the corpus is one', () => expect(corpus.length).toBeGreaterThanOrEqual(65));

test.each(corpus)('%s: every kind of change keeps everything else, and goes back', (_, before) => {
  const sheet = readXlsx(before, 'x').sheets.find((one) => !one.protected)?.name ?? '';
  const bad: string[] = [];
  for (const change of everyChange(sheet)) {
    const { bytes, report } = applyToXlsx(before, [change], { lockedCells: 'write' });
    bad.push(...faults(before, bytes, change).map((fault) => `${change.kind}: ${fault}`));
    const back = applyToXlsx(bytes, JSON.parse(JSON.stringify(report.inverse)) as ChangeSet, { lockedCells: 'write' });
    if (back.report.conflicts.length > 0) bad.push(`${change.kind}: does not go back`);
    else expect(readXlsx(back.bytes, 'x')).toEqual(readXlsx(before, 'x'));
  }
  expect(bad).toEqual([]);
});
