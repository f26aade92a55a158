import fc from 'fast-check';
import { LEVEL_CODES, parseDayCell, parseLevel } from '../../../src/forms/values';
import type { Cell } from '../../../src/sheet';

const level = (value: Cell['value'], codes = LEVEL_CODES) => parseLevel({ value }, codes);
const day = (value: Cell['value'], codes = LEVEL_CODES) => parseDayCell({ value }, codes);

describe('levels', () => {
  test.each([
    'H',
    'h',
    'Ｈ',
    'ｈ',
    'H级',
    'H 级',
    'Ｈ级',
    'H類',
    'H类',
    'H級',
    ' H ',
    '(H)',
    '【H】',
    'H类客户',
    '意向H级',
    '级别：H',
    'Level H',
    '☑H □A □B',
    '□A ☑H □B',
  ])('%s', (text) => {
    expect(level(text)).toEqual({ level: 'H' });
  });

  test.each([
    ['B→A', 'B', 'A'],
    ['B->A', 'B', 'A'],
    ['B⇒A', 'B', 'A'],
    ['A/B', 'A', 'B'],
    ['B-A', 'B', 'A'],
    ['B、A', 'B', 'A'],
    ['B级→A级', 'B', 'A'],
    ['b→a', 'B', 'A'],
    ['B 转 A', 'B', 'A'],
    ['C升B', 'C', 'B'],
    ['A降至B', 'A', 'B'],
    ['B A', 'B', 'A'],
    ['B→A→H', 'B', 'H'],
    ['H\nA', 'H', 'A'],
    ['C>B', 'C', 'B'],
  ])('%s is a sequence', (text, first, next) => {
    expect(level(text)).toEqual({ level: first, next });
  });

  test.each([
    ['H/7天内', 'H', '7天内'],
    ['H级(7天内)', 'H', '7天内'],
    ['H级（7天内）', 'H', '7天内'],
    ['A级15天内', 'A', '15天内'],
    ['A15天内', 'A', '15天内'],
    ['C/3-6个月', 'C', '3-6个月'],
    ['C 3个月以上', 'C', '3个月以上'],
    ['H 一周内', 'H', '一周内'],
    ['A-15天内', 'A', '15天内'],
    ['A/\n15天内', 'A', '15天内'],
    ['F1个月内', 'F', '1个月内'],
    ['B級(1個月內)', 'B', '1個月內'],
  ])('%s has a period', (text, code, window) => {
    expect(level(text)).toEqual({ level: code, window });
  });

  test('F0 typed with the letter, codes of a legend, marks beside the letter', () => {
    expect(level('FO')).toEqual({ level: 'F0' });
    expect(level('X', new Set(['X']))).toEqual({ level: 'X' });
    expect(level('FO', new Set(['F', 'O']))).toEqual({ problem: 'unreadable-level' });
    expect(level('*A')).toEqual({ level: 'A', mark: '*' });
    expect(level('√')).toEqual({ mark: '√' });
  });

  test.each([
    'X',
    '待定',
    '高',
    'H1',
    'HB',
    'ABC',
    'A+',
    'A-',
    'H?',
    'B1',
    'A或B',
    '战败',
    '7天内',
    'H/有意向',
    'Hello',
    '□H ☑A ☑B',
    '?',
    'B→',
    '→A',
  ])('%s is unreadable', (text) => {
    expect(level(text)).toEqual({ problem: 'unreadable-level' });
  });

  test('nothing, errors, numbers', () => {
    for (const text of ['', '无', '/', '□H □A']) expect(level(text)).toEqual({ empty: true });
    expect(parseLevel({ value: '#N/A', error: true })).toEqual({ problem: 'error-value' });
    expect(level(1)).toEqual({ problem: 'unreadable-level' });
    expect(level(1, new Set(['1']))).toEqual({ level: '1' });
  });
});

describe('day cells', () => {
  test.each(['*', '＊', '※', '★', '☆', '●', '**', '△', '计划'])('%s alone is planned and not done', (text) => {
    expect(day(text)).toEqual({ contact: false, planned: true });
  });

  test.each(['*A', 'A*', '* A', 'A ※', 'A(*)', '★\nA', 'Ａ＊', 'a＊', 'A级*', 'A 级★', 'A级(＊)', 'B→A*', '*B/A'])(
    '%s is planned and done',
    (text) => {
      expect(day(text)).toEqual({ level: 'A', contact: true, planned: true });
    },
  );

  test.each([
    ['A', 'A'],
    ['h', 'H'],
    ['Ｈ', 'H'],
    ['H级', 'H'],
    ['A/B', 'B'],
    ['B→A', 'A'],
    ['B,H', 'H'],
    ['A√', 'A'],
    ['√A', 'A'],
    ['A电话', 'A'],
    ['A(到店)', 'A'],
    ['o', 'O'],
    ['FO', 'F0'],
  ])('%s', (text, code) => {
    expect(day(text)).toEqual({ level: code, contact: true, planned: false });
  });

  test('ticks and ways of contact tell no level', () => {
    for (const text of ['√', '✓', 'V', 'ˇ', '✔', '电话']) expect(day(text)).toEqual({ contact: true, planned: false });
    expect(day('*√')).toEqual({ contact: true, planned: true });
    expect(day('V', new Set(['V']))).toEqual({ level: 'V', contact: true, planned: false });
  });

  test.each(['?', 'X', '○', '×', '1', '10:30', 'AA', 'HB', 'A(6/3)', '〃'])(
    '%s is no contact but a problem',
    (text) => {
      expect(day(text)).toEqual({ contact: false, planned: false, problem: 'unreadable-level' });
    },
  );

  test('a mark beside something unreadable stays planned', () => {
    expect(day('*?')).toEqual({ contact: false, planned: true, problem: 'unreadable-level' });
  });

  test('empty, nothing, errors, numbers', () => {
    expect(parseDayCell(undefined)).toEqual({ contact: false, planned: false, empty: true });
    for (const text of ['', ' ', '-', '/']) expect(day(text)).toEqual({ contact: false, planned: false, empty: true });
    expect(parseDayCell({ value: '#N/A', error: true })).toEqual({
      contact: false,
      planned: false,
      problem: 'error-value',
    });
    expect(day(1)).toEqual({ contact: false, planned: false, problem: 'unreadable-level' });
  });

  test('every way to put a mark to a level reads alike, and the same text twice', () => {
    const code = fc.constantFrom(...LEVEL_CODES);
    const mark = fc.constantFrom('*', '＊', '※', '★', '☆');
    const dress = fc.constantFrom<(c: string) => string>(
      (c) => c,
      (c) => `${c}级`,
      (c) => `${c} 级`,
      (c) => c.toLowerCase(),
      (c) => ` ${c} `,
    );
    const place = fc.constantFrom<(m: string, c: string) => string>(
      (m, c) => m + c,
      (m, c) => c + m,
      (m, c) => `${c}(${m})`,
      (m, c) => `${m}\n${c}`,
      (m, c) => `${c} ${m}`,
    );
    fc.assert(
      fc.property(code, mark, dress, place, (c, m, put, join) => {
        const text = join(m, put(c));
        expect([text, day(text)]).toEqual([text, { level: c, contact: true, planned: true }]);
        expect(day(text)).toEqual(day(text));
        expect([text, day(put(c)).level, level(put(c)).level]).toEqual([text, c, c]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('words in day cells', () => {
  test.each([
    ['成交', 'O'],
    ['订', 'O'],
    ['订车', 'O'],
    ['已下订', 'O'],
    ['A 成交', 'O'],
    ['退订', 'T'],
    ['交车', 'D'],
    ['已提车', 'D'],
    ['战败', 'F1'],
    ['失控', 'L'],
    ['冷冻', 'F2'],
    ['電話A', 'A'],
    ['店/H', 'H'],
  ])('%s is a contact with its level', (text, code) => {
    expect(day(text)).toMatchObject({ level: code, contact: true, planned: false });
  });

  test.each(['电', '微信', '店', '访', '试驾', '已电话', true])('%s is a contact without a level', (text) => {
    expect(day(text)).toEqual({ contact: true, planned: false });
  });

  test.each(['休', '假', '年假', '出差', '休 息', false, 0, '□'])('%s is no entry', (text) => {
    expect(day(text)).toEqual({ contact: false, planned: false, empty: true });
  });

  test.each(['未成交', '不订', '预订', '店长', '休克', '成交价', '×'])('%s is asked', (text) => {
    expect(day(text).problem).toBe('unreadable-level');
  });

  test('a word tells itself beside its code', () => {
    expect(day('* 交车')).toEqual({ level: 'D', word: '交车', contact: true, planned: true });
  });

  test('stars are a scale of their own, alone or several', () => {
    for (const text of ['★', '★★', '★★★☆☆', '⭐⭐'])
      expect([text, level(text).problem]).toEqual([text, 'unreadable-level']);
  });
});
