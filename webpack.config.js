const fs = require('node:fs');
const path = require('node:path');
const CopyWebpackPlugin = require('copy-webpack-plugin');
const HtmlWebpackPlugin = require('html-webpack-plugin');
const MinimizerPlugin = require('minimizer-webpack-plugin');
const { harnessPage, officePage, workbenchPage } = require('./src/workbench/server/pages.cjs');

/** Where a production page loads Microsoft's client from; the second is Office 365 operated by 21Vianet. */
const OFFICE_ADDRESSES = {
  global: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  china: 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
};

/**
 * What of Microsoft's client Excel asks for, and its licence: copied as it is beside the pages that fall back on it. The licence lets it be
 * distributed as part of an add-in, unmodified; the marketplace wants Microsoft's host alone.
 */
const OFFICE_COPY = [
  'dist/office.js',
  'dist/o15apptofilemappingtable.js',
  'dist/excel-{win32-16.00,win32-16.01,winrt-16.00,web-16.00,mac-16.00}.js',
  'dist/{zh-cn,en-us}/office_strings.js',
  'dist/telemetry/oteljs_agave.js',
  'LICENSE.md',
];

const source = (...parts) => path.join(__dirname, 'src', ...parts);

/** swc only strips the types; `tsc` checks them. */
const typescript = (target) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: 'swc-loader',
    options: {
      jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target },
    },
  },
});

/** Rooms whose modules only define things: what a page does not use of them is left out of it. */
const unusedIsDropped = {
  test: /[\\/]src[\\/](words|calendar|sheet|forms|profile|customers|levels|schedule|owners|events|rollups|audit|places|marks|keeping|close|blank|group|workshop|jobs|workbook)[\\/]/,
  sideEffects: false,
};

/** The table of traditional characters would be an eighth of what the pane loads first. */
const charactersByStep = {
  test: /[\\/]src[\\/]forms[\\/]values[\\/]traditional\.ts$/,
  loader: path.join(__dirname, 'scripts', 'delta-table.cjs'),
};

/** Fluent's colours of persons, for the avatars that nothing here shows: a hundredth of what the pane loads first. */
const noPersonas = {
  test: /[\\/]@fluentui[\\/]tokens[\\/]lib[\\/](sharedColorNames|global[\\/]colorPalette|alias[\\/](light|dark)ColorPalette)\.js$/,
  loader: path.join(__dirname, 'scripts', 'without-personas.cjs'),
};

/** Each token's name would be told twice: as a variable of the theme, and as what styles call it. */
const tokensByName = {
  test: /[\\/]@fluentui[\\/]tokens[\\/]lib[\\/]tokens\.js$/,
  loader: path.join(__dirname, 'scripts', 'tokens-by-name.cjs'),
};

/**
 * Unpacking has a copy of the library to itself. One module holds whatever any part of a page wants of it: with what makes and reads whole
 * archives, the day would load three times as much before it can read its journal.
 */
const unpackingAlone = {
  test: /[\\/]src[\\/]sheet[\\/]packing[\\/]unpack\.ts$/,
  resolve: { alias: { fflate$: path.join(__dirname, 'node_modules', 'fflate', 'esm', 'browser.js?unpacking') } },
};

/** How styles are mirrored for scripts that run from right to left, which neither language does: a hundredth of what the pane loads first. */
const leftToRight = {
  test: /[\\/]@griffel[\\/]core[\\/]/,
  resolve: { alias: { 'rtl-css-js/core$': path.join(__dirname, 'scripts', 'left-to-right.js') } },
};

const reading = [leftToRight, charactersByStep, noPersonas, tokensByName, unpackingAlone, unusedIsDropped];

const shared = (name, mode) => ({
  name,
  mode,
  context: __dirname,
  devtool: false,
  resolve: { extensions: ['.tsx', '.ts', '.js', '.mjs', '.json'] },
  cache: { type: 'filesystem', name: `${name}-${mode}`, cacheDirectory: path.join(__dirname, '.cache', 'webpack') },
  performance: { hints: false },
  stats: 'errors-warnings',
});

/**
 * swc packs a hundredth tighter than webpack's own choice, which the pane's first load needs, and takes half its time. Licences lie beside
 * each file.
 */
const swcMinimizer = () =>
  new MinimizerPlugin({
    minify: MinimizerPlugin.swcMinify,
    extractComments: { condition: 'some', banner: false },
    minimizerOptions: { compress: { passes: 3, ecma: 2020 }, mangle: true },
  });

/** Names carry the content's hash, so that a server may let them be kept for ever; paths are relative, so that any folder will do. */
const pages = (directory, optimization = {}) => ({
  target: ['web', 'es2020'],
  output: {
    path: directory,
    filename: 'assets/[name].[contenthash:10].js',
    chunkFilename: 'assets/[name].[contenthash:10].js',
    assetModuleFilename: 'assets/[name].[contenthash:10][ext]',
    publicPath: 'auto',
  },
  optimization: {
    minimizer: [swcMinimizer()],
    ...optimization,
    runtimeChunk: 'single',
    moduleIds: 'deterministic',
    splitChunks: {
      // What the worker begins with stays whole: shared with the screens that work without it, its modules could not be put together.
      chunks: (chunk) => !chunk.canBeInitial() && chunk.name !== 'worker',
      cacheGroups: {
        react: {
          test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/,
          name: 'react',
          chunks: 'initial',
          priority: 20,
        },
        fluent: {
          test: /[\\/]node_modules[\\/](@fluentui|@griffel|@floating-ui|keyborg|tabster)[\\/]/,
          name: 'fluent',
          chunks: 'initial',
          priority: 10,
        },
      },
    },
  },
});

const page = (name, content, filename = `${name}.html`) =>
  new HtmlWebpackPlugin({ filename, chunks: [name], scriptLoading: 'defer', templateContent: content });

const PANE = '<div id="root"></div>';

const addInPages = (office) => [
  page('taskpane', officePage({ ...office, body: PANE })),
  page('commands', officePage({ ...office, body: '' })),
];

const COPY = 'office-js/office.js';
const COPY_PAGE = 'taskpane-copy.html';

/** What a page's head says of the copy of Microsoft's client beside it. */
const copyTag = (attributes = '') => `<meta name="office-js-copy" content="${COPY}"${attributes}>`;

/** Pages that fall back on the copy, and the pane's page that begins with it: where Microsoft's host stops half-way it takes the other's place. */
const pagesWithCopy = (office) => [
  page('taskpane', officePage({ ...office, before: copyTag(` data-page="${COPY_PAGE}"`), body: PANE })),
  page('taskpane', officePage({ officeJs: COPY, before: copyTag(), body: PANE }), COPY_PAGE),
  page('commands', officePage({ ...office, before: copyTag(), body: '' })),
];

const addInEntries = { taskpane: source('taskpane', 'index.tsx'), commands: source('commands', 'index.ts') };

/** Sample workbooks; the first is the one that people are shown. */
function sampleFiles() {
  const folder = path.join(__dirname, 'assets', 'samples');
  const names = fs.readdirSync(folder).filter((name) => /\.xls[xm]$/.test(name));
  return names.sort().map((name) => path.join(folder, name));
}

/**
 * The add-in as Excel loads it: task pane and ribbon page.
 * @param {{ directory?: string, officeHost?: keyof typeof OFFICE_ADDRESSES, officeCopy?: boolean, mode?: 'production' | 'development' }} options
 */
function addInConfig({
  directory = path.join(__dirname, 'dist'),
  officeHost = 'global',
  officeCopy = false,
  mode = 'production',
} = {}) {
  const officeJs = OFFICE_ADDRESSES[officeHost];
  if (officeJs === undefined)
    throw new Error(`Unknown office.js host "${officeHost}": use ${Object.keys(OFFICE_ADDRESSES).join(' or ')}.`);
  const office = path.dirname(require.resolve('@microsoft/office-js/package.json'));
  return {
    ...shared('add-in', mode),
    ...pages(directory),
    entry: addInEntries,
    module: { rules: [typescript('es2020'), ...reading] },
    plugins: [
      ...(officeCopy ? pagesWithCopy : addInPages)({ officeJs, officeHost: new URL(officeJs).origin }),
      new CopyWebpackPlugin({
        patterns: [
          { from: 'assets/icons/*.png', to: 'icons/[name][ext]' },
          { from: sampleFiles()[0], to: 'samples/sample.xlsx' },
          ...(officeCopy ? OFFICE_COPY : []).map((from) => ({
            from,
            context: office,
            to: ({ absoluteFilename }) => `office-js/${path.relative(office, absoluteFilename).replace(/^dist./u, '')}`,
            info: { minimized: true },
          })),
        ],
      }),
    ],
  };
}

/**
 * The workbench, for development and tests only: the page with the grid; the same pane with office.js from the page's own server; and the
 * script that plays Excel in the pane's frame (it must run before office.js, hence a file of its own without chunks).
 * @param {{ directory?: string, paneMode?: 'production' | 'development' }} options
 */
function workbenchConfigs({ directory = path.join(__dirname, '.cache', 'workbench'), paneMode = 'production' } = {}) {
  return [
    {
      // Built quickly, as for development, but with the libraries as users get them.
      ...shared('workbench', 'development'),
      ...pages(directory, { nodeEnv: 'production' }),
      entry: { workbench: source('workbench', 'index.ts') },
      module: { rules: [typescript('es2022'), { test: /\.css$/, use: ['style-loader', 'css-loader'] }] },
      plugins: [page('workbench', workbenchPage(), 'index.html')],
    },
    {
      ...shared('workbench-pane', paneMode),
      ...pages(directory),
      entry: addInEntries,
      module: { rules: [typescript('es2020'), ...reading] },
      plugins: addInPages({ officeJs: 'office-js/office.js', before: '<script src="excel-frame.js"></script>' }),
    },
    {
      ...shared('excel-frame', 'development'),
      target: ['web', 'es2022'],
      entry: source('workbench', 'frame', 'index.ts'),
      output: { path: directory, filename: 'excel-frame.js' },
      module: { rules: [typescript('es2022')] },
    },
  ];
}

/** Tests only: the pane over prepared services (test/taskpane/harness), for what no sample workbook shows. Served beside the workbench. */
function harnessConfig({ directory = path.join(__dirname, '.cache', 'workbench') } = {}) {
  return {
    // React as users get it, since its development build compares 20,000 lines at every step; not minified, which would take its time.
    ...shared('pane-harness', 'production'),
    ...pages(directory, { minimize: false }),
    entry: { 'pane-harness': path.join(__dirname, 'test', 'taskpane', 'harness', 'index.tsx') },
    module: { rules: [typescript('es2020'), ...reading] },
    plugins: [page('pane-harness', harnessPage())],
  };
}

/**
 * The browser edition's two scripts, each whole in one file: the page with the pane, and the worker with reading, writing and the
 * journeys. What an Excel add-in needs besides is not in them.
 * @param {{ directory?: string, minimize?: boolean }} options `minimize: false` is for tests, which would wait for it
 */
function editionConfigs({ directory = path.join(__dirname, '.cache', 'edition'), minimize = true } = {}) {
  const whole = (name, entry, target) => ({
    ...shared(`edition-${name}`, 'production'),
    target,
    entry: { [name]: source('edition', entry) },
    output: { path: directory, filename: '[name].js', cssFilename: '[name].css' },
    experiments: { css: true },
    module: {
      rules: [
        typescript('es2022'),
        ...reading,
        { test: /\.css$/, type: 'css/global' },
        { test: /\.xlsx$/, type: 'asset/inline', generator: { dataUrl: (content) => content.toString('base64') } },
      ],
      parser: { javascript: { dynamicImportMode: 'eager' } },
    },
    optimization: { splitChunks: false, minimize },
  });
  return [whole('page', 'index.ts', ['web', 'es2022']), whole('worker', 'worker.ts', ['webworker', 'es2022'])];
}

/** The command line: one file that needs Node and nothing else. */
function cliConfig({ directory = path.join(__dirname, 'dist', 'cli') } = {}) {
  return {
    ...shared('cli', 'production'),
    target: 'node20',
    entry: source('cli', 'main.ts'),
    output: { path: directory, filename: 'sanbiao.js' },
    // An engine with a native part, and optional: asked for when a group command is run.
    externals: { '@duckdb/node-api': 'commonjs @duckdb/node-api' },
    module: { rules: [typescript('es2022')], parser: { javascript: { dynamicImportMode: 'eager' } } },
    // Stack traces stay readable, and the build takes a second instead of ten.
    optimization: { minimize: false },
  };
}

module.exports = { addInConfig, editionConfigs, workbenchConfigs, harnessConfig, cliConfig, sampleFiles };
