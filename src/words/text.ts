/** What rooms that only make sentences need: it brings no catalogue with it. */

/** Languages that the product speaks; the first is the default. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * A sentence that the pure core wants said, without choosing the language: a key of the catalogues and the values that fill
 * its `{placeholders}`. A value may be a Text itself.
 */
export interface Text {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number | Text>>;
}

export function text(key: string, values?: Text['values']): Text {
  return values === undefined ? { key } : { key, values };
}
