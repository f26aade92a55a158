import { createContext, useContext, useSyncExternalStore } from 'react';
import { reduce } from './reducer';
import type { PaneEvent, PaneState } from './state';

export interface Store {
  get(): PaneState;
  send(event: PaneEvent): void;
  subscribe(listener: () => void): () => void;
}

export function createStore(start: PaneState): Store {
  let state = start;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    send(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const StoreContext = createContext<Store | undefined>(undefined);

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error('No pane store above this component');
  return store;
}

export function usePane(): PaneState {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
