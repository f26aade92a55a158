import { columnLetters, type Scalar } from '../../src/sheet';
import type { Accept } from '../../src/workshop';
import { judge, readAnswer } from '../../src/workshop/answers/read';
import { answerCells } from './checks';
import { filledPlace, graded, keyOf, paperOf, requestOf, withCells } from './papers';

function verdict(accept: Accept, value: Scalar, format?: string): string {
  const cell = { value, ...(format === undefined ? {} : { format }) };
  const reading = readAnswer(accept, [{ column: 5, cell }], false);
  return reading.state === 'read' ? judge(accept, reading) : reading.state;
}

const actions = { approve: ['1', '1. 批准战败', '批准战败'], freeze: ['3', '3. 转冷冻', '转冷冻'] };
const causes = { price: ['车·价格', '价格', '车价'], trust: ['人·信任', '信任'] };
const LOST: Accept = { kind: 'level', right: 'F1', also: ['战败', '已战败', 'lost'] };
const DAY: Accept = { kind: 'date', right: '2026-06-20' };
const RATE: Accept = { kind: 'rate', right: 0.2537 };

test.each<[string, Accept, readonly Scalar[]]>([
  ['a level', { kind: 'level', right: 'H' }, ['h', 'Ｈ', ' H ', 'H级', 'Ｈ级', 'h 级', 'H级别', '（H）', 'H类']],
  ['a closing', LOST, ['f1', 'Ｆ１', 'F1级', '战敗', 'LOST', 'F1（战败）', 'F1 战败', 'F1战败']],
  [
    'no level',
    { kind: 'level', right: 'none' },
    ['无', '無', 'None', '-', '/', '不定级', '未定级', '不填', 'no level'],
  ],
  [
    'a day',
    DAY,
    [
      '2026/6/20',
      '2026.06.20',
      '6月20日',
      '６月２０日',
      '6月20号',
      '6/20',
      '6-20',
      '6.20',
      '20日',
      20,
      '20260620',
      46193,
      '46193',
    ],
  ],
  [
    'a rate',
    RATE,
    [0.254, 0.2544, '25.44%', '25.4%', '25.4 ％', '２５．４％', '.254', '百分之25.4', '254‰', 25.4, '25.4'],
  ],
  ['a count', { kind: 'count', right: 12 }, ['12', '１２', ' 12 ', '12.0', '12天', '十二', '第12句', '#12', '12、']],
  ['none', { kind: 'count', right: 0 }, ['0', '零', '0天', '无', '没有']],
  [
    'a phone',
    { kind: 'phone', right: '15412345678' },
    [15412345678, '154 1234 5678', '154-1234-5678', '+86 15412345678'],
  ],
  ['no phone', { kind: 'phone', right: 'none' }, ['无', '未留', '拒留', '客户未留', '-', 'none', 'refused']],
  [
    'a number of a list',
    { kind: 'choice', right: 'freeze', words: actions },
    [3, '３', '3、', '③', '(3)', '第3项', '三', '3.0', '3. 转冷冻', '轉冷凍'],
  ],
  [
    'a cause',
    { kind: 'choice', right: 'price', words: causes },
    ['车价格', '车-价格', '车：价格', '车・价格', '车—价格', '价格。'],
  ],
])('%s in other words', (_, accept, values) => {
  for (const value of values) expect([value, verdict(accept, value)]).toEqual([value, 'best']);
});

test.each<[string, Accept, readonly Scalar[]]>([
  ['another level', { kind: 'level', right: 'H' }, ['A', 'H/A', 'HA', '无', '高']],
  ['a code with another closing’s word', LOST, ['F1（冷冻）', 'F2', '冷冻']],
  ['a level where there is none', { kind: 'level', right: 'none' }, ['A', 'N', '有']],
  ['another day', DAY, ['6/21', 21, '2026-05-20', 46192, '6月']],
  ['another rate', RATE, [0.2552, 25.6, '2.54%', 2537]],
  ['another count', { kind: 'count', right: 12 }, [11, '1.2', '十一', '无', '12.5']],
  ['an invented phone', { kind: 'phone', right: 'none' }, ['15400001234', '有']],
  [
    'another number of the list',
    { kind: 'choice', right: 'freeze', words: actions },
    [1, '一', '13', '3.5', '批准战败'],
  ],
])('%s stays wrong', (_, accept, values) => {
  for (const value of values)
    expect([value, ['wrong', 'unreadable'].includes(verdict(accept, value))]).toEqual([value, true]);
});

test('a 20 typed into a cell that shows dates is the 20th', () => {
  expect([verdict(DAY, 20, 'm/d'), verdict(DAY, 19, 'm/d')]).toEqual(['best', 'wrong']);
});

test('a mark is told as the day in whose column it stands, the better one, too', async () => {
  const paper = await paperOf(requestOf(['plan-visits']));
  const key = await keyOf(paper.blank);
  const early = answerCells(paper).find(({ accept }) => accept.kind === 'mark' && accept.from < accept.right);
  if (early?.accept.kind !== 'mark') throw new Error('no visit can be planned early');
  const { row, column } = filledPlace(paper.filled, early);
  const { right, from } = early.accept;
  const moved = [
    { sheet: early.sheet, row, column, value: undefined },
    { sheet: early.sheet, row, column: from, value: '*' },
  ];
  const mark = graded(key, withCells(paper.filled, moved)).tasks[0]?.marks.find((one) => one.key.cell === early.cell);
  // The day stands over its column, the month in the line under the title.
  const sheet = paper.filled.sheets.find(({ name }) => name === early.sheet);
  const over = (at: number): string => `2026-06-${String(sheet?.rows[3]?.[at]?.value).padStart(2, '0')}`;
  expect(mark).toMatchObject({ state: 'acceptable', answer: over(from), right: over(right) });
  expect(mark?.remark).toEqual({ key: 'workshop.remark.better', values: { better: over(right) } });
  // A paper from before the days were kept tells the column.
  const { date: _, ...undated } = early.accept;
  const tasks = key.tasks.map((task) => ({ ...task, cells: [{ ...early, accept: undated }] }));
  const told = graded({ ...key, tasks }, withCells(paper.filled, moved)).tasks[0]?.marks[0];
  expect(told).toMatchObject({ state: 'acceptable', answer: columnLetters(from), right: columnLetters(right) });
});
