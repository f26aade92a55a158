import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDocument } from '../../scripts/rules-doc';
import { LEVEL_RULES } from '../../src/levels';
import { LEVEL_RULE_IDS } from '../../src/profile';
import { SCHEDULE_RULES } from '../../src/schedule';

const ROOT = join(__dirname, '../..');

test('docs/rules.md is up to date (node -r ./scripts/register.cjs scripts/make-rules-doc.ts)', () => {
  expect(readFileSync(join(ROOT, 'docs/rules.md'), 'utf8')).toBe(rulesDocument());
});

test('every rule file is in the registry, and every name that a profile may switch off is a rule', () => {
  const files = readdirSync(join(ROOT, 'src/levels/rules')).filter((file) => file !== 'index.ts');
  expect(LEVEL_RULES.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  expect([...LEVEL_RULE_IDS]).toEqual(LEVEL_RULES.map(({ id }) => id));
});

test('the files that the document names exist', () => {
  for (const { file } of SCHEDULE_RULES) expect(readFileSync(join(ROOT, file), 'utf8').length).toBeGreaterThan(0);
});
