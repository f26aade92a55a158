import { text, type TextKey } from '../words';
import type { PaneServices } from './host/services';
import type { Store } from './store';

/** Puts words into the clipboard and says so, or that it could not be done. */
export async function copyAndSay(
  { services, store }: { readonly services: PaneServices; readonly store: Store },
  words: string,
  done: TextKey,
): Promise<void> {
  const copied = await services.copy(words);
  const said = text(copied ? done : 'taskpane.today.copy-failed');
  store.send({ type: 'banner', banner: { tone: copied ? 'success' : 'warning', text: said, actions: [] } });
}
