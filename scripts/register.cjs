/** Lets Node run the project's TypeScript: `node -r ./scripts/register.cjs FILE.ts`. For scripts and benches only. */
const { transformSync } = require('@swc/core');
const { readFileSync } = require('node:fs');
const Module = require('node:module');

for (const ending of ['.ts', '.tsx']) {
  Module._extensions[ending] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      sourceMaps: 'inline',
      jsc: {
        parser: { syntax: 'typescript', tsx: ending === '.tsx' },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
      module: { type: 'commonjs' },
    });
    module._compile(code, filename);
  };
}

// `./holidays` is holidays.ts where holidays.json lies beside it, as everywhere else: endings are tried in this order.
const json = Module._extensions['.json'];
delete Module._extensions['.json'];
Module._extensions['.json'] = json;
