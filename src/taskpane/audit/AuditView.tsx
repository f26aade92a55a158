import { Button, Checkbox, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { text } from '../../words';
import type { RuleId } from '../../audit';
import type { CheckedFinding, CheckResult } from '../host/services';
import { planning } from '../planning';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { VirtualList } from '../kit/VirtualList';
import { usePane } from '../store';
import { useWords } from '../words';
import { AuditTools } from './AuditTools';
import { FindingCard } from './FindingCard';
import { GROUPINGS, linesOf, type Line, type Wanted } from './lines';
import { checkNow } from './journeys';
import { MorningView } from './MorningView';
import { RulesView } from './RulesView';
import { SignOff } from './SignOff';

const HEAD_HEIGHT = 30;
const LINE_HEIGHT = 46;

const useStyles = makeStyles({
  top: { padding: '8px 12px', display: 'flex', flexDirection: 'column', gap: '4px', flexShrink: 0 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    height: '30px',
    padding: '0 12px',
    fontWeight: 600,
    fontSize: '13px',
    backgroundColor: tokens.colorNeutralBackground2,
    outlineStyle: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  line: { display: 'block', width: '100%', height: '46px', padding: '4px 12px', boxSizing: 'border-box' },
  chosen: {
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandForeground1}`,
    '@media (forced-colors: active)': { borderLeft: '3px solid Highlight' },
  },
  severity: {
    flexShrink: 0,
    padding: '0 4px',
    borderRadius: tokens.borderRadiusSmall,
    border: '1px solid currentColor',
    fontSize: '11px',
    lineHeight: '15px',
    fontWeight: 600,
  },
  error: { color: tokens.colorPaletteRedForeground1 },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
  hint: { color: tokens.colorNeutralForeground3 },
});

/** 检核: what a manager would object to, each with its cell; and the day's signature. */
export function AuditView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { audit: present, report, task, visits } = usePane();
  const controller = useController();
  const { t, say } = useWords();
  const [wanted, setWanted] = useState<Wanted>({ grouping: 'rule', hints: false, onlyNew: false, ignored: false });
  const [chosen, setChosen] = useState<string>();
  const [inside, setInside] = useState<'signing' | 'morning' | 'rules'>();
  // Whoever presses the tab that they are on wants out of what was opened in it.
  useEffect(() => setInside(undefined), [visits]);
  const tried = useRef<unknown>(undefined);
  // While a cell that was typed is checked, the list before it stays on the screen.
  const [last, setLast] = useState<{ readonly workbook?: string; readonly audit: CheckResult }>();
  if (present !== undefined && last?.audit !== present) setLast({ workbook: report?.workbook, audit: present });
  const audit = present ?? (last?.workbook === report?.workbook ? last?.audit : undefined);

  useEffect(() => {
    if (present !== undefined || report === undefined || task !== undefined || tried.current === report) return;
    tried.current = report;
    void checkNow(controller);
  }, [present, controller, report, task]);

  const lines = useMemo(() => (audit === undefined ? [] : linesOf(audit, wanted)), [audit, wanted]);
  const finding = audit?.findings.find(({ id }) => id === chosen);
  const count = (severity: CheckedFinding['severity']): number =>
    audit?.findings.filter((one) => one.severity === severity && one.ignored === undefined).length ?? 0;
  const people = [...new Set(audit?.findings.flatMap(({ consultant }) => consultant ?? []) ?? [])].sort();

  const headOf = (line: Extract<Line, { kind: 'head' }>): string => {
    if (wanted.grouping === 'rule') return t(`audit.${line.key as RuleId}.title`);
    if (line.key === '') return t('taskpane.audit.unknown');
    const score =
      wanted.grouping === 'consultant' ? audit?.people.find(({ name }) => name === line.key)?.score : undefined;
    return score === undefined ? line.key : t('taskpane.audit.person-score', { name: line.key, score });
  };
  const badge = (severity: CheckedFinding['severity']): ReactNode => (
    <span className={mergeClasses(styles.severity, styles[severity])}>{t(`audit.severity.${severity}`)}</span>
  );

  const leave = (): void => setInside(undefined);
  if (inside === 'signing' && audit) return <SignOff audit={audit} onDone={leave} />;
  if (inside === 'morning' && audit) return <MorningView audit={audit} onDone={leave} />;
  if (inside === 'rules') return <RulesView onDone={leave} />;
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.audit')} data-ready={present !== undefined}>
      <div className={styles.top}>
        <p className={screen.text} role="status">
          {audit === undefined
            ? t(task === undefined ? 'taskpane.audit.not-checked' : 'taskpane.task.checking')
            : t('taskpane.audit.counts', { errors: count('error'), warnings: count('warning'), hints: count('hint') })}
        </p>
        <div className={screen.wrap}>
          <Select
            size="small"
            aria-label={t('taskpane.audit.group')}
            value={wanted.grouping}
            onChange={(_, { value }) =>
              setWanted({ ...wanted, grouping: GROUPINGS.find((one) => one === value) ?? 'rule' })
            }
          >
            {GROUPINGS.map((grouping) => (
              <option key={grouping} value={grouping}>
                {t(`taskpane.audit.by-${grouping}`)}
              </option>
            ))}
          </Select>
          <Select
            size="small"
            aria-label={t('taskpane.audit.person')}
            value={wanted.consultant ?? ''}
            onChange={(_, { value }) => setWanted({ ...wanted, consultant: value === '' ? undefined : value })}
          >
            <option value="">{t('taskpane.audit.everybody')}</option>
            {people.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
          <Checkbox
            label={t('taskpane.audit.hints')}
            checked={wanted.hints}
            onChange={(_, { checked }) => setWanted({ ...wanted, hints: checked === true })}
          />
          {audit?.seen !== undefined && (
            <Checkbox
              label={t('taskpane.audit.new')}
              checked={wanted.onlyNew}
              onChange={(_, { checked }) => setWanted({ ...wanted, onlyNew: checked === true })}
            />
          )}
          <Checkbox
            label={t('taskpane.audit.set-aside')}
            checked={wanted.ignored}
            onChange={(_, { checked }) => setWanted({ ...wanted, ignored: checked === true })}
          />
        </div>
      </div>
      {audit !== undefined && lines.length === 0 ? (
        <div className={screen.scroll} tabIndex={0}>
          <p className={screen.text}>{t('taskpane.audit.none')}</p>
        </div>
      ) : (
        <VirtualList
          items={lines}
          label={t('taskpane.view.audit')}
          height={(line) => (line.kind === 'head' ? HEAD_HEIGHT : LINE_HEIGHT)}
          keyOf={(line) => (line.kind === 'head' ? `head ${line.key}` : line.finding.id)}
          identity={wanted}
          render={(line, active) =>
            line.kind === 'head' ? (
              <div className={styles.head} data-line-focus tabIndex={active ? 0 : -1} role="heading" aria-level={2}>
                {line.severity !== undefined && badge(line.severity)}
                <span className={mergeClasses(screen.ellipsis, screen.grow)}>{headOf(line)}</span>
                <span className={screen.numbers}>{line.count}</span>
              </div>
            ) : (
              <button
                type="button"
                data-line-focus
                tabIndex={active ? 0 : -1}
                className={mergeClasses(screen.bare, styles.line, line.finding.id === chosen && styles.chosen)}
                aria-pressed={line.finding.id === chosen}
                onClick={() => {
                  setChosen(line.finding.id);
                  void controller.jump(line.finding.at.sheet, line.finding.at.cell);
                }}
              >
                <span className={screen.row}>
                  {wanted.grouping !== 'rule' && badge(line.finding.severity)}
                  <span className={mergeClasses(screen.ellipsis, screen.grow)}>
                    {wanted.grouping !== 'rule' && `${t(`audit.${line.finding.rule}.title`)} · `}
                    {line.finding.customer ?? ''} {say(line.finding.text)}
                  </span>
                  {line.finding.isNew && <span className={styles.severity}>{t('taskpane.audit.is-new')}</span>}
                </span>
                <span className={mergeClasses(screen.quiet, screen.ellipsis)} style={{ display: 'block' }}>
                  {[`${line.finding.at.sheet}!${line.finding.at.cell}`, line.finding.consultant]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            )
          }
        />
      )}
      {finding !== undefined && <FindingCard finding={finding} onClose={() => setChosen(undefined)} />}
      {audit !== undefined && <AuditTools audit={audit} onRules={() => setInside('rules')} />}
      <div className={screen.actions}>
        <Button size="small" disabledFocusable={audit === undefined} onClick={() => setInside('morning')}>
          {t('taskpane.audit.morning')}
        </Button>
        <Button size="small" disabledFocusable={audit === undefined} onClick={() => setInside('signing')}>
          {t('taskpane.audit.sign')}
        </Button>
        <Button
          size="small"
          disabledFocusable={audit === undefined || task !== undefined}
          onClick={() =>
            void planning(controller, 'audit', text('audit.change.sheet'), (jobs, locale) =>
              jobs.auditSheet(controller.today(), locale),
            )
          }
        >
          {t('taskpane.audit.report')}
        </Button>
        {present === undefined && task === undefined && (
          <Button size="small" appearance="primary" onClick={() => void checkNow(controller)}>
            {t('taskpane.audit.check')}
          </Button>
        )}
      </div>
    </section>
  );
}
