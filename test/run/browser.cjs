const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** The browser of this machine: `CHROMIUM`, or the first Chromium, Chrome or Edge on the PATH. */
function browserPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin'].filter((folder) => folder !== '');
  for (const name of NAMES) {
    const found = folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
    if (found) return found;
  }
  throw new Error('No Chromium was found: install it (apt-get install chromium) or name one in CHROMIUM.');
}

/** Starts it for tests and benches; root (containers) has no sandbox. */
function openBrowser(options = {}) {
  return chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'], ...options });
}

module.exports = { openBrowser };
