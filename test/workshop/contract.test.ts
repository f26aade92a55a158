import { parseArea } from '../../src/sheet';
import { makeXlsx, Package } from '../../src/workbook/xlsx';
import { EXERCISE_KINDS, type KeyCell } from '../../src/workshop';
import { Random } from '../../src/workshop/store';
import { answerCells, luck, refusedSpellings, wrongPrices } from './checks';
import { filledPlace, graded, keyOf, paperOf, requestOf, type ReadPaper } from './papers';

/** Parts of a workbook without properties, shared strings, notes, names and whatever else could keep an answer. */
const PARTS = [
  '/[Content_Types].xml',
  '/_rels/.rels',
  '/xl/_rels/workbook.xml.rels',
  '/xl/styles.xml',
  '/xl/workbook.xml',
];

/** One of every sort; the campaign takes all of them. */
function someCells(paper: ReadPaper): readonly KeyCell[] {
  const taken = new Map(answerCells(paper).map((one) => [one.accept.kind, one]));
  return [...taken.values()];
}

describe.each(EXERCISE_KINDS.map((kind) => [kind] as const))('%s', (kind) => {
  let paper: ReadPaper;
  let key: Awaited<ReturnType<typeof keyOf>>;
  beforeAll(async () => {
    paper = await paperOf(requestOf([kind], { seed: 41, difficulty: 1 }));
    key = await keyOf(paper.blank);
  });

  test('the trainer’s copy gets every point, an untouched file none, and neither has a remark', () => {
    const full = graded(key, paper.filled);
    expect(full.score).toBe(full.outOf);
    expect(full.remarks).toEqual([]);
    const none = graded(key, paper.blank);
    expect([none.score, none.outOf, none.remarks]).toEqual([0, full.outOf, []]);
  });

  test('every graded cell is empty in the participant’s file, on a visible sheet', () => {
    for (const one of answerCells(paper)) {
      const sheet = paper.blank.sheets.find(({ name }) => name === one.sheet);
      expect(sheet?.visibility).toBe('visible');
      expect(() => filledPlace(paper.blank, one)).toThrow();
    }
  });

  test('nothing of the package but the visible cells and the seal tells anything', () => {
    const { sheets } = paper.paper;
    const whole = new Package(makeXlsx(sheets));
    const parts = whole.partNames().filter((name) => !/^\/xl\/worksheets\/sheet\d+\.xml$/u.test(name));
    expect([...parts].sort()).toEqual(PARTS);
    const found = whole.partNames().map((name) => whole.text(name).source);
    for (const xml of found)
      expect(xml).not.toMatch(/<(definedName|dataValidation|comment|conditionalFormatting|f)\b/u);
    expect(sheets.filter(({ content }) => content.visibility === 'hidden').map(({ name }) => name)).toEqual([
      'sanbiao',
    ]);
    // Cells of one column that hold one sort of answer look alike, whatever belongs into them.
    const looks = new Map<string, Set<string>>();
    for (const { sheet, cell, accept } of answerCells(paper)) {
      const area = parseArea(cell);
      const given = paper.blank.sheets.find(({ name }) => name === sheet);
      const column = `${sheet} ${String(area?.right)} ${accept.kind}`;
      const look = looks.get(column) ?? new Set<string>();
      looks.set(column, look.add(JSON.stringify(given?.rows[area?.top ?? 0]?.[area?.right ?? 0] ?? 'none')));
    }
    for (const [column, look] of looks) expect([column, look.size]).toEqual([column, 1]);
  });

  test('one wrong or missing answer costs exactly its points', () => {
    expect(wrongPrices(paper, key, someCells(paper))).toEqual([]);
  });

  test('another spelling of a right answer is right', () => {
    expect(refusedSpellings(paper, key, someCells(paper))).toEqual([]);
  });

  test('random answers stay under a fifth of the points, each time', () => {
    const random = new Random(5);
    for (let round = 0; round < 25; round += 1) expect(luck(paper, key, random)).toBeLessThan(0.2);
  });
});
