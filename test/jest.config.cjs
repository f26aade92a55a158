const path = require('node:path');

/** Campaigns: random workbooks, faults, whole months through the grid's engine, and journeys of seconds (databases, closes, saving); what is random has an environment variable for more runs. */
const campaigns = process.env.CAMPAIGNS === '1';

/**
 * Unit tests: bare Node, no browser, under a minute. With CAMPAIGNS=1 the campaigns (`*.long.test.ts`) instead; the tests in test/e2e have a
 * runner of their own.
 */
module.exports = {
  rootDir: path.join(__dirname, '..'),
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/setup.cjs'],
  // Generous: a busy machine is no fault.
  testTimeout: 120_000,
  // jest leaves one core idle by default; a machine with two has none to spare.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testMatch: campaigns ? ['**/*.long.test.ts'] : ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(campaigns ? [] : ['/test/e2e/', '/test/bench/', '\\.long\\.test\\.ts$']),
  ],
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
      },
    ],
  },
  // Univer's CommonJS builds load packages that have ES modules only.
  moduleNameMapper: { '^lodash-es$': 'lodash' },
  transformIgnorePatterns: [
    '/node_modules/(?!(age-encryption|get-east-asian-width|@noble|@scure|hyparquet-writer|hyparquet|nanoid|kdbush|rbush|quickselect|opentype\\.js|cjk-regex|unicode-regex|regexp-util|franc-min|trigram-utils|n-gram|collapse-white-space)/)',
  ],
};
