import { FluentProvider, makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { actionForKey } from './actions';
import type { Controller } from './controller';
import type { PaneState } from './state';
import { StoreContext, usePane } from './store';
import type { Shade } from './shade';
import { themeOf } from './theme';
import { TodayView } from './today/TodayView';
import { useWords } from './words';
import { ControllerContext, useController } from './kit/ControllerContext';
import { Failed, Loading, NoForms } from './kit/Empty';
import { Feedback, LiveRegion } from './kit/Feedback';
import { onDemand } from './kit/onDemand';
import { useScreen } from './kit/styles';
import { TabBar, tabOf } from './kit/TabBar';
import { WhySheet } from './kit/WhySheet';

const preview = onDemand(async () => (await import('./preview/PreviewView')).PreviewView);
const month = onDemand(async () => (await import('./month/MonthView')).MonthView);
const board = onDemand(async () => (await import('./board/BoardView')).BoardView);
const profile = onDemand(async () => (await import('./profile/ProfileView')).ProfileView);
const questions = onDemand(async () => (await import('./questions/QuestionsView')).QuestionsView);
const found = onDemand(async () => (await import('./more/FoundView')).FoundView);
const files = onDemand(async () => (await import('./more/FilesView')).FilesView);
const more = onDemand(async () => (await import('./more/MoreView')).MoreView);

/** Where people go from the day; loaded once it has been on the screen for a moment. */
const NEXT = [preview, month, board];
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
  view: { flex: '1 1 auto', minHeight: 0, display: 'flex', flexDirection: 'column' },
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
        <FluentProvider className={styles.provider} theme={themeOf(shade)}>
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

  useEffect(() => {
    document.documentElement.lang = state.locale;
  }, [state.locale]);

  useEffect(() => {
    if (state.phase !== 'ready') return undefined;
    const timer = setTimeout(() => NEXT.forEach((screen) => screen.preload()), MOMENT);
    return () => clearTimeout(timer);
  }, [state.phase]);

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
      <div id="view" className={styles.view} role="tabpanel" aria-labelledby={tabOf(state.view)}>
        <View state={state} />
      </div>
      <Feedback />
      <LiveRegion className={screen.hidden} />
      <WhySheet />
    </main>
  );
}

/** Settings and 更多 work without a workbook; the rest needs a reading with at least one form. */
function View({ state }: { readonly state: PaneState }): ReactNode {
  if (state.view === 'more') return <more.View />;
  if (state.view === 'profile') return <profile.View />;
  if (state.view === 'files') return <files.View />;
  if (state.phase === 'failed') return <Failed />;
  if (state.report === undefined) return <Loading />;
  if (state.view === 'preview') return <preview.View />;
  if (state.view === 'questions') return <questions.View />;
  if (state.view === 'found') return <found.View />;
  if (state.report.forms.length === 0) return <NoForms unrecognised={state.report.unrecognised} />;
  if (state.view === 'month') return <month.View />;
  if (state.view === 'board') return <board.View />;
  return <TodayView />;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName)) &&
    !/^(?:checkbox|radio|file)$/u.test((target as HTMLInputElement).type ?? '')
  );
}
