/**
 * npm run e2e [-- --only WORDS] [--headed] [--address http://127.0.0.1:8080/]
 * Runs test/e2e/*.e2e.ts one after the other in a real browser against the workbench (one that runs already, with --address; it has no
 * test harness, so what needs one is left out then) and against the browser edition, from the disk. The last line is `N passed, N failed`.
 */
require('../../scripts/register.cjs');
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { openBrowser } = require('./browser.cjs');
const { buildEdition } = require('../../scripts/edition.cjs');
const { pathToFileURL } = require('node:url');
const { serveWorkbench } = require('../../src/workbench/server/workbench-server.cjs');

const folder = path.join(__dirname, '..', 'e2e');

async function main() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      headed: { type: 'boolean', default: false },
      address: { type: 'string' },
    },
  });
  const { scenarios } = require(path.join(folder, 'scenario.ts'));
  for (const file of fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.e2e.ts'))
    .sort())
    require(path.join(folder, file));

  const chosen = scenarios.filter(
    ({ name, harness }) => name.includes(values.only) && !(harness && values.address !== undefined),
  );
  const hosts = new Set(chosen.map(({ host }) => host));
  const browser = await openBrowser({ headless: !values.headed });
  const server =
    values.address === undefined && hosts.has('excel')
      ? await serveWorkbench({ paneMode: 'development', harness: true })
      : { address: values.address, close: async () => undefined };
  const edition = hosts.has('file')
    ? await buildEdition({ directory: path.join(__dirname, '..', '..', '.cache', 'e2e', 'edition'), minimize: false })
    : undefined;
  const addresses = { excel: server.address, file: edition && pathToFileURL(edition.file).href };
  let passed = 0;
  let failed = 0;
  for (const { name, host, run } of chosen) {
    const started = Date.now();
    try {
      await run(browser, addresses[host]);
      passed += 1;
      console.log(`  passed  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`  FAILED  ${name}\n${String(error.stack ?? error).replace(/^/gm, '          ')}`);
    }
  }
  await browser.close();
  await server.close();
  console.log(`${passed} passed, ${failed} failed`);
  // None at all is a mistake in the tests, not a success.
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

main().catch((error) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exit(1);
});
