const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const TESTS = join(__dirname, '..');
/** Have runners of their own, or no tests. */
const OTHERS = ['e2e', 'bench', 'run', 'fixtures'];

/** The folders of test/ whose tests run together, by the name of their file in rooms/; all other folders are `rest`. */
const ROOMS = {
  audit: ['audit'],
  edition: ['edition'],
  excel: ['workbook/excel'],
  forms: ['forms'],
  group: ['group'],
  jobs: ['jobs'],
  keeping: ['keeping'],
  owners: ['owners'],
  rollups: ['rollups'],
  schedule: ['schedule'],
  sheet: ['sheet'],
  taskpane: ['taskpane'],
  values: ['forms/owners', 'forms/values'],
  workbench: ['workbench'],
  workshop: ['workshop'],
  xlsx: ['workbook/xlsx'],
};
const NAMED = Object.values(ROOMS).flat();

/** Unit tests in a folder, but not those in a folder that a room names by itself. Paths from test/, `/` between. */
function testsIn(folder) {
  return readdirSync(join(TESTS, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return NAMED.includes(path) || OTHERS.includes(path) ? [] : testsIn(path);
      return /(?<!\.long)\.test\.tsx?$/u.test(path) ? [path] : [];
    })
    .sort();
}

/** The test files that the room runs. */
const filesOf = (name) => (name === 'rest' ? [''] : (ROOMS[name] ?? [])).flatMap(testsIn);

/**
 * Runs a room's test files as one file of jest's. For each file that it is given, jest loads every module anew, which takes as long
 * as the tests themselves; so the product is loaded once a room.
 */
function room(name) {
  for (const file of filesOf(name)) describe(file, () => void require(join(TESTS, file)));
}

module.exports = { filesOf, room };
