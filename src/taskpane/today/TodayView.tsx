import { Button, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ClipboardTextLtr16Regular } from '@fluentui/react-icons/svg/clipboard-text-ltr';
import { Call16Regular } from '@fluentui/react-icons/svg/call';
import { ChevronDown12Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight12Regular } from '@fluentui/react-icons/svg/chevron-right';
import { Print16Regular } from '@fluentui/react-icons/svg/print';
import { useMemo, useState, type ReactNode } from 'react';
import type { CustomerDay } from '../../jobs/types';
import { countPlaces } from '../../sheet';
import { text } from '../../words';
import { wantedCount } from '../actions';
import { peopleOf } from '../reducer';
import { copyAndSay } from '../copying';
import { ActionButton } from '../kit/ActionButton';
import { useController } from '../kit/ControllerContext';
import { onDemand } from '../kit/onDemand';
import { LOW, useScreen } from '../kit/styles';
import { VirtualList } from '../kit/VirtualList';
import { keepKeys, keptKeys } from '../host/kept-keys';
import type { PaneState } from '../state';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { withLaterWords } from '../words/catalogues';
import { CustomerRow, rowHeight } from './CustomerRow';
import { useBeside } from './beside';
import { FilterLines, type Filters } from './Filters';
import { FoundLine } from './FoundLine';
import { AsOf } from './AsOf';
import { changesOf } from './changes-of';
import { offAtFirst } from './left-out';
import { linesOf, tileCount, TILES, type Line } from './lines';
import { customerKey, eveningLimit, tasksOf, type TaskKind } from './tasks';

// Its words are among the first: it stands on the first screen that a new user sees.
const { View: FirstRun } = onDemand(async () => (await import('../kit/FirstRun')).FirstRun);
const { View: CareToday } = onDemand(async () => (await import('../care/CareToday')).CareToday);
const { View: PrintSheet } = onDemand(() => withLaterWords(async () => (await import('./PrintSheet')).PrintSheet));

const useStyles = makeStyles({
  strip: { display: 'flex', gap: '4px', padding: '0 10px 6px', flexShrink: 0 },
  short: {
    [LOW]: {
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
    // Forced colours leave neither fill nor shadow.
    '@media (forced-colors: active)': { border: '2px solid Highlight' },
  },
  figure: { fontSize: '17px', lineHeight: '22px', fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  hot: { color: tokens.colorStatusDangerForeground1 },
  warm: { color: tokens.colorStatusWarningForeground1 },
  name: { fontSize: '11px', lineHeight: '14px', color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  filter: { padding: '6px 10px 4px', flexShrink: 0 },
  untold: { padding: '0 12px 6px', flexShrink: 0 },
  fold: { display: 'flex', alignItems: 'center', gap: '4px', width: '100%', borderRadius: 0, padding: '0 12px' },
});

const heightOf = (line: Line): number =>
  line.is === 'heading' ? 30 : line.is === 'beside' ? line.line.height : rowHeight(line.customer);

/** An invitation list alone is about no owner's car. */
const tellsOfOwners = (care: PaneState['care']): boolean =>
  care !== undefined && (care.tasks.length > 0 || Object.keys(care.states).length > 0);

/** 今日任务: who must be contacted today, the most pressing first. */
export function TodayView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const state = usePane();
  const { report, care, events, consultant, profile, plan, journal, banner, asOf, leftOut } = state;
  const store = useStore();
  const controller = useController();
  const words = useWords();
  const { t } = words;
  const [only, setOnly] = useState<TaskKind | undefined>();
  const [printing, setPrinting] = useState<'masked' | 'whole' | undefined>();
  const [filters, setFilters] = useState<Filters>({});
  const [chased, setChased] = useState(() => keptKeys(controller.services, 'chased'));
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const names = useMemo(() => peopleOf({ report, care, events }), [report, care, events]);
  const tasks = useMemo(
    () => (report && profile ? tasksOf(report, { ...filters, consultant, chased }, profile) : undefined),
    [report, filters, consultant, chased, profile],
  );
  const { search = '', level, source } = filters;
  const searching = search.trim() !== '' || level !== undefined || source !== undefined;
  const sources = useBeside(state);
  const beside = useMemo(
    () =>
      profile === undefined || level !== undefined || source !== undefined
        ? []
        : sources.flatMap((one) =>
            one.heaps({ care, events }, { person: consultant, search, limit: eveningLimit(profile) }, words),
          ),
    [sources, care, events, consultant, search, level, source, profile, words],
  );
  const lines = useMemo(
    () => (tasks === undefined ? [] : linesOf(tasks, beside, { only, searching, turned }, words)),
    [tasks, beside, only, searching, turned, words],
  );
  const shown = JSON.stringify([only, consultant, filters]);
  // Whoever logged a contact goes on with the next customer: the line that stands where the last one stood.
  const [resume] = useState(state.resume);
  const next =
    resume === undefined ? -1 : lines.findIndex(({ is }, index) => is === 'customer' && index >= resume.index);
  const start = next < 0 ? undefined : { index: next, at: '[data-tool="log"]' };
  const changes = useMemo(() => {
    if (report === undefined) return { wanted: 0, all: 0 };
    const own = changesOf(report, consultant);
    const off = offAtFirst(report, own, leftOut);
    return { wanted: countPlaces(own, (index) => !off.has(index)), all: countPlaces(own) };
  }, [report, consultant, leftOut]);
  const wanted = plan?.job === 'day' ? wantedCount(state) : changes.wanted;
  if (report === undefined || tasks === undefined || profile === undefined) return null;
  const waiting = tasks.counts['first-contact'] + tasks.counts.today + tasks.counts.missed;

  const chase = (customer: CustomerDay): void => {
    const keys = new Set([...chased, customerKey(customer)]);
    setChased(keys);
    keepKeys(controller.services, 'chased', keys);
  };
  const copyAll = async (): Promise<void> => {
    const { handoutText } = await withLaterWords(() => import('./handout'));
    await copyAndSay(controller, handoutText(report.today, tasks, words, beside), 'taskpane.today.copied');
  };
  return (
    <section className={screen.fixed} aria-label={t('taskpane.today.title')}>
      {state.card !== undefined && <FirstRun />}
      <FoundLine report={report} />
      <AsOf report={report} />
      {tellsOfOwners(care) && <CareToday />}
      <div className={mergeClasses(screen.row, styles.filter)}>
        {names.length > 0 && (
          <Select
            size="small"
            className={screen.grow}
            aria-label={t('taskpane.today.consultant')}
            value={consultant ?? ''}
            onChange={(_, { value }) => {
              store.send({ type: 'consultant', consultant: value === '' ? undefined : value });
              controller.services.remember('consultant', value);
            }}
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
          onClick={() => setPrinting('masked')}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<Call16Regular />}
          aria-label={t('taskpane.today.print-phones')}
          title={t('taskpane.today.print-phones')}
          onClick={() => setPrinting('whole')}
        />
        <ActionButton action="read" appearance="subtle" icon={<ArrowClockwise16Regular />} iconOnly />
      </div>
      <FilterLines report={report} profile={profile} filters={filters} onFilters={setFilters} />
      <div className={styles.strip} role="group" aria-label={t('taskpane.today.counts')}>
        {TILES.map(([kind, heaps]) => {
          const count = tileCount(heaps, tasks, beside);
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
      {tasks.untold > 0 && (
        <p className={mergeClasses(screen.quiet, styles.untold)} data-untold>
          {t('taskpane.today.untold', { count: tasks.untold })}
        </p>
      )}
      {lines.length === 0 ? (
        <div className={screen.scroll} tabIndex={0}>
          <p className={screen.text}>
            {t(
              searching
                ? 'taskpane.today.not-found'
                : only === undefined
                  ? 'taskpane.today.nothing'
                  : 'taskpane.today.none-of-kind',
            )}
          </p>
        </div>
      ) : (
        <VirtualList
          items={lines}
          label={t('taskpane.today.title')}
          height={heightOf}
          keyOf={({ key }) => key}
          identity={shown}
          start={start}
          render={(line, active, index) =>
            line.is === 'heading' ? (
              <GroupLine
                title={line.title}
                open={line.open}
                active={active}
                onTurn={() => setTurned(turn(turned, line.key))}
              />
            ) : line.is === 'beside' ? (
              line.line.render(active)
            ) : (
              <CustomerRow
                customer={line.customer}
                report={report}
                active={active}
                named={consultant === undefined && names.length > 1}
                line={{ key: line.key, index }}
                older={
                  line.older
                    ? {
                        giveUp: profile.levels.find(({ state: end }) => end === 'out-of-control')?.code,
                        onChase: () => chase(line.customer),
                      }
                    : undefined
                }
              />
            )
          }
        />
      )}
      <div className={screen.actions}>
        {tasks.done > 0 && (
          <span className={screen.quiet} data-done>
            {t('taskpane.today.done', { done: tasks.done, all: tasks.done + waiting })}
          </span>
        )}
        {asOf !== undefined ? (
          <span className={mergeClasses(screen.quiet, screen.grow)}>
            {t('taskpane.as-of.look', { day: words.day(report.today) })}
          </span>
        ) : wanted > 0 ? (
          <ActionButton
            action={plan === undefined ? 'preview-day' : 'go-preview'}
            appearance="primary"
            className={screen.grow}
            words={text('taskpane.today.preview', { count: wanted })}
          />
        ) : changes.all > 0 ? (
          <ActionButton
            action={plan === undefined ? 'preview-day' : 'go-preview'}
            appearance="subtle"
            className={screen.grow}
            words={text('taskpane.today.left-out', { count: changes.all })}
          />
        ) : (
          <span className={mergeClasses(screen.quiet, screen.grow)}>{t('taskpane.today.up-to-date')}</span>
        )}
        {journal.undo !== undefined && !banner?.actions.includes('undo') && <ActionButton action="undo" />}
      </div>
      {printing !== undefined && (
        <PrintSheet
          tasks={tasks}
          beside={beside}
          today={report.today}
          phones={printing === 'whole'}
          week={only === 'week'}
          onDone={() => setPrinting(undefined)}
        />
      )}
    </section>
  );
}

interface GroupProps {
  readonly title: string;
  /** Absent where the heap cannot be folded. */
  readonly open: boolean | undefined;
  readonly active: boolean;
  onTurn(): void;
}

/** The heading of a heap; a heap that is not for this evening is folded behind it. */
function GroupLine({ title, open, active, onTurn }: GroupProps): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const tabIndex = active ? 0 : -1;
  if (open === undefined)
    return (
      <div className={screen.listHead} data-line-focus tabIndex={tabIndex} role="heading" aria-level={2}>
        {title}
      </div>
    );
  return (
    <button
      type="button"
      className={mergeClasses(screen.bare, screen.listHead, styles.fold)}
      data-line-focus
      tabIndex={tabIndex}
      aria-expanded={open}
      onClick={onTurn}
    >
      {open ? <ChevronDown12Regular aria-hidden /> : <ChevronRight12Regular aria-hidden />}
      {title}
    </button>
  );
}

function turn(turned: ReadonlySet<string>, kind: string): ReadonlySet<string> {
  const next = new Set(turned);
  if (!next.delete(kind)) next.add(kind);
  return next;
}
