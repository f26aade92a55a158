import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRight12Regular } from '@fluentui/react-icons/svg/chevron-right';
import { Warning12Regular } from '@fluentui/react-icons/svg/warning';
import { useMemo, type ReactNode } from 'react';
import type { DayReport } from '../../jobs/types';
import { toLookAt } from '../look-at';
import { monthsOf } from '../reducer';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';

const useStyles = makeStyles({
  shade: { backgroundColor: tokens.colorNeutralBackground3 },
  ask: {
    color: tokens.colorStatusWarningForeground1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '2px',
    flexShrink: 0,
    fontWeight: 600,
  },
});

/** One line on what was found; a press opens the whole list. */
export function FoundLine({ report }: { readonly report: DayReport }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const state = usePane();
  const { month: chosen, care } = state;
  const store = useStore();
  const { t, month } = useWords();
  const found = useMemo(() => {
    const rows = report.forms.reduce((sum, form) => sum + form.records.length, care?.found.rows ?? 0);
    return { forms: report.forms.length + (care?.found.forms ?? 0), rows, months: monthsOf(report) };
  }, [report, care]);
  const newest = chosen ?? found.months[0];
  const asks = toLookAt(state).count;
  const when =
    newest === undefined
      ? ''
      : found.months.length > 1
        ? t('taskpane.found.months', { month: month(newest), count: found.months.length })
        : month(newest);
  return (
    <button
      type="button"
      className={mergeClasses(screen.bare, screen.line, styles.shade)}
      onClick={() => store.send({ type: 'view', view: 'found' })}
      data-found
    >
      <span className={mergeClasses(screen.grow, screen.ellipsis)}>
        {t('taskpane.found.line', { forms: found.forms, rows: found.rows })}
        {when !== '' && ` · ${when}`}
      </span>
      {asks > 0 && (
        <span className={styles.ask}>
          <Warning12Regular aria-hidden />
          {t('taskpane.found.asks', { count: asks })}
        </span>
      )}
      <ChevronRight12Regular aria-hidden />
    </button>
  );
}
