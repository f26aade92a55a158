import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expandInputs, writeAtomically } from '../../src/cli/files';
import { CommandError } from '../../src/cli/outcome';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('files', () => {
  test('a folder is its workbooks, deep, in name order, without lock files and other kinds', () => {
    mkdirSync(join(folder, '二店'));
    for (const name of ['b.xlsx', 'a.XLSM', '~$a.XLSM', '.hidden.xlsx', 'notes.txt', '二店/c.xlsx'])
      writeFileSync(join(folder, name), '');
    expect(expandInputs([folder])).toEqual([
      join(folder, 'a.XLSM'),
      join(folder, 'b.xlsx'),
      join(folder, '二店/c.xlsx'),
    ]);
  });

  test('a path that is not there is told by name', () => {
    expect(() => expandInputs([join(folder, 'no.xlsx')])).toThrow(CommandError);
  });

  test('a path that is too long is told, too', () => {
    expect(() => expandInputs([join(folder, 'x'.repeat(300))])).toThrow(CommandError);
  });

  test('writing replaces the whole file and leaves nothing beside it', () => {
    const path = join(folder, 'a.xlsx');
    writeFileSync(path, 'old and longer');
    writeAtomically(path, new TextEncoder().encode('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.xlsx']);
  });

  test('a target that cannot be written leaves what was there, and no temporary file', () => {
    const target = join(folder, 'taken');
    mkdirSync(join(target, 'inside'), { recursive: true });
    expect(() => writeAtomically(target, new Uint8Array([1]))).toThrow(CommandError);
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});
