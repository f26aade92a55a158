import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Machine, Ran } from '../../src/program/machine';

export interface FakeOptions {
  /** What the person answers when the system asks whether to trust. */
  readonly trusts?: boolean;
  /** Keys of the registry that a policy keeps from being written. */
  readonly locked?: RegExp;
  readonly folder?: string;
}

/** A Windows of which installing sees its tools: `reg`, `certutil`, `taskkill`. */
export class FakeWindows implements Machine {
  readonly platform = 'win32';
  readonly folder: string;
  readonly home: string;
  /** By key, its values. */
  readonly registry = new Map<string, Map<string, string>>();
  readonly trusted = new Set<string>();
  readonly started: (readonly string[])[] = [];
  constructor(
    readonly program: readonly string[],
    private readonly options: FakeOptions = {},
    readonly thumbprintOf: (file: string) => string = () => 'none',
  ) {
    this.home = mkdtempSync(join(tmpdir(), '用户 李-'));
    this.folder = options.folder ?? join(this.home, 'AppData 本地', 'Sanbiao');
  }

  start(program: string, args: readonly string[]): void {
    this.started.push([program, ...args]);
  }

  run(tool: string, args: readonly string[]): Promise<Ran> {
    const fail: Ran = { code: 1, output: '' };
    if (tool === 'reg') return Promise.resolve(this.reg(args) ?? fail);
    if (tool === 'certutil') return Promise.resolve(this.certutil(args) ? { code: 0, output: '' } : fail);
    return Promise.resolve(tool === 'taskkill' ? fail : { code: 127, output: '' });
  }

  private reg([verb, key = '', ...rest]: readonly string[]): Ran | undefined {
    const option = (name: string): string | undefined =>
      rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined;
    const value = option('/v');
    const values = this.registry.get(key);
    if (verb === 'query') {
      if (values === undefined || (value !== undefined && !values.has(value))) return undefined;
      const shown = [...values].filter(([name]) => value === undefined || name === value);
      return { code: 0, output: [key, ...shown.map(([name, data]) => `    ${name}    REG_SZ    ${data}`)].join('\n') };
    }
    if (this.options.locked?.test(key)) return undefined;
    if (verb === 'add') {
      this.registry.set(key, new Map(values).set(value ?? '', option('/d') ?? ''));
      return { code: 0, output: '' };
    }
    if (value === undefined) return this.registry.delete(key) ? { code: 0, output: '' } : undefined;
    return values?.delete(value) ? { code: 0, output: '' } : undefined;
  }

  private certutil([, verb, , what = '']: readonly string[]): boolean {
    if (verb === '-addstore') {
      if (this.options.trusts === false) return false;
      this.trusted.add(this.thumbprintOf(what));
      return true;
    }
    return verb === '-delstore' ? this.trusted.delete(what) : this.trusted.has(what);
  }
}
