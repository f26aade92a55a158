import { Button, Input, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { Filter16Regular } from '@fluentui/react-icons/svg/filter';
import { useState, type ReactNode } from 'react';
import type { DayReport } from '../../jobs/types';
import { openCodes, type StoreProfile } from '../../profile';
import { onDemand } from '../kit/onDemand';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { withLaterWords } from '../words/catalogues';
import type { TaskFilter } from './tasks';

const useStyles = makeStyles({
  search: { padding: '0 10px 6px', flexShrink: 0 },
  find: { flex: '1 1 0', minWidth: 0 },
});

const { View: MoreFilters } = onDemand(() => withLaterWords(async () => (await import('./MoreFilters')).MoreFilters));

/** What is chosen beside the consultant. */
export type Filters = Pick<TaskFilter, 'search' | 'level' | 'source' | 'order'>;

interface Props {
  readonly report: DayReport;
  readonly profile: StoreProfile;
  readonly filters: Filters;
  onFilters(filters: Filters): void;
}

/** Search and level in one line; source and order behind a button, since an evening rarely asks for them. */
export function FilterLines({ report, profile, filters, onFilters }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  const [more, setMore] = useState(false);
  const some = (value: string): string | undefined => (value === '' ? undefined : value);
  const open = more || filters.source !== undefined || (filters.order ?? 'pressing') !== 'pressing';
  return (
    <>
      <div className={mergeClasses(screen.row, styles.search)}>
        <Input
          type="search"
          size="small"
          className={styles.find}
          aria-label={t('taskpane.today.search')}
          placeholder={t('taskpane.today.search')}
          value={filters.search ?? ''}
          onChange={(_, { value }) => onFilters({ ...filters, search: value })}
        />
        <Select
          size="small"
          aria-label={t('taskpane.today.level')}
          value={filters.level ?? ''}
          onChange={(_, { value }) => onFilters({ ...filters, level: some(value) })}
        >
          <option value="">{t('taskpane.today.any-level')}</option>
          {openCodes(profile).map((code) => (
            <option key={code}>{code}</option>
          ))}
        </Select>
        <Button
          size="small"
          appearance="subtle"
          icon={<Filter16Regular />}
          aria-label={t('taskpane.today.more-filters')}
          title={t('taskpane.today.more-filters')}
          aria-expanded={open}
          onClick={() => {
            setMore(!open);
            if (open) onFilters({ ...filters, source: undefined, order: undefined });
          }}
        />
      </div>
      {open && <MoreFilters report={report} filters={filters} onFilters={onFilters} />}
    </>
  );
}
