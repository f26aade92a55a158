import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircle16Regular } from '@fluentui/react-icons/svg/error-circle';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { useEffect, useState, type ReactNode } from 'react';
import { text } from '../../words';
import { actionOf } from '../actions';
import type { Banner } from '../state';
import { usePane } from '../store';
import { useWords } from '../words';
import { ActionButton } from './ActionButton';
import { useController } from './ControllerContext';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '6px',
    padding: '6px 6px 6px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: '13px',
    lineHeight: '18px',
    flexShrink: 0,
  },
  stale: { fontSize: '12px', alignItems: 'center', paddingTop: '2px', paddingBottom: '2px' },
  words: { flex: '1 1 auto', minWidth: 0, padding: '3px 0', overflowWrap: 'anywhere' },
  icon: { flexShrink: 0, marginTop: '4px' },
  button: { flexShrink: 0, whiteSpace: 'nowrap', minWidth: 'auto' },
  success: { backgroundColor: tokens.colorStatusSuccessBackground1, color: tokens.colorStatusSuccessForeground1 },
  info: { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
  warning: { backgroundColor: tokens.colorStatusWarningBackground1, color: tokens.colorStatusWarningForeground1 },
  error: { backgroundColor: tokens.colorStatusDangerBackground1, color: tokens.colorStatusDangerForeground1 },
  task: {
    padding: '7px 12px 8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  taskLine: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    marginBottom: '5px',
    fontSize: '13px',
    minHeight: '24px',
  },
  // Fluent's bar would be a hundredth of the pane's weight for one line.
  track: { height: '2px', overflow: 'hidden', backgroundColor: tokens.colorNeutralBackground6 },
  bar: {
    height: '100%',
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  moving: {
    width: '33%',
    animationName: { from: { transform: 'translateX(-100%)' }, to: { transform: 'translateX(300%)' } },
    animationDuration: '2s',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { width: '100%', animationName: 'none' },
  },
});

const ICONS = {
  success: CheckmarkCircle16Regular,
  info: Info16Regular,
  warning: Warning16Regular,
  error: ErrorCircle16Regular,
} satisfies Record<Banner['tone'], unknown>;

/** The one place for what happened and what happens: at most one banner, and the running task once it takes half a second. */
export function Feedback(): ReactNode {
  const styles = useStyles();
  const { banner, task, stale, phase, exercise } = usePane();
  const { say } = useWords();
  const patient = useLate(task !== undefined, 500);
  if (task !== undefined && patient) {
    const words = say(task.label);
    return (
      <div className={styles.task} data-task>
        <div className={styles.taskLine}>
          <span>{words}</span>
          {task.cancellable && <ActionButton action="cancel" />}
        </div>
        <Bar value={task.progress} label={words} />
      </div>
    );
  }
  return (
    <>
      {stale && !exercise && phase === 'ready' && task === undefined && <StaleLine />}
      {banner !== undefined && <BannerLine banner={banner} />}
    </>
  );
}

/** How far the task is, 0–1; a task that does not say so only shows that it goes on. */
function Bar({ value, label }: { readonly value: number | undefined; readonly label: string }): ReactNode {
  const styles = useStyles();
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={value}
    >
      <div
        className={mergeClasses(styles.bar, value === undefined && styles.moving)}
        style={value === undefined ? undefined : { width: `${String(value * 100)}%` }}
      />
    </div>
  );
}

/** The workbook was edited since it was read: said quietly, beside whatever else is said. */
function StaleLine(): ReactNode {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={mergeClasses(styles.box, styles.info, styles.stale)} data-stale>
      <span className={styles.words}>{t('taskpane.stale')}</span>
      <ActionButton action="read" appearance="subtle" className={styles.button} />
    </div>
  );
}

function BannerLine({ banner }: { readonly banner: Banner }): ReactNode {
  const styles = useStyles();
  const controller = useController();
  const { t, say } = useWords();
  const { store } = controller;
  useEffect(() => {
    if (!leaves(banner)) return undefined;
    const timer = setTimeout(() => {
      if (store.get().banner === banner) store.send({ type: 'banner', banner: undefined });
    }, STAYS);
    return () => clearTimeout(timer);
  }, [banner, store]);
  const Icon = ICONS[banner.tone];
  return (
    <div className={mergeClasses(styles.box, styles[banner.tone])} data-banner={banner.tone}>
      <Icon className={styles.icon} aria-hidden />
      <span className={styles.words}>{say(banner.text)}</span>
      {banner.actions.map((action) => (
        <ActionButton key={action} action={action} className={styles.button} />
      ))}
      <Button
        size="small"
        appearance="transparent"
        icon={<Dismiss16Regular />}
        aria-label={t(actionOf('close-banner').label)}
        onClick={() => void actionOf('close-banner').run(controller)}
      />
    </div>
  );
}

/** Good news leaves by itself; what offers something to do, or warns, stays until somebody has seen it. */
const STAYS = 6000;
const leaves = ({ tone, actions }: Banner): boolean => (tone === 'success' || tone === 'info') && actions.length === 0;

/** Says banners, problems and tasks to a screen reader; there from the start, since a live region that appears with its text is not read. */
export function LiveRegion({ className }: { readonly className: string }): ReactNode {
  const { banner, task, problem, phase, stale, exercise } = usePane();
  const { say } = useWords();
  const patient = useLate(task !== undefined, 500);
  const urgent = banner?.tone === 'error' ? banner.text : phase === 'failed' ? problem : undefined;
  const polite =
    task !== undefined
      ? patient
        ? task.label
        : undefined
      : (banner?.text ?? (stale && !exercise ? text('taskpane.stale') : undefined));
  return (
    <>
      <div role="status" aria-live="polite" className={className}>
        {polite !== undefined && say(polite)}
      </div>
      <div role="alert" aria-live="assertive" className={className}>
        {urgent !== undefined && say(urgent)}
      </div>
    </>
  );
}

/** `true` once `on` has held for so many milliseconds. */
export function useLate(on: boolean, milliseconds: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) {
      setLate(false);
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [on, milliseconds]);
  return late;
}
