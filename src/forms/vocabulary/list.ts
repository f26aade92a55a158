/** Words written in one string, a blank between them: a list of hundreds stays readable. */
export function list(words: string): readonly string[] {
  return words.split(' ');
}
