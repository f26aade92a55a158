import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDocument } from './rules-doc';

writeFileSync(join(__dirname, '../docs/rules.md'), rulesDocument());
