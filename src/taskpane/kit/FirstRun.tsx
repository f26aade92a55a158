import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CardNumber } from '../state';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { ActionButton } from './ActionButton';
import { useController } from './ControllerContext';
import { useScreen } from './styles';

const CARDS: readonly CardNumber[] = [0, 1, 2];

const useStyles = makeStyles({
  card: {
    padding: '8px 10px 6px 12px',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  foot: { display: 'flex', alignItems: 'center', gap: '4px', marginTop: '4px' },
  count: {
    fontSize: '12px',
    color: tokens.colorNeutralForeground2,
    marginRight: 'auto',
    fontVariantNumeric: 'tabular-nums',
  },
});

/** Three short cards above the first result, never in its way: skipped with one press, gone after the third. */
export function FirstRun(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { card, sample } = usePane();
  const store = useStore();
  const { services } = useController();
  const { t } = useWords();
  if (card === undefined) return null;
  const next = CARDS[card + 1];
  const to = (wanted: CardNumber | undefined): void => {
    store.send({ type: 'card', card: wanted });
    if (wanted === undefined) services.remember('cards', 'seen');
  };
  return (
    <aside className={styles.card} aria-label={t('taskpane.card.label')}>
      <h2 className={screen.heading}>{t(`taskpane.card.${card}.title`)}</h2>
      <p className={screen.quiet}>{t(`taskpane.card.${card}.text`)}</p>
      <div className={styles.foot}>
        <span className={styles.count}>{`${card + 1}/${CARDS.length}`}</span>
        {card === 0 && sample !== true && <ActionButton action="sample" appearance="transparent" />}
        {next !== undefined && (
          <Button size="small" appearance="transparent" onClick={() => to(undefined)}>
            {t('taskpane.card.skip')}
          </Button>
        )}
        <Button size="small" appearance="primary" onClick={() => to(next)}>
          {t(next !== undefined ? 'taskpane.card.next' : 'taskpane.card.done')}
        </Button>
      </div>
    </aside>
  );
}
