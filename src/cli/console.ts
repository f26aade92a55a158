import { eastAsianWidth } from 'get-east-asian-width';
import { say, type Locale, type Text } from '../words';

/** Where a command prints: results on standard output, everything about the work itself on standard error. */
export interface Console {
  readonly locale: Locale;
  say(what: Text): string;
  /** One line of the result. */
  print(line: string): void;
  /** A sentence for the person at the terminal. */
  note(what: Text): void;
  /** The same for a line that is said already. */
  noteLine(line: string): void;
  /** Overwrites the last progress line; shown on a terminal only. */
  progress(what: Text): void;
}

export function createConsole(locale: Locale, streams: { out: NodeJS.WriteStream; err: NodeJS.WriteStream }): Console {
  let showing = false;
  const clear = (): void => {
    if (showing) streams.err.write('\r\u001B[K');
    showing = false;
  };
  const noteLine = (line: string): void => {
    clear();
    streams.err.write(`${line}\n`);
  };
  return {
    locale,
    say: (what) => say(what, locale),
    print: (line) => {
      clear();
      streams.out.write(`${line}\n`);
    },
    note: (what) => noteLine(say(what, locale)),
    noteLine,
    progress: (what) => {
      if (!streams.err.isTTY) return;
      clear();
      streams.err.write(say(what, locale));
      showing = true;
    },
  };
}

/** Width on a terminal by Unicode's East Asian widths: Chinese characters take two columns. */
export function displayWidth(line: string): number {
  let width = 0;
  for (const char of line) width += eastAsianWidth(char.codePointAt(0) ?? 0);
  return width;
}

/** Rows in aligned columns, two blanks between them. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((entry, i) => (widths[i] = Math.max(widths[i] ?? 0, displayWidth(entry))));
  return rows.map((row) =>
    row
      .map((entry, i) => (i === row.length - 1 ? entry : entry + ' '.repeat((widths[i] ?? 0) - displayWidth(entry))))
      .join('  ')
      .trimEnd(),
  );
}
