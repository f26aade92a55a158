import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { BoardResult } from '../host/services';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';

const useStyles = makeStyles({
  step: {
    display: 'grid',
    gridTemplateColumns: '64px minmax(0, 1fr) 76px',
    alignItems: 'center',
    gap: '8px',
    fontSize: '12px',
    lineHeight: '22px',
  },
  lane: { display: 'flex', justifyContent: 'center' },
  bar: { height: '14px', minWidth: '2px', borderRadius: '2px', backgroundColor: '#0b7285', forcedColorAdjust: 'none' },
  numbers: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  share: { color: tokens.colorNeutralForeground3, marginLeft: '4px' },
});

/** From first visit to order; each share is of the step above it. */
export function Funnel({ steps }: { readonly steps: BoardResult['funnel'] }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  const most = Math.max(0, ...steps.map((step) => step.count ?? 0));
  if (most === 0) return null;
  return (
    <section className={screen.card} aria-label={t('taskpane.board.funnel')}>
      <h2 className={screen.heading}>{t('taskpane.board.funnel')}</h2>
      {steps.map(({ step, count }, index) => {
        const above = steps[index - 1]?.count;
        const share =
          count === undefined || above === undefined || above === 0 ? undefined : Math.round((count / above) * 100);
        return (
          <div key={step} className={styles.step}>
            <span>{t(`taskpane.funnel.${step}`)}</span>
            <span className={styles.lane} aria-hidden>
              <span className={styles.bar} style={{ width: `${((count ?? 0) / most) * 100}%` }} />
            </span>
            <span className={styles.numbers}>
              {count ?? '—'}
              {share !== undefined && <span className={styles.share}>{`${share}%`}</span>}
            </span>
          </div>
        );
      })}
      <p className={screen.quiet}>{t('taskpane.board.funnel-note')}</p>
    </section>
  );
}
