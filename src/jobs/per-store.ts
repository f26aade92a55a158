import type { Store } from './store';

/** Work that is done once for a store and what it is asked about: the screens ask for figures, sheets and rows of the same day one after the other. */
export function oncePerStore<Asked extends readonly string[], Result>(
  work: (store: Store, ...asked: Asked) => Result,
): (store: Store, ...asked: Asked) => Result {
  const done = new WeakMap<Store, Map<string, Result>>();
  return (store, ...asked) => {
    const known = done.get(store) ?? new Map<string, Result>();
    done.set(store, known);
    const key = asked.join(' ');
    const result = known.get(key) ?? work(store, ...asked);
    known.set(key, result);
    return result;
  };
}
