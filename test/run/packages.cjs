const { spawnSync } = require('node:child_process');
const process = require('node:process');

/**
 * Installs packages of the distribution (Debian, Ubuntu) where we may.
 * @param otherwise what would do instead, for the message
 * @throws Error that says what to install by hand, where we may not
 */
exports.installPackages = function installPackages(missing, otherwise = '') {
  if (missing.length === 0) return;
  console.log(`── installing ${missing.join(', ')}`);
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
    throw new Error(`Please install ${missing.join(', ')} and run again${otherwise}.`);
  const command = [...(process.getuid?.() === 0 ? [] : ['sudo']), 'apt-get'];
  const apt = (...args) =>
    spawnSync(command[0], [...command.slice(1), ...args], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  if (apt('install', '-y', '-qq', '--no-install-recommends', ...missing).status !== 0)
    throw new Error(`${missing.join(', ')} could not be installed; please install by hand and run again.`);
};
