import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRESETS } from '../../src/profile';
import { goldenDocument } from './golden-document';

/* Read these documents in review. To write them anew: UPDATE_GOLDEN=1 npx jest test/schedule/golden */
test.each(PRESETS.map((preset) => [preset.name, preset] as const))('due days of %s', (name, preset) => {
  const file = join(__dirname, 'golden', `${name}.md`);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, goldenDocument(preset));
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(goldenDocument(preset));
});
