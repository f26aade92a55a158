/** A sheet's name that is free, of at most 31 characters. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  let name = wanted.slice(0, 31);
  for (let n = 2; names.has(name.toLowerCase()); n += 1) name = `${wanted.slice(0, 26)} (${String(n)})`;
  return name;
}
