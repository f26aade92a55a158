/** Names as people write them one after the other, each once. */
export function namesIn(words: string): string[] {
  return [...new Set(words.split(/[、,，;；\s]+/u).filter((name) => name !== ''))];
}
