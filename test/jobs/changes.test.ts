import { levelFormula } from '../../src/marks/level-colours';
import { isOurs, levelColourChanges, removeLevelColours, runDay, toRunJson } from '../../src/jobs';
import type { Form, FormRecord } from '../../src/forms/types';
import { findPreset, generalProfile, type StoreProfile } from '../../src/profile';
import { bookOf, sheetOf, type Cell, type Change, type Scalar, type SheetSnapshot } from '../../src/sheet';
import { formOf, recognisedOf } from '../ledger-fixtures';

const TODAY = '2026-06-20';
/** Days stand in K (1st) … AN (30th); the customer is in row 3. */
const COLUMN_OF_DAY = (day: number): number => 10 + day;

type Line = (Scalar | Cell | null)[];

function sheet(cells: Readonly<Record<number, Scalar | Cell>> = {}, more: Partial<SheetSnapshot> = {}): SheetSnapshot {
  const line: Line = Array.from({ length: 41 }, (_, i) =>
    i === 0 ? '王芳' : i === 1 ? '13800000001' : (cells[i - 9] ?? null),
  );
  return sheetOf('状况表', [['标题'], ['客户'], line], more);
}

function matrix(record: Partial<FormRecord>, more: Partial<Form> = {}): Form {
  return formOf('contact-matrix', [{ fields: { customerName: '王芳', phone: '13800000001' }, ...record }], {
    month: '2026-06',
    sheet: '状况表',
    range: 'A2:AN3',
    headerRows: [2],
    consultant: '张三',
    ...more,
  });
}

function marks(
  form: Form,
  snapshot: SheetSnapshot,
  profile: StoreProfile = generalProfile,
): { changes: Change[]; asked: string[]; unmarked?: string } {
  const report = runDay(bookOf([snapshot]), recognisedOf([form]), profile, TODAY, { withoutColours: true });
  return {
    // The document part that says which marks are ours has tests of its own.
    changes: report.changes.filter(({ kind }) => kind !== 'document-part'),
    asked: report.questions.map(({ text }) => text.key),
    unmarked: report.customers[0]?.unmarked,
  };
}

const kinds = (changes: readonly Change[]): string[] => changes.map((change) => change.kind);

describe('the mark of a due visit', () => {
  test('is a * in the due day’s cell, right and top, with what stood there and why', () => {
    const { changes } = marks(matrix({ contacts: [{ day: 18, level: 'B' }] }), sheet({ 18: 'B' }));
    expect(changes).toEqual([
      expect.objectContaining({ kind: 'value', sheet: '状况表', cell: 'AI3', before: '', after: '*' }),
      expect.objectContaining({ kind: 'align', cell: 'AI3', after: { horizontal: 'right', vertical: 'top' } }),
    ]);
    expect(changes.every(({ why }) => why?.key === 'schedule.change.upcoming')).toBe(true);
  });

  test('overdue and due today differ by fill, and by a box that shows without colour', () => {
    const today = marks(matrix({ contacts: [{ day: 16, level: 'A' }] }), sheet({ 16: 'A' })).changes;
    const overdue = marks(matrix({ contacts: [{ day: 10, level: 'A' }] }), sheet({ 10: 'A' })).changes;
    expect(kinds(today)).toEqual(['value', 'align', 'fill', 'font']);
    expect(kinds(overdue)).toEqual(['value', 'align', 'fill', 'font', 'border']);
    const fillOf = (changes: readonly Change[]): unknown => changes.find(({ kind }) => kind === 'fill');
    expect(fillOf(today)).toMatchObject({ cell: 'AD3', after: '#E4D3F5' });
    expect(fillOf(overdue)).toMatchObject({ cell: 'AD3', after: '#FFC7CE' });
  });

  test('a * that is there already stays and is only coloured', () => {
    expect(
      kinds(marks(matrix({ contacts: [{ day: 16, level: 'A' }], planned: [20] }), sheet({ 16: 'A', 20: '*' })).changes),
    ).toEqual(['fill', 'font']);
  });

  test('existing text is kept and asked about', () => {
    const { changes, asked, unmarked } = marks(
      matrix({ contacts: [{ day: 16, level: 'A' }] }),
      sheet({ 16: 'A', 20: '出差' }),
    );
    expect([changes, asked, unmarked]).toEqual([[], ['schedule.question.occupied'], 'occupied']);
  });

  test('a formula that shows nothing is not overwritten', () => {
    const { changes, unmarked } = marks(
      matrix({ contacts: [{ day: 16, level: 'A' }] }),
      sheet({ 16: 'A', 20: { value: '', formula: '=""' } }),
    );
    expect([changes, unmarked]).toEqual([[], 'formula']);
  });

  test('nothing where a value is unreadable', () => {
    const form = matrix(
      { contacts: [{ day: 16, level: 'A' }] },
      { problems: [{ cell: 'AD3', code: 'unreadable-level', text: 'X' }] },
    );
    expect(marks(form, sheet({ 16: 'A', 20: 'X' }))).toMatchObject({ changes: [], unmarked: 'unreadable' });
    const error = marks(
      matrix({ contacts: [{ day: 16, level: 'A' }] }),
      sheet({ 16: 'A', 20: { value: '#N/A', error: true } }),
    );
    expect(error).toMatchObject({ changes: [], unmarked: 'unreadable' });
  });

  test('a protected sheet gets nothing and one question, whatever the number of customers', () => {
    const two = formOf(
      'contact-matrix',
      [
        { fields: { phone: '1' }, contacts: [{ day: 16, level: 'A' }] },
        { fields: { phone: '2' }, contacts: [{ day: 16, level: 'A' }] },
      ],
      { month: '2026-06', sheet: '状况表' },
    );
    const report = runDay(bookOf([sheet({}, { protected: true })]), recognisedOf([two]), generalProfile, TODAY);
    expect(report.changes).toEqual([]);
    expect(report.questions.map(({ text }) => text.key)).toEqual(['schedule.question.protected']);
    expect(report.customers.map(({ unmarked }) => unmarked)).toEqual(['protected', 'protected']);
  });

  test('a struck-out customer is asked about', () => {
    const struck = sheetOf('状况表', [['标题'], ['客户'], [{ value: '王芳', strike: true }]]);
    expect(marks(matrix({ contacts: [{ day: 16, level: 'A' }] }), struck)).toMatchObject({
      changes: [],
      asked: ['schedule.question.struck-out'],
    });
  });

  test('a validation that does not allow * is respected; one that does is not in the way', () => {
    const form = matrix({ contacts: [{ day: 16, level: 'A' }] });
    const allow = (values: string[]): SheetSnapshot =>
      sheet({ 16: 'A' }, { validations: [{ range: 'K3:AN30', values }] });
    expect(marks(form, allow(['H', 'A', 'B', 'C']))).toMatchObject({
      changes: [],
      asked: ['schedule.question.validation'],
    });
    expect(kinds(marks(form, allow(['H', '*'])).changes)).toContain('value');
  });

  test('inside a merged cell only its first cell takes a mark', () => {
    const form = matrix({ contacts: [{ day: 16, level: 'A' }] });
    const merged = (left: number): SheetSnapshot =>
      sheet({ 16: 'A' }, { merges: [{ top: 3, bottom: 4, left, right: COLUMN_OF_DAY(20) }] });
    expect(marks(form, merged(COLUMN_OF_DAY(19)))).toMatchObject({ changes: [], unmarked: 'merged' });
    expect(kinds(marks(form, merged(COLUMN_OF_DAY(20))).changes)).toContain('value');
  });

  test('due in another month: no cell, but next month’s list', () => {
    const report = runDay(
      bookOf([sheet({ 18: 'C' })]),
      recognisedOf([matrix({ contacts: [{ day: 18, level: 'C' }] })]),
      generalProfile,
      TODAY,
      { withoutColours: true },
    );
    expect(report.changes).toEqual([]);
    expect(report.customers[0]).toMatchObject({ due: '2026-07-03', unmarked: 'other-month' });
    expect(report.lists.nextMonth).toEqual([0]);
  });

  test('goes to the sheet of the due day’s month, and to the present consultant’s of two', () => {
    const july = formOf(
      'contact-matrix',
      [{ fields: { phone: '13800000001' }, carryOver: { level: 'C', date: '2026-06-18' } }],
      { month: '2026-07', sheet: '7月', consultant: '李四' },
    );
    const sheets = [sheet({ 18: 'C' }), sheetOf('7月', [['标题'], ['客户'], ['王芳']])];
    const report = runDay(
      bookOf(sheets),
      recognisedOf([matrix({ contacts: [{ day: 18, level: 'C' }] }), july]),
      generalProfile,
      TODAY,
      { withoutColours: true },
    );
    expect(report.changes[0]).toMatchObject({ kind: 'value', sheet: '7月', cell: 'M3', after: '*' });
  });

  test('a day that the matrix has no column for is no place', () => {
    const form = matrix({ contacts: [{ day: 16, level: 'A' }] }, { dayColumns: { 16: 'Z' } });
    expect(marks(form, sheet({ 16: 'A' }))).toMatchObject({ changes: [], unmarked: 'no-column' });
  });
});

describe('colours of levels', () => {
  const form = matrix({ contacts: [{ day: 16, level: 'A' }] });

  test('are rules over the day cells and the columns of one level each, one per colour of the profile and block of columns', () => {
    const changes = levelColourChanges(bookOf([sheet()]), [form], generalProfile);
    const ranges = new Set(changes.map((change) => (change.kind === 'conditional-format' ? change.range : '')));
    expect([...ranges]).toEqual(['F3:AN50']);
    expect(changes).toHaveLength(new Set(generalProfile.levels.map(({ color }) => color)).size);
    const apart = levelColourChanges(
      bookOf([sheet()]),
      [{ ...form, columns: [{ field: 'level', column: 'C', header: '级别' }] }],
      generalProfile,
    );
    expect(new Set(apart.map((change) => (change.kind === 'conditional-format' ? change.range : '')))).toEqual(
      new Set(['C3:C50', 'K3:AN50']),
    );
    expect(changes.every((change) => change.kind === 'conditional-format' && isOurs(change.formula))).toBe(true);
  });

  test('running twice leaves one set; another profile replaces the rules of ours and no others', () => {
    const first = levelColourChanges(bookOf([sheet()]), [form], generalProfile);
    const theirs = { range: 'K3:AN50', formula: '=K3="H"', fill: '#FF0000' };
    const ours = first.flatMap((change) =>
      change.kind === 'conditional-format'
        ? [
            {
              range: change.range,
              formula: change.formula.replace('N("sanbiao")', 'N( "sanbiao" )'),
              fill: change.fill,
            },
          ]
        : [],
    );
    const after = bookOf([sheet({}, { conditionalFormats: [theirs, ...ours] })]);
    expect(levelColourChanges(after, [form], generalProfile)).toEqual([]);

    const chery = findPreset('chery') ?? generalProfile;
    const again = levelColourChanges(after, [form], chery);
    const removed = again.flatMap((change) => (change.kind === 'remove-conditional-format' ? [change.formula] : []));
    expect(removed.length).toBeGreaterThan(0);
    expect(removed).not.toContain(theirs.formula);
    expect(removeLevelColours(after)).toHaveLength(ours.length);
  });

  test('a rule of ours that stands twice is left once', () => {
    const [rule] = levelColourChanges(bookOf([sheet()]), [form], generalProfile);
    if (rule?.kind !== 'conditional-format') throw new Error('no rule');
    const twice = bookOf([sheet({}, { conditionalFormats: [rule, rule] })]);
    const changes = levelColourChanges(twice, [form], generalProfile);
    expect(changes.filter(({ kind }) => kind === 'remove-conditional-format')).toHaveLength(1);
  });

  test('a protected sheet is left alone', () => {
    expect(levelColourChanges(bookOf([sheet({}, { protected: true })]), [form], generalProfile)).toEqual([]);
  });

  test('the formula names a harmless term of ours and the level', () => {
    const formula = levelFormula('K3', ['F1', 'E']);
    expect(formula).toMatch(/^=AND\(N\("sanbiao"\)=0,ISNUMBER\(FIND\(.*UPPER\(K3\).*,"\/F1\/Ｆ１\/E\/Ｅ\/"\)\)\)$/u);
    // Excel refuses array constants in conditions, and formulas of more than 8,192 characters or 64 levels.
    expect(formula).not.toMatch(/[{}]/u);
    expect(formula.length).toBeLessThan(500);
  });
});

test('the command line’s JSON has the contract’s keys, and changes that can be applied again', () => {
  const report = runDay(
    bookOf([sheet({ 16: 'A' })]),
    recognisedOf([matrix({ contacts: [{ day: 16, level: 'A' }] })]),
    generalProfile,
    TODAY,
  );
  const json = JSON.parse(JSON.stringify(toRunJson(report))) as {
    customers: Record<string, unknown>[];
    changes: Record<string, unknown>[];
  };
  expect(Object.keys(json)).toEqual(
    expect.arrayContaining(['today', 'profile', 'customers', 'changes', 'questions', 'problems']),
  );
  expect(json.customers[0]).toMatchObject({
    name: '王芳',
    phone: '13800000001',
    consultant: '张三',
    rows: [{ sheet: '状况表', row: 3, form: 'contact-matrix' }],
    state: 'open',
    level: 'A',
    levelAt: '2026-06-16',
    contacts: 1,
    lastContact: '2026-06-16',
    due: '2026-06-20',
    dueWhy: 'interval',
    status: 'due-today',
    overdueDays: 0,
  });
  expect(json.customers[0]).not.toHaveProperty('proposedLevel');
  expect(json.changes[0]).toEqual({
    kind: 'value',
    sheet: '状况表',
    cell: 'AD3',
    before: '',
    after: '*',
    why: '王芳：今天（2026-06-20）应联系（上次联系 2026-06-16）',
  });
});
