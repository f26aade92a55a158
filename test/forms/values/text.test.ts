import fc from 'fast-check';
import { Converter } from 'opencc-js/t2cn';
import {
  cleanName,
  genderOf,
  isBlankOrNothing,
  isDitto,
  isNothing,
  isTick,
  normaliseText,
  parseChoices,
  parseCount,
  parseDate,
  parseDayCell,
  parseGender,
  parseLevel,
  parsePhones,
  parseSerial,
  parseTime,
  parseYesNo,
  splitPeople,
  tickOf,
  toSimplified,
} from '../../../src/forms/values';

describe('nothing, ditto, ticks, yes and no', () => {
  test.each([
    '无',
    '無',
    '未留',
    '不详',
    '不詳',
    '没有',
    '沒有',
    '/',
    '//',
    '-',
    '—',
    '——',
    '－',
    '无。',
    '（无）',
    'N/A',
    '未提供',
    '没留电话',
    '...',
    '暂无',
  ])('%s says that there is nothing', (text) => {
    expect(isNothing(text)).toBe(true);
    expect(isBlankOrNothing(text)).toBe(true);
  });
  test.each(['', '0', '无意向', '#N/A', '?', '×', '否', '无锡', '没有时间来', '未成交', '吴'])(
    '%j does not',
    (text) => {
      expect(isNothing(text)).toBe(false);
    },
  );
  test('ditto marks', () => {
    for (const text of ['〃', '″', '"', '”', '“', "''", '同上', '同 上', '同前', 'ditto', '-〃-', ' 〃 '])
      expect([text, isDitto(text)]).toEqual([text, true]);
    for (const text of ['', '同上海', '-', '上', '同城', "'26"]) expect([text, isDitto(text)]).toEqual([text, false]);
  });
  test('ticks', () => {
    for (const text of ['√', '✓', '✔', 'ˇ', '∨', 'V', 'v', '■', '☑', '✔️', ' √ ', '√√', 'ü', 'þ', '\uf0fe'])
      expect([text, isTick(text)]).toEqual([text, true]);
    for (const text of ['', '□', '×', '○', 'A', '是', '1', 'VIP', '√A'])
      expect([text, isTick(text)]).toEqual([text, false]);
  });
  test('in a group of ticks check boxes, numbers and words say whether or not; other words say neither', () => {
    for (const value of [true, 1, '1', '是', 'TRUE', 'Y', '√', '☑', '■', '●', 'ˇ', 'V', 'þ'])
      expect([value, tickOf({ value })]).toEqual([value, true]);
    for (const value of [false, 0, '0', '否', 'FALSE', '×', '✗', '☐', '□', '○', 'N'])
      expect([value, tickOf({ value })]).toEqual([value, false]);
    for (const value of ['', '网络', 2, '5/28', 'H', '待定'])
      expect([value, tickOf({ value })]).toEqual([value, undefined]);
  });
  test('yes and no', () => {
    for (const text of ['是', '有', 'Y', 'yes', 'TRUE', '√', '已试驾', '试驾', '1', '□否 ☑是', '是☑ 否□'])
      expect([text, parseYesNo(text)]).toEqual([text, true]);
    for (const text of ['否', '无', '無', 'N', 'No', '×', 'X', '未试驾', '没试', '0', '-', '□是 ☑否'])
      expect([text, parseYesNo(text)]).toEqual([text, false]);
    for (const text of ['', '待定', '明天试驾', '?']) expect([text, parseYesNo(text)]).toEqual([text, undefined]);
  });
  test('boxes', () => {
    expect(parseChoices('意向级别：☑H □A □B □C')).toEqual(['H']);
    expect(parseChoices('男□ 女☑')).toEqual(['女']);
    expect(parseChoices('□报纸 √网络 √朋友')).toEqual(['网络', '朋友']);
    expect(parseChoices('□男 □女')).toEqual([]);
    expect(parseChoices('男')).toBeUndefined();
  });
});

describe('counts', () => {
  test.each<[string | number, number | undefined]>([
    [3, 3],
    ['3', 3],
    ['3人', 3],
    ['３人', 3],
    ['三人', 3],
    ['两位', 2],
    ['一家三口', 3],
    ['2大1小', 3],
    ['十二', 12],
    ['正', 5],
    ['正一', 6],
    ['正丁', 7],
    ['正下', 8],
    ['正止', 9],
    ['正正', 10],
    ['丁', 2],
    ['若干', undefined],
    ['1~2', undefined],
    ['', undefined],
    [2.5, undefined],
    [-1, undefined],
    ['人', undefined],
  ])('%s', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });
  test('serials', () => {
    for (const text of [1, '1', '01', '１', '①', '1.', 'NO.1', '(1)', '（1）', '一', '第1位'])
      expect([text, parseSerial(text)]).toEqual([text, 1]);
    for (const text of ['', '合计', 'A1', 1.5, true]) expect([text, parseSerial(text)]).toEqual([text, undefined]);
  });
  test('strokes of 正 count to any number', () => {
    const strokes = ['', '一', '丁', '下', '止'];
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 99 }), (n) =>
        expect(parseCount('正'.repeat(Math.floor(n / 5)) + (strokes[n % 5] ?? ''))).toBe(n),
      ),
    );
  });
});

describe('people', () => {
  test.each([
    ['王先生/李小姐', ['王先生', '李小姐']],
    ['张三、李四', ['张三', '李四']],
    ['张三\n李四', ['张三', '李四']],
    ['李四，王五', ['李四', '王五']],
    ['王先生 李小姐', ['王先生', '李小姐']],
    ['王先生和李小姐', ['王先生', '李小姐']],
    ['张三 李四', ['张三', '李四']],
    ['陳小姐/林先生', ['陳小姐', '林先生']],
    ['张三/李四/王五', ['张三', '李四', '王五']],
  ])('%j are several', (text, people) => {
    expect(splitPeople(text)).toEqual(people);
  });
  test.each([
    '王先生（李小姐介绍）',
    '上海某某贸易有限公司',
    '某单位/张三',
    '王先生/太太',
    '张先生夫妇',
    '和珅',
    '张三/张三',
    '王先生/13800138000',
    '王先生/看朗逸',
    '红衣服女士/带小孩',
    '买买提·阿不都',
    '张三(李四/王五)',
  ])('%s is one', (text) => {
    expect(splitPeople(text)).toEqual([text]);
  });
  test('blanks go', () => {
    expect(splitPeople(' 张 三 ')).toEqual(['张三']);
    expect(splitPeople('')).toEqual([]);
    expect(cleanName('　欧阳 娜娜\n')).toBe('欧阳娜娜');
  });
  test('gender', () => {
    for (const name of ['王先生', '李 先生', 'Mr Wang']) expect([name, genderOf(name)]).toEqual([name, 'male']);
    for (const name of ['王女士', '李小姐', '张女士(王先生介绍)', 'Miss Li'])
      expect([name, genderOf(name)]).toEqual([name, 'female']);
    for (const name of ['张三', '王先生李小姐', '王总', '']) expect([name, genderOf(name)]).toEqual([name, undefined]);
    expect([parseGender('男'), parseGender('女士'), parseGender('F'), parseGender('不详')]).toEqual([
      'male',
      'female',
      'female',
      undefined,
    ]);
  });
});

describe('text', () => {
  test('one form for all widths', () => {
    expect(normaliseText('　Ｈ级（７天内）：①\u00a0\u200b')).toBe('H级(7天内):1');
    expect(normaliseText(' a  b\r\nc ')).toBe('a b\nc');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) =>
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text)),
      ),
    );
  });
  test('Traditional as Simplified, at the same places, as OpenCC has it', () => {
    const words =
      '來店電客戶登記表擬購車型聯絡電話業務代表預計購車時間備註進離店訂單戰敗報價試駕顏色級別確度經過結案情形區域資訊來源網路雜誌親友廣播電視報紙滿意聽說';
    const convert = Converter({ from: 't', to: 'cn' });
    for (const character of words)
      expect([character, toSimplified(character)]).toEqual([character, convert(character)]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expect(toSimplified(text)).toHaveLength(text.length)),
    );
  });
});

describe('whatever stands in a cell', () => {
  const signs = [
    ...'年月日号点分时上下午星期周正一二三十〇0123456789.:/-~*＊※√□☑ABHabhFO级类→()（）、，;；\n 　+86无未留同〃张李先生小姐?',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...signs), maxLength: 16 }),
  );
  const value = fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: fc.double() },
    { weight: 1, arbitrary: fc.integer() },
    { weight: 1, arbitrary: fc.boolean() },
  );
  const context = fc.record({
    date1904: fc.boolean(),
    year: fc.option(fc.integer({ min: 1990, max: 2060 }), { nil: undefined }),
    month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    direction: fc.constantFrom('nearest' as const, 'past' as const, 'future' as const, undefined),
    anchor: fc.constantFrom('2026-06-30', '2024-02-29', undefined),
  });

  test('nothing throws, everything is a value, empty, or a problem, and dates and times exist', () => {
    fc.assert(
      fc.property(value, context, fc.constantFrom(undefined, 'yyyy/m/d', 'h:mm', '0.00', '@'), (v, ctx, format) => {
        const cell = { value: v, format };
        const date = parseDate(cell, ctx);
        expect([date.date, date.empty, date.problem].filter((x) => x !== undefined)).toHaveLength(1);
        if (date.date !== undefined)
          expect(date.date).toMatch(/^(?:19[89]|20\d)\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u);
        const time = parseTime(cell);
        expect([time.time, time.empty, time.problem].filter((x) => x !== undefined)).toHaveLength(1);
        for (const clock of [date.time, date.endTime, time.time, time.end])
          if (clock !== undefined) expect(clock).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);
        const phones = parsePhones(cell);
        expect(phones.phone !== undefined || phones.empty === true || phones.problem !== undefined).toBe(true);
        if (phones.phone !== undefined)
          expect(phones.phone).toMatch(/^(?:\d{10,11}|\d{3,4}-\d{7,8}(?:-\d{1,6})?|\+\d{3}-\d{8,9})$/u);
        const level = parseLevel(cell);
        expect(
          level.level !== undefined || level.mark !== undefined || level.empty === true || level.problem !== undefined,
        ).toBe(true);
        const day = parseDayCell(cell);
        expect(day.contact || day.planned || day.empty === true || day.problem !== undefined).toBe(true);
        expect(day.contact && day.problem !== undefined).toBe(false);
        if (typeof v === 'string') {
          for (const f of [
            isNothing,
            isDitto,
            isTick,
            parseYesNo,
            parseChoices,
            splitPeople,
            genderOf,
            parseGender,
            parseCount,
            parseSerial,
          ])
            f(v);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('long texts do not send a pattern backtracking: one that did would not end before the test is given up', () => {
    let read = 0;
    for (const part of [
      '1',
      '2026',
      ' ',
      '/',
      'A/',
      '(',
      '13812345678 ',
      '一',
      '年月',
      ':',
      '*',
      '6/3 ',
      '张三、',
      '□A',
    ]) {
      const v = part.repeat(30_000);
      const cell = { value: v };
      parseDate(cell, { date1904: false });
      parseTime(cell);
      parsePhones(cell);
      parseLevel(cell);
      parseDayCell(cell);
      splitPeople(v);
      for (const f of [isNothing, isDitto, isTick, parseYesNo, parseCount, parseSerial]) f(v);
      read += 1;
    }
    expect(read).toBe(14);
  });

  test('no parser asks for the time zone: without Date the answers are the same', () => {
    const readAll = () =>
      [46176.5, '6/3', '2026-06-03 10:20', '二〇二六年六月三日', 0.43, '10:20-11:05'].map((v) => [
        parseDate({ value: v }, { date1904: false, direction: 'past', anchor: '2026-06-30' }),
        parseTime({ value: v }),
      ]);
    const before = readAll();
    const real = globalThis.Date;
    let without: unknown;
    try {
      const forbidden = () => {
        throw new Error('Date is not to be asked');
      };
      globalThis.Date = Object.assign(forbidden, {
        now: forbidden,
        parse: forbidden,
        UTC: forbidden,
      }) as unknown as DateConstructor;
      without = readAll();
    } finally {
      globalThis.Date = real;
    }
    expect(without).toEqual(before);
  });
});
