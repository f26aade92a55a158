import { useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { LOCALES, type Locale } from '../words';
import { prefersDark, recall } from './host/browser';
import { createController } from './controller';
import { createExcelServices } from './host/excel';
import { hostTheme } from './host/office';
import { App } from './App';
import { initialState, VIEWS } from './state';
import { createStore } from './store';
import { shadeOf, type Shade } from './shade';

const query = new URLSearchParams(location.search);
const chosen = localeOf(recall('locale') ?? query.get('lang'));
const store = createStore(
  initialState(
    'zh-CN',
    VIEWS.find((view) => view === query.get('view')),
    recall('cards') === undefined ? 0 : undefined,
  ),
);
const services = createExcelServices(query, () => {
  const locale = chosen ?? localeOf(Office.context.displayLanguage);
  if (locale !== undefined) void controller.speak(locale);
});
const controller = createController(store, services);

/** `en-GB` → `en`, `zh-TW` → `zh-CN`; a language that the product does not speak gives none. */
function localeOf(asked: string | null | undefined): Locale | undefined {
  const language = asked?.slice(0, 2);
  return LOCALES.find((locale) => locale.slice(0, 2) === language);
}

/** Follows Excel's theme and the system's. */
function Root(): ReactNode {
  const [shade, setShade] = useState<Shade>(() => shadeOf(hostTheme(), prefersDark()));
  useEffect(() => {
    const follow = (): void => setShade(shadeOf(hostTheme(), prefersDark()));
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

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
const page = createRoot(root);
// Whoever chose another language does not see Chinese first.
void (chosen === undefined ? Promise.resolve() : controller.speak(chosen)).then(() => page.render(<Root />));
void controller.read();
