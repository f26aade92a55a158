const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { gzipSync } = require('node:zlib');
const { editionConfigs } = require('../webpack.config.js');
const { bundle } = require('./bundle.cjs');
const { EMPTY_STYLE } = require('../src/workbench/server/pages.cjs');

/** Kilobytes, packed, that the one file may have: it is handed on by chat and USB stick. */
const MOST_KB = 1500;
const FILE_NAME = '三表助手.html';

const hashOf = (source) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

/**
 * Text of a script inside a page: an end tag in it would end the element, and the beginning of a comment would change how it is read. The
 * escape means the same in strings, templates and every kind of regular expression.
 */
const inPage = (script) => script.replaceAll(/<(?=\/script|!--)/gi, '\\x3c');

/**
 * The edition as one page that needs nothing else: script, worker, styles, icon and sample are in it. It may ask nothing of any machine.
 * @param {{ script: string, worker: string, style: string, icon: Buffer, head?: string, policy?: Record<string, string> }} parts
 *   `head` and `policy` are what an installable page has besides
 */
function editionPage({ script, worker, style, icon, head = '', policy = {} }) {
  const code = inPage(script);
  const rules = {
    'default-src': "'none'",
    'script-src': hashOf(code),
    'worker-src': 'blob:',
    'connect-src': "'none'",
    'style-src': `${hashOf(style)} ${EMPTY_STYLE}`,
    'img-src': 'data: blob:',
    'font-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    ...policy,
  };
  const content = Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${content}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>三表助手</title>
<link rel="icon" type="image/png" href="data:image/png;base64,${icon.toString('base64')}">
${head}<style>${style}</style>
</head>
<body>
<div id="edition"></div>
<noscript>三表助手需要浏览器允许脚本运行。</noscript>
<script id="worker" type="text/plain">${inPage(worker)}</script>
<script>${code}</script>
</body>
</html>
`;
}

/** The installable page's description: it opens workbooks from the file manager. */
function webManifest() {
  return {
    name: '三表助手',
    short_name: '三表助手',
    lang: 'zh-CN',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#0f6c4d',
    icons: [{ src: 'icon-128.png', sizes: '128x128', type: 'image/png' }],
    file_handlers: [
      {
        action: './',
        accept: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
          'application/vnd.ms-excel.sheet.macroEnabled.12': ['.xlsm'],
        },
      },
    ],
  };
}

/** Keeps the page for times without a network; a new build has another `version` and replaces it. */
function serviceWorker(version, files) {
  return `const KEPT = 'sanbiao-${version}';
const FILES = ${JSON.stringify(files)};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('sanbiao-') && name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || new URL(event.request.url).origin !== self.location.origin) return;
  event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request)));
});
`;
}

const REGISTER = "if ('serviceWorker' in navigator) navigator.serviceWorker.register('sw.js');";

/**
 * Puts the built scripts together: `三表助手.html`, and `edition/` for any static host.
 * @param {string} built the folder with page.js, page.css and worker.js
 * @throws Error when the page is heavier than it may be
 */
function writeEdition(built, directory, icons, most) {
  const read = (name) => fs.readFileSync(path.join(built, name), 'utf8');
  const parts = {
    script: read('page.js'),
    worker: read('worker.js'),
    style: read('page.css'),
    icon: fs.readFileSync(path.join(icons, 'icon-64.png')),
  };
  const page = editionPage(parts);
  const weight = gzipSync(page, { level: 9 }).length / 1000;
  if (weight > most) throw new Error(`The edition has ${weight.toFixed(0)} kB packed; ${most} are allowed.`);
  fs.mkdirSync(directory, { recursive: true });
  fs.writeFileSync(path.join(directory, FILE_NAME), page);

  const site = path.join(directory, 'edition');
  fs.rmSync(site, { recursive: true, force: true });
  fs.mkdirSync(site, { recursive: true });
  const installable = editionPage({
    ...parts,
    script: `${parts.script}\n${REGISTER}`,
    head: '<link rel="manifest" href="manifest.webmanifest">\n',
    policy: { 'manifest-src': "'self'", 'worker-src': "blob: 'self'", 'img-src': "data: blob: 'self'" },
  });
  fs.writeFileSync(path.join(site, 'index.html'), installable);
  fs.writeFileSync(path.join(site, 'manifest.webmanifest'), `${JSON.stringify(webManifest(), null, 2)}\n`);
  fs.copyFileSync(path.join(icons, 'icon-128.png'), path.join(site, 'icon-128.png'));
  const version = createHash('sha256').update(installable).digest('hex').slice(0, 12);
  const files = ['./', 'manifest.webmanifest', 'icon-128.png'];
  fs.writeFileSync(path.join(site, 'sw.js'), serviceWorker(version, files));
  return { file: path.join(directory, FILE_NAME), kilobytes: weight };
}

/**
 * Builds the browser edition into a folder.
 * @param {{ directory: string, minimize?: boolean }} options
 * @returns {Promise<{ file: string, kilobytes: number }>} the one page, and what it weighs packed
 */
async function buildEdition({ directory, minimize = true }) {
  const root = path.join(__dirname, '..');
  const built = path.join(root, '.cache', minimize ? 'edition' : 'edition-plain');
  for (const config of editionConfigs({ directory: built, minimize })) await bundle(config);
  // Tests take it as it is written: what counts is what people download.
  return writeEdition(built, directory, path.join(root, 'assets', 'icons'), minimize ? MOST_KB : Infinity);
}

module.exports = { buildEdition, FILE_NAME };
