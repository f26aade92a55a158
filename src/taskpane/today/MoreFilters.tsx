import { makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import type { DayReport } from '../../jobs/types';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import type { Filters } from './Filters';
import { TASK_ORDERS, type TaskOrder } from './tasks';

const useStyles = makeStyles({
  line: { padding: '0 10px 6px', flexShrink: 0 },
  half: { flex: '1 1 0', minWidth: 0 },
});

interface Props {
  readonly report: DayReport;
  readonly filters: Filters;
  onFilters(filters: Filters): void;
}

/** Where customers came from, and in which order a heap stands. */
export function MoreFilters({ report, filters, onFilters }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  const sources = useMemo(
    () =>
      [...new Set(report.customers.flatMap(({ source }) => source ?? []))].sort((a, b) => a.localeCompare(b, 'zh-CN')),
    [report],
  );
  return (
    <div className={mergeClasses(screen.row, styles.line)}>
      <Select
        size="small"
        className={styles.half}
        aria-label={t('taskpane.today.source')}
        value={filters.source ?? ''}
        onChange={(_, { value }) => onFilters({ ...filters, source: value === '' ? undefined : value })}
      >
        <option value="">{t('taskpane.today.any-source')}</option>
        {sources.map((source) => (
          <option key={source}>{source}</option>
        ))}
      </Select>
      <Select
        size="small"
        className={styles.half}
        aria-label={t('taskpane.today.order')}
        value={filters.order ?? 'pressing'}
        onChange={(_, { value }) => onFilters({ ...filters, order: value as TaskOrder })}
      >
        {TASK_ORDERS.map((order) => (
          <option key={order} value={order}>
            {t(`taskpane.today.order.${order}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}
