import type { ComponentType } from 'react';
import { withLaterWords } from './words/catalogues';

/** A screen of the pane. Its words are `taskpane.view.<name>`; `go-<name>` is the action that opens it. */
export interface ViewSpec {
  /** Loads the screen's code when it is first shown; absent for the day, which is in the pane's first load. */
  readonly load?: () => Promise<ComponentType>;
  /** What must be there before it can show anything: else the pane shows that it loads, or that no form was found. */
  readonly needs: 'nothing' | 'reading' | 'forms';
  /** Its place in the tab bar, or the tab that it belongs under. */
  readonly tab: number | 'today' | 'more';
  /** As in `KeyboardEvent`: `Alt+Digit1`. */
  readonly keys?: readonly string[];
  /** People go there from the day: loaded once that has been on the screen for a moment. */
  readonly ahead?: true;
}

/** A screen that comes later than the day brings the words of such screens along. */
function view(spec: ViewSpec): ViewSpec {
  const { load } = spec;
  if (load === undefined) return spec;
  return { ...spec, load: () => withLaterWords(load) };
}

/** Every screen. A new one is its folder, a line here, and its words. */
export const VIEWS = {
  today: view({ needs: 'forms', tab: 1, keys: ['Alt+Digit1'] }),
  preview: view({
    load: async () => (await import('./preview/PreviewView')).PreviewView,
    needs: 'reading',
    tab: 2,
    keys: ['Alt+Digit2'],
    ahead: true,
  }),
  audit: view({
    load: async () => (await import('./audit/AuditView')).AuditView,
    needs: 'forms',
    tab: 3,
    keys: ['Alt+Digit6'],
  }),
  month: view({
    load: async () => (await import('./month/MonthView')).MonthView,
    needs: 'forms',
    tab: 4,
    keys: ['Alt+Digit3'],
    ahead: true,
  }),
  board: view({
    load: async () => (await import('./board/BoardView')).BoardView,
    needs: 'forms',
    tab: 5,
    keys: ['Alt+Digit4'],
    ahead: true,
  }),
  more: view({
    load: async () => (await import('./more/MoreView')).MoreView,
    needs: 'nothing',
    tab: 6,
    keys: ['Alt+Digit5'],
  }),
  profile: view({
    load: async () => (await import('./profile/ProfileView')).ProfileView,
    needs: 'nothing',
    tab: 'more',
  }),
  questions: view({
    load: async () => (await import('./questions/QuestionsView')).QuestionsView,
    needs: 'reading',
    tab: 'more',
  }),
  mapping: view({
    load: async () => (await import('./questions/MappingView')).MappingView,
    needs: 'reading',
    tab: 'more',
  }),
  found: view({ load: async () => (await import('./more/FoundView')).FoundView, needs: 'reading', tab: 'today' }),
  training: view({
    load: async () => (await import('./training/TrainingView')).TrainingView,
    needs: 'nothing',
    tab: 'more',
  }),
  log: view({
    load: async () => (await import('./keep/LogView')).LogView,
    needs: 'forms',
    tab: 'today',
    keys: ['Alt+KeyL'],
  }),
  visit: view({
    load: async () => (await import('./keep/VisitView')).VisitView,
    needs: 'forms',
    tab: 'today',
    keys: ['Alt+KeyV'],
  }),
  daily: view({
    load: async () => (await import('./keep/DailyView')).DailyView,
    needs: 'forms',
    tab: 'today',
    keys: ['Alt+KeyD'],
  }),
  blank: view({ load: async () => (await import('./keep/BlankView')).BlankView, needs: 'reading', tab: 'more' }),
  cards: view({ load: async () => (await import('./keep/CardsView')).CardsView, needs: 'forms', tab: 'today' }),
  help: view({ load: async () => (await import('./more/HelpView')).HelpView, needs: 'nothing', tab: 'more' }),
  care: view({ load: async () => (await import('./care/CareView')).CareView, needs: 'reading', tab: 'today' }),
  call: view({ load: async () => (await import('./care/CallView')).CallView, needs: 'reading', tab: 'today' }),
  events: view({ load: async () => (await import('./events/EventsView')).EventsView, needs: 'reading', tab: 'today' }),
  guest: view({ load: async () => (await import('./events/GuestView')).GuestView, needs: 'reading', tab: 'today' }),
  'event-plan': view({
    load: async () => (await import('./events/MakeEventView')).MakeEventView,
    needs: 'reading',
    tab: 'today',
  }),
  files: view({ load: async () => (await import('./more/FilesView')).FilesView, needs: 'nothing', tab: 'more' }),
} as const;

export type ViewName = keyof typeof VIEWS;

export const VIEW_NAMES = Object.keys(VIEWS) as readonly ViewName[];

/** The screens that have a tab, in the order of the bar. */
export const TABS: readonly ViewName[] = VIEW_NAMES.filter((name) => typeof VIEWS[name].tab === 'number').sort(
  (a, b) => Number(VIEWS[a].tab) - Number(VIEWS[b].tab),
);

/** The tab under which a screen stands when it is opened while `current` is marked: what 更多 opens stays under 更多. */
export function tabOf(name: ViewName, current?: ViewName): ViewName {
  const { tab } = VIEWS[name];
  if (typeof tab === 'number') return name;
  return current === 'more' ? current : tab;
}
