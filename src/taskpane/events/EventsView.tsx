import { Button, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import { text } from '../../words';
import { togetherWords } from '../../events/types';
import type { EventCall, EventOfStore } from '../../jobs';
import { MainButton } from '../kit/MainButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { VirtualList } from '../kit/VirtualList';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { CallSheetsForm } from './CallSheetsForm';
import { EVENT_ROW, EventRow } from './EventRow';
import { SummaryForm } from './SummaryForm';
import { tilesOf } from './tiles';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(76px, 1fr))',
    gap: '4px',
    padding: '0 12px 6px',
    flexShrink: 0,
  },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    padding: '3px 2px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  figure: { fontSize: '15px', lineHeight: '20px', fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  off: { color: tokens.colorStatusWarningForeground1 },
  name: { fontSize: '11px', lineHeight: '14px', color: tokens.colorNeutralForeground2 },
  days: { padding: '0 12px 6px', flexShrink: 0 },
  finding: {
    width: '100%',
    height: '100%',
    boxSizing: 'border-box',
    padding: '7px 12px',
    fontSize: '13px',
    lineHeight: '18px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

type Line =
  | { readonly key: string; readonly head: string }
  | { readonly key: string; readonly call: EventCall }
  | {
      readonly key: string;
      readonly finding: Pick<EventOfStore['report']['findings'][number], 'sheet' | 'cell' | 'text'>;
    };

const HEAD = 32;
const FINDING = 51;
const heightOf = (line: Line): number => ('head' in line ? HEAD : 'call' in line ? EVENT_ROW : FINDING);

/** 活动: how the invitation stands, whom to call for it today, what is wrong on the list; signing in, the summary and a new event start here. */
export function EventsView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { events, consultant } = usePane();
  const store = useStore();
  const controller = useController();
  const words = useWords();
  const { t, say, day } = words;
  const [at, setAt] = useState(0);
  const [form, setForm] = useState<'summary' | 'calls'>();
  const chosen = events?.events[at] ?? events?.events[0];
  const lines = useMemo((): Line[] => {
    if (events === undefined || chosen === undefined) return [];
    const { sheet, name, parts, unread = [] } = chosen.report;
    const sheets = parts?.sheets ?? [sheet];
    const findings: readonly Extract<Line, { finding: unknown }>['finding'][] = [
      ...unread.map(({ sheet: at = sheet, cell, text: words }) => ({
        sheet: at,
        cell,
        text: text('events.unread', { sheet: at, cell, words }),
      })),
      ...chosen.report.findings,
    ];
    const calls = events.calls.filter(
      (call) =>
        !call.withManager &&
        sheets.includes(call.sheet) &&
        call.event === name &&
        (consultant === undefined || call.by === consultant),
    );
    const managers = chosen.forManager.filter(({ by }) => consultant === undefined || by === consultant);
    return [
      ...(managers.length === 0
        ? []
        : [
            { key: 'manager', head: t('taskpane.event.for-manager', { count: managers.length }) },
            ...managers.map((call) => ({ key: `manager-${String(call.row)}`, call })),
          ]),
      { key: 'calls', head: t('taskpane.event.calls', { count: calls.length }) },
      ...calls.map((call) => ({ key: `call-${String(call.row)}`, call })),
      { key: 'findings', head: t('taskpane.event.findings', { count: findings.length }) },
      ...findings.map((finding, i) => ({ key: `finding-${String(i)}`, finding })),
    ];
  }, [events, chosen, consultant, t]);
  const plan = (
    <Button size="small" onClick={() => store.send({ type: 'view', view: 'event-plan' })}>
      {t('taskpane.event.new')}
    </Button>
  );
  if (events === undefined || chosen === undefined)
    return (
      <section className={screen.fixed} aria-label={t('taskpane.view.events')} data-ready>
        <div className={screen.scroll} tabIndex={0}>
          <h2 className={screen.title}>{t('taskpane.view.events')}</h2>
          <p className={screen.text}>{t('taskpane.event.none')}</p>
        </div>
        <div className={screen.actions}>{plan}</div>
      </section>
    );
  const back = (): void => setForm(undefined);
  if (form === 'summary') return <SummaryForm event={chosen} onBack={back} />;
  if (form === 'calls') return <CallSheetsForm event={chosen} onBack={back} />;
  const { from, to, walkIns, parts } = chosen.report;
  const when =
    from === undefined ? undefined : to === undefined || to === from ? day(from) : `${day(from)} – ${day(to)}`;
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.events')} data-ready>
      <div className={screen.filter}>
        <Select
          size="small"
          aria-label={t('taskpane.event.which')}
          value={String(events.events.indexOf(chosen))}
          onChange={(_, { value }) => setAt(Number(value))}
        >
          {events.events.map(({ report }, i) => (
            <option key={i} value={String(i)}>
              {report.name}
            </option>
          ))}
        </Select>
        {plan}
      </div>
      <p className={mergeClasses(screen.quiet, styles.days)}>
        {[when, chosen.plan?.goal].filter((part) => part !== undefined && part !== '').join(' · ') ||
          chosen.report.sheet}
      </p>
      <div className={styles.tiles} role="group" aria-label={t('taskpane.event.figures')}>
        {tilesOf(chosen, words).map(({ name, value, off }) => (
          <div key={name} className={styles.tile}>
            <span className={mergeClasses(styles.figure, off && styles.off)}>{value}</span>
            <span className={styles.name}>{name}</span>
          </div>
        ))}
      </div>
      {parts !== undefined && (
        <p className={mergeClasses(screen.quiet, styles.days)}>{say(togetherWords(chosen.report.name, parts))}</p>
      )}
      {events.asked.map((one, i) => (
        <p key={i} className={mergeClasses(screen.text, styles.days)} role="note">
          {say(one)}
        </p>
      ))}
      {walkIns !== undefined && (
        <p className={mergeClasses(screen.quiet, styles.days)}>{t('events.walk-ins', { ...walkIns })}</p>
      )}
      <VirtualList
        items={lines}
        label={t('taskpane.view.events')}
        height={heightOf}
        keyOf={(line) => line.key}
        identity={chosen.report.sheet + chosen.report.name}
        render={(line, active) =>
          'head' in line ? (
            <div className={screen.listHead} data-line-focus tabIndex={active ? 0 : -1} role="heading" aria-level={2}>
              {line.head}
            </div>
          ) : 'call' in line ? (
            <EventRow call={line.call} active={active} />
          ) : (
            <button
              type="button"
              data-line-focus
              tabIndex={active ? 0 : -1}
              className={mergeClasses(screen.bare, styles.finding)}
              onClick={() => void controller.jump(line.finding.sheet, line.finding.cell)}
            >
              {say(line.finding.text)}
            </button>
          )
        }
      />
      <div className={screen.actions}>
        <MainButton
          onPress={() => {
            store.send({ type: 'subject', subject: undefined });
            store.send({ type: 'view', view: 'guest' });
          }}
        >
          {t('taskpane.event.sign-in')}
        </MainButton>
        <Button size="small" onClick={() => setForm('calls')}>
          {t('taskpane.event.calls-to-print')}
        </Button>
        <Button size="small" onClick={() => setForm('summary')}>
          {t('taskpane.event.summary')}
        </Button>
      </div>
    </section>
  );
}
