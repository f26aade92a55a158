import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printed } from './printed';

/**
 * What the commands print as JSON over every fixture, byte for byte: a change of the house changes nothing for a user. Whoever means a
 * change runs this with GOLDEN=write and commits the new marks with it; with GOLDEN_TO=folder the outputs are laid there, so that two
 * states can be compared line by line.
 */
const MARKS = join(__dirname, 'golden.json');
const FORMS = join(__dirname, '../fixtures/forms');
const FIXTURES = readdirSync(FORMS).filter((name) => /\.xls[xm]$/u.test(name));
const known = existsSync(MARKS) ? (JSON.parse(readFileSync(MARKS, 'utf8')) as Readonly<Record<string, string>>) : {};
const seen: Record<string, string> = {};
const folder = process.env.GOLDEN_TO;
const write = process.env.GOLDEN === 'write';

afterAll(() => {
  if (write) writeFileSync(MARKS, `${JSON.stringify(seen, null, 2)}\n`);
});

test.each(FIXTURES)('%s', async (name) => {
  const file = join(FORMS, name);
  const read = await printed('zh-CN', 'read', file, '--json');
  const months = [...read.matchAll(/"month": "(\d{4}-\d{2})"/gu)].map((match) => match[1] ?? '').sort();
  const month = months.at(-1) ?? '2026-06';
  const day = ['--today', `${month}-20`];
  const outputs = {
    read,
    run: await printed('zh-CN', 'run', file, ...day, '--dry-run', '--json'),
    month: await printed('zh-CN', 'month', file, '--month', month, ...day, '--json'),
    close: await printed('zh-CN', 'close', file, '--month', month, ...day, '--dry-run', '--json'),
    check: await printed('zh-CN', 'check', file, ...day, '--json'),
  };
  for (const [command, output] of Object.entries(outputs)) {
    const plain = output.replaceAll(FORMS, '');
    seen[`${name} ${command}`] = createHash('sha256').update(plain).digest('hex').slice(0, 16);
    if (folder === undefined) continue;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.${command}.json`), plain);
  }
  if (write) return;
  const own = (marks: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(marks).filter(([key]) => key.startsWith(`${name} `)));
  expect(own(seen)).toEqual(own(known));
});
