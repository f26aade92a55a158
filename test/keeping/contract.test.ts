import {
  BadRequest,
  draftReport,
  logContact,
  takeInVisitor,
  type KeepReport,
  type LogRequest,
} from '../../src/keeping';
import { recognise } from '../../src/forms';
import { appliedTo, bookOf, sheetOf, type SheetSnapshot, type WorkbookSnapshot } from '../../src/sheet';
import { HEAD, matrix, person, REGISTER, ROWS, store, type Row } from './example-store';
import { openBooks } from './scenarios';

const log = (request: Partial<LogRequest>, book = store()): KeepReport =>
  logContact(openBooks(book), { who: '王芳', date: '2026-06-10', level: 'A', ...request });
const at = (report: KeepReport, place: string): string[] =>
  report.writes
    .filter((write) => write.place === place)
    .map(({ cell, before, after }) => `${cell} ${String(before)}→${String(after)}`);
const reasons = (report: KeepReport): string[] => report.without.map(({ place, why }) => `${place} ${why.key}`);

describe('log', () => {
  test('writes the level over the mark, the next mark by the interval, and a line of the day’s report', () => {
    const report = log({ via: 'phone', time: '14:20', note: '周末再来' });
    expect(at(report, 'matrix-day')).toEqual(['Q4 *→A']);
    expect(at(report, 'matrix-mark')).toEqual(['U4 →*']);
    expect(at(report, 'report-row').map((write) => write.split(' ')[1])).toEqual([
      '→王芳',
      '→速腾',
      '→13800000001',
      '→促进',
      '→A',
      '→A',
      '→周末再来',
      '→14:20',
    ]);
    expect(report.questions).toEqual([]);
  });

  test('what is written is read back, and everything else as before', () => {
    const book = store();
    const report = log({ level: 'H' }, book);
    const [form] = recognise(appliedTo(book, report.changes)).forms;
    expect(form?.records[0]).toMatchObject({
      contacts: [
        { day: 3, level: 'A' },
        { day: 10, level: 'H' },
      ],
      planned: [12],
    });
    expect(form?.records.slice(1)).toEqual(recognise(book).forms[0]?.records.slice(1));
  });

  test('keeps the mark beside the level where three cells of the sheet do', () => {
    const kept = store(([first, ...others]) => [
      matrix('谢东', [...ROWS.slice(0, 3), person(4, '陈伟', '13800000004', 'O', { 4: '*O', 6: '*H', 9: '*A' })]),
      ...others.filter((sheet) => sheet !== first),
    ]);
    expect(at(log({}, kept), 'matrix-day')).toEqual(['Q4 *→*A']);
  });

  test('a closing level sets no mark and goes into the loss record', () => {
    const report = log({ level: 'F1', reason: '价格高', rival: '某牌' });
    expect(at(report, 'matrix-mark')).toEqual([]);
    expect(at(report, 'loss-row').map((write) => write.split('→')[1])).toEqual([
      '2',
      '6月10日',
      '王芳',
      '13800000001',
      '速腾',
      '谢东',
      '战败',
      '价格高',
      '某牌',
    ]);
  });

  test('another level in the cell is asked about and never overwritten unasked', () => {
    const report = log({ who: '李强', date: '2026-06-14' });
    expect(report.questions.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['other-level U5']);
    expect(at(log({ who: '李强', date: '2026-06-14', choices: { 'other-level': 1 } }), 'matrix-day')).toEqual([
      'U5 H→A',
    ]);
    const left = log({ who: '李强', date: '2026-06-14', choices: { 'other-level': 2 } });
    expect([at(left, 'matrix-day'), left.questions]).toEqual([[], []]);
  });

  test('the level that stands there already is nothing to write', () => {
    expect(at(log({ who: '李强', date: '2026-06-14', level: 'H' }), 'matrix-day')).toEqual([]);
  });

  test('a month that is closed for the customer is asked about: the next matrix has carried the level on', () => {
    const july = sheetOf('谢东7月', [
      ['意向客户接触状况表'],
      ['2026年7月　销售顾问：谢东'],
      HEAD,
      person(1, '王芳', '13800000001', 'A'),
    ]);
    const book = store((sheets) => [...sheets, july]);
    const asked = log({}, book);
    expect(asked.questions.map(({ code, choices }) => [code, choices.length])).toEqual([['closed-month', 2]]);
    expect(at(log({ choices: { 'closed-month': 1 } }, book), 'matrix-day')).toEqual(at(log({}), 'matrix-day'));
    const left = log({ choices: { 'closed-month': 2 } }, book);
    expect(at(left, 'matrix-day')).toEqual([]);
    expect(reasons(left)).toContain('matrix-day keeping.without.closed-month');
    expect(log({ who: '李强' }, book).questions).toEqual([]);
    expect(log({ date: '2026-07-10' }, book).questions).toEqual([]);
  });

  test('matrices side by side: the row is each customer’s own, and is read back in its own table', () => {
    const beside = sheetOf('两人6月', [
      ['意向客户接触状况表'],
      ['2026年6月　销售顾问：谢东', ...HEAD.map(() => null), '2026年6月　销售顾问：冯远'],
      [...HEAD, null, ...HEAD],
      [...person(1, '王芳', '13800000001', 'A'), null, ...person(1, '周全', '13800000011', 'B')],
      [...person(2, '李强', '13800000002', 'A'), null, ...person(2, '吴双', '13800000012', 'B')],
      [...person(3, '赵敏', '13800000003', 'A'), null, ...person(3, '郑好', '13800000013', 'B')],
    ]);
    for (const who of ['王芳', '吴双'])
      expect(
        at(
          log(
            { who, next: 'none' },
            store(() => [beside]),
          ),
          'matrix-day',
        ),
      ).toHaveLength(1);
  });

  test('no row in the consultant’s matrix: asked, then made', () => {
    expect(log({ who: '钱多' }).questions.map(({ code }) => code)).toEqual(['no-row']);
    const made = log({ who: '钱多', choices: { 'no-row': 1 } });
    expect(at(made, 'matrix-row').map((write) => write.split('→')[1])).toEqual([
      '5',
      '钱多',
      '13800000005',
      '迈腾',
      '网络',
      '2026/6/9',
      'A',
      '*',
    ]);
  });

  test('追踪后级别 on the day after the visit, where it is empty', () => {
    expect(at(log({ who: '13800000005', choices: { 'no-row': 2 } }), 'register-follow-up')).toEqual(['K3 →A']);
    expect(at(log({ who: '0006', choices: { 'no-row': 2 } }), 'register-follow-up')).toEqual([]);
    expect(at(log({ who: '0005', date: '2026-06-12', choices: { 'no-row': 2 } }), 'register-follow-up')).toEqual([]);
  });

  test('a line in the report that is there already only gets what it lacks', () => {
    expect(at(log({ who: '赵敏' }), 'report-row')).toEqual([]);
  });

  test('who was ordered before comes for paperwork', () => {
    expect(at(log({ who: '陈伟', level: 'D' }), 'report-row').some((write) => write.endsWith('→手续'))).toBe(true);
  });

  test('a mark in another month is not invented, and said', () => {
    expect(reasons(log({ date: '2026-06-29' }))).toContain('matrix-mark keeping.without.other-month');
  });

  test('a protected sheet, a formula, a merge, a list without the level: not written, and said', () => {
    const only = (more: Partial<SheetSnapshot>): WorkbookSnapshot =>
      bookOf([matrix('谢东', ROWS, more)], { name: '2026年6月.xlsx' });
    expect(reasons(log({}, only({ protected: true })))).toContain('matrix-day keeping.without.cell');
    expect(reasons(log({}, only({ validations: [{ range: 'H4:AK7', values: ['H', 'B'] }] })))).toContain(
      'matrix-day keeping.without.cell',
    );
    expect(reasons(log({}, only({ merges: [{ top: 4, left: 16, bottom: 4, right: 17 }] })))).toContain(
      'matrix-day keeping.without.cell',
    );
  });

  test('two customers with the name are asked about, with the consultant given only where one fits', () => {
    const two = store((sheets) => [...sheets, matrix('周婷', [person(1, '王芳', '13900000001', 'B')])]);
    expect(log({}, two).questions[0]).toMatchObject({
      code: 'two-customers',
      choices: [expect.anything(), expect.anything()],
    });
    expect(log({ consultant: '周婷' }, two).customer?.phone).toBe('13900000001');
    expect(log({ choices: { 'two-customers': 1 } }, two).customer?.phone).toBe('13800000001');
  });

  test('unknown customers, levels outside the profile, a next visit before the contact are bad input', () => {
    for (const bad of [{ who: '无名氏' }, { level: 'Z' }, { next: '2026-06-09' }, { who: '谢东6月!99' }] as const)
      expect(() => log(bad)).toThrow(BadRequest);
  });

  test('only the places that stay ticked are written', () => {
    expect(new Set(log({ places: ['matrix-day'] }).writes.map(({ place }) => place))).toEqual(new Set(['matrix-day']));
  });
});

describe('visit', () => {
  const visit = (more: object, book = store()): KeepReport =>
    takeInVisitor(openBooks(book), { date: '2026-06-11', time: '15:20', consultant: '谢东', ...more });

  test('writes the next line as its neighbours are written, and a matrix row from level B on', () => {
    const report = visit({ name: '吴女士', phone: '13700000001', model: '探岳', source: '网络', level: 'B' });
    expect(at(report, 'register-row').map((write) => write.split('→')[1])).toEqual([
      '3',
      '6月11日',
      '15:20',
      '来店',
      '吴女士',
      '13700000001',
      '探岳',
      '网络',
      '是',
      'B',
      '谢东',
    ]);
    expect(at(report, 'matrix-row').map((write) => write.split('→')[1])).toEqual([
      '5',
      '吴女士',
      '13700000001',
      '探岳',
      '网络',
      '2026/6/11',
      'B',
      '*',
    ]);
  });

  test('where calls and visits have times of their own, the time goes into the column of the kind', () => {
    const head: Row = ['日期', '客户姓名', '联系电话', '来电时间', '来店时间', '意向车型', '来源', '级别', '销售顾问'];
    const lines: Row[] = [
      ['6月2日', '钱女士', '13700000011', '10:20', null, '速腾', '网络', 'C', '谢东'],
      ['6月3日', '孙先生', '13700000012', null, '11:05', '速腾', '网络', 'C', '谢东'],
    ];
    const book = bookOf([sheetOf('登记', [['来店/来电客户登记表 2026年6月'], head, ...lines])]);
    expect(at(visit({ kind: 'call' }, book), 'register-row')).toContain('D5 →15:20');
    expect(at(visit({ kind: 'visit' }, book), 'register-row')).toContain('E5 →15:20');
  });

  test('a visitor who leaves nothing gets the line with times and consultant only', () => {
    expect(at(visit({}), 'register-row').map((write) => write.split('→')[1])).toEqual([
      '3',
      '6月11日',
      '15:20',
      '来店',
      '谢东',
    ]);
  });

  test('below the minimum level there is no matrix row', () => {
    expect(at(visit({ name: '吴', level: 'C' }), 'matrix-row')).toEqual([]);
  });

  test('a known number is asked about; all the same means a line and no second matrix row', () => {
    expect(visit({ phone: '138-0000-0001', level: 'A' }).questions.map(({ code }) => code)).toEqual(['known-customer']);
    const again = visit({ phone: '13800000001', name: '王芳', level: 'A', choices: { 'known-customer': 1 } });
    expect([at(again, 'register-row').length > 0, at(again, 'matrix-row')]).toEqual([true, []]);
  });

  test('a full form gets a row below its last line, and what stands there moves down', () => {
    const full = store((sheets) =>
      sheets.map((sheet) =>
        sheet.name === '来店登记'
          ? sheetOf('来店登记', [...REGISTER, ['合计', null, null, null, null, 2], ['经理签名：']])
          : sheet,
      ),
    );
    const report = visit({ name: '吴女士', phone: '13700000001' }, full);
    expect(report.changes[0]).toMatchObject({ kind: 'insert-rows', sheet: '来店登记', rows: '5:5' });
    const after = appliedTo(full, report.changes).sheets[1];
    expect(after?.rows[6]?.[1]?.value).toBe('合计');
    expect(
      recognise(appliedTo(full, report.changes)).forms[1]?.records.map(({ fields }) => fields.customerName),
    ).toEqual(['钱多', '孙立', '吴女士']);
  });

  test('text is text: an equals sign is no formula', () => {
    const report = visit({ name: '=1+1' });
    expect(report.changes.every(({ kind }) => kind !== 'formula')).toBe(true);
  });
});

describe('report', () => {
  test('adds the day’s contacts that are not in it, before the total, and leaves what is there', () => {
    const book = store(([first, ...others]) => [
      matrix('谢东', [person(1, '王芳', '13800000001', 'A', { 3: 'A', 10: 'H' }), ...ROWS.slice(1)]),
      ...others.filter((sheet) => sheet !== first),
    ]);
    const report = draftReport(openBooks(book), { consultant: '谢东', date: '2026-06-10' });
    expect(at(report, 'report-row').map((write) => write.split('→')[1])).toEqual([
      '王芳',
      '速腾',
      '13800000001',
      '促进',
      'A',
      'H',
      '促进中',
    ]);
    const again = draftReport(openBooks(appliedTo(book, report.changes)), { consultant: '谢东', date: '2026-06-10' });
    expect(at(again, 'report-row')).toEqual([]);
  });

  test('makes a sheet for another day in the look of the last one, with its day, without its lines', () => {
    const book = store();
    const report = draftReport(openBooks(book), { consultant: '谢东', date: '2026-06-09' });
    expect(report.changes[0]).toMatchObject({ kind: 'copy-sheet', from: '日报6.10', sheet: '日报6.9' });
    const form = recognise(appliedTo(book, report.changes)).forms.find(({ sheet }) => sheet === '日报6.9');
    expect(form).toMatchObject({ date: '2026-06-09', consultant: '谢东' });
    expect(form?.records.map(({ fields }) => [fields.customerName, fields.purpose, fields.levelAfter])).toEqual([
      ['钱多', 'prospecting', 'B'],
      ['孙立', 'prospecting', 'A'],
    ]);
  });

  test('a plain one where the store has none', () => {
    const book = store((sheets) => sheets.slice(0, 2));
    const report = draftReport(openBooks(book), { consultant: '谢东', date: '2026-06-09' });
    expect(report.changes[0]?.kind).toBe('add-sheet');
    const form = recognise(appliedTo(book, report.changes)).forms.find(({ form: kind }) => kind === 'daily-report');
    expect([form?.date, form?.consultant, form?.records.length]).toEqual(['2026-06-09', '谢东', 2]);
  });
});
