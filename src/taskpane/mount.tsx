import { useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { LOCALES, type Locale } from '../words';
import { App } from './App';
import { createController, type Controller } from './controller';
import { prefersDark, reloaded } from './host/browser';
import type { PaneHost } from './host/types';
import { shadeOf, type Shade } from './shade';
import { initialState } from './state';
import { VIEW_NAMES } from './views';
import { keepKeys, keptKeys } from './host/kept-keys';
import { createStore } from './store';

export interface MountedPane {
  readonly controller: Controller;
  /** Takes the pane off the page. */
  unmount(): void;
}

/**
 * The pane on a page, over whatever host it is in.
 * @param query `lang=en`, `view=month`
 */
export function mountPane(root: HTMLElement, host: PaneHost, query: URLSearchParams): MountedPane {
  const { services } = host;
  const chosen = localeOf(services.recall('locale') ?? query.get('lang'));
  const store = createStore(
    initialState(
      'zh-CN',
      VIEW_NAMES.find((view) => view === (query.get('view') ?? reloaded.recall('tab'))),
      services.recall('cards') === undefined ? 0 : undefined,
    ),
  );
  const consultant = services.recall('consultant');
  // Kept where the workbook still names them.
  if (consultant !== undefined && consultant !== '') store.send({ type: 'consultant', consultant });
  store.send({ type: 'dismissed', keys: keptKeys(services, 'dismissed') });
  store.send({ type: 'left-out', keys: keptKeys(services, 'left-out') });
  let kept = store.get().leftOut;
  let lastTab = store.get().tab;
  store.subscribe(() => {
    const { leftOut, tab } = store.get();
    if (leftOut !== kept) keepKeys(services, 'left-out', leftOut);
    kept = leftOut;
    // A preview is gone with the page that made it.
    if (tab !== lastTab) reloaded.remember('tab', tab === 'preview' ? 'today' : tab);
    lastTab = tab;
  });
  const controller = createController(store, services);

  /** Follows the host's theme and the system's. */
  function Root(): ReactNode {
    const [shade, setShade] = useState<Shade>(() => shadeOf(host.theme(), prefersDark()));
    useEffect(() => {
      const follow = (): void => setShade(shadeOf(host.theme(), prefersDark()));
      const system = matchMedia('(prefers-color-scheme: dark)');
      system.addEventListener('change', follow);
      const stop = store.subscribe(follow);
      return () => {
        system.removeEventListener('change', follow);
        stop();
      };
    }, []);
    return <App controller={controller} shade={shade} />;
  }

  const page = createRoot(root);
  host.onConnected((language) => {
    const locale = chosen ?? localeOf(language);
    if (locale !== undefined) void controller.speak(locale);
  });
  // Whoever chose another language does not see Chinese first.
  void (chosen === undefined ? Promise.resolve() : controller.speak(chosen)).then(() => page.render(<Root />));
  void controller.read();
  return { controller, unmount: () => page.unmount() };
}

/** `en-GB` → `en`, `zh-TW` → `zh-CN`; a language that the product does not speak gives none. */
export function localeOf(asked: string | null | undefined): Locale | undefined {
  const language = asked?.slice(0, 2);
  return LOCALES.find((locale) => locale.slice(0, 2) === language);
}
