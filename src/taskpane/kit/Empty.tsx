import { makeStyles, tokens } from '@fluentui/react-components';
import { PlugDisconnected24Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import type { ReactNode } from 'react';
import { usePane } from '../store';
import { useWords } from '../words';
import { ActionButton } from './ActionButton';
import { useScreen } from './styles';

const useStyles = makeStyles({
  icon: { color: tokens.colorNeutralForeground3 },
  // Fluent's skeleton would be a hundredth of the pane's weight for the half second in which it is seen.
  bone: {
    height: '46px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: { from: { opacity: 1 }, to: { opacity: 0.5 } },
    animationDuration: '1s',
    animationDirection: 'alternate',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    '@media (forced-colors: active)': { border: '1px solid' },
  },
  bones: { display: 'flex', flexDirection: 'column', gap: '10px' },
});

/** While the workbook is read for the first time: the shape of what is to come. */
export function Loading(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  return (
    <div className={screen.scroll} tabIndex={0} aria-busy="true">
      <div className={styles.bones} role="progressbar" aria-label={t('taskpane.task.reading')}>
        {[0, 1, 2, 3].map((line) => (
          <div key={line} className={styles.bone} />
        ))}
      </div>
    </div>
  );
}

/** Reading failed: the plain sentence, that nothing was changed, and a way on. */
export function Failed(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { problem } = usePane();
  const { t, say } = useWords();
  return (
    <div className={screen.scroll} tabIndex={0}>
      <PlugDisconnected24Regular className={styles.icon} aria-hidden />
      <h2 className={screen.title}>{t('taskpane.failed.title')}</h2>
      {problem && <p className={screen.text}>{say(problem)}</p>}
      <p className={screen.quiet}>{t('taskpane.failed.unchanged')}</p>
      <div className={screen.wrap}>
        <ActionButton action="read" appearance="primary" />
        <ActionButton action="sample" />
      </div>
    </div>
  );
}
