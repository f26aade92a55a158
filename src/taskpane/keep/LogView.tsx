import { makeStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { LogRequest } from '../../keeping';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { usePane } from '../store';
import { useWords } from '../words';
import { Chips, TextBox } from './fields';
import { KeepForm } from './KeepForm';
import { SubjectPicker } from './SubjectPicker';
import { useKeep, useKeepLists } from './useKeep';

const useStyles = makeStyles({ pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' } });

const LOST = new Set(['lost', 'frozen', 'out-of-control', 'invalid']);

/** 记录跟进: who, the level after it, how, what was said, when again. */
export function LogView(): ReactNode {
  const styles = useStyles();
  const controller = useController();
  const { subject, profile } = usePane();
  const { t, day } = useWords();
  const lists = useKeepLists();
  const [date, setDate] = useState(controller.services.today());
  const [level, setLevel] = useState(subject?.proposed);
  const [via, setVia] = useState<string | undefined>('phone');
  const [time, setTime] = useState('');
  const [note, setNote] = useState('');
  const [next, setNext] = useState('');
  const [reason, setReason] = useState('');
  const [rival, setRival] = useState('');
  const chosen = profile?.levels.find(({ code }) => code === level)?.state;
  const lost = chosen !== undefined && LOST.has(chosen);
  const request: LogRequest | undefined =
    subject === undefined || level === undefined || date === ''
      ? undefined
      : {
          who: subject.who,
          date,
          level,
          via: via as LogRequest['via'],
          time: time === '' ? undefined : time,
          note: note.trim() === '' ? undefined : note.trim(),
          next: next === '' ? undefined : next,
          reason: lost && reason.trim() !== '' ? reason.trim() : undefined,
          rival: lost && rival.trim() !== '' ? rival.trim() : undefined,
        };
  const keeping = useKeep(request && JSON.stringify(request), (decided) =>
    controller.services.jobs.logContact({ ...(request as LogRequest), ...decided }),
  );
  const { result } = keeping;
  const proposed = result !== undefined && 'report' in result && next === '' ? result.report.next : undefined;
  const waiting =
    subject === undefined
      ? t('keeping.pane.choose-customer')
      : level === undefined
        ? t('keeping.pane.choose-level')
        : undefined;
  return (
    <KeepForm
      title={t('taskpane.view.log')}
      keeping={keeping}
      plan={text('taskpane.plan.log', { name: subject?.name ?? '', date })}
      waiting={waiting}
    >
      <SubjectPicker />
      <Chips
        label={t('keeping.pane.level')}
        value={level}
        options={(profile?.levels ?? []).map(({ code, name, state }) => ({
          value: code,
          words: state === 'open' ? code : `${code} ${name}`,
        }))}
        onChange={setLevel}
        letters
        autoFocus={subject !== undefined}
      />
      <Chips
        label={t('keeping.pane.via')}
        value={via}
        options={(['phone', 'visit', 'online'] as const).map((value) => ({
          value,
          words: t(`keeping.pane.via.${value}`),
        }))}
        onChange={setVia}
      />
      <TextBox label={t('keeping.pane.note')} value={note} onChange={setNote} list={lists?.phrases} />
      {lists !== undefined && lists.phrases.length > 0 && (
        <Chips
          label={t('keeping.pane.phrases')}
          value={note}
          options={lists.phrases.map((value) => ({ value, words: value }))}
          onChange={(value) => setNote(value ?? '')}
        />
      )}
      {lost && (
        <div className={styles.pair}>
          <TextBox label={t('keeping.pane.reason')} value={reason} onChange={setReason} />
          <TextBox label={t('keeping.pane.rival')} value={rival} onChange={setRival} />
        </div>
      )}
      <div className={styles.pair}>
        <TextBox label={t('keeping.pane.date')} type="date" value={date} onChange={setDate} />
        <TextBox label={t('keeping.pane.time')} type="time" value={time} onChange={setTime} />
      </div>
      {!lost && (
        <TextBox
          label={t('keeping.pane.next')}
          type="date"
          hint={
            proposed === undefined
              ? t('keeping.pane.next.hint')
              : t('keeping.pane.next.proposed', { date: day(proposed) })
          }
          value={next}
          onChange={setNext}
        />
      )}
    </KeepForm>
  );
}
