import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CareCount, CareMonth as Month } from '../../jobs';
import { monthAt, monthIndex } from '../../calendar';
import { text } from '../../words';
import { planning } from '../planning';
import { MainButton } from '../kit/MainButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { CareData } from './CareData';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '6px', flexWrap: 'wrap' },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: '10px',
    rowGap: '2px',
    margin: 0,
  },
  name: { fontSize: '13px', lineHeight: '20px' },
  value: {
    fontSize: '13px',
    lineHeight: '20px',
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textUnderlineOffset: '3px',
  },
  rate: {
    fontSize: '13px',
    lineHeight: '20px',
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: 600,
  },
  definition: {
    gridColumn: '1 / -1',
    color: tokens.colorNeutralForeground3,
    fontSize: '12px',
    lineHeight: '16px',
    margin: '0 0 4px',
  },
});

/** The month after the sale: every figure with what it counts and the rows behind it; the month can be turned back. */
export function CareMonth({ first, onBack }: { readonly first: string; readonly onBack: () => void }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { report, task } = usePane();
  const { t, month: monthName, day } = useWords();
  const [month, setMonth] = useState(first);
  const [told, setTold] = useState<Month>();
  // Once per reading and month: what failed has been said in the banner, and trying again by itself would never end.
  const tried = useRef<{ readonly report: unknown; readonly month: string }>(undefined);
  useEffect(() => {
    if (task !== undefined || (tried.current?.report === report && tried.current?.month === month)) return;
    tried.current = { report, month };
    void controller.run({ label: text('taskpane.task.month'), cancellable: false }, async () => {
      setTold(await controller.services.jobs.careMonth(month, controller.today()));
    });
  }, [controller, month, report, task]);
  const turn = (by: number): void => setMonth(monthAt(monthIndex(month) + by));
  const makeSheet = (): void =>
    void planning(controller, 'month', text('owners.plan.sheet', { month }), (jobs, locale) =>
      jobs.careSheet(month, controller.today(), locale),
    );
  const shown = told?.month === month ? told : undefined;
  return (
    <section
      className={screen.fixed}
      aria-label={t('taskpane.care.month')}
      data-ready={shown !== undefined}
      data-care-month
    >
      <div className={screen.scroll} tabIndex={0}>
        <div className={styles.head}>
          <Button
            size="small"
            appearance="subtle"
            aria-label={t('taskpane.care.month-before')}
            onClick={() => turn(-1)}
          >
            ‹
          </Button>
          <h2 className={mergeClasses(screen.title, screen.grow)}>{monthName(month)}</h2>
          <Button
            size="small"
            appearance="subtle"
            aria-label={t('taskpane.care.month-after')}
            disabledFocusable={month >= controller.today().slice(0, 7)}
            onClick={() => turn(1)}
          >
            ›
          </Button>
        </div>
        {shown === undefined ? (
          <p className={screen.quiet}>{t('taskpane.task.month')}</p>
        ) : (
          <>
            <p className={screen.quiet}>{t('taskpane.care.until', { date: day(shown.until) })}</p>
            {shown.parts.map(({ name, counts }) => (
              <Part key={name.key} name={name} counts={counts} month={month} />
            ))}
            <CareData told={shown} />
          </>
        )}
      </div>
      <div className={screen.actions}>
        <Button size="small" onClick={onBack}>
          {t('taskpane.care.calls')}
        </Button>
        <MainButton onPress={makeSheet}>{t('taskpane.care.sheet')}</MainButton>
      </div>
    </section>
  );
}

interface PartProps {
  readonly name: Month['parts'][number]['name'];
  readonly counts: readonly CareCount[];
  readonly month: string;
}

/** The counts of a part, and for each rate what is divided by what. */
function Part({ name, counts, month }: PartProps): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const { t, say, number, rate: percent } = useWords();
  const trace = ({ count, name: label, value }: CareCount): void =>
    void controller.run({ label: text('taskpane.task.tracing'), cancellable: false }, async () => {
      const found = await controller.services.jobs.careTrace(month, controller.today(), count);
      const cells = found.rows.map((row) => ({
        sheet: row.sheet,
        cell: `A${String(row.row)}`,
        ...(row.name === undefined ? {} : { label: row.name }),
      }));
      store.send({
        type: 'why',
        why: { title: `${say(label)} ${String(value)}`, lines: [{ text: found.text, cells }] },
      });
    });
  return (
    <div className={screen.card}>
      <h3 className={screen.heading}>{say(name)}</h3>
      <div className={styles.figures}>
        {counts.map((one) => [
          <span key="name" className={styles.name} title={say(one.definition)}>
            {say(one.name)}
          </span>,
          <button
            key="value"
            type="button"
            className={mergeClasses(screen.bare, styles.value)}
            aria-label={t('taskpane.month.trace', { label: say(one.name), value: number(one.value) })}
            onClick={() => trace(one)}
            data-figure={one.count}
          >
            {number(one.value)}
          </button>,
          <span key="rate" className={styles.rate}>
            {one.rate === undefined ? '' : percent(one.rate.value)}
          </span>,
          one.rate === undefined ? null : (
            <p key="definition" className={styles.definition}>
              {say(one.rate.definition)}
            </p>
          ),
        ])}
      </div>
    </div>
  );
}
