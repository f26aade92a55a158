import { makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useState, type ReactNode } from 'react';
import { version } from '../../../package.json';
import { ACTIONS, actionOf, type ActionId } from '../actions';
import { keyName } from '../kit/ActionButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { toLookAt } from '../look-at';
import { usePane } from '../store';
import { useWords } from '../words';

const GROUPS: readonly (readonly ActionId[])[] = [
  ['go-log', 'go-visit', 'go-daily', 'go-cards', 'go-blank'],
  ['go-events'],
  ['go-questions', 'go-found', 'go-profile', 'go-files'],
  ['undo', 'redo', 'restore-look'],
  ['calendar', 'read', 'sample', 'language'],
  ['go-help', 'feedback'],
];

/** Where there are sheets about owners. */
const AFTER_SALES: readonly ActionId[] = ['go-care', 'go-call'];

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
    flexShrink: 0,
  },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 10px 8px 12px',
    fontSize: '13px',
    lineHeight: '18px',
    borderRadius: 0,
    '&:not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' },
  },
  note: { fontSize: '12px', color: tokens.colorNeutralForeground3, lineHeight: '16px' },
  keys: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '2px 12px', fontSize: '12px', lineHeight: '20px' },
  key: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
});

/** 更多: everything that is not needed every evening, and the keyboard. */
export function MoreView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const state = usePane();
  const controller = useController();
  const { t, say, has } = useWords();
  const asks = toLookAt(state).count;
  const note = (id: ActionId): string | undefined => {
    if (id === 'undo') return state.journal.undo && say(state.journal.undo.title);
    if (id === 'redo') return state.journal.redo && say(state.journal.redo.title);
    if (id === 'go-questions') return asks > 0 ? t('taskpane.more.asks', { count: asks }) : undefined;
    const key = `taskpane.more.note.${id}`;
    return has(key) ? t(key) : undefined;
  };
  const office = controller.services.officeSource?.();
  const { remember, recall } = controller.services;
  const [training, setTraining] = useState(recall('training') === 'on');
  const groups: typeof GROUPS = [
    ...(state.care === undefined ? [] : [AFTER_SALES]),
    ...GROUPS,
    ...(training ? [['go-training'] as const] : []),
  ];
  return (
    <section className={screen.scroll} aria-label={t('taskpane.view.more')}>
      {groups.map((group) => (
        <div key={group[0]} className={styles.group}>
          {group.map((id) => {
            const action = actionOf(id);
            const words = note(id);
            return (
              <button
                key={id}
                type="button"
                className={mergeClasses(screen.bare, styles.item)}
                disabled={!action.enabled(state)}
                onClick={() => void action.run(controller)}
                data-action={id}
              >
                <span className={screen.grow}>
                  {t(action.label)}
                  {words !== undefined && (
                    <span className={styles.note} style={{ display: 'block' }}>
                      {words}
                    </span>
                  )}
                </span>
                {id.startsWith('go-') && <ChevronRight16Regular aria-hidden />}
              </button>
            );
          })}
        </div>
      ))}
      <div>
        <Switch
          checked={training}
          label={t('taskpane.more.training')}
          onChange={(_, { checked }) => {
            setTraining(checked);
            remember('training', checked ? 'on' : 'off');
          }}
        />
        <p className={screen.quiet}>{t('taskpane.more.training.hint')}</p>
      </div>
      <details>
        <summary className={screen.heading}>{t('taskpane.more.keys')}</summary>
        <div className={styles.keys}>
          {ACTIONS.filter((action) => action.keys !== undefined).map((action) => (
            <Shortcut
              key={action.id}
              keys={(action.keys ?? []).map(keyName).join(' / ')}
              words={t(action.label)}
              className={styles.key}
            />
          ))}
          <Shortcut keys="↑ ↓ Home End" words={t('taskpane.more.key.lines')} className={styles.key} />
          <Shortcut keys="Enter" words={t('taskpane.more.key.enter')} className={styles.key} />
          <Shortcut keys={t('taskpane.more.blank')} words={t('taskpane.more.key.blank')} className={styles.key} />
          <Shortcut keys="Esc" words={t('taskpane.more.key.escape')} className={styles.key} />
        </div>
      </details>
      <p className={screen.quiet}>{t('taskpane.more.privacy')}</p>
      <p className={screen.quiet}>
        {t('taskpane.tabs')} · {version}
      </p>
      {office !== undefined && <p className={screen.quiet}>{t(`taskpane.more.office.${office}`)}</p>}
    </section>
  );
}

function Shortcut({
  keys,
  words,
  className,
}: {
  readonly keys: string;
  readonly words: string;
  readonly className: string;
}): ReactNode {
  return (
    <>
      <span className={className}>{keys}</span>
      <span>{words}</span>
    </>
  );
}
