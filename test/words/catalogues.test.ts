import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { aside, catalogue, dataKey, fill, inTurn, listed, quoted, say, text } from '../../src/words';

const SOURCE = join(__dirname, '../../src');
const zh = catalogue('zh-CN');
const en = catalogue('en');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/u.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

const code = sources(SOURCE).join('\n');
const rooms = readdirSync(join(SOURCE, 'words/zh-CN'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace(/\.json$/u, ''));
const placeholders = (pattern: string): string[] =>
  [...new Set([...pattern.matchAll(/\{(\w+)(?:\|[^|{}]*\|[^|{}]*)?\}/gu)].map((match) => match[1] ?? ''))].sort();

describe('the catalogues', () => {
  test('have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  test('have each key once: of two the first would be said by nobody', () => {
    const twice = ['zh-CN', 'en'].flatMap((locale) =>
      rooms.flatMap((room) => {
        const keys = [
          ...readFileSync(join(SOURCE, `words/${locale}/${room}.json`), 'utf8').matchAll(/^ {2}"([^"]+)":/gmu),
        ];
        const seen = new Set<string>();
        return keys.flatMap(([, key = '']) => (seen.has(key) ? [`${locale} ${key}`] : (seen.add(key), [])));
      }),
    );
    expect(twice).toEqual([]);
  });

  test('use the same placeholders in both languages', () => {
    const different = Object.keys(zh).filter(
      (key) => placeholders(zh[key] ?? '').join() !== placeholders(en[key] ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  test('hold each room’s keys under the room’s name', () => {
    const misplaced = rooms.flatMap((room) => {
      const own = JSON.parse(readFileSync(join(SOURCE, `words/zh-CN/${room}.json`), 'utf8')) as Record<string, string>;
      return Object.keys(own).filter((key) => !key.startsWith(`${room.split('-')[0]}.`));
    });
    expect(misplaced).toEqual([]);
  });

  // Chinese faces draw curly marks as wide as a character, which tears English words apart where such a face comes first
  test('write English with straight apostrophes and quotation marks', () => {
    expect(Object.entries(en).filter(([, sentence]) => /[‘’“”]/u.test(sentence))).toEqual([]);
  });

  test('say Chinese in zh-CN: every sentence has a Chinese character, a number, or only names and placeholders', () => {
    const english = Object.entries(zh)
      .filter(([, sentence]) => !/[\u4e00-\u9fff]/u.test(sentence))
      .filter(([, sentence]) => /[A-Za-z]{4,} [A-Za-z]{2,} [A-Za-z]{2,}/u.test(sentence.replace(/\{[^}]*\}/gu, '')));
    expect(english).toEqual([]);
  });

  test('have every key that the code names', () => {
    const named = [...code.matchAll(/\btext\(\s*'([a-z][\w.-]+)'/gu)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(named)].filter((key) => zh[key] === undefined)).toEqual([]);
  });

  test('have no key that nothing says', () => {
    const literals = new Set([...code.matchAll(/['"`]([a-z]+\.[\w.-]+)['"`]/gu)].map((match) => match[1] ?? ''));
    const prefixes = [
      ...code.matchAll(/`([a-z]+\.[\w.-]*)\$\{|(?:dataKey\(|sayer\([^']*)\s*'([a-z]+\.[\w.-]*)'/gu),
    ].map((match) => match[1] ?? match[2] ?? '');
    const unused = Object.keys(zh).filter(
      (key) => !literals.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});

const PLURAL = { 'cli.month.store': '{count} {count|day|days} {count|is|are} left' };

describe('say', () => {
  test('fills placeholders, with sentences inside sentences', () => {
    const inner = text('cli.month.store');
    expect(say(text('cli.month.difference', { consultant: inner, text: '差 1', people: '甲' }), 'zh-CN')).toBe(
      '数据核对异常：全店 — 差 1：甲',
    );
    expect(say(text('cli.month.difference', { consultant: inner, text: '1', people: 'A' }), 'en')).toBe(
      'Off: Store — 1: A',
    );
  });

  test('strings several things together, and brackets and quotes them, in the way of the language', () => {
    const store = text('cli.month.store');
    const list = listed([aside('甲', '来店!3'), store, 7]);
    expect(say(list, 'zh-CN')).toBe('甲（来店!3）、全店、7');
    expect(say(list, 'en')).toBe('甲 (来店!3), Store, 7');
    expect(say(inTurn([store, 'b', quoted('丙')]), 'zh-CN')).toBe('全店；b；「丙」');
    expect(say(inTurn([store, 'b', quoted('丙')]), 'en')).toBe('Store; b; "丙"');
    expect([inTurn([]), inTurn([store]), listed([])].map((one) => say(one, 'en'))).toEqual(['', 'Store', '']);
  });

  test('one thing is named as one', () => {
    const days = (count: number) => fill({ key: 'cli.month.store', values: { count } }, PLURAL);
    expect([0, 1, 2].map(days)).toEqual(['0 days are left', '1 day is left', '2 days are left']);
  });

  test('a key that no catalogue knows is a programming error', () => {
    expect(() => say({ key: dataKey('cli.', 'no-such-key') })).toThrow('cli.no-such-key');
  });
});
