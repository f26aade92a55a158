import { useState, type ReactNode } from 'react';
import type { Answers, MappedField } from '../../forms/types';
import type { OpenQuestion } from '../../jobs';
import { MainButton } from '../kit/MainButton';
import { BackButton } from '../kit/BackButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { keepKeys } from '../host/kept-keys';
import { questionKey, toLookAt } from '../look-at';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { ColumnQuestion, NONE } from './ColumnQuestion';
import { PersonQuestion } from './PersonQuestion';
import { Steps, type Look } from './Steps';
import { useAnswers } from './useAnswers';

const key = (question: OpenQuestion): string => `${question.sheet}!${question.cell}`;

/**
 * 待看: columns that are not used until a person says what they are (kept with the form's layout, not with its data), rows that may be
 * one person, and cells to look at, one after the other.
 */
export function QuestionsView(): ReactNode {
  const screen = useScreen();
  const state = usePane();
  const store = useStore();
  const controller = useController();
  const { t, say } = useWords();
  const saveAnswers = useAnswers();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const { questions, cells, count } = toLookAt(state);
  const columns = questions.filter((question) => question.mapping !== undefined);
  const people = questions.filter((question) => question.people !== undefined);
  const answered = columns.filter((question) => (chosen[key(question)] ?? '') !== '');
  const notes = questions
    .filter(({ mapping, people: some }) => mapping === undefined && some === undefined)
    .map((note): Look => ({ key: questionKey(note), sheet: note.sheet, cell: note.cell, words: say(note.text) }));
  const unread = cells.map(({ key: name, sheet, cell, why, holds }): Look => ({
    key: name,
    sheet,
    cell,
    words: holds === undefined ? say(why) : t('taskpane.questions.unread', { text: holds, why }),
  }));

  const seen = (keys: readonly string[]): void => {
    const dismissed = new Set([...state.dismissed, ...keys]);
    store.send({ type: 'dismissed', keys: dismissed });
    keepKeys(controller.services, 'dismissed', dismissed);
  };

  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.questions')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>
          {count === 0 ? t('taskpane.view.questions') : t('taskpane.questions.title', { count })}
        </h2>
        <p className={screen.text}>
          {t(
            count === 0
              ? 'taskpane.questions.none'
              : columns.length > 0
                ? 'taskpane.questions.text'
                : 'taskpane.questions.look',
          )}
        </p>
        {columns.map((question) => (
          <ColumnQuestion
            key={key(question)}
            question={question}
            answer={chosen[key(question)] ?? ''}
            onAnswer={(answer) => setChosen({ ...chosen, [key(question)]: answer })}
          />
        ))}
        {people.map((question) => (
          <PersonQuestion
            key={`${question.text.key} ${key(question)}`}
            question={question}
            onSeen={() => seen([questionKey(question)])}
          />
        ))}
        <Steps title={t('taskpane.questions.notes')} looks={notes} onSeen={seen} />
        <Steps title={t('taskpane.found.unread', { count: unread.length })} looks={unread} onSeen={seen} />
      </div>
      <div className={screen.actions}>
        {columns.length > 0 && (
          <MainButton
            disabled={answered.length === 0}
            onPress={() => void saveAnswers(answersOf(answered, chosen), answered.length)}
          >
            {t('taskpane.questions.save', { count: answered.length })}
          </MainButton>
        )}
        <BackButton className={columns.length === 0 ? screen.grow : undefined} />
      </div>
    </section>
  );
}

function answersOf(questions: readonly OpenQuestion[], chosen: Readonly<Record<string, string>>): Answers {
  const answers: Record<string, Record<string, MappedField | null>> = {};
  for (const question of questions) {
    const { mapping } = question;
    const choice = chosen[key(question)];
    if (mapping === undefined || choice === undefined) continue;
    const layout = (answers[mapping.fingerprint] ??= {});
    layout[mapping.header] = choice === NONE ? null : (choice as MappedField);
  }
  return answers;
}
