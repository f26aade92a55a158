import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRight12Regular } from '@fluentui/react-icons/svg/chevron-right';
import type { ReactNode } from 'react';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';

const useStyles = makeStyles({
  edge: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** Beside the sales calls: how many calls to owners are late or due, of the person that the day is shown for. Only where there are such sheets. */
export function CareToday(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { care, consultant } = usePane();
  const store = useStore();
  const { t } = useWords();
  if (care === undefined) return null;
  const own = care.tasks.filter(({ by }) => consultant === undefined || by === consultant);
  const count = (status: string): number => own.filter((task) => task.status === status).length;
  return (
    <button
      type="button"
      className={mergeClasses(screen.bare, screen.line, styles.edge)}
      onClick={() => store.send({ type: 'view', view: 'care' })}
      data-care
    >
      <span className={mergeClasses(screen.grow, screen.ellipsis)}>
        {t('taskpane.today.care', { overdue: count('overdue'), today: count('due-today') })}
      </span>
      <ChevronRight12Regular aria-hidden />
    </button>
  );
}
