import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parseInvocation } from '../../src/cli/arguments';
import type { Console } from '../../src/cli/console';
import { CommandError } from '../../src/cli/outcome';
import { say } from '../../src/words';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-grade-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SILENT: Console = {
  locale: 'zh-CN',
  say: (what) => say(what, 'zh-CN'),
  print: () => undefined,
  note: () => undefined,
  noteLine: () => undefined,
  progress: () => undefined,
};

async function refused(...argv: string[]): Promise<string> {
  const invocation = parseInvocation(['grade', ...argv, '--code', '口令'], {});
  try {
    await invocation.command?.run(invocation.options, SILENT);
  } catch (error) {
    if (error instanceof CommandError) return `${error.outcome} ${error.words.key}`;
    throw error;
  }
  throw new Error('it was accepted');
}

test.each([
  ['the class workbook', '张三.xlsx', ['--class-out', '张三.xlsx']],
  ['a feedback sheet', '张三-反馈.xlsx', ['--feedback-out', '.']],
])('%s is never written over a file that was handed in', async (_, taken, [option = '', target = '']) => {
  for (const name of ['张三.xlsx', taken]) writeFileSync(join(folder, name), '手写的');
  expect(await refused(folder, option, join(folder, target))).toBe('bad-input cli.grade.overwrites');
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).toBe('手写的');
});

test('a name that nobody uses is no reason to refuse', async () => {
  writeFileSync(join(folder, '张三.xlsx'), '手写的');
  expect(await refused(folder, '--class-out', join(folder, '成绩.xlsx'))).toBe('bad-input cli.grade.no-exercise');
});
