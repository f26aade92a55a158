import { FluentProvider, makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { actionForKey } from './actions';
import type { Controller } from './controller';
import type { PaneState } from './state';
import { StoreContext, usePane } from './store';
import type { Shade } from './shade';
import { themeOf } from './theme';
import { TodayView } from './today/TodayView';
import { VIEW_NAMES, VIEWS, type ViewName } from './views';
import { useWords } from './words';
import { withLaterWords } from './words/catalogues';
import { ControllerContext, useController } from './kit/ControllerContext';
import { Failed, Loading } from './kit/Empty';
import { Feedback, LiveRegion } from './kit/Feedback';
import { onDemand, type OnDemand } from './kit/onDemand';
import { useScreen } from './kit/styles';
import { TabBar } from './kit/TabBar';

/** The screens whose code comes when it is needed. */
const SCREENS: ReadonlyMap<ViewName, OnDemand<object>> = new Map(
  VIEW_NAMES.flatMap((name) => {
    const { load } = VIEWS[name];
    return load === undefined ? [] : [[name, onDemand(load)] as const];
  }),
);

const { View: WhySheet } = onDemand(() => withLaterWords(async () => (await import('./kit/WhySheet')).WhySheet));
const { View: ExerciseHere } = onDemand(() =>
  withLaterWords(async () => (await import('./training/ExerciseHere')).ExerciseHere),
);
const { View: NoForms } = onDemand(() => withLaterWords(async () => (await import('./kit/NoForms')).NoForms));

/** Where people go from the day; loaded once it has been on the screen for a moment. */
const NEXT = VIEW_NAMES.filter((name) => VIEWS[name].ahead);
const MOMENT = 1000;

/** The page around the root; while a sheet of paper is printed, the pane itself is not on it. */
const usePage = makeStaticStyles(`
  html, body, #root { height: 100%; margin: 0; padding: 0; overflow: hidden; }
  @media print {
    #root { display: none; }
    html, body { height: auto; overflow: visible; }
  }
  @media (prefers-reduced-motion: reduce) {
    * { animation-duration: 0.01ms !important; transition-duration: 0.01ms !important; }
  }
`);

const useStyles = makeStyles({
  provider: { height: '100%' },
  pane: {
    position: 'relative',
    height: '100%',
    minWidth: '240px',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: '13px',
    overflow: 'hidden',
  },
  view: { outlineStyle: 'none', flex: '1 1 auto', minHeight: 0, display: 'flex', flexDirection: 'column' },
});

interface Props {
  readonly controller: Controller;
  readonly shade: Shade;
}

/** The whole pane over a controller; everything below asks for nothing else. */
export function App({ controller, shade }: Props): ReactNode {
  usePage();
  const styles = useStyles();
  return (
    <StoreContext.Provider value={controller.store}>
      <ControllerContext.Provider value={controller}>
        <FluentProvider className={styles.provider} theme={themeOf(shade)} style={{ colorScheme: shade }}>
          <Pane />
        </FluentProvider>
      </ControllerContext.Provider>
    </StoreContext.Provider>
  );
}

function Pane(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const state = usePane();
  const controller = useController();
  const { t } = useWords();
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    document.documentElement.lang = state.locale;
  }, [state.locale]);

  useEffect(() => {
    if (state.phase !== 'ready') return undefined;
    const timer = setTimeout(() => {
      NEXT.forEach((name) => SCREENS.get(name)?.preload());
      controller.services.prepareWriting?.();
    }, MOMENT);
    return () => clearTimeout(timer);
  }, [state.phase, controller]);

  // Who works by keyboard in the pane goes along: what was pressed may be gone with the former screen. Who types in the sheet is left there.
  useEffect(() => {
    if (!document.hasFocus()) return;
    if (document.activeElement === null || document.activeElement === document.body) panel.current?.focus();
  }, [state.view]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const action = actionForKey(event, isTyping(event.target), controller.store.get());
      if (action === undefined) return;
      event.preventDefault();
      void action.run(controller);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [controller]);

  return (
    <main className={styles.pane} data-phase={state.phase} data-view={state.view}>
      <h1 className={screen.hidden}>{t('taskpane.tabs')}</h1>
      <TabBar />
      <div
        id="view"
        ref={panel}
        tabIndex={-1}
        className={styles.view}
        role="tabpanel"
        aria-labelledby={`go-${state.tab}`}
      >
        <View state={state} />
      </div>
      <Feedback />
      <LiveRegion className={screen.hidden} />
      {state.why !== undefined && <WhySheet />}
    </main>
  );
}

/** A screen, once what it needs is there. */
function View({ state }: { readonly state: PaneState }): ReactNode {
  const { needs } = VIEWS[state.view];
  if (needs !== 'nothing') {
    if (state.phase === 'failed') return <Failed />;
    if (state.report === undefined) return <Loading />;
    if (state.exercise === true) return <ExerciseHere />;
    if (needs === 'forms' && state.report.forms.length === 0 && state.care === undefined)
      return <NoForms unrecognised={state.report.unrecognised} />;
  }
  const Screen = SCREENS.get(state.view)?.View ?? TodayView;
  return <Screen />;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName)) &&
    !/^(?:checkbox|radio|file)$/u.test((target as HTMLInputElement).type ?? '')
  );
}
