import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useScreen } from '../kit/styles';
import { dataKey } from '../../words';
import { usePane } from '../store';
import { useWords } from '../words';
import { useDraft } from './DraftContext';
import { valueIn } from './draft';
import { ChoiceField, NumberField, NumbersField, SwitchField, TextField, WeekdaysField, WordsField } from './fields';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '10px', padding: '6px 0 4px' },
  summary: { cursor: 'pointer', padding: '4px 0' },
});

/** Everything of a profile that is not a level: contacts, calendar, figures, value tiers. */
export function RulesEditor(): ReactNode {
  const { draft } = useDraft();
  const { t } = useWords();
  const { care, profile } = usePane();
  const holidayNames = [
    ...new Set((profile?.calendar.holidays ?? []).flatMap(({ name, work }) => (work ? [] : [name]))),
  ];
  const levels = valueIn(draft, ['levels']);
  const open = (Array.isArray(levels) ? levels : [])
    .filter((level) => valueIn(level, ['state']) === 'open')
    .map((level) => String(valueIn(level, ['code'])));
  const choices = (prefix: string, values: readonly string[]): { value: string; label: string }[] =>
    values.map((value) => ({ value, label: t(dataKey(`taskpane.profile.${prefix}.`, value)) }));
  return (
    <>
      <Part title={t('taskpane.profile.part.contacts')}>
        <TextField path={['name']} label={t('taskpane.profile.store-name')} />
        <ChoiceField
          path={['firstContact']}
          label={t('taskpane.profile.first-contact')}
          choices={choices('first', ['24h', 'next-day', 'two-days'])}
        />
        <ChoiceField
          path={['matrixFrom']}
          label={t('taskpane.profile.matrix-from')}
          choices={open.map((value) => ({ value, label: value }))}
        />
        <NumbersField path={['overdueSteps']} label={t('taskpane.profile.overdue-steps')} />
        <NumberField path={['maxContacts']} label={t('taskpane.profile.max-contacts')} />
        <NumberField
          path={['visitsPerDay']}
          label={t('taskpane.profile.visits-per-day')}
          hint={t('taskpane.profile.visits-per-day-hint')}
        />
        <NumberField path={['silenceDays']} label={t('taskpane.profile.silence')} />
        <NumberField path={['lostCallback']} label={t('taskpane.profile.lost-callback')} />
        <NumberField path={['care', 'firstServiceDays']} label={t('taskpane.profile.first-service')} />
      </Part>
      <Part title={t('taskpane.profile.part.calendar')}>
        <WeekdaysField path={['calendar', 'closedWeekdays']} label={t('taskpane.profile.closed-weekdays')} />
        <SwitchField path={['calendar', 'holidaysClose']} label={t('taskpane.profile.holidays-close')} />
        <WordsField
          path={['calendar', 'closed']}
          label={t('taskpane.profile.closed-days')}
          hint={t('taskpane.profile.days-hint')}
        />
        <WordsField
          path={['calendar', 'open']}
          label={t('taskpane.profile.open-days')}
          hint={t('taskpane.profile.days-hint')}
        />
        <ChoiceField
          path={['calendar', 'onClosedDay']}
          label={t('taskpane.profile.on-closed-day')}
          choices={choices('closed', ['before', 'after', 'keep'])}
        />
      </Part>
      <Part title={t('taskpane.profile.part.figures')}>
        <ChoiceField
          path={['rates', 'closing']}
          label={t('taskpane.profile.closing')}
          choices={choices('rate', ['orders', 'deliveries'])}
        />
        <WordsField path={['valueTiers', 'prime', 'words']} label={t('taskpane.profile.prime')} />
        <WordsField path={['valueTiers', 'promising', 'words']} label={t('taskpane.profile.promising')} />
        <WordsField path={['valueTiers', 'ordinary', 'words']} label={t('taskpane.profile.ordinary')} />
      </Part>
      {care !== undefined && (
        <Part title={t('taskpane.profile.part.after-sales')}>
          <SwitchField path={['owners', 'lunarBirthdays']} label={t('taskpane.profile.lunar-birthdays')} />
          <WordsField
            path={['owners', 'holidays']}
            label={t('taskpane.profile.greetings')}
            hint={t('taskpane.profile.greetings-hint', { names: holidayNames })}
          />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  return (
    <details>
      <summary className={`${screen.heading} ${styles.summary}`}>{title}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
