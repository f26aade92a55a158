import type { Scalar } from '../../src/sheet';
import { EXERCISE_KINDS, type Accept, type KeyCell } from '../../src/workshop';
import { Random } from '../../src/workshop/store';
import { filledPlace, graded, keyOf, paperOf, requestOf, withCells } from './papers';

type Paper = Awaited<ReturnType<typeof paperOf>>;
const kinds = EXERCISE_KINDS.map((kind) => [kind] as const);

/** A wrong answer of the same sort, never one inside the tolerance. */
function wrongFor(accept: Accept, right: Scalar): Scalar {
  switch (accept.kind) {
    case 'level':
      return accept.right === 'none' ? 'A' : accept.right === 'A' ? 'B' : 'A';
    case 'date':
      return '2026-01-01';
    case 'rate':
      return Number(right) + 0.01;
    case 'count':
      return Number(right) + 1;
    case 'choice':
      return Object.entries(accept.words).find(([id]) => id !== accept.right)?.[1][0] ?? '';
    case 'text':
      return '某某某';
    case 'phone':
      return accept.right === 'none' ? '15400001234' : '15400004321';
    case 'mark':
    case 'placed':
      return '';
  }
}

/** Other ways to write what stands there. */
function spellings(accept: Accept, right: Scalar): readonly Scalar[] {
  const shown = String(right);
  const wide = [...shown]
    .map((c) => (c > ' ' && c <= '~' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
    .join('');
  const around = [` ${shown} `, `${shown}\u3000`];
  if (accept.kind === 'level')
    return accept.right === 'none'
      ? [...around, '无', '-', '未定级']
      : [...around, wide, shown.toLowerCase(), `${shown}级`, `${shown} 级`];
  if (accept.kind === 'rate') {
    const percent = Math.round(Number(right) * 1000) / 10;
    return [
      `${percent.toFixed(1)}%`,
      `${percent.toFixed(1)} %`,
      ` ${percent.toFixed(1)}％ `,
      String(right),
      accept.right,
    ];
  }
  if (accept.kind === 'date' || accept.kind === 'placed') {
    if (!/^\d{4}-/u.test(shown)) return around;
    const [year, month, day] = shown.split('-').map(Number) as [number, number, number];
    const serial = Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569;
    const plain = [
      `${month}/${day}`,
      `${month}月${day}日`,
      `${year}/${month}/${day}`,
      serial,
      String(serial),
      ...around,
    ];
    return accept.kind === 'date' ? [...plain, `${day}日`] : plain;
  }
  if (accept.kind === 'count') return [String(right), ` ${shown} `, wide, `${shown}.0`];
  if (accept.kind === 'phone' && accept.right !== 'none')
    return [...around, wide, `${shown.slice(0, 3)} ${shown.slice(3, 7)} ${shown.slice(7)}`, Number(shown)];
  if (accept.kind === 'mark') return ['＊', ' * ', '√'];
  return around;
}

/** Answers that a guesser would take for one another. */
function sortOf(accept: Accept): string {
  return accept.kind === 'choice' ? JSON.stringify(accept.words) : accept.kind;
}

function answerCells(paper: Paper): readonly KeyCell[] {
  return paper.paper.tasks.flatMap(({ cells }) => cells);
}

/** A few of every sort; the long campaign takes all of them. */
function someCells(paper: Paper): readonly KeyCell[] {
  const cells = answerCells(paper);
  if (process.env.SANBIAO_LONG !== undefined) return cells;
  const taken = new Map<string, number>();
  return cells.filter((one) => {
    const sort = `${one.accept.kind} ${one.rule}`;
    taken.set(sort, (taken.get(sort) ?? 0) + 1);
    return (taken.get(sort) ?? 0) <= 1;
  });
}

describe.each(kinds)('%s', (kind) => {
  let paper: Paper;
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

  test('one wrong or missing answer costs exactly its points', () => {
    const whole = graded(key, paper.filled).score;
    for (const one of someCells(paper)) {
      const { cell, ...place } = filledPlace(paper.filled, one);
      expect(graded(key, withCells(paper.filled, [{ ...place, value: undefined }])).score).toBe(whole - one.points);
      const { accept } = one;
      const changes =
        accept.kind === 'mark'
          ? [
              { ...place, value: undefined },
              { ...place, column: accept.to < place.area.right ? accept.to + 1 : place.area.left, value: '*' },
            ]
          : accept.kind === 'placed'
            ? [
                { ...place, value: undefined },
                {
                  ...place,
                  column: place.column < place.area.right ? place.column + 1 : place.column - 1,
                  value: accept.level === 'none' ? '2026-06-03' : cell.value,
                },
              ]
            : [{ ...place, value: wrongFor(accept, cell.value) }];
      expect([one.cell, graded(key, withCells(paper.filled, changes)).score]).toEqual([one.cell, whole - one.points]);
    }
  });

  test('another spelling of a right answer is right', () => {
    const whole = graded(key, paper.filled).score;
    for (const one of someCells(paper)) {
      const { cell, ...place } = filledPlace(paper.filled, one);
      for (const value of spellings(one.accept, cell.value))
        expect([one.cell, value, graded(key, withCells(paper.filled, [{ ...place, value }])).score]).toEqual([
          one.cell,
          value,
          whole,
        ]);
    }
  });

  test('random answers stay under a fifth of the points', () => {
    const random = new Random(5);
    const cells = answerCells(paper);
    let [reached, possible] = [0, 0];
    for (let round = 0; round < 12; round += 1) {
      const changes = cells.map((one) => {
        const { area, ...place } = filledPlace(paper.filled, one);
        // Whatever is an answer of its sort somewhere on the sheet; for a row of cells, any place in it.
        const alike = cells.filter((other) => other.sheet === one.sheet && sortOf(other.accept) === sortOf(one.accept));
        const value = filledPlace(paper.filled, random.pick(alike)).cell.value;
        return { ...place, column: random.int(area.left, area.right), value };
      });
      const { score, outOf } = graded(key, withCells(paper.blank, changes));
      reached += score;
      possible += outOf;
    }
    expect(reached / possible).toBeLessThan(0.2);
  });
});
