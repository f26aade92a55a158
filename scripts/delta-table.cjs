const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const TABLE = /export const (\w+) =\s*((?:'[^']*'[\s+]*)+);/gu;

/** Steps between character codes, small ones in one sign: five bits each, the sixth says that more follow. */
function encode(text) {
  let before = 0;
  let code = '';
  for (let at = 0; at < text.length; at += 1) {
    const step = text.charCodeAt(at) - before;
    before = text.charCodeAt(at);
    for (let left = step < 0 ? -2 * step - 1 : 2 * step; ; left >>= 5) {
      code += DIGITS[(left & 31) | (left > 31 ? 32 : 0)];
      if (left <= 31) break;
    }
  }
  return code;
}

/** Runs in the page: the way back from `encode`. */
function decode(code, digits) {
  let text = '';
  let last = 0;
  let step = 0;
  let shift = 0;
  for (const sign of code) {
    const digit = digits.indexOf(sign);
    step |= (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      last += step & 1 ? -(step + 1) / 2 : step / 2;
      text += String.fromCharCode(last);
      step = shift = 0;
    }
  }
  return text;
}

/**
 * Webpack loader for a module that is nothing but long texts of characters in about the order of their codes: told by their steps they
 * pack into half the bytes, and the source stays a table that people can read.
 * @param {string} source TypeScript with `export const NAME = '…' + '…';` and comments
 * @returns {string} a module with the same exports
 */
module.exports = function deltaTable(source) {
  const lines = [...source.matchAll(TABLE)].map(([, name, texts]) => {
    const text = [...texts.matchAll(/'([^']*)'/gu)].map(([, part]) => part).join('');
    return `export const ${name} = /*#__PURE__*/ decode('${encode(text)}', '${DIGITS}');`;
  });
  if (lines.length === 0) throw new Error('No table of characters was found');
  return `${decode}\n${lines.join('\n')}\n`;
};
