import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { isSameFile, readSource, replaceFile } from '../../../src/cli/disk';
import { lockName, requestName, temporaryName } from '../../../src/cli/disk/names';
import { CommandError } from '../../../src/cli/outcome';
import { LOCALES, say } from '../../../src/words';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-disk-'));
  file = join(folder, '6月.xlsx');
  writeFileSync(file, 'first');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
const content = (path: string): string => readFileSync(path, 'utf8');
const ANYTHING = { expected: 'anything', backup: false } as const;

/** The refusal's outcome and key; it has a sentence in every language. */
function refusal(act: () => unknown): [string, string] {
  try {
    act();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    for (const locale of LOCALES) expect(say(error.words, locale)).not.toMatch(/\{\w+\}/u);
    return [error.outcome, error.words.key];
  }
  return ['done', ''];
}

describe('another program’s save is never overwritten', () => {
  it.each<[string, () => void, string]>([
    ['written into', () => writeFileSync(file, 'other'), 'disk.write.changed'],
    ['replaced by a file of the same length', () => (rmSync(file), writeFileSync(file, 'FIRST')), 'disk.write.changed'],
    ['deleted', () => rmSync(file), 'disk.write.gone'],
  ])('a file that was %s after it was read', (_, meanwhile, key) => {
    const expected = readSource(file);
    meanwhile();
    const before = readdirSync(folder);
    expect(refusal(() => replaceFile(file, bytes('ours'), { expected, backup: true }))).toEqual(['conflicts', key]);
    expect(readdirSync(folder)).toEqual(before);
    if (before.length > 0) expect(content(file)).not.toBe('ours');
  });

  it('a file that was only touched, or saved with the same content, is as it was read', () => {
    const expected = readSource(file);
    utimesSync(file, 1, 1);
    replaceFile(file, bytes('ours'), { expected, backup: false });
    expect(content(file)).toBe('ours');
  });

  it('a name that must be new and is taken meanwhile', () => {
    expect(refusal(() => replaceFile(file, bytes('ours'), { expected: 'nothing', backup: false }))).toEqual([
      'conflicts',
      'disk.write.appeared',
    ]);
    replaceFile(join(folder, 'new'), bytes('ours'), { expected: 'nothing', backup: false });
    expect([content(file), content(join(folder, 'new'))]).toEqual(['first', 'ours']);
  });
});

describe('copies of what was there', () => {
  const save = (next: string): string | undefined =>
    replaceFile(file, bytes(next), { expected: readSource(file), backup: true });

  it('the first is kept for ever, later ones are numbered, none is kept twice', () => {
    expect(['second', 'third', 'first', 'fourth'].map(save)).toEqual([
      `${file}.bak`,
      `${file}.2.bak`,
      `${file}.3.bak`,
      `${file}.bak`,
    ]);
    expect(['', '.bak', '.2.bak', '.3.bak'].map((ending) => content(file + ending))).toEqual([
      'fourth',
      'first',
      'second',
      'third',
    ]);
  });

  it('a folder of that name is in nobody’s way', () => {
    mkdirSync(`${file}.bak`);
    expect(save('second')).toBe(`${file}.2.bak`);
  });

  it('a name as long as the file system allows is written and copied', () => {
    const long = join(folder, `${'长'.repeat(83)}.xlsx`);
    expect(Buffer.byteLength(long.slice(folder.length + 1))).toBe(254);
    writeFileSync(long, 'first');
    const copies = ['second', 'third'].map(
      (next) => replaceFile(long, bytes(next), { expected: readSource(long), backup: true }) ?? '',
    );
    expect(copies.map(content)).toEqual(['first', 'second']);
    expect(content(long)).toBe('third');
    expect(refusal(() => replaceFile(`${long}长`, bytes('x'), ANYTHING))).toEqual([
      'bad-input',
      'disk.write.long-name',
    ]);
  });
});

describe('what a name leads to', () => {
  it('a link is followed, to its end and to what is not there yet', () => {
    symlinkSync('6月.xlsx', join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    symlinkSync('new.xlsx', join(folder, 'c'));
    for (const name of ['b', 'c']) replaceFile(join(folder, name), bytes(name), ANYTHING);
    expect([content(file), content(join(folder, 'new.xlsx'))]).toEqual(['b', 'c']);
    expect(statSync(join(folder, 'a'), { throwIfNoEntry: true })?.isFile()).toBe(true);
  });

  it('links, hard links and other spellings are the same file', () => {
    symlinkSync(file, join(folder, 'link'));
    linkSync(file, join(folder, 'hard'));
    mkdirSync(join(folder, 'sub'));
    for (const other of ['link', 'hard', 'sub/../6月.xlsx', './6月.xlsx'])
      expect(isSameFile(file, `${folder}/${other}`)).toBe(true);
    for (const other of ['sub', 'none', '长'.repeat(90), '6月.xlsx/in'])
      expect(isSameFile(file, join(folder, other))).toBe(false);
  });

  it('devices, pipes and folders are refused and left alone', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    mkdirSync(join(folder, 'sub'));
    const asked = [pipe, '/dev/null', join(folder, 'sub'), join(folder, 'none/a.xlsx'), join(file, 'a.xlsx')];
    expect(asked.map((path) => refusal(() => replaceFile(path, bytes('x'), ANYTHING))[1])).toEqual([
      'disk.write.no-regular-file',
      'disk.write.no-regular-file',
      'disk.write.folder',
      'disk.write.no-folder',
      'disk.write.no-folder',
    ]);
    expect([statSync(pipe).isFIFO(), statSync('/dev/null').isCharacterDevice(), content(file)]).toEqual([
      true,
      true,
      'first',
    ]);
  });

  it('a file that is protected against writing is refused where that holds for the user', () => {
    chmodSync(file, 0o444);
    const all = process.getuid?.() === 0;
    expect(refusal(() => replaceFile(file, bytes('x'), ANYTHING))[1]).toBe(all ? '' : 'disk.write.read-only-file');
    expect(content(file)).toBe(all ? 'x' : 'first');
  });

  it('permissions stay as they were, whatever the process’s mask says', () => {
    chmodSync(file, 0o666);
    replaceFile(file, bytes('x'), ANYTHING);
    expect(statSync(file).mode & 0o777).toBe(0o666);
  });
});

describe('what a killed run leaves', () => {
  /** A number that no process has: that of one that has just ended. */
  const dead = (): number => Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));

  it.each([
    ['of a process that has ended', () => JSON.stringify({ pid: dead(), host: hostname(), token: 'a' })],
    ['of an earlier process with our number', () => JSON.stringify({ pid: process.pid, host: hostname(), token: 'a' })],
  ])('its lock, %s, and its temporary files are removed', (_, holder) => {
    writeFileSync(lockName(file), holder());
    writeFileSync(temporaryName(file, 'a'), 'half');
    writeFileSync(join(folder, '.sanbiao-other.tmp'), 'not ours');
    replaceFile(file, bytes('x'), ANYTHING);
    expect([content(file), readdirSync(folder).sort()]).toEqual(['x', ['.sanbiao-other.tmp', '6月.xlsx']]);
  });

  it('a request for the lock that was cut off goes at once where its process has ended, later where nobody can tell', () => {
    const request = (token: string, pid: number, host = hostname()): string => requestName(file, token, pid, host);
    const [ended, living, elsewhere, old] = [
      request('a', dead()),
      request('b', process.ppid),
      request('c', dead(), 'elsewhere'),
      request('d', dead(), 'elsewhere'),
    ];
    for (const name of [ended, living, elsewhere, old]) writeFileSync(name, '');
    const then = Date.now() / 1000 - 5;
    utimesSync(old, then, then);
    replaceFile(file, bytes('x'), ANYTHING);
    expect([content(file), readdirSync(folder).sort()]).toEqual([
      'x',
      [...[living, elsewhere].map((name) => name.slice(folder.length + 1)), '6月.xlsx'].sort(),
    ]);
  });

  it('an unreadable or foreign lock counts as left behind when it is old', () => {
    for (const [holder, age] of [
      ['', 120],
      [JSON.stringify({ pid: 1, host: 'elsewhere', token: 'b' }), 1200],
      [JSON.stringify({ pid: 1, host: hostname(), token: 'c' }), 120],
    ] as const) {
      writeFileSync(lockName(file), holder);
      const then = Date.now() / 1000 - age;
      utimesSync(lockName(file), then, then);
      replaceFile(file, bytes(String(age)), ANYTHING);
      expect([content(file), readdirSync(folder)]).toEqual([String(age), ['6月.xlsx']]);
    }
  });
});
