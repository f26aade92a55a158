import { Select } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import type { Controller } from '../controller';
import { monthsOf } from '../reducer';
import { endKey } from '../../rollups';
import { ActionButton } from '../kit/ActionButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { CloseView } from './CloseView';
import { Differences, differencesOf, Identity, LevelTable } from './Balance';
import { Discipline, Losses, Sources, Tiles } from './Traffic';
import { figuresOf } from './figures';
import { useMonthJob } from './useMonthJob';

async function workOut({ services, store, today }: Controller, month: string): Promise<void> {
  store.send({ type: 'figures', figures: await services.jobs.rollupMonth(month, today()) });
}

/** 月度汇总: the month's figures, each of which leads to the rows behind it. */
export function MonthView(): ReactNode {
  const screen = useScreen();
  const { report, month, figures: rollup, consultant, close } = usePane();
  const store = useStore();
  const { services } = useController();
  const { t, month: monthName } = useWords();
  const months = useMemo(() => (report ? monthsOf(report) : []), [report]);

  useMonthJob(rollup === undefined, workOut);

  if (report === undefined) return null;
  if (month === undefined) {
    return (
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.month.none-title')}</h2>
        <p className={screen.text}>{t('taskpane.month.none-text')}</p>
      </div>
    );
  }
  if (close !== undefined) return <CloseView close={close} />;
  const names = rollup?.consultants.map(({ name }) => name) ?? [];
  const chosen = consultant !== undefined && names.includes(consultant) ? consultant : undefined;
  const figures = rollup && figuresOf(rollup, chosen);
  const end = rollup === undefined ? 'end' : endKey(rollup);
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.month')} data-ready={rollup !== undefined}>
      <div className={screen.filter}>
        <Select
          size="small"
          aria-label={t('taskpane.month.choose')}
          value={month}
          onChange={(_, { value }) => store.send({ type: 'month', month: value })}
        >
          {months.map((entry) => (
            <option key={entry} value={entry}>
              {monthName(entry)}
            </option>
          ))}
        </Select>
        <Select
          size="small"
          aria-label={t('taskpane.today.consultant')}
          value={chosen ?? ''}
          onChange={(_, { value }) => {
            store.send({ type: 'consultant', consultant: value === '' ? undefined : value });
            services.remember('consultant', value);
          }}
        >
          <option value="">{t('taskpane.month.store')}</option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </div>
      <div className={screen.scroll} tabIndex={0}>
        {rollup === undefined || figures === undefined ? (
          <p className={screen.quiet}>{t('taskpane.task.month')}</p>
        ) : (
          <>
            <Identity
              figures={figures}
              month={month}
              consultant={chosen}
              end={end}
              doubted={differencesOf(rollup, chosen).length > 0}
            />
            <Differences report={rollup} consultant={chosen} />
            <LevelTable figures={figures} month={month} consultant={chosen} end={end} />
            <Tiles report={rollup} figures={figures} consultant={chosen} />
            <Discipline figures={figures} month={month} consultant={chosen} />
            {chosen === undefined && <Sources report={rollup} />}
            {chosen === undefined && <Losses report={rollup} />}
          </>
        )}
      </div>
      <div className={screen.actions}>
        <ActionButton action="preview-month" appearance="primary" className={screen.grow} />
        <ActionButton action="close-month" />
      </div>
    </section>
  );
}
