/** The unit test files that a room runs, from test/. */
export function filesOf(name: string): string[];
/** Runs them, each in a block of its name. */
export function room(name: string): void;
