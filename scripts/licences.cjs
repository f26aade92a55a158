const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const NAMES = /^(licen[cs]e|notice|copyright)(\.|$|-)/i;

/** Packages that are used at run time, with those that they bring: what is inside a release. */
function packages() {
  const seen = new Set();
  const visit = (name, from) => {
    let folder;
    for (let at = from; ; at = path.dirname(at)) {
      folder = path.join(at, 'node_modules', name);
      if (fs.existsSync(path.join(folder, 'package.json'))) break;
      if (at === path.dirname(at)) return;
    }
    if (seen.has(folder)) return;
    seen.add(folder);
    const { dependencies = {} } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    for (const dependency of Object.keys(dependencies)) visit(dependency, folder);
  };
  const { dependencies } = require('../package.json');
  for (const name of Object.keys(dependencies)) visit(name, root);
  return [...seen].sort();
}

/**
 * One text with the licence of everything that a release contains; a package without a file of its own is named with its licence.
 * @param {string} node the licence of the Node inside, with those of Node's own parts
 */
function licences(node) {
  const part = (title, body) => `${'='.repeat(78)}\n${title}\n${'='.repeat(78)}\n\n${body.trim()}\n\n`;
  const texts = [
    'Parts of this program, and their licences.\n\n',
    part('Node.js', node),
    part(
      'Microsoft Office JavaScript API library (office.js), distributed unmodified as part of this add-in. Microsoft is not responsible for maintaining, updating or supporting this program.',
      fs.readFileSync(
        path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'LICENSE.md'),
        'utf8',
      ),
    ),
  ];
  for (const folder of packages()) {
    const {
      name,
      version,
      license = 'see the package',
    } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = fs.readdirSync(folder).find((entry) => NAMES.test(entry));
    texts.push(
      part(
        `${name} ${version}`,
        file === undefined ? `Licence: ${license}` : fs.readFileSync(path.join(folder, file), 'utf8'),
      ),
    );
  }
  return texts.join('');
}

module.exports = { licences };
