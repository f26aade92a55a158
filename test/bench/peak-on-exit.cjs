const { readFileSync } = require('node:fs');

/** Loaded before a program: says on standard error what it held at most, in kB (Linux: its own, not its parent's). */
process.on('exit', () => {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/mu.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  process.stderr.write(`peak ${kilobytes}\n`);
});
