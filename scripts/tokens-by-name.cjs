const { createLightTheme, tokens } = require('@fluentui/tokens');

/**
 * Webpack loader for Fluent's list of tokens, `{ name: 'var(--name)', … }`: built in the page from the names that the theme has anyway. What
 * is no plain variable of the theme is told as it is. The colours of persons go with those of the theme (without-personas.cjs).
 * @returns {string} a module with the same export
 */
module.exports = function tokensByName() {
  const names = new Set(Object.keys(createLightTheme({})));
  const others = Object.entries(tokens).filter(([name, value]) => !names.has(name) || value !== `var(--${name})`);
  return `import { createLightTheme } from './utils/createLightTheme.js';
const variables = () => Object.fromEntries(Object.keys(createLightTheme({})).map((name) => [name, \`var(--\${name})\`]));
export const tokens = /*#__PURE__*/ Object.assign(/*#__PURE__*/ variables(), ${JSON.stringify(Object.fromEntries(others))});
`;
};
