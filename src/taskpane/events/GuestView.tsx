import { Button, makeStyles } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import { maskPhone } from '../../customers';
import { RESULT_WORDS } from '../../forms/types';
import type { GuestRequest } from '../../keeping/guests';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { Chips, TextBox } from '../keep/fields';
import { KeepForm } from '../keep/KeepForm';
import { useKeep } from '../keep/useKeep';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { guestsFound, guestSubject } from './guest-subject';

const useStyles = makeStyles({ found: { padding: '4px 0' } });

const RESULTS = RESULT_WORDS.filter((word) => word !== 'not-called' && word !== 'done');
const ANSWERS = ['coming', 'unsure', 'not-coming'] as const;
const MOST = 6;

/** 邀约跟进与签到: a guest by name or the end of the number; what was said on the call, or that the guest is here. */
export function GuestView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const words = useWords();
  const { events, subject } = usePane();
  const { t } = words;
  const today = controller.services.today();
  const onTheDay = events?.events.some(
    ({ report: { from, to = from } }) => from !== undefined && from <= today && today <= (to ?? from),
  );
  const [mode, setMode] = useState<'call' | 'day'>(onTheDay ? 'day' : 'call');
  const [typed, setTyped] = useState('');
  const [date, setDate] = useState(today);
  const [result, setResult] = useState<string>();
  const [answer, setAnswer] = useState<string>();
  const [reason, setReason] = useState('');
  const [dealt, setDealt] = useState<string>();
  const [note, setNote] = useState('');
  const guests = useMemo(() => events?.events.flatMap((event) => event.guests) ?? [], [events]);
  const found = useMemo(() => guestsFound(guests, typed), [guests, typed]);
  // The one guest that fits is meant: on the day nobody has time to choose.
  const only = found.length === 1 && found[0] !== undefined ? guestSubject(found[0], words) : undefined;
  const chosen = subject?.guest === undefined ? only : subject;
  const guest = chosen?.guest;
  const said = mode === 'day' || result !== undefined || answer !== undefined;
  const request: GuestRequest | undefined =
    guest === undefined || date === '' || !said
      ? undefined
      : {
          sheet: guest.sheet,
          row: guest.row,
          date,
          ...(mode === 'call'
            ? { result: RESULTS.find((one) => one === result), answer: ANSWERS.find((one) => one === answer) }
            : { attended: true, ...(dealt === undefined ? {} : { dealt: true }) }),
          reason: reason.trim() === '' ? undefined : reason.trim(),
          note: note.trim() === '' ? undefined : note.trim(),
        };
  // On the day one guest comes after the other: the form is there for the next one.
  const clear = (): void => {
    store.send({ type: 'subject', subject: undefined });
    setTyped('');
    setResult(undefined);
    setAnswer(undefined);
    setDealt(undefined);
    setReason('');
    setNote('');
  };
  const keeping = useKeep(
    request && JSON.stringify(request),
    (decided) => controller.services.jobs.logGuest({ ...(request as GuestRequest), ...decided }),
    clear,
  );
  const pick = (next: typeof subject): void => {
    store.send({ type: 'subject', subject: next });
  };
  return (
    <KeepForm
      title={t('taskpane.view.guest')}
      keeping={keeping}
      plan={text(mode === 'day' ? 'taskpane.plan.sign-in' : 'taskpane.plan.guest', { name: chosen?.name ?? '', date })}
      waiting={
        guest === undefined
          ? t('taskpane.event.choose-guest')
          : request === undefined
            ? t('taskpane.event.choose-answer')
            : undefined
      }
    >
      <Chips
        label={t('taskpane.event.mode')}
        value={mode}
        options={(['call', 'day'] as const).map((value) => ({ value, words: t(`taskpane.event.mode.${value}`) }))}
        onChange={(value) => setMode(value === 'day' ? 'day' : 'call')}
      />
      {subject?.guest === undefined ? (
        <div className={screen.stack}>
          <TextBox
            label={t('taskpane.event.guest')}
            hint={t('keeping.pane.search')}
            value={typed}
            onChange={setTyped}
            autoFocus
          />
          {typed.trim() !== '' && found.length === 0 && <p className={screen.quiet}>{t('taskpane.event.no-guest')}</p>}
          {found.slice(0, MOST).map((one) => (
            <button
              key={`${one.sheet}!${String(one.row)}`}
              type="button"
              className={`${screen.bare} ${styles.found}`}
              aria-pressed={chosen?.who === `${one.sheet}!${String(one.row)}`}
              onClick={() => pick(guestSubject(one, words))}
            >
              <strong>{one.name ?? t('taskpane.care.unnamed')}</strong>{' '}
              <span className={screen.quiet}>
                {[
                  one.phone === undefined ? undefined : maskPhone(one.phone),
                  one.model,
                  one.by,
                  one.answer === undefined ? undefined : t(`taskpane.event.answer.${one.answer}`),
                  one.attended ? t('taskpane.event.signed-in') : undefined,
                ]
                  .filter((part) => part !== undefined && part !== '')
                  .join(' · ')}
              </span>
            </button>
          ))}
          {found.length > MOST && (
            <p className={screen.quiet}>{t('taskpane.event.more-found', { count: found.length - MOST })}</p>
          )}
        </div>
      ) : (
        <div className={screen.row}>
          <div className={screen.grow}>
            <strong>{subject.name}</strong>
            <p className={screen.quiet}>{subject.guest.what}</p>
          </div>
          <Button size="small" onClick={() => pick(undefined)}>
            {t('taskpane.event.other-guest')}
          </Button>
        </div>
      )}
      {mode === 'call' ? (
        <>
          <Chips
            label={t('taskpane.event.answer')}
            value={answer}
            options={ANSWERS.map((value) => ({ value, words: t(`taskpane.event.answer.${value}`) }))}
            onChange={setAnswer}
          />
          <Chips
            label={t('keeping.pane.result')}
            value={result}
            options={RESULTS.map((value) => ({ value, words: t(`keeping.result.${value}`) }))}
            onChange={setResult}
          />
          {answer === 'not-coming' && (
            <TextBox label={t('taskpane.event.reason')} value={reason} onChange={setReason} />
          )}
        </>
      ) : (
        <Chips
          label={t('taskpane.event.deal')}
          value={dealt}
          options={[{ value: 'yes', words: t('taskpane.event.dealt') }]}
          onChange={setDealt}
        />
      )}
      <TextBox label={t('keeping.pane.remark')} value={note} onChange={setNote} />
      <TextBox label={t('keeping.pane.date')} type="date" value={date} onChange={setDate} />
    </KeepForm>
  );
}
