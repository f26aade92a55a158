import { runDay, type CustomerDay } from '../../src/jobs';
import { generalProfile } from '../../src/profile';
import { bookOf, sheetOf } from '../../src/sheet';
import { say } from '../../src/words';
import { formOf, recognisedOf } from '../ledger-fixtures';

const HEADER = ['客户姓名', '电话', '购买力', '决策权', '需求'];

function manOfRow(header: readonly string[], row: readonly string[]): CustomerDay | undefined {
  const sheet = sheetOf('登记', [['标题'], header, row]);
  const form = formOf('visitor-register', [{ fields: { phone: '1', date: '2026-06-19', level: 'B' } }], {
    sheet: '登记',
    month: '2026-06',
    range: 'A2:E3',
    headerRows: [2],
    columns: [
      { field: 'customerName', column: 'A', header: '客户姓名' },
      { field: 'phone', column: 'B', header: '电话' },
    ],
  });
  return runDay(bookOf([sheet]), recognisedOf([form]), generalProfile, '2026-06-20').customers[0];
}

const line = (customer: CustomerDay | undefined): string | undefined => {
  const found = customer?.why.find(({ rule }) => rule === 'man');
  return found && `${say(found.text)} ${found.cells.map(({ cell }) => cell).join(' ')}`;
};

test('money, authority and need are read where the sheet has columns for them', () => {
  const lacking = manOfRow(HEADER, ['王芳', '1', '√', '×', '无']);
  expect(lacking?.man).toEqual({ money: true, authority: false, need: false });
  expect(line(lacking)).toBe('MAN 三项中尚缺：决定权、需求 C3 D3 E3');
  expect(line(manOfRow(HEADER, ['王芳', '1', '有', '是', '明确']))).toBe(
    'MAN 三项具备：有购买力、能决定、有需求 C3 D3 E3',
  );
});

test('nothing is said without the columns, for empty cells, or for letters that may be levels', () => {
  expect(manOfRow(['客户姓名', '电话', 'M', 'A', 'N'], ['王芳', '1', '√', '×', '×'])?.man).toBeUndefined();
  expect(manOfRow(HEADER, ['王芳', '1', '', '待定', ''])?.man).toBeUndefined();
  expect(line(manOfRow(HEADER, ['王芳', '1', '√', '', '']))).toBeUndefined();
});
