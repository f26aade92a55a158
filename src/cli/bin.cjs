#!/usr/bin/env node
'use strict';
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const path = require('node:path');

const bundle = path.join(__dirname, '..', '..', 'dist', 'cli', 'sanbiao.js');
if (!existsSync(bundle)) {
  // Standard output belongs to the command's own answer (JSON); what the build says goes to standard error.
  const build = path.join(__dirname, '..', '..', 'scripts', 'build.cjs');
  const { status } = spawnSync(process.execPath, [build, '--only', 'cli'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write('sanbiao: the command could not be built; run "npm ci" in its folder first.\n');
    process.exit(1);
  }
}
require(bundle);
