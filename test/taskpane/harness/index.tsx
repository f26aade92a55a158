import { createRoot } from 'react-dom/client';
import { createController } from '../../../src/taskpane/controller';
import { App } from '../../../src/taskpane/App';
import { initialState } from '../../../src/taskpane/state';
import { VIEW_NAMES, type ViewName } from '../../../src/taskpane/views';
import { createStore } from '../../../src/taskpane/store';
import { LOCALES } from '../../../src/words';
import { text } from '../../../src/words';
import { WorkbookError } from '../../../src/workbook/port';
import { fakeWorld, type FakeWorld } from '../fake-services';
import { manyChanges, storeReport } from '../store-report';

declare global {
  var world: FakeWorld;
}

/** The pane over prepared services; `?scene=…&view=…&shade=…&locale=…&count=…&changes=…&sheets=…&slow=…` choose what is seen. */
const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? 'store';
const count = Number(query.get('count') ?? 42);
const world = fakeWorld(
  scene === 'empty'
    ? storeReport(0, { forms: [], changes: [], questions: [], problems: [] })
    : storeReport(
        count,
        query.has('changes')
          ? { changes: manyChanges(Number(query.get('changes')), Number(query.get('sheets') ?? 8)) }
          : {},
      ),
);
if (scene === 'failed') world.failNext = { read: new WorkbookError('encrypted', text('taskpane.empty.text')) };
if (scene === 'loading') world.slow = 3_600_000;
world.slow = Number(query.get('slow') ?? world.slow);
globalThis.world = world;

const locale = LOCALES.find((entry) => entry === query.get('locale')) ?? 'zh-CN';
const view: ViewName = VIEW_NAMES.find((entry) => entry === query.get('view')) ?? 'today';
const store = createStore(
  initialState(
    'zh-CN',
    view,
    ([0, 1, 2] as const).find((card) => String(card) === query.get('card')),
  ),
);
const controller = createController(store, { ...world.services, writesBySheet: query.has('sheets') });
const root = document.getElementById('root');
if (root === null) throw new Error('No root');
const page = createRoot(root);
void controller.speak(locale).then(() => {
  page.render(<App controller={controller} shade={query.get('shade') === 'dark' ? 'dark' : 'light'} />);
  return controller.read();
});
