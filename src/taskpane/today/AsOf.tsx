import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { DayReport } from '../../jobs/types';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { endOfOldMonth, monthsOf } from '../reducer';
import { usePane } from '../store';
import { useWords } from '../words';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 6px',
    padding: '4px 10px',
    fontSize: '12px',
    lineHeight: '16px',
    flexShrink: 0,
  },
  asks: { backgroundColor: tokens.colorStatusWarningBackground1, color: tokens.colorStatusWarningForeground3 },
  chip: { minWidth: 0, padding: '0 6px', fontVariantNumeric: 'tabular-nums' },
  day: { width: '128px' },
});

/** As of which day the list is: a chip to change it, and one line where the workbook's newest month is long over. */
export function AsOf({ report }: { readonly report: DayReport }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { asOf } = usePane();
  const controller = useController();
  const { t, day, month } = useWords();
  const [choosing, setChoosing] = useState(false);
  const present = controller.services.today();
  const end = endOfOldMonth(report, present);
  const newest = monthsOf(report)[0];
  return (
    <div className={mergeClasses(styles.line, end !== undefined && styles.asks)} data-as-of={report.today}>
      {end !== undefined && newest !== undefined && (
        <span className={screen.grow}>{t('taskpane.as-of.asks', { month: month(newest), today: day(present) })}</span>
      )}
      {choosing ? (
        <Input
          type="date"
          size="small"
          className={styles.day}
          aria-label={t('taskpane.as-of.label')}
          defaultValue={report.today}
          autoFocus
          onBlur={() => setChoosing(false)}
          onChange={(_, { value }) => {
            if (/^(?:19|20)\d{2}-\d{2}-\d{2}$/u.test(value)) void controller.asOf(value);
          }}
        />
      ) : (
        <Button
          size="small"
          appearance="outline"
          className={styles.chip}
          title={t('taskpane.as-of.label')}
          onClick={() => setChoosing(true)}
        >
          {t('taskpane.as-of.chip', { day: day(report.today) })}
        </Button>
      )}
      {asOf !== undefined && (
        <Button size="small" appearance="subtle" onClick={() => void controller.asOf(undefined)}>
          {t('taskpane.as-of.today')}
        </Button>
      )}
      {asOf === undefined && end !== undefined && (
        <Button size="small" appearance="subtle" onClick={() => void controller.asOf(end)}>
          {t('taskpane.as-of.month-end', { day: day(end) })}
        </Button>
      )}
    </div>
  );
}
