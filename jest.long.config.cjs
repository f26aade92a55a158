const unit = require('./jest.config.cjs');

/** Campaigns: random workbooks, faults and whole months through the grid's engine; each has an environment variable for more runs. */
module.exports = {
  ...unit,
  testMatch: ['**/*.long.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
