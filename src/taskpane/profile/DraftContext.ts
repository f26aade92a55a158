import { createContext, useContext } from 'react';
import type { Draft, Path } from './draft';

/** What an editor of one field needs: the draft, what is wrong at a path, and a way to change it. */
export interface DraftTools {
  readonly draft: Draft;
  problemAt(path: Path): string | undefined;
  set(path: Path, value: unknown): void;
}

export const DraftContext = createContext<DraftTools | undefined>(undefined);

export function useDraft(): DraftTools {
  const tools = useContext(DraftContext);
  if (tools === undefined) throw new Error('No profile draft above this component');
  return tools;
}
