/**
 * Lines that a text takes in a box; its own line breaks count.
 * @param signs characters that the box holds side by side
 */
export function textLines(words: string, signs: number): number {
  return words.split(/\r?\n/u).reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / signs)), 0);
}
