import type { ReactNode } from 'react';
import { text } from '../../words';
import { ActionButton } from '../kit/ActionButton';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';

/** In place of the day, the check and the figures while an exercise is open: they would be its answers. */
export function ExerciseHere(): ReactNode {
  const screen = useScreen();
  const { t } = useWords();
  return (
    <section className={screen.scroll} tabIndex={0} aria-label={t('taskpane.training.here.title')} data-exercise>
      <h2 className={screen.title}>{t('taskpane.training.here.title')}</h2>
      <p className={screen.text}>{t('taskpane.training.here.text')}</p>
      <div className={screen.wrap}>
        <ActionButton action="go-training" appearance="primary" words={text('taskpane.training.here.go')} />
      </div>
    </section>
  );
}
