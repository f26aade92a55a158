import type * as Fs from 'node:fs';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';

import { createConsole } from '../../../src/cli/console';
import { readSource } from '../../../src/cli/disk';
import { CommandError } from '../../../src/cli/outcome';
import { save } from '../../../src/cli/saving';
import type { Change } from '../../../src/sheet';
import { applyToXlsx } from '../../../src/workbook/xlsx';
import { book } from './packages';

/** What happens at a step of writing: it fails, writes a part and fails, or the process ends there, so that nothing follows. */
type Fault = { readonly step: number; readonly kind: 'fails' | 'half' | 'killed' };
const disk: { fault: Fault | undefined; step: number; dead: boolean } = { fault: undefined, step: 0, dead: false };

jest.mock('node:fs', () => {
  const real = jest.requireActual<typeof Fs>('node:fs');
  const guarded = <T extends (...args: never[]) => unknown>(name: string, call: T): T =>
    ((...args: Parameters<T>): unknown => {
      const { fault } = disk;
      if (disk.dead) throw Object.assign(new Error('the process is gone'), { code: 'KILLED' });
      if (!fault || disk.step++ !== fault.step) return call(...args);
      if (fault.kind === 'killed') disk.dead = true;
      if (name === 'writeSync' && fault.kind !== 'fails') {
        const [handle, bytes, from] = args as unknown as [number, Uint8Array, number];
        real.writeSync(handle, bytes, from, Math.floor((bytes.length - from) / 2));
      }
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    }) as T;
  return {
    ...real,
    linkSync: guarded('linkSync', real.linkSync),
    writeFileSync: guarded('writeFileSync', real.writeFileSync),
    openSync: guarded('openSync', real.openSync),
    writeSync: guarded('writeSync', real.writeSync),
    fsyncSync: guarded('fsyncSync', real.fsyncSync),
    closeSync: guarded('closeSync', real.closeSync),
    renameSync: guarded('renameSync', real.renameSync),
    rmSync: guarded('rmSync', real.rmSync),
  };
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-interrupted-'));
});
afterEach(() => {
  Object.assign(disk, { fault: undefined, dead: false });
  rmSync(folder, { recursive: true, force: true });
});

const BEFORE = book('<row r="1"><c r="A1" t="inlineStr"><is><t>王先生</t></is></c></row>', {});
const OTHER = applyToXlsx(BEFORE, [{ kind: 'value', sheet: '6月', cell: 'C30', after: 1 }]).bytes;
const nobody = { write: () => true, isTTY: false } as unknown as NodeJS.WriteStream;
const SILENT = createConsole('zh-CN', { out: nobody, err: nobody });
const changes = fc.array(
  fc.record({ row: fc.integer({ min: 1, max: 9 }), after: fc.oneof(fc.string(), fc.integer()) }),
  { minLength: 1, maxLength: 5 },
);

/** The steps of one write, counted where nothing fails. */
function stepsOf(write: () => void): number {
  Object.assign(disk, { fault: { step: -1, kind: 'fails' }, step: 0 });
  write();
  disk.fault = undefined;
  return disk.step;
}

test.each([
  ['in place', true],
  ['to a new file', false],
])('writing %s: whatever fails at whatever step, the file is as before or as after, and we say which', (_, inPlace) => {
  const source = join(folder, '6月.xlsx');
  const out = join(folder, 'out.xlsx');
  const options = inPlace ? { inPlace } : { inPlace, out };
  const target = inPlace ? source : out;
  const former = inPlace ? BEFORE : new TextEncoder().encode('an older result');
  const reset = (): void => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    writeFileSync(source, BEFORE);
    writeFileSync(target, former);
    writeFileSync(`${source}.bak`, 'an older copy');
  };
  reset();
  const steps = stepsOf(() => void save(readSource(source), OTHER, options, SILENT));
  expect(steps).toBeGreaterThanOrEqual(inPlace ? 10 : 5);
  const seen = new Set<string>();
  const faults = fc.record({
    step: fc.integer({ min: 0, max: steps }),
    kind: fc.constantFrom('fails' as const, 'half' as const, 'killed' as const),
  });
  fc.assert(
    fc.property(changes, faults, (list, fault) => {
      reset();
      const set = list.map(({ row, after }): Change => ({ kind: 'value', sheet: '6月', cell: `B${row}`, after }));
      const after = applyToXlsx(BEFORE, set).bytes;
      const read = readSource(source);
      Object.assign(disk, { fault, step: 0, dead: false });
      let said = 'after';
      try {
        expect(save(read, after, options, SILENT)).toBe(target);
      } catch (error) {
        if (!disk.dead) {
          expect(error).toBeInstanceOf(CommandError);
          expect((error as CommandError).words.key).toMatch(/^(?:disk\.write\.full|cli\.error\.cannot-read)$/u);
        }
        said = disk.dead ? 'killed' : 'before';
      }
      Object.assign(disk, { fault: undefined, dead: false });
      seen.add(said);
      const found = readFileSync(target);
      const [isBefore, isAfter] = [found.equals(former), found.equals(after)];
      if (said === 'after') expect(isAfter).toBe(true);
      else if (said === 'before') expect(isBefore).toBe(true);
      else expect(isBefore || isAfter).toBe(true);
      // The first copy is nobody's to replace; a new one is whole or not there.
      expect(readFileSync(`${source}.bak`, 'utf8')).toBe('an older copy');
      const copy = existsSync(`${source}.2.bak`) ? readFileSync(`${source}.2.bak`) : undefined;
      if (copy !== undefined) expect(copy.equals(BEFORE)).toBe(true);
      if (inPlace && isAfter && !isBefore) expect(copy).toBeDefined();
      // Whatever was left behind is in nobody's way, and goes.
      expect(save(readSource(source), OTHER, options, SILENT)).toBe(target);
      expect(readFileSync(target).equals(OTHER)).toBe(true);
      expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    }),
    { numRuns: Number(process.env['SANBIAO_FAULT_RUNS'] ?? 60) },
  );
  expect([...seen].sort()).toEqual(['after', 'before', 'killed']);
});
