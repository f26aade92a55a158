import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { actionOf, wantedCount } from '../actions';
import type { PaneState } from '../state';
import { toLookAt } from '../look-at';
import { usePane } from '../store';
import { TABS, type ViewName } from '../views';
import { useWords } from '../words';
import { useController } from './ControllerContext';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: '0 4px',
  },
  tab: {
    appearance: 'none',
    flex: '1 1 auto',
    minWidth: 0,
    height: '36px',
    padding: '0 1px',
    border: 'none',
    background: 'none',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: '13px',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    borderBottom: '2px solid transparent',
    // High contrast paints what is transparent: only the chosen tab is to have a line.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
    '@media (max-width: 290px)': { fontSize: '12px' },
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-3px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  chosen: {
    color: tokens.colorBrandForeground1,
    fontWeight: 600,
    borderBottomColor: tokens.colorBrandForeground1,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
  count: {
    marginLeft: '2px',
    fontSize: '11px',
    fontWeight: 600,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** The places of the pane. One tab stop; ← → move between them and go there at once. */
export function TabBar(): ReactNode {
  const styles = useStyles();
  const state = usePane();
  const controller = useController();
  const { t } = useWords();
  const bar = useRef<HTMLDivElement>(null);
  const current = Math.max(0, TABS.indexOf(state.tab));

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined) return;
    const tab = TABS[(to + TABS.length) % TABS.length];
    if (tab === undefined) return;
    event.preventDefault();
    void actionOf(`go-${tab}`).run(controller);
    bar.current?.querySelector<HTMLElement>(`[data-action="go-${tab}"]`)?.focus();
  };

  return (
    <div ref={bar} className={styles.bar} role="tablist" aria-label={t('taskpane.tabs')} onKeyDown={onKeyDown}>
      {TABS.map((tab, index) => {
        const action = actionOf(`go-${tab}`);
        const count = countOf(tab, state);
        return (
          <button
            key={tab}
            type="button"
            role="tab"
            id={action.id}
            aria-selected={index === current}
            aria-controls="view"
            tabIndex={index === current ? 0 : -1}
            className={mergeClasses(styles.tab, index === current && styles.chosen)}
            data-action={action.id}
            onClick={() => void action.run(controller)}
          >
            {t(action.label)}
            {count > 0 && <span className={styles.count}>{count > 999 ? '999+' : count}</span>}
          </button>
        );
      })}
    </div>
  );
}

function countOf(tab: ViewName, state: PaneState): number {
  if (tab === 'preview') return wantedCount(state);
  return tab === 'more' ? toLookAt(state).count : 0;
}
