import { text } from '../../src/words';
import fc from 'fast-check';

import {
  addToPatches,
  areaSize,
  blocksOf,
  checkCell,
  contains,
  documentPartContent,
  documentPartXml,
  fulfils,
  invertPatches,
  parseArea,
  pack,
  parseJournal,
  placeKey,
  record,
  rectanglesOf,
  serialiseJournal,
  unpack,
  EMPTY_JOURNAL,
  type CellChange,
  type CellPatch,
  type CellState,
} from '../../src/sheet';

const places = fc.uniqueArray(
  fc.record({ row: fc.integer({ min: 1, max: 12 }), column: fc.integer({ min: 1, max: 12 }) }),
  { selector: ({ row, column }) => placeKey(row, column), maxLength: 60 },
);

test('rectangles cover exactly the cells, each once', () => {
  fc.assert(
    fc.property(places, (cells) => {
      const areas = rectanglesOf(cells);
      expect(areas.reduce((sum, area) => sum + areaSize(area), 0)).toBe(cells.length);
      for (const { row, column } of cells) expect(areas.filter((area) => contains(area, row, column))).toHaveLength(1);
    }),
  );
  expect(
    rectanglesOf([
      { row: 2, column: 2 },
      { row: 2, column: 3 },
      { row: 3, column: 3 },
      { row: 3, column: 2 },
    ]),
  ).toEqual([{ top: 2, left: 2, bottom: 3, right: 3 }]);
});

test('blocks hold every cell, none is larger than allowed, and neighbours share one', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 0, max: 40 }), (cells, gap) => {
      const blocks = blocksOf(cells, gap, 50);
      for (const { row, column } of cells) expect(blocks.some((area) => contains(area, row, column))).toBe(true);
      for (const block of blocks) expect(areaSize(block)).toBeLessThanOrEqual(50);
    }),
  );
  const matrix = Array.from({ length: 200 }, (_, row) => ({ row: row + 1, column: 5 + ((row * 7) % 31) }));
  expect(blocksOf(matrix, 60, 15_000)).toHaveLength(1);
  expect(
    blocksOf(
      [
        { row: 1, column: 1 },
        { row: 9_000, column: 1 },
      ],
      60,
      15_000,
    ),
  ).toHaveLength(2);
});

const patchOf = (...changes: CellChange[]): CellPatch => {
  const patches = new Map<number, CellPatch>();
  for (const change of changes) addToPatches(patches, change);
  const [patch] = patches.values();
  if (!patch) throw new Error('no cell');
  return patch;
};
const at = { sheet: '6月', cell: 'A1' };

describe('checking a cell', () => {
  const mark = patchOf({ ...at, kind: 'value', before: '', after: '*' });
  test.each<[string, CellState, string | undefined]>([
    ['holds what was seen', { content: { value: '' } }, undefined],
    ['already as wanted', { content: { value: '*' } }, undefined],
    ['holds something else', { content: { value: '来电' } }, 'conflict'],
    ['holds a formula', { content: { formula: '=A2' } }, 'formula'],
    ['is not known', {}, undefined],
  ])('that %s', (_, now, why) => {
    expect(checkCell(mark, now)?.why).toBe(why);
  });
  test('later changes see what earlier ones made', () => {
    const twice = patchOf(
      { ...at, kind: 'value', before: 'H', after: 'A' },
      { ...at, kind: 'value', before: 'A', after: 'B' },
    );
    expect(checkCell(twice, { content: { value: 'H' } })).toBeUndefined();
    expect(twice.after).toEqual({ content: { value: 'B' } });
  });
  test('a formula may be replaced where it is named, however Excel spells it', () => {
    expect(
      checkCell(patchOf({ ...at, kind: 'value', before: '=sum(a1: a3)', after: 5 }), {
        content: { formula: '=SUM(A1:A3)' },
      }),
    ).toBeUndefined();
  });
  test.each<[CellChange, CellState]>([
    [{ ...at, kind: 'fill', before: '#FFFFFF', after: '#FF0000' }, { fill: '#00FF00' }],
    [{ ...at, kind: 'font', before: { bold: false }, after: { bold: true } }, { font: { bold: undefined } }],
    [
      { ...at, kind: 'align', before: { horizontal: 'left' }, after: { horizontal: 'right' } },
      { align: { horizontal: 'center' } },
    ],
    [
      { ...at, kind: 'border', before: { top: 'none' }, after: { top: 'thin' } },
      { border: { top: { line: 'double', color: '' } } },
    ],
    [{ ...at, kind: 'number-format', before: '0', after: '0.0' }, { format: '0%' }],
    [{ ...at, kind: 'note', before: '', after: '新' }, { note: '旧' }],
  ])('looks have conditions too: %j', (change, now) => {
    expect(checkCell(patchOf(change), now)?.why).toBe('conflict');
    const { before: _before, ...free } = change;
    expect(checkCell(patchOf(free as CellChange), now)).toBeUndefined();
  });
});

test('the inverse brings back each former state, gathered into ranges', () => {
  const patches = new Map<number, CellPatch>();
  addToPatches(patches, { sheet: '6月', cell: 'A1:B3', kind: 'fill', after: '#ff0000' });
  addToPatches(patches, { sheet: '6月', cell: 'A1', kind: 'value', after: '*' });
  const was = (row: number): CellState =>
    row === 3 ? { fill: '#00FF00', content: { value: '' } } : { fill: '', content: { value: 'H' } };
  expect(invertPatches('6月', patches.values(), was)).toEqual([
    { kind: 'value', sheet: '6月', cell: 'A1', before: '*', after: 'H' },
    { kind: 'fill', sheet: '6月', cell: 'A1:B2', before: '#FF0000', after: '' },
    { kind: 'fill', sheet: '6月', cell: 'A3:B3', before: '#FF0000', after: '#00FF00' },
  ]);
});

test('what is already so has no inverse', () => {
  const patch = patchOf({ ...at, kind: 'font', after: { bold: true } });
  expect(fulfils({ font: { bold: true, size: 9 } }, patch.after)).toBe(true);
  expect(invertPatches('6月', [patch], () => ({ font: { bold: true } }))).toEqual([]);
});

test('an address that is none, or a whole column, is refused', () => {
  for (const cell of ['A0', 'XFE1', '甲', 'A:A'])
    expect(() => addToPatches(new Map(), { ...at, cell, kind: 'value', after: 1 })).toThrow(/6月/u);
  expect(parseArea('A:A')).toBeDefined();
});

test('document parts carry any text', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<a>&amp;"\r\n\t', '{"a":"<b/>"}', '')),
      (value) => {
        const content = JSON.stringify({ value });
        const xml = documentPartXml('urn:sanbiao:answers', content);
        expect(JSON.parse(documentPartContent(xml))).toEqual({ value });
        expect(documentPartContent(`<?xml version="1.0"?>\n${xml}`)).toBe(documentPartContent(xml));
      },
    ),
  );
  expect(documentPartContent('<p xmlns="urn:sanbiao:profile"><a/></p>')).toBe(
    '<p xmlns="urn:sanbiao:profile"><a/></p>',
  );
  expect(documentPartContent('<sanbiao xmlns="urn:x"/>')).toBe('');
});

describe('the journal as text', () => {
  const step = {
    title: text('taskpane.plan.day', { count: 1 }),
    at: '2026-06-14',
    forward: [{ ...at, kind: 'value' as const, after: 1 }],
    inverse: [{ ...at, kind: 'value' as const, before: 1, after: '' }],
  };
  test('comes back as it was', () => {
    const journal = record(EMPTY_JOURNAL, step);
    expect(parseJournal(serialiseJournal(journal))).toEqual(journal);
    expect(parseJournal('')).toEqual(EMPTY_JOURNAL);
  });
  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['another version', '{"version":9,"dropped":0,"done":0,"steps":[]}'],
    ['more done than there is', '{"version":2,"dropped":0,"done":2,"steps":[]}'],
    ['a negative count', '{"version":2,"dropped":-1,"done":0,"steps":[]}'],
    ['half a step', '{"version":2,"dropped":0,"done":0.5,"steps":[]}'],
    ['no list of steps', '{"version":2,"dropped":0,"done":0,"steps":{}}'],
    ['steps that are not packed', JSON.stringify({ version: 2, dropped: 0, done: 1, steps: [step] })],
    ['a broken pack', '{"version":2,"dropped":0,"done":1,"steps":["100:AAAA"]}'],
    ['a pack that would fill the memory', '{"version":2,"dropped":0,"done":1,"steps":["999999999:AAAA"]}'],
    ...[
      { title: { key: 1 }, at: '', forward: [], inverse: [] },
      { title: { key: 'k', values: { n: [] } }, at: '', forward: [], inverse: [] },
      { title: { key: 'k' }, at: 3, forward: [], inverse: [] },
      { title: { key: 'k' }, at: '', forward: {}, inverse: [] },
      {
        title: { key: 'k' },
        at: '',
        forward: [],
        inverse: [{ kind: 'value', sheet: '6月', cell: 'A0', after: 1 }],
      },
    ].map((bad) => [JSON.stringify(bad), JSON.stringify({ version: 2, dropped: 0, done: 1, steps: [pack(bad)] })]),
  ])('is refused where it is not ours: %s', (_what, content) => expect(parseJournal(content)).toBeUndefined());
  test('any value of JSON is packed and unpacked', () => {
    fc.assert(fc.property(fc.json(), (json) => expect(unpack(pack(JSON.parse(json)))).toEqual(JSON.parse(json))));
    fc.assert(fc.property(fc.string(), (words) => expect(unpack(words)).toBeUndefined()));
  });
  test('a whole sheet in a step takes little room', () => {
    const row = (n: number): (string | number)[] => [
      '来店',
      n,
      '何玉兰',
      `199${String(n).padStart(8, '0')}`,
      '缤越',
      'H',
    ];
    const sheet = {
      kind: 'add-sheet' as const,
      sheet: '明细',
      values: Array.from({ length: 5_000 }, (_, n) => row(n)),
    };
    const journal = record(EMPTY_JOURNAL, { ...step, forward: [sheet] });
    expect(serialiseJournal(journal).length).toBeLessThan(JSON.stringify(sheet).length / 4);
    expect(parseJournal(serialiseJournal(journal))).toEqual(journal);
  });
  test('a step that is too large alone is dropped with all before it', () => {
    const journal = record(record(EMPTY_JOURNAL, step), step, 50);
    expect(journal).toEqual({ steps: [], done: 0, dropped: 2 });
  });
});
