/** The three parts of a page's header or footer, each with the codes that a file has in it (`&P`, `&D`). */
export interface HeaderSections {
  readonly left: string;
  readonly center: string;
  readonly right: string;
}

export const NO_HEADER: HeaderSections = { left: '', center: '', right: '' };

const SECTIONS = { L: 'left', C: 'center', R: 'right' } as const;

/** `&L6月&C&P / &N` as a file writes it, in its parts; text without a part stands in the middle (ECMA-376 18.3.1.46). */
export function sectionsOf(code: string): HeaderSections {
  const found = { ...NO_HEADER } as { -readonly [K in keyof HeaderSections]: string };
  let section: keyof HeaderSections = 'center';
  // A font's name in quotes, a section, any other code, or plain text.
  for (const [token] of code.matchAll(/&"[^"]*"|&[\s\S]|[^&]+|&$/gu)) {
    const named = /^&[LCR]$/u.test(token) ? SECTIONS[token[1] as keyof typeof SECTIONS] : undefined;
    if (named) section = named;
    else found[section] += token;
  }
  return found;
}

/** The parts as a file writes them; a middle alone needs no code. */
export function headerCode({ left, center, right }: HeaderSections): string {
  if (left === '' && right === '') return center;
  return `${left && `&L${left}`}${center && `&C${center}`}${right && `&R${right}`}`;
}
