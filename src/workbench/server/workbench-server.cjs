const path = require('node:path');
const webpack = require('webpack');
const WebpackDevServer = require('webpack-dev-server');
const { addInConfig, workbenchConfigs, harnessConfig, sampleFiles } = require('../../../webpack.config.js');

const root = path.join(__dirname, '..', '..', '..');

/** What both servers have in common: one machine only, no file of the repository beyond what the pages need. */
const common = {
  host: '127.0.0.1',
  allowedHosts: 'auto',
  client: false,
  hot: false,
  liveReload: false,
  webSocketServer: false,
  // On the way from a computer to itself nothing is gained by packing.
  compress: false,
  devMiddleware: { stats: 'none' },
  setupExitSignals: false,
};

const served = (folder, url) => ({ directory: folder, publicPath: url, watch: false, serveIndex: false });

/** What the pages ask for besides the built files: the samples' names, and the first sample under the name that the pane knows. */
const sampleRoutes = (middlewares) => [
  {
    name: 'samples.json',
    path: '/samples.json',
    middleware: (_request, response) => {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end(JSON.stringify(sampleFiles().map((file) => path.basename(file))));
    },
  },
  {
    name: 'sample.xlsx',
    path: '/samples/sample.xlsx',
    middleware: (_request, response) => response.sendFile(sampleFiles()[0]),
  },
  ...middlewares,
];

/**
 * Serves the workbench: grid, pane, and Microsoft's client from npm.
 * @param {{ port?: number, paneMode?: 'development' | 'production', live?: boolean, harness?: boolean }} options `port` 0 or absent: any
 *   free one; `paneMode`: how the pane is built; `live`: the page reloads when a source changes; `harness`: with pane-harness.html
 * @returns {Promise<{ address: string, close(): Promise<void> }>} once the first build is there; rejects with its errors
 */
function serveWorkbench({ port = 0, paneMode = 'production', live = false, harness = false } = {}) {
  const office = path.dirname(require.resolve('@microsoft/office-js/dist/office.js'));
  const watching = live ? { client: { overlay: true }, liveReload: true, webSocketServer: 'ws' } : {};
  // A page that is being tried or measured stays as it was built, whatever happens to the sources meanwhile.
  const still = live ? {} : { watchOptions: { ignored: /./u } };
  const wanted = [...workbenchConfigs({ paneMode }), ...(harness ? [harnessConfig()] : [])];
  const configs = wanted.map((config) => ({ ...config, ...still }));
  return serve(configs, {
    ...common,
    ...watching,
    port,
    static: [
      served(office, '/office-js'),
      served(path.join(root, 'assets', 'samples'), '/samples'),
      served(path.join(root, 'assets', 'icons'), '/icons'),
    ],
    setupMiddlewares: sampleRoutes,
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
      if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
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
