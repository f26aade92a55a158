import type { Scalar, WorkbookSnapshot } from '../../src/sheet';
import type { Accept, ExerciseKind, Key, KeyCell } from '../../src/workshop';
import { draftTasks } from '../../src/workshop/paper/make';
import type { Random } from '../../src/workshop/store';
import { filledPlace, graded, requestOf, withCells, type ReadPaper } from './papers';

/** A wrong answer of the same sort, never one inside the tolerance. */
export function wrongFor(accept: Accept, right: Scalar): Scalar {
  switch (accept.kind) {
    case 'level':
      return accept.right === 'none' ? 'A' : accept.right === 'A' ? 'B' : 'A';
    case 'date':
      return accept.right.startsWith('2026-01') ? '2026-09-09' : '2026-01-01';
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
export function spellings(accept: Accept, right: Scalar): readonly Scalar[] {
  const shown = String(right);
  const wide = [...shown]
    .map((c) => (c > ' ' && c <= '~' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
    .join('');
  const around = [` ${shown} `, `${shown}\u3000`];
  if (accept.kind === 'level')
    return accept.right === 'none'
      ? [...around, '无', '-', '未定级', 'none']
      : [...around, wide, shown.toLowerCase(), `${shown}级`, `${shown} 级`, ...(accept.also ?? [])];
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
      `${year}年${month}月${day}日`,
      `${year}/${month}/${day}`,
      `${year}.${month}.${day}`,
      serial,
      String(serial),
      ...around,
    ];
    return accept.kind === 'date' ? [...plain, `${day}日`] : plain;
  }
  if (accept.kind === 'count') return [String(right), ` ${shown} `, wide, `${shown}.0`];
  if (accept.kind === 'phone' && accept.right !== 'none')
    return [...around, wide, `${shown.slice(0, 3)} ${shown.slice(3, 7)} ${shown.slice(7)}`, Number(shown)];
  if (accept.kind === 'choice') return [...around, wide, ...(accept.words[accept.right] ?? [])];
  if (accept.kind === 'mark') return ['＊', ' * ', '√'];
  return around;
}

export function answerCells(paper: ReadPaper): readonly KeyCell[] {
  return paper.paper.tasks.flatMap(({ cells }) => cells);
}

/** Answers that lose other than exactly their points when they are left out, or wrong. */
export function wrongPrices(paper: ReadPaper, key: Key, cells: readonly KeyCell[]): readonly string[] {
  const whole = graded(key, paper.filled).score;
  return cells.flatMap((one) => {
    const { cell, ...place } = filledPlace(paper.filled, one);
    const { accept } = one;
    const beside = { ...place, column: place.column < place.area.right ? place.column + 1 : place.column - 1 };
    const wrong =
      accept.kind === 'mark'
        ? [
            { ...place, value: undefined },
            { ...place, column: accept.to < place.area.right ? accept.to + 1 : place.area.left, value: '*' },
          ]
        : accept.kind === 'placed'
          ? [
              { ...place, value: undefined },
              { ...beside, value: accept.level === 'none' ? '2026-06-03' : cell.value },
            ]
          : [{ ...place, value: wrongFor(accept, cell.value) }];
    return [[{ ...place, value: undefined }], wrong].flatMap((changes) => {
      const lost = whole - graded(key, withCells(paper.filled, changes)).score;
      return lost === one.points ? [] : [`${one.cell} ${JSON.stringify(changes)} costs ${String(lost)}`];
    });
  });
}

/** Spellings of right answers that do not get every point. */
export function refusedSpellings(paper: ReadPaper, key: Key, cells: readonly KeyCell[]): readonly string[] {
  const whole = graded(key, paper.filled).score;
  return cells.flatMap((one) => {
    const { cell, ...place } = filledPlace(paper.filled, one);
    return spellings(one.accept, cell.value).flatMap((value) =>
      graded(key, withCells(paper.filled, [{ ...place, value }])).score === whole
        ? []
        : [`${one.cell} ${String(cell.value)} as ${JSON.stringify(value)}`],
    );
  });
}

/** Answers that a guesser would take for one another. */
function sortOf(accept: Accept): string {
  return accept.kind === 'choice' ? JSON.stringify(accept.words) : accept.kind;
}

/** The share of the points for a guesser's answers: what is an answer of its sort somewhere on the sheet; in a row of cells, any place. */
export function luck(paper: ReadPaper, key: Key, random: Random): number {
  const { score, outOf } = graded(key, withCells(paper.blank, guesses(paper.filled, key, random)));
  return score / outOf;
}

/** A guesser's answer to everything that is asked. */
export function guesses(filled: WorkbookSnapshot, key: Key, random: Random): Parameters<typeof withCells>[1] {
  const cells = key.tasks.flatMap((task) => task.cells);
  const alike = new Map<string, Scalar[]>();
  const places = cells.map((one) => {
    const { area, cell, ...place } = filledPlace(filled, one);
    const sort = `${one.sheet} ${sortOf(one.accept)}`;
    alike.set(sort, [...(alike.get(sort) ?? []), cell.value]);
    return { area, place, sort };
  });
  return places.map(({ area, place, sort }) => {
    const value = random.pick(alike.get(sort) ?? []);
    return { ...place, column: random.int(area.left, area.right), value };
  });
}

/** The conversations of a class of 20, numbers and phones aside: how many there are, and those that somebody else reads word for word. */
export function talksOfClass(kind: ExerciseKind, more: Parameters<typeof requestOf>[1], from = 900) {
  const heard = new Map<string, number>();
  let talks = 0;
  for (let number = 1; number <= 20; number += 1) {
    const rows = draftTasks(requestOf([kind], more), from + number)[0]?.draft.leaves[0]?.values ?? [];
    let said: string[] = [];
    for (const row of [...rows, []]) {
      if (typeof row[0] === 'number') said.push(String(row[2]).replace(/[\d -]+/gu, '#'));
      else if (said.length > 0) {
        heard.set(said.join('\n'), (heard.get(said.join('\n')) ?? 0) + 1);
        talks += 1;
        said = [];
      }
    }
  }
  return { talks, twice: [...heard].filter(([, times]) => times > 1).map(([words]) => words) };
}
