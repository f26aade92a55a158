import { Button, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import type { CareLine } from '../../jobs';
import { text } from '../../words';
import { MainButton } from '../kit/MainButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { VirtualList } from '../kit/VirtualList';
import { usePane } from '../store';
import { useWords } from '../words';
import { eveningLimit } from '../today/tasks';
import { CareMonth } from './CareMonth';
import { CARE_ROW, CareRow } from './CareRow';
import { careHeaps, careKey } from './heaps';

const useStyles = makeStyles({
  states: { padding: '6px 12px', flexShrink: 0 },
});

/** Shown one by one, as the states of an evening: what has gone wrong first. */
const STATES = ['at-risk', 'overdue', 'due', 'lost', 'active', 'no-data', 'sold-on'] as const;

/** 客户关怀: whom to call after the sale, per person who owes it; the marks for the follow-up form and the month's sheet start here. */
export function CareView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { care, consultant, month, profile, report } = usePane();
  const controller = useController();
  const { t } = useWords();
  const [by, setBy] = useState<string | undefined>(consultant);
  const [showsMonth, setShowsMonth] = useState(false);
  const [kind, setKind] = useState<CareLine['kind'] | undefined>();
  const people = useMemo(() => [...new Set(care?.tasks.flatMap((task) => task.by ?? []) ?? [])].sort(), [care]);
  const kinds = useMemo(() => [...new Set(care?.tasks.map((task) => task.kind) ?? [])], [care]);
  const chosen = by !== undefined && people.includes(by) ? by : undefined;
  const tasks = useMemo(() => {
    const own = (care?.tasks ?? []).filter((task) => kind === undefined || task.kind === kind);
    return careHeaps(own, { person: chosen, limit: eveningLimit(profile) }).flatMap((heap) => heap.tasks);
  }, [care, chosen, kind, profile]);
  if (care === undefined || report === undefined)
    return (
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.view.care')}</h2>
        <p className={screen.text}>{t('taskpane.care.none')}</p>
      </div>
    );
  const sheetMonth = month ?? report.today.slice(0, 7);
  if (showsMonth) return <CareMonth first={sheetMonth} onBack={() => setShowsMonth(false)} />;
  const states = STATES.flatMap((state) => {
    const count = care.states[state] ?? 0;
    return count === 0 ? [] : [`${t(`owners.name.${state}`)} ${String(count)}`];
  });
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.care')} data-ready>
      <div className={screen.filter}>
        <Select
          size="small"
          aria-label={t('taskpane.care.by')}
          value={chosen ?? ''}
          onChange={(_, { value }) => setBy(value === '' ? undefined : value)}
        >
          <option value="">{t('taskpane.care.everyone')}</option>
          {people.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
        <Select
          size="small"
          aria-label={t('taskpane.care.kind')}
          value={kind ?? ''}
          onChange={(_, { value }) => setKind(kinds.find((one) => one === value))}
        >
          <option value="">{t('taskpane.care.every-kind')}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`owners.do.${one}`)}
            </option>
          ))}
        </Select>
      </div>
      <p className={mergeClasses(screen.quiet, styles.states)}>{states.join(' · ')}</p>
      {care.refused !== undefined && (
        <p className={mergeClasses(screen.quiet, styles.states)}>{t('owners.refused', { count: care.refused })}</p>
      )}
      {tasks.length === 0 ? (
        <div className={screen.scroll} tabIndex={0}>
          <p className={screen.text}>{t('taskpane.care.nothing')}</p>
        </div>
      ) : (
        <VirtualList
          items={tasks}
          label={t('taskpane.view.care')}
          height={() => CARE_ROW}
          keyOf={careKey}
          identity={`${chosen ?? ''}-${kind ?? ''}`}
          render={(task, active) => <CareRow task={task} active={active} named={chosen === undefined} />}
        />
      )}
      <div className={screen.actions}>
        <MainButton
          disabled={care.changes.length === 0}
          onPress={() => controller.show('care', text('owners.plan.marks'), care.changes)}
        >
          {t('taskpane.care.marks')}
        </MainButton>
        <Button size="small" onClick={() => setShowsMonth(true)}>
          {t('taskpane.care.month')}
        </Button>
      </div>
    </section>
  );
}
