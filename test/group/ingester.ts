/** One ingest of an inbox, a process of its own so that it can be killed. Says when it begins: what comes before is only the start of Node. */
import process from 'node:process';

import { GroupDatabase } from '../../src/cli/group/database';
import { bundlesIn } from '../../src/cli/group/inbox';
import { ingest } from '../../src/cli/group/ingest';

const [path = '', inbox = ''] = process.argv.slice(2);
async function main(): Promise<void> {
  process.stdout.write('begins\n');
  const database = await GroupDatabase.open(path);
  const { refused } = await ingest(database, bundlesIn([inbox]), [], () => undefined);
  database.close();
  const strange = refused.filter(({ code }) => code !== 'older');
  if (strange.length > 0) throw new Error(JSON.stringify(strange));
}
void main();
