import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { BadRequest, makeCards } from '../../src/keeping';
import { recognise } from '../../src/forms';
import { appliedTo, sheetOf, type WorkbookSnapshot } from '../../src/sheet';
import { say } from '../../src/words';
import { makeXlsx, readXlsx } from '../../src/workbook/xlsx';
import { textOfPart } from '../workbook/xlsx/packages';
import { matrix, person, ROWS, store } from './example-store';
import { openBooks } from './scenarios';

describe('card', () => {
  test('a plain one where the workbook has none, read back with what the forms know', () => {
    const book = store();
    const report = makeCards(openBooks(book), { who: '钱多' });
    const form = recognise(appliedTo(book, report.changes)).forms.find(({ form: kind }) => kind === 'customer-card');
    expect(form?.records[0]?.fields).toMatchObject({
      customerName: '钱多',
      phone: '13800000005',
      model: '迈腾',
      level: 'B',
      consultant: '谢东',
    });
  });

  test('in the look of the workbook’s own, with nothing left of whose card it was', () => {
    const cards = readXlsx(readFileSync(join(__dirname, '../fixtures/forms/customer-cards-2026.xlsx')), 'cards.xlsx');
    const book = store((sheets) => [...sheets, ...cards.sheets]);
    const report = makeCards(openBooks(book), { who: '钱多' });
    expect(report.changes[0]?.kind).toBe('copy-sheet');
    const to = report.changes[0]?.sheet ?? '';
    const sheet = appliedTo(book, report.changes).sheets.find(({ name }) => name === to);
    const words = (sheet?.rows ?? []).flatMap((row) =>
      (row ?? []).flatMap((cell) => (cell === undefined ? [] : [String(cell.value)])),
    );
    const former = recognise(cards).forms.at(-1)?.records[0]?.fields;
    expect(words.join('|')).toContain('钱多');
    for (const value of [former?.customerName, former?.phone, former?.district, former?.currentVehicle])
      expect(words.join('|')).not.toContain(value);
  });

  test('a card whose table of contacts has bare heads: they stay, and no word of the other customer’s contacts does', () => {
    const own = sheetOf('卡 周三', [
      ['意向客户信息卡'],
      ['客户姓名', '周三', '联系电话', '13800000077'],
      ['意向车型', '探岳', '级别', 'B'],
      ['信息来源', '网络', '销售顾问', '谢东'],
      [],
      ['日期', '方式', '内容', '下次预约'],
      ['6月3日', '电话', '报价', '6月9日'],
    ]);
    const book = store((sheets) => [...sheets, own]);
    expect(recognise(book).forms.at(-1)).toMatchObject({ form: 'customer-card', range: 'A2:D4', problems: [] });
    const report = makeCards(openBooks(book), { who: '钱多' });
    const made = appliedTo(book, report.changes).sheets.at(-1);
    const words = (row: number): unknown[] => (made?.rows[row] ?? []).map((cell) => cell?.value).filter(Boolean);
    expect([words(2), words(6), words(7)]).toEqual([
      ['客户姓名', '钱多', '联系电话', '13800000005'],
      ['日期', '方式', '内容', '下次预约'],
      [],
    ]);
  });

  test('a plain one prints on two sides: the person, the wish and the source, then the contacts', () => {
    const [made] = makeCards(openBooks(store()), { who: '王芳' }).changes;
    if (made?.kind !== 'add-sheet') throw new Error('no card');
    const words = made.values.map(([first]) => first);
    const back = words.indexOf('跟进记录') + 1;
    expect(made.print).toMatchObject({ pageBreaks: [back - 1] });
    expect(made.print?.fitToWidth).toBeUndefined();
    expect(words.slice(0, back - 1)).toEqual(expect.arrayContaining(['客户信息', '购车意向', '来源与级别']));
    expect(words.slice(back)).toContain('2026-06-03');
    // Both sides hold on a page of A4: 842 points without the margins of 0.6 inch.
    const height = (from: number, to: number): number =>
      Array.from({ length: to - from + 1 }, (_, i) => made.rowHeights?.[from + i] ?? 15).reduce((a, b) => a + b, 0);
    expect(height(1, back - 1)).toBeLessThan(750);
    expect(height(back, back + 17)).toBeLessThan(750);
    const sheet = textOfPart(makeXlsx([{ name: '卡', content: made }]), 'xl/worksheets/sheet2.xml');
    expect(sheet).toContain(`<brk id="${String(back - 1)}" max="16383" man="1"/>`);
  });

  describe('after delivery it becomes the owner’s', () => {
    const delivered = (): WorkbookSnapshot =>
      store((sheets) =>
        sheets.map((sheet) =>
          sheet.name === '谢东6月'
            ? matrix('谢东', [...ROWS.slice(0, 3), person(4, '陈伟', '13800000004', 'O', { 4: 'O', 9: 'D' })])
            : sheet,
        ),
      );
    const valueBeside = (book: WorkbookSnapshot, label: string): unknown => {
      const card = book.sheets.find(({ name }) => name === '客户卡 陈伟');
      for (const row of card?.rows ?? [])
        for (const [column, cell] of (row ?? []).entries()) if (cell?.value === label) return row?.[column + 1]?.value;
      return undefined;
    };

    test('with what was told and what the forms know; the rest is asked, not invented', () => {
      const book = delivered();
      const report = makeCards(openBooks(book), {
        who: '陈伟',
        owner: { plate: '粤B·12345', vin: 'LFV3A23C0K3000001' },
      });
      const after = appliedTo(book, report.changes);
      expect(valueBeside(after, '车牌号')).toBe('粤B12345');
      expect(valueBeside(after, 'VIN码')).toBe('LFV3A23C0K3000001');
      expect(valueBeside(after, '提车日期')).toBe('2026-06-09');
      expect(valueBeside(after, '上牌日期') ?? '').toBe('');
      expect(report.without.map(({ why }) => say(why)).join()).toContain('上牌日期');
      const form = recognise(after).forms.find(({ form: kind }) => kind === 'customer-card');
      expect(form?.records[0]?.fields).toMatchObject({ customerName: '陈伟', phone: '13800000004', model: '速腾' });
    });

    test('the card that is there is filled up, and what stands in it stays', () => {
      const first = delivered();
      const book = appliedTo(first, makeCards(openBooks(first), { who: '陈伟', owner: { plate: '粤B12345' } }).changes);
      const report = makeCards(openBooks(book), {
        who: '陈伟',
        owner: { plate: '粤B99999', insuredUntil: '2027-06-08' },
      });
      const after = appliedTo(book, report.changes);
      expect(report.changes.every(({ kind }) => kind === 'value')).toBe(true);
      expect(valueBeside(after, '保险到期日')).toBe('2027-06-08');
      expect(valueBeside(after, '车牌号')).toBe('粤B12345');
      expect(report.without.map(({ why }) => say(why)).join()).toContain('已有内容');
    });

    test('not before, and no number that cannot be one', () => {
      const cards = (who: string, owner: Record<string, string>) => () =>
        makeCards(openBooks(delivered()), { who, owner });
      expect(cards('王芳', { plate: '粤B12345' })).toThrow(BadRequest);
      expect(cards('陈伟', { vin: 'LFV3A23C0K300000O' })).toThrow(BadRequest);
      expect(cards('陈伟', { plate: '12' })).toThrow(BadRequest);
      expect(() => makeCards(openBooks(delivered()), { owner: { plate: '粤B12345' } })).toThrow(BadRequest);
    });
  });

  test('--missing makes one for everybody from the minimum level on, once', () => {
    const book = store();
    const report = makeCards(openBooks(book), {});
    expect(report.changes.map(({ sheet }) => sheet)).toEqual([
      '客户卡 王芳',
      '客户卡 李强',
      '客户卡 赵敏',
      '客户卡 陈伟',
      '客户卡 钱多',
      '客户卡 孙立',
    ]);
    expect(makeCards(openBooks(appliedTo(book, report.changes)), {}).changes).toEqual([]);
  });
});
