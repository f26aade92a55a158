/** Where Fluent's tokens speak of the colours of persons, and what stands there without them. */
const PLACES = [
  [/(export const personaSharedColorNames = )\[[^\]]*\]/u, '$1[]'],
  [/(export const personaSharedColors = )\{[^}]*\}/u, '$1{}'],
  // Single colours that are set anew after the list was made.
  [
    /^const personaColorPaletteTokens[^]*?^export/mu,
    (made) => made.replaceAll(/^personaColorPaletteTokens\.\w+ = .*$/gmu, ''),
  ],
];

/**
 * Webpack loader for those modules of Fluent's tokens that know the colours of persons (avatars): their list is left empty, so that
 * neither the colours nor their variables are built.
 * @param {string} source one of the modules
 * @throws Error where Fluent says it in another way than before: the build would carry them again, or break in the page
 */
module.exports = function withoutPersonas(source) {
  const place = PLACES.find(([pattern]) => pattern.test(source));
  if (place === undefined) throw new Error('Fluent lists its colours of persons in another way than before');
  return source.replace(place[0], place[1]);
};
