import { Button, makeStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { linesOf, type OutcomeLine } from '../../events/types';
import type { EventOfStore } from '../../jobs';
import { text } from '../../words';
import { MainButton } from '../kit/MainButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { TextBox } from '../keep/fields';
import { planning } from '../planning';
import { usePane } from '../store';
import { useWords, type Words } from '../words';
import { LongText } from './LongText';
import {
  formOf,
  isNumeric,
  LINE_FIELDS,
  outcomeIn,
  wrongNumbers,
  type LineField,
  type SummaryFields,
} from './summary-fields';

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' },
  line: { display: 'flex', flexDirection: 'column', gap: '4px' },
});

interface Props {
  readonly event: EventOfStore;
  onBack(): void;
}

/** 活动总结: what was spent and what it brought, target against result with reason and measure, and the advice; then the sheet is previewed. */
export function SummaryForm({ event, onBack }: Props): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const { task } = usePane();
  const words = useWords();
  const { t } = words;
  const [form, setForm] = useState<SummaryFields>(() => formOf(event.outcome));
  const set = (line: OutcomeLine, field: LineField) => (value: string) =>
    setForm((old) => ({ ...old, lines: { ...old.lines, [line]: { ...old.lines[line], [field]: value } } }));
  const [wrong] = wrongNumbers(form);
  const { sheet, name } = event.report;
  const preview = (): Promise<void> =>
    planning(controller, 'event', text('taskpane.plan.event-summary'), (jobs, locale) =>
      jobs.eventSummary({ sheet, event: name, outcome: outcomeIn(form, event.outcome) }, controller.today(), locale),
    );
  return (
    <section className={screen.fixed} aria-label={t('taskpane.event.summary')} data-ready>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{`${t('taskpane.event.summary')} · ${name}`}</h2>
        {[...linesOf(event.outcome)].reverse().map((line) => (
          <Line
            key={line}
            line={line}
            event={event}
            typed={form.lines[line]}
            onChange={(field) => set(line, field)}
            words={words}
          />
        ))}
        <LongText
          label={t('taskpane.event.advice')}
          value={form.advice}
          onChange={(advice) => setForm((old) => ({ ...old, advice }))}
        />
        {wrong !== undefined && (
          <p className={screen.quiet} role="status">
            {t('taskpane.event.not-a-number', { line: t(`taskpane.event.line.${wrong}`) })}
          </p>
        )}
      </div>
      <div className={screen.actions}>
        <MainButton disabled={wrong !== undefined || task !== undefined} onPress={() => void preview()}>
          {t('taskpane.event.preview-summary')}
        </MainButton>
        <Button size="small" onClick={onBack}>
          {t('taskpane.action.back')}
        </Button>
      </div>
    </section>
  );
}

interface LineProps {
  readonly line: OutcomeLine;
  readonly event: EventOfStore;
  readonly typed: Readonly<Record<LineField, string>>;
  onChange(field: LineField): (value: string) => void;
  readonly words: Words;
}

/** One line: what is counted on the list is shown, the rest is typed. */
function Line({ line, event, typed, onChange, words: { t, number, rate } }: LineProps): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { actual, done } = event.outcome.lines[line];
  const isCounted = line !== 'money' && line !== 'output';
  const told = [
    isCounted && actual !== undefined ? t('taskpane.event.line.counted', { actual: number(actual) }) : undefined,
    done === undefined ? undefined : t('taskpane.event.line.done', { share: rate(done) }),
  ].filter((part) => part !== undefined);
  const label = t(`taskpane.event.line.${line}`);
  const words = {
    target: t(line === 'money' ? 'taskpane.event.line.budget' : 'taskpane.event.line.target'),
    actual: t('taskpane.event.line.actual'),
    reason: t('taskpane.event.line.reason'),
    measure: t('taskpane.event.line.measure'),
  };
  return (
    <fieldset className={screen.plainGroup}>
      <legend className={screen.heading}>{[label, ...told].join(' · ')}</legend>
      <div className={styles.pair}>
        {LINE_FIELDS.filter((field) => field !== 'actual' || !isCounted).map((field) => {
          const Box = isNumeric(field) ? TextBox : LongText;
          return <Box key={field} label={words[field]} value={typed[field]} onChange={onChange(field)} />;
        })}
      </div>
    </fieldset>
  );
}
