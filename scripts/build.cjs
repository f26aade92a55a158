/**
 * npm run build [-- --address https://host/path] [--office-js global|china] [--office-js-copy] [--only add-in|edition|cli] [--directory dist]
 * Builds the pages of the add-in and its manifest for the address that will serve them, the browser edition, and the command line.
 */
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { addInConfig, cliConfig } = require('../webpack.config.js');
const { bundle } = require('./bundle.cjs');
const { buildEdition } = require('./edition.cjs');
const { manifestFor } = require('./manifest.cjs');
const { refuseHeavyPane } = require('./weigh.cjs');

const root = path.join(__dirname, '..');

/** `npx sanbiao` looks into node_modules/.bin first; npm links the bins of dependencies there, not those of the project itself. */
function linkCommand() {
  const folder = path.join(root, 'node_modules', '.bin');
  const link = path.join(folder, 'sanbiao');
  if (process.platform === 'win32' || !fs.existsSync(folder) || fs.existsSync(link)) return;
  fs.rmSync(link, { force: true });
  fs.symlinkSync(path.join('..', '..', 'src', 'cli', 'bin.cjs'), link);
}

async function main() {
  const { values } = parseArgs({
    options: {
      address: { type: 'string', default: 'https://localhost:3000' },
      'office-js': { type: 'string', default: 'global' },
      'office-js-copy': { type: 'boolean', default: false },
      only: { type: 'string' },
      directory: { type: 'string', default: path.join(root, 'dist') },
    },
  });
  const directory = path.resolve(values.directory);
  const wanted = (part) => values.only === undefined || values.only === part;
  if (wanted('add-in')) {
    const manifest = manifestFor(fs.readFileSync(path.join(root, 'manifest.xml'), 'utf8'), values.address);
    fs.rmSync(path.join(directory, 'assets'), { recursive: true, force: true });
    refuseHeavyPane(
      await bundle(addInConfig({ directory, officeHost: values['office-js'], officeCopy: values['office-js-copy'] })),
    );
    fs.writeFileSync(path.join(directory, 'manifest.xml'), manifest);
  }
  if (wanted('edition')) {
    const { file, kilobytes } = await buildEdition({ directory });
    process.stdout.write(`${path.relative(root, file)}: ${kilobytes.toFixed(0)} kB packed\n`);
  }
  if (wanted('cli')) {
    await bundle(cliConfig({ directory: path.join(directory, 'cli') }));
    linkCommand();
  }
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
