import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { text } from '../../words';
import { wantedCount } from '../actions';
import { inClosedMonths } from '../today/changes-of';
import { ActionButton } from '../kit/ActionButton';
import { useScreen } from '../kit/styles';
import { VirtualList } from '../kit/VirtualList';
import { usePane, useStore } from '../store';
import { useWords, type Words } from '../words';
import { ChangeRow, CHANGE_HEIGHT } from './ChangeRow';
import { ClashView } from './ClashView';
import { namesIn } from './names';
import { NoMarkLine } from './NoMarkLine';
import { linesOf, LOOK, outlineOf, tickOf, type PreviewLine, type ReasonGroup } from './outline';

const useStyles = makeStyles({
  head: { padding: '8px 12px 6px', flexShrink: 0 },
  sheet: {
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    paddingRight: '10px',
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: '13px',
    fontWeight: 600,
    boxSizing: 'border-box',
  },
  reason: {
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    paddingRight: '10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    boxSizing: 'border-box',
  },
  name: { flexShrink: 0, maxWidth: '70%' },
  past: { paddingLeft: '6px', fontWeight: 400 },
  toggle: { flex: '1 1 auto', display: 'flex', alignItems: 'center', gap: '4px', height: '32px', fontSize: '13px' },
  count: {
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground3,
    fontSize: '12px',
    marginLeft: 'auto',
    paddingLeft: '6px',
    flexShrink: 0,
  },
});

const heightOf = (line: PreviewLine): number =>
  line.line === 'change' ? CHANGE_HEIGHT : line.line === 'sheet' ? 34 : 36;
const keyOf = (line: PreviewLine): string =>
  line.line === 'sheet'
    ? `sheet ${line.group.sheet}`
    : line.line === 'reason'
      ? `reason ${line.group.key}`
      : `change ${String(line.indexes[0])}`;

/** What would be written: counts first, then sheet, reason and change, each of which can be ticked off. */
export function PreviewView(): ReactNode {
  const { plan, clash } = usePane();
  const screen = useScreen();
  const { t } = useWords();
  if (clash !== undefined) return <ClashView clash={clash} />;
  if (plan !== undefined && plan.changes.length > 0) return <PlanView />;
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.preview')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>
          {t(plan === undefined ? 'taskpane.preview.none-title' : 'taskpane.preview.nothing-title')}
        </h2>
        <p className={screen.text}>
          {t(plan === undefined ? 'taskpane.preview.none-text' : 'taskpane.preview.nothing-text')}
        </p>
      </div>
      <div className={screen.actions}>
        <ActionButton action="preview-day" appearance="primary" className={screen.grow} />
        <ActionButton action="undo" />
        <ActionButton action="redo" />
      </div>
    </section>
  );
}

function PlanView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const state = usePane();
  const store = useStore();
  const words = useWords();
  const { t, say } = words;
  const plan = state.plan;
  const changes = useMemo(() => plan?.changes ?? [], [plan]);
  const order = useMemo(() => [...new Set(state.report?.forms.map(({ sheet }) => sheet))], [state.report]);
  const outline = useMemo(() => outlineOf(changes, order), [changes, order]);
  const places = outline.reduce((sum, { count }) => sum + count, 0);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(places <= 12 ? outline.flatMap((sheet) => sheet.reasons.map(({ key }) => key)) : []),
  );
  const lines = useMemo(() => linesOf(outline, open), [outline, open]);
  const tick = useCallback(
    (indexes: readonly number[], on: boolean) => store.send({ type: 'tick', indexes, on }),
    [store],
  );
  const nameOf = useMemo(() => namesIn(state.report), [state.report]);
  const { report } = state;
  const closed = useMemo(
    () => (report === undefined || plan?.job !== 'day' ? undefined : inClosedMonths(report, changes, report.today)),
    [report, plan?.job, changes],
  );
  if (plan === undefined) return null;

  const toggle = (group: ReasonGroup): void => {
    const next = new Set(open);
    if (!next.delete(group.key)) next.add(group.key);
    setOpen(next);
  };
  const wanted = wantedCount(state);
  const off = places - wanted;
  return (
    <section className={screen.fixed} aria-label={say(plan.title)}>
      <div className={styles.head}>
        <h2 className={screen.title}>{say(plan.title)}</h2>
        <p className={screen.quiet} aria-live="polite">
          {t('taskpane.preview.counts', { changes: places, sheets: outline.length })}
          {off > 0 && t('taskpane.preview.off', { count: off })}
        </p>
      </div>
      <VirtualList
        items={lines}
        label={say(plan.title)}
        height={heightOf}
        keyOf={keyOf}
        identity={changes}
        render={(line, active) => {
          if (line.line === 'change') {
            return (
              <ChangeRow
                indexes={line.indexes}
                changes={changes}
                on={tickOf(line.indexes, plan.off) === true}
                active={active}
                nameOf={nameOf}
                onTick={tick}
              />
            );
          }
          const places = line.line === 'sheet' ? line.group.count : line.group.places.length;
          const indexes =
            line.line === 'sheet' ? line.group.reasons.flatMap((reason) => reason.indexes) : line.group.indexes;
          const ticked = tickOf(indexes, plan.off);
          const name =
            line.line === 'sheet' ? line.group.sheet || t('taskpane.preview.document') : reasonWords(line.group, words);
          const box = (
            <Checkbox
              checked={ticked}
              aria-label={t('taskpane.preview.tick', { what: name, count: places })}
              onChange={() => tick(indexes, ticked !== true)}
              tabIndex={active ? 0 : -1}
              {...(line.line === 'sheet' ? { 'data-line-focus': true } : {})}
            />
          );
          const count = <span className={styles.count}>{t('taskpane.preview.places', { count: places })}</span>;
          return line.line === 'sheet' ? (
            <div className={styles.sheet}>
              {box}
              <span className={mergeClasses(screen.ellipsis, styles.name)}>{name}</span>
              {closed?.has(indexes[0] ?? -1) === true && (
                <span className={mergeClasses(screen.quiet, screen.ellipsis, styles.past)}>
                  {t('taskpane.preview.closed')}
                </span>
              )}
              {count}
            </div>
          ) : (
            <div className={styles.reason}>
              {box}
              <button
                type="button"
                data-line-focus
                tabIndex={active ? 0 : -1}
                className={mergeClasses(screen.bare, styles.toggle)}
                aria-expanded={line.open}
                onClick={() => toggle(line.group)}
              >
                {line.open ? <ChevronDown16Regular aria-hidden /> : <ChevronRight16Regular aria-hidden />}
                <span className={screen.ellipsis}>{name}</span>
                {count}
              </button>
            </div>
          );
        }}
      />
      {plan.job === 'day' && <NoMarkLine />}
      <div className={screen.actions}>
        <ActionButton
          action="apply"
          appearance="primary"
          className={screen.grow}
          words={text('taskpane.preview.apply', { count: wanted })}
        />
        <ActionButton action="drop-plan" />
      </div>
    </section>
  );
}

/** The reason as a heading: the rule's title where the pane has one, else what kind of change it is. */
function reasonWords(group: ReasonGroup, { t, has }: Words): string {
  if (group.reason === LOOK) return t('taskpane.preview.look');
  const title = `taskpane.reason.${group.reason}`;
  return has(title) ? t(title) : t(`taskpane.kind.${group.kind}`);
}
