import { countPlaces } from '../sheet';
import { text, type TextKey } from '../words';
import type { Controller } from './controller';
import type { PaneState, Plan } from './state';
import { changesOf } from './today/changes-of';
import { offAtFirst } from './today/left-out';
import { VIEW_NAMES, VIEWS, type ViewName } from './views';

/** One place for everything a person can do: buttons, the 更多 list and the keyboard all start the same action. */
export interface Action {
  readonly id: ActionId;
  /** Key of the words on its button. */
  readonly label: TextKey;
  /** As in `KeyboardEvent`: `Alt+Digit1`, `Ctrl+Enter` (⌘ on a Mac). */
  readonly keys?: readonly string[];
  enabled(state: PaneState): boolean;
  run(controller: Controller): void | Promise<void>;
}

/** What a person can do beside going to a screen. */
export type DeedId =
  | 'read'
  | 'preview-day'
  | 'apply'
  | 'drop-plan'
  | 'undo'
  | 'redo'
  | 'preview-month'
  | 'close-month'
  | 'restore-look'
  | 'calendar'
  | 'feedback'
  | 'sample'
  | 'close-banner'
  | 'cancel'
  | 'language';
export type ActionId = `go-${ViewName}` | DeedId;

const idle = (state: PaneState): boolean => state.task === undefined;
const ready = (state: PaneState): boolean => idle(state) && state.phase === 'ready' && state.exercise !== true;

const go = (view: ViewName): Action => ({
  id: `go-${view}`,
  label: `taskpane.view.${view}`,
  keys: VIEWS[view].keys,
  enabled: () => true,
  run: ({ store }) => store.send({ type: 'view', view }),
});

const DEEDS: Readonly<Record<DeedId, Omit<Action, 'id'>>> = {
  read: {
    label: 'taskpane.action.read',
    keys: ['Alt+KeyR'],
    enabled: idle,
    run: (controller) => controller.read(),
  },
  'preview-day': {
    label: 'taskpane.action.preview-day',
    keys: ['Alt+KeyP'],
    // As of another day nothing is marked: the marks would be about a day that is over.
    enabled: (state) => ready(state) && state.asOf === undefined && (state.report?.changes.length ?? 0) > 0,
    run: (controller) => {
      const { report, consultant, leftOut } = controller.store.get();
      if (report === undefined) return;
      const changes = changesOf(report, consultant);
      controller.show('day', text('taskpane.plan.day'), changes, offAtFirst(report, changes, leftOut));
    },
  },
  apply: {
    label: 'taskpane.action.apply',
    keys: ['Ctrl+Enter'],
    enabled: (state) => ready(state) && state.view === 'preview' && state.clash === undefined && wantedCount(state) > 0,
    run: (controller) => controller.apply(),
  },
  'drop-plan': {
    label: 'taskpane.action.drop-plan',
    enabled: (state) => idle(state) && state.plan !== undefined,
    run: ({ store }) => {
      store.send({ type: 'drop-plan' });
      store.send({ type: 'view', view: 'today' });
    },
  },
  undo: {
    label: 'taskpane.action.undo',
    keys: ['Ctrl+KeyZ'],
    enabled: (state) => idle(state) && state.journal.undo !== undefined,
    run: (controller) => controller.undo(),
  },
  redo: {
    label: 'taskpane.action.redo',
    keys: ['Ctrl+KeyY', 'Ctrl+Shift+KeyZ'],
    enabled: (state) => idle(state) && state.journal.redo !== undefined,
    run: (controller) => controller.redo(),
  },
  'preview-month': {
    label: 'taskpane.action.preview-month',
    enabled: (state) => ready(state) && state.figures !== undefined,
    run: (controller) =>
      controller.run({ label: text('taskpane.task.planning'), cancellable: false }, async () => {
        const { month, locale } = controller.store.get();
        if (month === undefined) return;
        const { jobs } = controller.services;
        controller.show(
          'month',
          text('taskpane.plan.month', { month }),
          await jobs.monthSheet(month, controller.today(), locale),
        );
      }),
  },
  'close-month': {
    label: 'taskpane.action.close-month',
    enabled: (state) => ready(state) && state.month !== undefined,
    run: (controller) =>
      controller.run({ label: text('taskpane.task.planning'), cancellable: false }, async () => {
        const { month } = controller.store.get();
        if (month === undefined) return;
        const close = await controller.services.closeMonth(month, controller.today());
        controller.store.send({ type: 'view', view: 'month' });
        controller.store.send({ type: 'close', close });
      }),
  },
  'restore-look': {
    label: 'taskpane.action.restore-look',
    enabled: ready,
    run: (controller) =>
      controller.run({ label: text('taskpane.task.planning'), cancellable: false }, async () => {
        const changes = await controller.services.jobs.restoreLook();
        if (changes.length > 0) controller.show('restore', text('taskpane.plan.restore'), changes);
        else
          controller.store.send({
            type: 'banner',
            banner: { tone: 'info', text: text('taskpane.restore.nothing'), actions: [] },
          });
      }),
  },
  calendar: {
    label: 'taskpane.action.calendar',
    enabled: ready,
    run: async (controller) => (await import('./more/deeds')).saveCalendar(controller),
  },
  feedback: {
    label: 'taskpane.action.feedback',
    enabled: () => true,
    run: async (controller) => (await import('./more/deeds')).copyFeedback(controller),
  },
  sample: {
    label: 'taskpane.action.sample',
    enabled: idle,
    run: (controller) =>
      controller.run({ label: text('taskpane.task.sample'), cancellable: false }, () =>
        controller.services.openSample(),
      ),
  },
  'close-banner': {
    label: 'taskpane.action.close',
    enabled: (state) => state.banner !== undefined,
    run: ({ store }) => store.send({ type: 'banner', banner: undefined }),
  },
  cancel: {
    label: 'taskpane.action.cancel',
    enabled: (state) => state.task?.cancellable === true,
    run: (controller) => controller.cancel(),
  },
  language: {
    label: 'taskpane.action.language',
    enabled: () => true,
    run: async (controller) => {
      const locale = controller.store.get().locale === 'en' ? 'zh-CN' : 'en';
      await controller.speak(locale);
      if (controller.store.get().locale === locale) controller.services.remember('locale', locale);
    },
  },
};

export const ACTIONS: readonly Action[] = [
  ...VIEW_NAMES.map(go),
  ...(Object.keys(DEEDS) as DeedId[]).map((id) => ({ ...DEEDS[id], id })),
];

const BY_ID = new Map(ACTIONS.map((action) => [action.id, action] as const));

export function actionOf(id: ActionId): Action {
  const action = BY_ID.get(id);
  if (action === undefined) throw new Error(`No action "${id}"`);
  return action;
}

const counted = new WeakMap<Plan, number>();

/** Places of the plan that are still ticked. Many parts of the pane ask for it, and a plan may have 20,000 changes. */
export function wantedCount({ plan }: PaneState): number {
  if (plan === undefined) return 0;
  const count = counted.get(plan) ?? countPlaces(plan.changes, (index) => !plan.off.has(index));
  counted.set(plan, count);
  return count;
}

interface Pressed {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** The action that a key press means now; none while a person types into a field, but for Ctrl+Enter and the Alt keys. */
export function actionForKey(press: Pressed, typing: boolean, state: PaneState): Action | undefined {
  const control = press.ctrlKey || press.metaKey;
  const name = [control ? 'Ctrl' : '', press.altKey ? 'Alt' : '', press.shiftKey ? 'Shift' : '', press.code]
    .filter((part) => part !== '')
    .join('+');
  if (typing && !press.altKey && name !== 'Ctrl+Enter') return undefined;
  const action = ACTIONS.find((candidate) => candidate.keys?.includes(name));
  return action?.enabled(state) === true ? action : undefined;
}
