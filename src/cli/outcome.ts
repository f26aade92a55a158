import type { Text } from '../words';

/** Exit codes, documented in `sanbiao --help`. */
export const EXIT = { done: 0, failed: 1, findings: 1, 'bad-input': 2, conflicts: 3 } as const;
export type Outcome = keyof typeof EXIT;

/** A command cannot go on; the sentence says what, where and what to do. */
export class CommandError extends Error {
  constructor(
    readonly outcome: Exclude<Outcome, 'done' | 'findings'>,
    readonly words: Text,
  ) {
    super(words.key);
    this.name = 'CommandError';
  }
}
