import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { unzipSync } from 'fflate';
import { catalogue } from '../../src/words';

const ROOT = join(__dirname, '../..');

test('npm start -- --help tells the options, and builds nothing', () => {
  const said = execFileSync(process.execPath, [join(ROOT, 'src/workbench/server/start.cjs'), '--help'], {
    encoding: 'utf8',
  });
  for (const option of ['--port', '--no-open', '--excel', '--help']) expect(said).toContain(option);
});

test('the labels that the sample’s own page names are those of the pane', () => {
  const parts = unzipSync(readFileSync(join(ROOT, 'assets/samples/示例-三表-2026-06.xlsx')), {
    filter: ({ name }) => name === 'xl/sharedStrings.xml',
  });
  const text = Buffer.from(parts['xl/sharedStrings.xml'] ?? []).toString('utf8');
  const named = [...new Set([...text.matchAll(/(?:点|里的)「([^」]+)」/gu)].map((match) => match[1] ?? ''))];
  const labels = Object.entries(catalogue('zh-CN'))
    .filter(([key]) => /^taskpane\.(?:view|action)\.|^edition\.|^workbench\./u.test(key))
    .map(([, label]) => label);
  const buttons = ['写入'];
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((label) => !labels.includes(label) && !buttons.includes(label))).toEqual([]);
});
