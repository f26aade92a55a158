import { deskWith } from './desk';

const row = (...values: readonly (string | number)[]): Record<number, { v: string | number }> =>
  Object.fromEntries(values.map((v, column) => [column, { v }]));

test('a copy of a filtered sheet shows every row, the sheet itself stays filtered', async () => {
  const desk = deskWith({
    sheetOrder: ['a', 'b'],
    sheets: {
      a: {
        id: 'a',
        name: '来店 6月',
        rowCount: 50,
        columnCount: 20,
        cellData: { 0: row('姓名', '级别'), 1: row('陈', 'A'), 2: row('刘', 'H') },
      },
      b: {
        id: 'b',
        name: '接触 6月',
        rowCount: 50,
        columnCount: 20,
        cellData: { 3: row('姓名', '级别'), 4: row('孙', 'A'), 6: row('备注') },
      },
    },
  });
  try {
    const [visits, matrix] = desk.host.book.sheets();
    if (!visits || !matrix) throw new Error('no sheets');
    visits.extras.filterArea = { row: 0, column: 0, rows: 3, columns: 2 };
    visits.extras.filterEnabled = true;
    visits.setRowsHidden(1, 1, true);
    matrix.extras.tables = [
      { id: '1', name: '意向客户', at: { row: 3, column: 0, rows: 2, columns: 2 }, filtered: true },
    ];
    matrix.setRowsHidden(4, 1, true);
    matrix.setRowsHidden(6, 1, true);
    const { inverse } = await desk.port.apply([
      { kind: 'copy-sheet', from: '来店 6月', sheet: '来店 7月' },
      { kind: 'copy-sheet', from: '接触 6月', sheet: '接触 7月' },
    ]);
    const hidden = (): unknown =>
      desk.host.book
        .sheets()
        .map((sheet) => [sheet.name, [0, 1, 2, 3, 4, 5, 6].filter((index) => sheet.rowHidden(index))]);
    expect(hidden()).toEqual([
      ['来店 6月', [1]],
      ['接触 6月', [4, 6]],
      ['来店 7月', []],
      // What somebody hid by hand stays hidden.
      ['接触 7月', [6]],
    ]);
    expect(visits.extras.filterEnabled).toBe(true);
    expect(matrix.extras.tables[0]?.filtered).toBe(true);
    const tables = desk.host.book.sheets().flatMap(({ extras }) => extras.tables.map(({ name }) => name));
    expect(new Set(tables).size).toBe(2);
    await desk.port.apply(inverse);
    expect(desk.host.book.sheets()).toHaveLength(2);
  } finally {
    desk.close();
  }
});
