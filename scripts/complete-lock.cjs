/**
 * Completes package-lock.json after `npm install`: an optional package for another platform (a darwin binary on a Linux
 * machine) that the registry in use does not serve is left out of the lock by npm, and `npm ci` then refuses the lock.
 * Its name, version and platform are known from its parent and its name; that is all `npm ci` needs to pass over it.
 */
const { readFileSync, writeFileSync } = require('node:fs');

const OS = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony', 'sunos', 'aix', 'netbsd', 'openbsd'];
const CPU = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  armv7: 'arm',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  wasm32: 'wasm32',
};

const path = `${__dirname}/../package-lock.json`;
const lock = JSON.parse(readFileSync(path, 'utf8'));
const names = new Set(Object.keys(lock.packages).map((place) => place.split('node_modules/').at(-1)));
const added = {};
for (const parent of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    if (names.has(name)) continue;
    const words = name.split(/[/-]/u);
    const os = OS.filter((known) => words.includes(known) || (known === 'win32' && words.includes('windows')));
    const cpu = Object.entries(CPU).flatMap(([word, value]) =>
      words.some(
        (part) => part === word || part.startsWith(`${word}-`) || (word === 'arm' && /^arm(-|v6|$)/u.test(part)),
      )
        ? [value]
        : [],
    );
    added[`node_modules/${name}`] = {
      version: range.replace(/^[^\d]*/u, ''),
      ...(cpu.length > 0 ? { cpu: [...new Set(cpu)] } : {}),
      ...(parent.dev ? { dev: true } : {}),
      optional: true,
      ...(os.length > 0 ? { os } : {}),
    };
  }
}
lock.packages = Object.fromEntries([
  ['', lock.packages['']],
  ...[...Object.entries(lock.packages).filter(([place]) => place !== ''), ...Object.entries(added)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  ),
]);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(added).length} packages added to package-lock.json`);
for (const [place, entry] of Object.entries(added)) if (!entry.os && !entry.cpu) console.log(`check by hand: ${place}`);
