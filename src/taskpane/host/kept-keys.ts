import type { PaneServices } from './services';

/** A list that this computer remembers; one that cannot be read counts as empty. */
export function keptKeys({ recall }: Pick<PaneServices, 'recall'>, name: string): ReadonlySet<string> {
  try {
    const keys: unknown = JSON.parse(recall(name) ?? '[]');
    return new Set(Array.isArray(keys) ? keys.filter((one): one is string => typeof one === 'string') : []);
  } catch {
    return new Set();
  }
}

/** How many keys of a list are remembered; the oldest are forgotten first. */
const MOST = 500;

export function keepKeys({ remember }: Pick<PaneServices, 'remember'>, name: string, keys: ReadonlySet<string>): void {
  remember(name, JSON.stringify([...keys].slice(-MOST)));
}
