/**
 * npm run e2e [-- --only 'WORDS|OTHER WORDS'] [--every] [--headed] [--lanes 1] [--address http://127.0.0.1:8080/]
 * Runs test/e2e/*.e2e.ts, two at a time where there are two cores, in a real browser against the workbench (one that runs already, with --address; it has no
 * test harness, so what needs one is left out then) and against the browser edition, from the disk. A few long scenarios of the pane are
 * played on one of the two only, on both with --every. The last line is `N passed, N failed`.
 */
require('../../scripts/register.cjs');
const fs = require('node:fs');
const path = require('node:path');
const { availableParallelism } = require('node:os');
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
      every: { type: 'boolean', default: false },
      headed: { type: 'boolean', default: false },
      address: { type: 'string' },
      lanes: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    },
  });
  const { scenarios } = require(path.join(folder, 'scenario.ts'));
  for (const file of fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.e2e.ts'))
    .sort())
    require(path.join(folder, file));

  const chosen = scenarios.filter(
    ({ name, harness, again }) =>
      values.only.split('|').some((words) => name.includes(words)) &&
      !(harness && values.address !== undefined) &&
      (values.every || !again),
  );
  const hosts = new Set(chosen.map(({ host }) => host));
  const lanes = Math.max(1, Math.min(Number(values.lanes), chosen.length));
  const browsers = await Promise.all(Array.from({ length: lanes }, () => openBrowser({ headless: !values.headed })));
  const server =
    values.address === undefined && hosts.has('excel')
      ? await serveWorkbench({ paneMode: 'development', harness: true })
      : { address: values.address, close: async () => undefined };
  const edition = hosts.has('file')
    ? await buildEdition({ directory: path.join(__dirname, '..', '..', '.cache', 'e2e', 'edition'), minimize: false })
    : undefined;
  const addresses = { excel: server.address, file: edition && pathToFileURL(edition.file).href };
  const queue = [...chosen];
  let passed = 0;
  let failed = 0;
  const play = async ({ name, host, run }, browser) => {
    const started = Date.now();
    const seconds = () => `(${((Date.now() - started) / 1000).toFixed(1)} s)`;
    try {
      await run(browser, addresses[host]).catch(async (error) => {
        // A machine under load may be late once; what is wrong is wrong twice. Said aloud: a scenario that needs it wants mending.
        console.log(`  again   ${name} ${seconds()}\n${String(error.stack ?? error).replace(/^/gm, '          ')}`);
        await run(browser, addresses[host]);
      });
      passed += 1;
      console.log(`  passed  ${name} ${seconds()}`);
    } catch (error) {
      failed += 1;
      console.log(`  FAILED  ${name}\n${String(error.stack ?? error).replace(/^/gm, '          ')}`);
    }
  };
  // Each lane has a browser of its own, so that a clipboard and a focus belong to one scenario.
  await Promise.all(
    browsers.map(async (browser) => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await play(next, browser);
      await browser.close();
    }),
  );
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
