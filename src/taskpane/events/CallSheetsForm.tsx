import { Button, Checkbox } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { EventOfStore } from '../../jobs';
import { text } from '../../words';
import { MainButton } from '../kit/MainButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { planning } from '../planning';
import { usePane } from '../store';
import { useWords } from '../words';

interface Props {
  readonly event: EventOfStore;
  onBack(): void;
}

/** 电话单: who calls whom, and a sheet to print for each; full phones only where they are asked for. */
export function CallSheetsForm({ event: { report, callers }, onBack }: Props): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const { task } = usePane();
  const { t } = useWords();
  const [withPhones, setWithPhones] = useState(false);
  const { sheet, name: event, forManager = [] } = report;
  const sheets = callers.length + Number(forManager.length > 0);
  const preview = (): Promise<void> =>
    planning(controller, 'event', text('taskpane.plan.event-calls', { event }), (jobs, locale) =>
      jobs.eventCallSheets({ sheet, event }, withPhones, locale),
    );
  return (
    <section className={screen.fixed} aria-label={t('taskpane.event.calls-to-print')} data-ready>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{`${t('taskpane.event.calls-to-print')} · ${event}`}</h2>
        <p className={screen.text}>{t('taskpane.event.calls-hint')}</p>
        {callers.map(([name, count]) => (
          <p key={name} className={screen.text}>
            {t('taskpane.event.caller', { caller: name === '' ? t('taskpane.event.caller.none') : name, count })}
          </p>
        ))}
        {forManager.length > 0 && (
          <p className={screen.text}>{t('taskpane.event.caller.manager', { count: forManager.length })}</p>
        )}
        <Checkbox
          label={t('taskpane.event.calls-with-phones')}
          checked={withPhones}
          onChange={(_, { checked }) => setWithPhones(checked === true)}
        />
      </div>
      <div className={screen.actions}>
        <MainButton disabled={callers.length === 0 || task !== undefined} onPress={() => void preview()}>
          {t('taskpane.event.calls-preview', { count: sheets })}
        </MainButton>
        <Button size="small" onClick={onBack}>
          {t('taskpane.action.back')}
        </Button>
      </div>
    </section>
  );
}
