import { readFileSync } from 'node:fs';
import tseslint from 'typescript-eslint';
import officeAddins from 'eslint-plugin-office-addins';
import reactHooks from 'eslint-plugin-react-hooks';

/** The rooms in the order of docs/architecture.md: a room may use those above it only. */
const PURE = JSON.parse(readFileSync(new URL('rooms.json', import.meta.url), 'utf8'));
const FACES = ['workbook', 'taskpane', 'commands', 'cli', 'program', 'edition', 'workbench'];
/** Libraries that a pure room may use: they touch neither clock, disk, network nor page. */
const PURE_LIBRARIES = ['zod', 'fflate', 'hyparquet-writer'];

const pureRoom = (room, index) => ({
  files: [`src/${room}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `(^|/)\\.\\./(${[...PURE.slice(index + 1), ...FACES].join('|')})(/|$)`,
            message: `src/${room} may use only the rooms above it (docs/architecture.md).`,
          },
          {
            regex: `^(?!\\.)(?!(${PURE_LIBRARIES.join('|')})(/|$))`,
            message: `src/${room} is pure: no package but ${PURE_LIBRARIES.join(', ')}.`,
          },
        ],
      },
    ],
    'no-restricted-globals': [
      'error',
      'Office',
      'Excel',
      'window',
      'document',
      'process',
      'fetch',
      'localStorage',
      'setTimeout',
      'setInterval',
      'require',
    ],
    'no-restricted-syntax': [
      'error',
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Today is an argument.' },
      { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Today is an argument.' },
      { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'A seed is an argument.' },
      { selector: "MemberExpression[object.property.name='Now']", message: 'Today is an argument.' },
      { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'Today is an argument.' },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'test/fixtures/**', '.cache/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: new URL('..', import.meta.url).pathname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A name with a leading underscore says that a member is left out on purpose.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-alert': 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['**/*.{cjs,js}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['src/cli/**', 'src/workbench/server/**', 'test/**', 'scripts/**'], rules: { 'no-console': 'off' } },
  ...PURE.map(pureRoom),
  {
    files: ['src/workbook/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '(^|/)\\.\\./(taskpane|commands|cli|edition|workbench|jobs)(/|$)',
              message: 'src/workbook knows no face and no job.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/workbook/excel/**/*.ts', 'src/taskpane/**/*.{ts,tsx}', 'src/commands/**/*.ts'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-empty-load': 'error',
      'office-addins/call-sync-before-read': 'error',
      'office-addins/load-object-before-read': 'error',
    },
  },
  {
    // The adapter asks in one function and reads after the sync in another, which these two rules cannot follow; the client
    // itself throws where something is read too early, and the tests run through it.
    files: ['src/workbook/excel/**/*.ts'],
    rules: { 'office-addins/call-sync-before-read': 'off', 'office-addins/load-object-before-read': 'off' },
  },
  {
    files: ['src/taskpane/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '(^|/)\\.\\./(cli|edition|workbench)(/|$)',
              message: 'The pane knows neither the command line nor the pages around it.',
            },
          ],
        },
      ],
    },
  },
);
