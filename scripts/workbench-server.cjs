const fs = require('node:fs');
const path = require('node:path');
const webpack = require('webpack');
const WebpackDevServer = require('webpack-dev-server');
const { addInConfig, workbenchConfigs } = require('../webpack.config.cjs');

const root = path.join(__dirname, '..');
const samples = path.join(root, 'assets', 'samples');

/** What both servers have in common: one machine only, no file of the repository beyond what the pages need. */
const common = {
  host: '127.0.0.1',
  allowedHosts: 'auto',
  client: false,
  hot: false,
  liveReload: false,
  webSocketServer: false,
  compress: true,
  setupExitSignals: false,
};

const served = (folder, url) => ({ directory: folder, publicPath: url, watch: false, serveIndex: false });

/** Answers with the names of the sample workbooks; the first is the one that opens on first start. */
function listSamples(_request, response) {
  const names = fs.existsSync(samples) ? fs.readdirSync(samples).filter((name) => /\.xls[xm]$/.test(name)).sort() : [];
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(names));
}

/**
 * Serves the workbench: grid, pane, and Microsoft's client from npm.
 * @param {{ port?: number, mode?: 'development' | 'production', live?: boolean }} options `port` 0 or absent: any free one;
 *   `live`: the page reloads when a source changes
 * @returns {Promise<{ address: string, close(): Promise<void> }>} once the first build is there; rejects with its errors
 */
function serveWorkbench({ port = 0, mode = 'development', live = false } = {}) {
  const office = path.dirname(require.resolve('@microsoft/office-js/dist/office.js'));
  const watching = live ? { client: { overlay: true }, liveReload: true, webSocketServer: 'ws' } : {};
  return serve(workbenchConfigs({ mode }), {
    ...common,
    ...watching,
    port,
    static: [served(office, '/office-js'), served(samples, '/samples'), served(path.join(root, 'assets', 'icons'), '/icons')],
    setupMiddlewares: (middlewares) => [{ name: 'samples', path: '/samples.json', middleware: listSamples }, ...middlewares],
  });
}

/**
 * Serves the add-in as Excel wants it: https with the development certificate, at the address that manifest.xml names.
 * @returns {Promise<{ address: string, close(): Promise<void> }>}
 */
async function serveForExcel() {
  const certificates = require('office-addin-dev-certs');
  const options = await certificates.getHttpsServerOptions();
  return serve([addInConfig({ mode: 'development', directory: path.join(root, '.cache', 'add-in') })], {
    ...common,
    host: 'localhost',
    port: 3000,
    server: { type: 'https', options },
    static: false,
  });
}

async function serve(configs, options) {
  const compiler = webpack(configs.map((config) => ({ ...config, infrastructureLogging: { level: 'error' } })));
  const built = new Promise((resolve, reject) => {
    compiler.hooks.done.tap('first build', (stats) => {
      if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true, errorDetails: true })));
      else resolve();
    });
    for (const part of compiler.compilers) part.hooks.failed.tap('first build', reject);
  });
  const server = new WebpackDevServer(options, compiler);
  await server.start();
  const close = async () => {
    await server.stop();
    await new Promise((resolve) => compiler.close(resolve));
  };
  try {
    await built;
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = server.server.address();
  return { address: `${options.server?.type ?? 'http'}://${options.host}:${port}/`, close };
}

module.exports = { serveWorkbench, serveForExcel };
