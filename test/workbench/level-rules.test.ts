import { levelFormula } from '../../src/marks/level-colours';
import { levelTest } from '../../src/workbench/grid/level-rules';

describe('levelTest', () => {
  const isH = levelTest(levelFormula('L4', ['H', 'F1']));

  it.each(['H', 'h', 'H级', '*H', 'H ＊', 'B→H', 'A/H', 'B->H', 'Ｈ', 'F1', '※h'])('knows %p', (text) => {
    expect(isH?.(text)).toBe(true);
  });

  it.each(['', 'A', 'H→B', '*', '6/5', 'HH', '/', 'H1'])('leaves %p', (text) => {
    expect(isH?.(text)).toBe(false);
  });

  it('takes every formula that the day writes, and no other', () => {
    expect(isH).toBeDefined();
    // Each rule has it for a moment; left to the grid it would be worked out for every cell of a year ever after.
    expect(levelTest('=FALSE')?.('H')).toBe(false);
    expect(levelTest('=$B5="H"')).toBeUndefined();
    expect(levelTest('=AND(N("sanbiao")=0,$A1="H")')).toBeUndefined();
    expect(levelTest(levelFormula('$L4', ['H']))).toBeUndefined();
  });
});
