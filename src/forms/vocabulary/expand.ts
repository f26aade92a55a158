import { CLASSES } from './classes';

/**
 * The literal phrases that a pattern stands for. `{name}` is any word of the class, `(a|b)` any of the alternatives (which may
 * hold classes), and a `?` after either makes it optional: `{first}{visit}{day?}` gives 首次来店, 首次来店日期, 初次到店日 …
 * An unknown class is a mistake in the vocabulary and throws.
 */
export function expand(pattern: string): string[] {
  let phrases = [''];
  for (const token of pattern.match(/\{\w+\??\}|\([^)]*\)\??|[^{}()]+/gu) ?? []) {
    const choices = choicesOf(token);
    const longer: string[] = [];
    for (const phrase of phrases) for (const choice of choices) longer.push(phrase + choice);
    phrases = longer;
  }
  return phrases;
}

function choicesOf(token: string): readonly string[] {
  if (token.startsWith('{')) {
    const optional = token.endsWith('?}');
    const name = token.slice(1, optional ? -2 : -1);
    const words = CLASSES[name];
    if (!words) throw new Error(`The vocabulary has no class "${name}"`);
    return optional ? ['', ...words] : words;
  }
  if (token.startsWith('(')) {
    const optional = token.endsWith('?');
    const words = token
      .slice(1, optional ? -2 : -1)
      .split('|')
      .flatMap((alternative) => expand(alternative));
    return optional ? ['', ...words] : words;
  }
  return [token];
}
