import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ClashChoice } from '../controller';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import type { Clash } from '../state';
import { usePane } from '../store';
import { useWords } from '../words';
import { afterOf, scalar } from './wording';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: '10px',
    padding: '6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: '12px',
    lineHeight: '17px',
  },
  place: { gridColumn: '1 / -1', fontSize: '13px', justifySelf: 'start' },
  term: { color: tokens.colorNeutralForeground3 },
  value: { overflowWrap: 'anywhere' },
  choices: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '8px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
});

const SHOWN = 50;

/** Cells changed by someone since the preview (or since our step): leave them, write over them, or do nothing. */
export function ClashView({ clash }: { readonly clash: Clash }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { task } = usePane();
  const words = useWords();
  const { t } = words;
  const decide = (choice: ClashChoice): void => void controller[clash.during](choice);
  const count = clash.conflicts.length;
  return (
    <section className={screen.fixed} aria-label={t('taskpane.clash.title', { count })}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.clash.title', { count })}</h2>
        <p className={screen.text}>{t(`taskpane.clash.text.${clash.during}`)}</p>
        <div>
          {clash.conflicts.slice(0, SHOWN).map((conflict, index) => (
            <div key={`${conflict.sheet}!${conflict.cell}-${index}`} className={styles.line}>
              <button
                type="button"
                className={`${screen.link} ${styles.place}`}
                onClick={() => void controller.jump(conflict.sheet, conflict.cell)}
              >
                {conflict.sheet}!{conflict.cell}
              </button>
              <span className={styles.term}>{t('taskpane.clash.expected')}</span>
              <span className={styles.value}>{scalar(conflict.expected, words)}</span>
              <span className={styles.term}>{t('taskpane.clash.found')}</span>
              <span className={styles.value}>{scalar(conflict.found, words)}</span>
              <span className={styles.term}>{t('taskpane.clash.ours')}</span>
              <span className={styles.value}>{afterOf(conflict.change, words)}</span>
            </div>
          ))}
          {count > SHOWN && <p className={screen.quiet}>{t('taskpane.why.more', { count: count - SHOWN })}</p>}
        </div>
      </div>
      <div className={styles.choices} role="group" aria-label={t('taskpane.clash.choices')}>
        <Button appearance="primary" size="small" disabled={task !== undefined} onClick={() => decide('skip')}>
          {t(`taskpane.clash.skip.${clash.during}`, { count })}
        </Button>
        <Button size="small" disabled={task !== undefined} onClick={() => decide('overwrite')}>
          {t(`taskpane.clash.overwrite.${clash.during}`, { count })}
        </Button>
        <Button size="small" appearance="subtle" disabled={task !== undefined} onClick={() => decide('cancel')}>
          {t('taskpane.clash.cancel')}
        </Button>
      </div>
    </section>
  );
}
