import { rmSync } from 'node:fs';

/** Removes a file of ours. What cannot be removed now is in nobody's way: the next run finds it. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The work that it belonged to has succeeded or failed already.
  }
}
