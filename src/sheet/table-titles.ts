/** Titles for new columns of a table object, which no other column has: 列1, 列2 …, as Excel itself calls them in Chinese. */
export function freeTitles(known: readonly string[], count: number): readonly string[] {
  const taken = new Set(known.map((title) => title.toLowerCase()));
  const titles: string[] = [];
  for (let i = 1; titles.length < count; i += 1) if (!taken.has(`列${String(i)}`)) titles.push(`列${String(i)}`);
  return titles;
}
