import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ClipboardTextLtr16Regular } from '@fluentui/react-icons/svg/clipboard-text-ltr';
import { Print16Regular } from '@fluentui/react-icons/svg/print';
import { Button } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import type { CustomerDay } from '../../jobs/types';
import { countPlaces } from '../../sheet';
import { text } from '../../words';
import { consultantsOf } from '../reducer';
import { ActionButton } from '../kit/ActionButton';
import { useController } from '../kit/ControllerContext';
import { FirstRun } from '../kit/FirstRun';
import { onDemand } from '../kit/onDemand';
import { useScreen } from '../kit/styles';
import { VirtualList } from '../kit/VirtualList';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { CustomerRow, ROW_HEIGHT } from './CustomerRow';
import { FoundLine } from './FoundLine';
import { handoutText } from './handout';
import { tasksOf, type TaskGroup } from './tasks';
import { groupTitle } from './wording';

const { View: PrintSheet } = onDemand(async () => (await import('./PrintSheet')).PrintSheet);

const useStyles = makeStyles({
  strip: { display: 'flex', gap: '4px', padding: '0 10px 6px', flexShrink: 0 },
  short: {
    '@media (max-height: 440px)': {
      flexDirection: 'row',
      justifyContent: 'center',
      alignItems: 'baseline',
      gap: '3px',
      padding: '1px 2px',
    },
  },
  count: {
    flex: '1 1 0',
    padding: '3px 2px 4px',
    textAlign: 'center',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
  },
  pressed: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 0 -2px 0 ${tokens.colorBrandStroke1}`,
  },
  figure: { fontSize: '17px', lineHeight: '22px', fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  hot: { color: tokens.colorStatusDangerForeground1 },
  warm: { color: tokens.colorStatusWarningForeground1 },
  name: { fontSize: '11px', lineHeight: '14px', color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  filter: { padding: '6px 10px', flexShrink: 0 },
  group: {
    height: '100%',
    boxSizing: 'border-box',
    padding: '7px 12px 0',
    fontSize: '12px',
    fontWeight: 600,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
    outlineStyle: 'none',
    ':focus-visible': { boxShadow: `inset 0 0 0 2px ${tokens.colorStrokeFocus2}` },
  },
});

const KINDS = ['first-contact', 'overdue', 'today', 'week'] as const;
type Line = { readonly group: TaskGroup } | { readonly customer: CustomerDay };
const heightOf = (line: Line): number => ('group' in line ? 30 : ROW_HEIGHT);

/** 今日任务: who must be contacted today, the most pressing first. */
export function TodayView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { report, consultant, profile, plan, journal, banner } = usePane();
  const store = useStore();
  const controller = useController();
  const words = useWords();
  const { t } = words;
  const [only, setOnly] = useState<TaskGroup['kind'] | undefined>();
  const [printing, setPrinting] = useState(false);
  const names = useMemo(() => (report ? consultantsOf(report) : []), [report]);
  const tasks = useMemo(
    () => (report ? tasksOf(report, consultant, profile?.overdueSteps ?? []) : undefined),
    [report, consultant, profile],
  );
  const lines = useMemo<readonly Line[]>(
    () =>
      (tasks?.groups ?? [])
        .filter((group) => only === undefined || group.kind === only)
        .flatMap((group): Line[] => [{ group }, ...group.customers.map((customer) => ({ customer }))]),
    [tasks, only],
  );
  const changes = useMemo(() => countPlaces(report?.changes ?? []), [report]);
  if (report === undefined || tasks === undefined) return null;

  const copyAll = async (): Promise<void> => {
    const copied = await controller.services.copy(handoutText(report.today, tasks, words));
    store.send({
      type: 'banner',
      banner: {
        tone: copied ? 'success' : 'warning',
        text: text(copied ? 'taskpane.today.copied' : 'taskpane.today.copy-failed'),
        actions: [],
      },
    });
  };
  return (
    <section className={screen.fixed} aria-label={t('taskpane.today.title')}>
      <FirstRun />
      <FoundLine report={report} />
      <div className={mergeClasses(screen.row, styles.filter)}>
        {names.length > 0 && (
          <Select
            size="small"
            className={screen.grow}
            aria-label={t('taskpane.today.consultant')}
            value={consultant ?? ''}
            onChange={(_, { value }) =>
              store.send({ type: 'consultant', consultant: value === '' ? undefined : value })
            }
          >
            <option value="">{t('taskpane.today.everyone', { count: names.length })}</option>
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        )}
        <Button
          size="small"
          appearance="subtle"
          icon={<ClipboardTextLtr16Regular />}
          aria-label={t('taskpane.today.copy')}
          title={t('taskpane.today.copy')}
          onClick={() => void copyAll()}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<Print16Regular />}
          aria-label={t('taskpane.today.print')}
          title={t('taskpane.today.print')}
          onClick={() => setPrinting(true)}
        />
        <ActionButton action="read" appearance="subtle" icon={<ArrowClockwise16Regular />} iconOnly />
      </div>
      <div className={styles.strip} role="group" aria-label={t('taskpane.today.counts')}>
        {KINDS.map((kind) => {
          const count = tasks.counts[kind];
          return (
            <button
              key={kind}
              type="button"
              aria-pressed={only === kind}
              className={mergeClasses(screen.bare, styles.count, styles.short, only === kind && styles.pressed)}
              onClick={() => setOnly(only === kind ? undefined : kind)}
            >
              <span
                className={mergeClasses(
                  styles.figure,
                  count > 0 && kind === 'overdue' && styles.hot,
                  count > 0 && (kind === 'today' || kind === 'first-contact') && styles.warm,
                )}
              >
                {count}
              </span>
              <span className={styles.name}>{t(`taskpane.today.kind.${kind}`)}</span>
            </button>
          );
        })}
      </div>
      {lines.length === 0 ? (
        <div className={screen.scroll} tabIndex={0}>
          <p className={screen.text}>
            {t(only === undefined ? 'taskpane.today.nothing' : 'taskpane.today.none-of-kind')}
          </p>
        </div>
      ) : (
        <VirtualList
          items={lines}
          label={t('taskpane.today.title')}
          height={heightOf}
          keyOf={keyOf}
          identity={lines}
          render={(line, active) =>
            'group' in line ? (
              <div className={styles.group} data-line-focus tabIndex={active ? 0 : -1} role="heading" aria-level={2}>
                {groupTitle(line.group, words)}
              </div>
            ) : (
              <CustomerRow customer={line.customer} report={report} active={active} />
            )
          }
        />
      )}
      <div className={screen.actions}>
        {changes > 0 ? (
          <ActionButton
            action={plan === undefined ? 'preview-day' : 'go-preview'}
            appearance="primary"
            className={screen.grow}
            words={text('taskpane.today.preview', { count: changes })}
          />
        ) : (
          <span className={mergeClasses(screen.quiet, screen.grow)}>{t('taskpane.today.up-to-date')}</span>
        )}
        {journal.undo !== undefined && !banner?.actions.includes('undo') && <ActionButton action="undo" />}
      </div>
      {printing && <PrintSheet tasks={tasks} today={report.today} onDone={() => setPrinting(false)} />}
    </section>
  );
}

function keyOf(line: Line, index: number): string {
  if ('group' in line) return `${line.group.kind}-${line.group.from ?? 0}`;
  const row = line.customer.rows[0];
  return row === undefined ? `customer-${index}` : `${row.sheet}!${row.row}-${line.customer.name ?? ''}`;
}
