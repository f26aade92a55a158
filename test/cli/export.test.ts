import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { writeTables, type FolderExport } from '../../src/cli/export/write';
import { makeKey, passingKey, readKey, refuseBesideData, refuseInside } from '../../src/cli/group/keys';
import { isSealed, makeIdentity, readIdentities, seal, unseal } from '../../src/cli/group/seal';
import type { Placed } from '../../src/group';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sanbiao-export-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const row = (table: Placed['table'], month: string, model: string): Placed => ({ table, month, row: { model } });
const give = (more: Partial<FolderExport>): FolderExport => ({
  store: '城东店',
  format: 'ndjson',
  rows: [],
  months: [],
  workbooks: ['六月.xlsx'],
  ...more,
});
/** Every part in the folder with its first value. */
function parts(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.startsWith('part.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe('a folder of tables', () => {
  test('a month or table that has become empty is empty in the folder, other months and stores stay', () => {
    writeTables(
      folder,
      give({ rows: [row('visits', '2026-05', 'a'), row('visits', '2026-06', 'b'), row('flows', '2026-06', 'c')] }),
    );
    writeTables(folder, give({ store: '城西店', rows: [row('visits', '2026-06', 'd')] }));
    writeTables(folder, give({ rows: [row('flows', '2026-04', 'e')], workbooks: ['四月.xlsx'] }));
    writeTables(folder, give({ rows: [row('visits', '2026-06', 'f')], months: ['2026-06'] }));
    const store = encodeURIComponent('城东店');
    expect(parts()).toEqual(
      [
        `flows/store=${store}/month=2026-04/part.ndjson`,
        `visits/store=${store}/month=2026-06/part.ndjson`,
        `visits/store=${encodeURIComponent('城西店')}/month=2026-06/part.ndjson`,
      ].sort(),
    );
    expect(readFileSync(join(folder, 'visits', `store=${store}`, 'month=2026-06', 'part.ndjson'), 'utf8')).toContain(
      '"f"',
    );
  });

  test('a workbook that no longer has any month empties those that it gave before', () => {
    writeTables(folder, give({ rows: [row('visits', '2026-06', 'a'), row('visits', 'unknown', 'b')] }));
    writeTables(folder, give({ rows: [] }));
    expect(parts()).toEqual([]);
  });

  test('writing a month in another format leaves no part of the first one', () => {
    writeTables(folder, give({ rows: [row('visits', '2026-06', 'a')] }));
    writeTables(folder, give({ rows: [row('visits', '2026-06', 'a')], format: 'parquet' }));
    expect(parts()).toEqual([`visits/store=${encodeURIComponent('城东店')}/month=2026-06/part.parquet`]);
  });

  test('the notes about workbooks do not name them, and broken notes are no hindrance', () => {
    writeTables(folder, give({ rows: [row('visits', '2026-06', 'a')], workbooks: ['王先生13912345678.xlsx'] }));
    const notes = join(folder, '_sanbiao', `store=${encodeURIComponent('城东店')}.json`);
    expect(readFileSync(notes, 'utf8')).not.toMatch(/王|139/u);
    writeFileSync(notes, '{');
    writeTables(folder, give({ rows: [row('visits', '2026-06', 'b')] }));
    expect(parts()).toHaveLength(1);
  });
});

describe('the key', () => {
  test('is made once, readable by its owner, and read back; raw bytes are a key too', () => {
    const path = join(folder, 'group.key');
    const made = makeKey(path);
    expect(readKey(path).id).toBe(made.id);
    expect(readKey(path).hash('13912345678')).toBe(made.hash('13912345678'));
    expect(made.hash('13912345678')).toMatch(/^[0-9a-f]{32}$/u);
    expect(made.hash('13912345678')).not.toBe(passingKey().hash('13912345678'));
    expect(made.id).toMatch(/^[0-9a-f]{12}$/u);
    expect(() => makeKey(path)).toThrow();
    writeFileSync(join(folder, 'raw'), new Uint8Array(32));
    expect(readKey(join(folder, 'raw')).hash('1')).not.toBe(made.hash('1'));
  });

  test.each([
    ['empty', ''],
    ['short', 'abc'],
    ['cut off', 'sanbiao-key-1:AAAA'],
  ])('a file that is %s is no key', (_name, content) => {
    writeFileSync(join(folder, 'x'), content);
    expect(() => readKey(join(folder, 'x'))).toThrow('group.key.not-a-key');
  });

  test('never lies with the data', () => {
    expect(() => refuseInside(folder, join(folder, 'a', 'key'))).toThrow('group.key.beside-data');
    expect(() => refuseInside(join(folder, 'out'), join(folder, 'key'))).not.toThrow();
    expect(() => refuseInside(join(folder, 'out'), join(folder, 'outer', 'key'))).not.toThrow();
    writeFileSync(join(folder, 'A.sbx'), '');
    expect(() => refuseBesideData(join(folder, 'key'))).toThrow('group.key.beside-data');
    expect(() => makeKey(join(folder, 'key'))).toThrow();
    expect(existsSync(join(folder, 'key'))).toBe(false);
  });
});

describe('sealing', () => {
  test('only the identity opens it, and a changed byte closes it', async () => {
    const [office, other] = [await makeIdentity(), await makeIdentity()];
    const content = new TextEncoder().encode('三表'.repeat(5000));
    const sealed = await seal(content, [office.recipient]);
    expect(isSealed(sealed)).toBe(true);
    expect(isSealed(content)).toBe(false);
    expect(await unseal(sealed, [other.identity, office.identity])).toEqual(content);
    expect(await unseal(sealed, [other.identity])).toBeUndefined();
    const changed = sealed.slice();
    changed[changed.length - 5] = (changed.at(-5) ?? 0) ^ 1;
    expect(await unseal(changed, [office.identity])).toBeUndefined();
    await expect(seal(content, ['age1nobody'])).rejects.toThrow('group.seal.not-a-recipient');
  });

  test('an identity file may have remarks, as age-keygen writes them', async () => {
    const { identity, recipient } = await makeIdentity();
    const path = join(folder, 'id');
    writeFileSync(path, `# public key: ${recipient}\r\n${identity}\r\n`);
    expect(await readIdentities(path)).toEqual([identity]);
    writeFileSync(path, 'AGE-SECRET-KEY-1NONSENSE');
    await expect(readIdentities(path)).rejects.toThrow('group.seal.not-an-identity');
  });
});
