import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Answers, FieldName } from '../../forms/types';
import type { OpenQuestion } from '../../jobs';
import { text } from '../../words';
import { maskPhone } from '../../customers';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { openQuestions, questionKey } from '../reducer';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { fieldKey, FIELDS } from './fields';

const useStyles = makeStyles({
  sample: {
    fontSize: '12px',
    lineHeight: '18px',
    padding: '0 6px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    maxWidth: '100%',
  },
});

const NONE = '-';
const key = (question: OpenQuestion): string => `${question.sheet}!${question.cell}`;

/** 提问: columns that are not used until a person says what they are. The answer is kept with the form's layout, not with its data. */
export function QuestionsView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const state = usePane();
  const store = useStore();
  const controller = useController();
  const { t, say } = useWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const questions = openQuestions(state);
  const mappings = questions.filter((question) => question.mapping !== undefined);
  const answered = mappings.filter((question) => (chosen[key(question)] ?? '') !== '');

  const save = async (): Promise<void> => {
    await controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
      const answers = answersOf(answered, chosen);
      const { jobs, journal } = controller.services;
      await journal.apply(
        text('taskpane.plan.answers', { count: answered.length }),
        await jobs.rememberAnswers(answers),
      );
    });
    if (controller.store.get().banner?.tone === 'error') return;
    await controller.read();
    store.send({
      type: 'banner',
      banner: {
        tone: 'success',
        text: text('taskpane.questions.saved', { count: answered.length }),
        actions: ['undo'],
      },
    });
  };

  const dismiss = (question: OpenQuestion): void => {
    const keys = new Set([...state.dismissed, questionKey(question)]);
    store.send({ type: 'dismissed', keys });
    controller.services.remember('dismissed', JSON.stringify([...keys].slice(-MOST_REMEMBERED)));
  };

  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.questions')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>
          {questions.length === 0
            ? t('taskpane.view.questions')
            : t('taskpane.questions.title', { count: questions.length })}
        </h2>
        <p className={screen.text}>
          {t(questions.length === 0 ? 'taskpane.questions.none' : 'taskpane.questions.text')}
        </p>
        {questions.map((question) => (
          <div key={key(question)} className={screen.card}>
            <p className={screen.text}>{say(question.text)}</p>
            <div>
              <button
                type="button"
                className={screen.link}
                onClick={() => void controller.jump(question.sheet, question.cell)}
              >
                {question.sheet}!{question.cell}
              </button>
            </div>
            {question.mapping && (
              <>
                <div className={screen.wrap} aria-label={t('taskpane.questions.samples')} role="group">
                  {question.mapping.samples.slice(0, 4).map((sample, index) => (
                    <span key={index} className={`${styles.sample} ${screen.ellipsis}`}>
                      {/^[\d+\-\s]{7,}$/u.test(sample) ? maskPhone(sample) : sample}
                    </span>
                  ))}
                </div>
                {question.mapping.proposed !== undefined && (
                  <div className={screen.wrap}>
                    {[question.mapping.proposed, NONE].map((answer) => (
                      <Button
                        key={answer}
                        size="small"
                        appearance={chosen[key(question)] === answer ? 'primary' : 'secondary'}
                        aria-pressed={chosen[key(question)] === answer}
                        onClick={() => setChosen({ ...chosen, [key(question)]: answer })}
                      >
                        {t(answer === NONE ? 'taskpane.questions.no' : 'taskpane.questions.yes')}
                      </Button>
                    ))}
                  </div>
                )}
                <Field label={t('taskpane.questions.what', { header: question.mapping.header })} size="small">
                  <Select
                    size="small"
                    value={chosen[key(question)] ?? ''}
                    onChange={(_, { value }) => setChosen({ ...chosen, [key(question)]: value })}
                  >
                    <option value="">{t('taskpane.questions.choose')}</option>
                    {choicesOf(question).map((field) => (
                      <option key={field} value={field}>
                        {t(fieldKey(field))}
                        {field === question.mapping?.proposed ? t('taskpane.questions.proposed') : ''}
                      </option>
                    ))}
                    <option value={NONE}>{t('taskpane.questions.neither')}</option>
                  </Select>
                </Field>
              </>
            )}
            {question.mapping === undefined && (
              <div>
                <Button size="small" onClick={() => dismiss(question)}>
                  {t('taskpane.questions.seen')}
                </Button>
              </div>
            )}
          </div>
        ))}
      </div>
      <div className={screen.actions}>
        {mappings.length > 0 && (
          <Button
            size="small"
            appearance="primary"
            className={screen.grow}
            disabledFocusable={answered.length === 0}
            onClick={() => void save()}
          >
            {t('taskpane.questions.save', { count: answered.length })}
          </Button>
        )}
        <Button
          size="small"
          className={mappings.length === 0 ? screen.grow : undefined}
          onClick={() => store.send({ type: 'view', view: 'today' })}
        >
          {t('taskpane.action.back')}
        </Button>
      </div>
    </section>
  );
}

/** How many notes that were seen are kept on this computer. */
const MOST_REMEMBERED = 500;

/** Proposed first, then what else it may be, then everything there is. */
function choicesOf({ mapping }: OpenQuestion): readonly (FieldName | 'carryOver')[] {
  return [
    ...new Set([
      ...(mapping?.proposed === undefined ? [] : [mapping.proposed]),
      ...(mapping?.alternatives ?? []),
      ...FIELDS,
    ]),
  ];
}

function answersOf(questions: readonly OpenQuestion[], chosen: Readonly<Record<string, string>>): Answers {
  const answers: Record<string, Record<string, FieldName | 'carryOver' | null>> = {};
  for (const question of questions) {
    const { mapping } = question;
    const choice = chosen[key(question)];
    if (mapping === undefined || choice === undefined) continue;
    const layout = (answers[mapping.fingerprint] ??= {});
    layout[mapping.header] = choice === NONE ? null : (choice as FieldName | 'carryOver');
  }
  return answers;
}
