import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parseInvocation } from '../../src/cli/arguments';
import { createConsole } from '../../src/cli/console';
import { CommandError } from '../../src/cli/outcome';
import { WorkbookError } from '../../src/workbook/port';
import { applyToXlsx } from '../../src/workbook/xlsx';
import { book } from '../workbook/xlsx/packages';

const FORMS = join(__dirname, '../fixtures/forms/mg-contact-matrix-2026-06.xlsx');

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-saving-'));
  file = join(folder, '6月.xlsx');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command as the command line does: its outcome, and what it printed and said. */
async function run(...argv: string[]): Promise<{ outcome: string; out: string; err: string }> {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err'): NodeJS.WriteStream =>
    ({ isTTY: false, write: (chunk: string) => ((said[name] += chunk), true) }) as unknown as NodeJS.WriteStream;
  const { command, options } = parseInvocation(argv, {});
  try {
    const outcome = await command?.run(options, createConsole('zh-CN', { out: stream('out'), err: stream('err') }));
    return { outcome: String(outcome), ...said };
  } catch (error) {
    if (error instanceof WorkbookError) return { outcome: `bad-input ${error.words.key}`, ...said };
    if (!(error instanceof CommandError)) throw error;
    return { outcome: `${error.outcome} ${error.words.key}`, ...said };
  }
}

const changesFile = (name: string, list: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(list));
  return path;
};
const value = (cell: string, after: string): object => ({ kind: 'value', sheet: '6月', cell, after });
const small = (): void => writeFileSync(file, book('<row r="1"><c r="A1"><v>1</v></c></row>'));

describe('writing back', () => {
  test('the dealer’s own file stays the first copy; where nothing changes nothing is written', async () => {
    copyFileSync(FORMS, file);
    const own = readFileSync(file);
    const day = (today: string): Promise<{ outcome: string }> => run('run', file, '--today', today, '--in-place');
    expect((await day('2026-06-15')).outcome).toBe('done');
    const first = readFileSync(file);
    expect(first.equals(own)).toBe(false);
    expect(await day('2026-06-15')).toMatchObject({
      outcome: 'done',
      err: expect.stringContaining('没有需要改的地方') as string,
    });
    expect(readFileSync(file).equals(first)).toBe(true);
    expect((await day('2026-06-18')).outcome).toBe('done');
    expect(readdirSync(folder).sort()).toEqual(['6月.xlsx', '6月.xlsx.2.bak', '6月.xlsx.bak']);
    expect(readFileSync(`${file}.bak`).equals(own)).toBe(true);
    expect(readFileSync(`${file}.2.bak`).equals(first)).toBe(true);
  });

  test('--out that is the input under another name is refused, for one workbook and for a store', async () => {
    copyFileSync(FORMS, file);
    const other = join(folder, '7月.xlsx');
    copyFileSync(FORMS, other);
    symlinkSync(file, join(folder, 'link.xlsx'));
    const list = changesFile('list.json', [{ kind: 'add-sheet', sheet: '新', values: [] }]);
    const link = join(folder, 'link.xlsx');
    const refused = 'bad-input disk.write.out-is-input';
    expect((await run('apply', file, '--changes', list, '--out', link)).outcome).toBe(refused);
    // The list of changes is an input, too.
    expect((await run('apply', file, '--changes', list, '--out', list)).outcome).toBe(refused);
    expect(JSON.parse(readFileSync(list, 'utf8'))).toHaveLength(1);
    expect((await run('run', file, '--today', '2026-06-15', '--out', link)).outcome).toBe(refused);
    expect((await run('month', file, other, '--month', '2026-06', '--out', link)).outcome).toBe(refused);
    expect(readFileSync(file).equals(readFileSync(FORMS))).toBe(true);
  });

  test('what reading refuses is not written into, whatever the change is about', async () => {
    writeFileSync(file, book('<row r="1"><c r="A1"><v>1</c></v></row>'));
    const list = changesFile('list.json', [{ kind: 'add-sheet', sheet: '新', values: [] }]);
    const refused = 'bad-input workbook.xlsx.damaged.tags';
    expect((await run('read', file)).outcome).toBe('bad-input');
    expect((await run('apply', file, '--changes', list, '--out', join(folder, 'out.xlsx'))).outcome).toBe(refused);
    expect(readdirSync(folder).sort()).toEqual(['6月.xlsx', 'list.json']);
  });

  test('a workbook that seems to be open in Excel is written, and it is said', async () => {
    small();
    writeFileSync(join(folder, '~$6月.xlsx'), '');
    const { outcome, err } = await run(
      'apply',
      file,
      '--changes',
      changesFile('list.json', [value('B1', 'x')]),
      '--in-place',
    );
    expect([outcome, err.includes('~$6月.xlsx')]).toEqual(['done', true]);
  });
});

describe('what was not recognised, and what is not there', () => {
  test('run, month, check and export say that there is no form, sheet by sheet, and write nothing', async () => {
    small();
    const out = ['--out', join(folder, 'out.xlsx')];
    for (const argv of [
      ['run', '--today', '2026-06-15', ...out],
      ['month', '--month', '2026-06', ...out],
      ['check', '--today', '2026-06-15'],
      ['export', '--today', '2026-06-15', ...out],
    ]) {
      const { outcome, out: printed, err } = await run(...argv, file, '--json');
      expect([outcome, printed]).toEqual(['bad-input cli.no-forms', '']);
      expect(err).toContain('6月');
    }
    expect(readdirSync(folder)).toEqual(['6月.xlsx']);
  });

  test('a listed sheet that is missing is named by every command', async () => {
    copyFileSync(FORMS, file);
    const whole = new Uint8Array(readFileSync(file));
    const { partsOf, zipOf } = await import('../workbook/xlsx/packages');
    const parts = partsOf(whole);
    const edited = new TextDecoder()
      .decode(parts['xl/workbook.xml'])
      .replace('</sheets>', '<sheet name="张三" sheetId="77" r:id="rId77"/></sheets>');
    writeFileSync(file, zipOf({ ...parts, 'xl/workbook.xml': edited }));
    for (const argv of [
      ['read'],
      ['run', '--today', '2026-06-15'],
      ['month', '--month', '2026-06'],
      ['close', '--month', '2026-06', '--dry-run'],
    ])
      expect((await run(...argv, file)).err).toContain('“张三”');
    expect(JSON.parse((await run('read', file, '--json')).out)).toMatchObject({ missingSheets: ['张三'] });
  });
});

describe('a list belongs to the state that it was made from', () => {
  test('the whole of a dry run can be applied, to that state only', async () => {
    copyFileSync(FORMS, file);
    const dry = await run('run', file, '--today', '2026-06-15', '--dry-run', '--json');
    const report = JSON.parse(dry.out) as { fingerprint: string; changes: unknown[] };
    expect(report.fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/u);
    const whole = changesFile('whole.json', report);
    const out = join(folder, 'out.xlsx');
    expect((await run('apply', file, '--changes', whole, '--out', out)).outcome).toBe('done');
    // The file as it is after the day is another state, and so is another file.
    expect((await run('apply', out, '--changes', whole, '--out', join(folder, 'twice.xlsx'))).outcome).toBe(
      'conflicts cli.error.other-state',
    );
    const bare = changesFile('bare.json', report.changes);
    expect((await run('apply', out, '--changes', bare, '--fingerprint', report.fingerprint, '--dry-run')).outcome).toBe(
      'conflicts cli.error.other-state',
    );
    expect(
      (await run('apply', file, '--changes', bare, '--fingerprint', report.fingerprint, '--dry-run')).outcome,
    ).toBe('done');
    expect(readdirSync(folder)).not.toContain('twice.xlsx');
  });

  test('a list that is none is told, as is one that is not there', async () => {
    small();
    const outcome = async (list: string): Promise<string> =>
      (await run('apply', file, '--changes', list, '--dry-run')).outcome;
    expect(await outcome(join(folder, 'none.json'))).toBe('bad-input cli.error.no-such-file');
    expect(await outcome(changesFile('a.json', { some: 'object' }))).toBe('bad-input cli.error.changes-entry');
    expect(
      await outcome(changesFile('b.json', { changes: [value('A1', 'x')], fingerprints: { 'other.xlsx': 'sha256:0' } })),
    ).toBe('conflicts cli.error.other-state');
  });
});

describe('diff', () => {
  test('names the cells and the parts that differ, and says how many are the same to the byte', async () => {
    small();
    const after = join(folder, 'after.xlsx');
    const { bytes } = applyToXlsx(readFileSync(file), [
      { kind: 'value', sheet: '6月', cell: 'A1', after: '*' },
      { kind: 'fill', sheet: '6月', cell: 'B2', after: '#FFC7CE' },
      { kind: 'note', sheet: '6月', cell: 'C3', after: '批注' },
      { kind: 'add-sheet', sheet: '新', values: [[1]] },
    ]);
    writeFileSync(after, bytes);
    const json = JSON.parse((await run('diff', file, after, '--json')).out) as Record<string, unknown>;
    expect(json).toMatchObject({
      same: false,
      cells: [
        { sheet: '6月', cell: 'A1', what: 'content', before: 1, after: '*' },
        { sheet: '6月', cell: 'B2', what: 'fill', before: '', after: '#FFC7CE' },
        { sheet: '6月', cell: 'C3', what: 'note', before: '', after: '批注' },
      ],
      sheets: [{ sheet: '新', what: 'added' }],
    });
    const parts = json['parts'] as { part: string; what: string; elements: string[] }[];
    expect(parts.find(({ part }) => part === 'xl/workbook.xml')).toEqual({
      part: 'xl/workbook.xml',
      what: 'changed',
      elements: ['+ workbook/sheets[1]/sheet[新]'],
    });
    expect(parts.filter(({ what }) => what === 'added').map(({ part }) => part)).toEqual(
      expect.arrayContaining(['xl/comments1.xml', 'xl/worksheets/sheet2.xml', 'xl/styles.xml']),
    );
    const { out } = await run('diff', file, after);
    expect(out).toContain('6月!A1  内容  1 → "*"');
    expect((await run('diff', file, file)).out).toContain('完全相同');
    expect((await run('diff', file)).outcome).toBe('bad-input cli.error.two-files');
  });
});
