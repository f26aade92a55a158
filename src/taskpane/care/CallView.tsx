import { Button, makeStyles } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import { COMPLAINT_STATUSES, RENEWAL_STATUSES, RESULT_WORDS, SATISFACTIONS } from '../../forms/types';
import type { CallRequest } from '../../keeping/calls';
import type { CareTaskKind } from '../../schedule/cadences';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { Chips, Choice, TextBox } from '../keep/fields';
import { KeepForm } from '../keep/KeepForm';
import { useKeep } from '../keep/useKeep';
import { peopleOf } from '../reducer';
import { usePane, useStore } from '../store';
import { useWords } from '../words';

const useStyles = makeStyles({ pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' } });

const RESULTS = RESULT_WORDS.filter((word) => word !== 'not-called');
/** Talks about a date: nobody is asked how content they are. */
const REMINDERS: ReadonlySet<CareTaskKind> = new Set<CareTaskKind>([
  'first-service',
  'service',
  'renewal',
  'warranty-end',
  'inspection',
]);

/** Nothing where nothing was typed. */
const typed = (words: string): string | undefined => (words.trim() === '' ? undefined : words.trim());

/** 记录回访: how a call to an owner ended, how content they are, what comes next; below it what would be written where. */
export function CallView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const state = usePane();
  const { subject, care } = state;
  const { t } = useWords();
  const call = subject?.call;
  const kind = call?.kind;
  const people = useMemo(() => peopleOf({ report: state.report, care }), [state.report, care]);
  const [who, setWho] = useState('');
  const [date, setDate] = useState(controller.services.today());
  const [result, setResult] = useState<string>();
  const [satisfaction, setSatisfaction] = useState<string>();
  const [status, setStatus] = useState<string>();
  const [complaint, setComplaint] = useState('');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [next, setNext] = useState('');
  const [by, setBy] = useState(call?.by);
  const named = call === undefined ? who.trim() : (subject?.who ?? '');
  const said = [result, satisfaction, status].some((one) => one !== undefined);
  const request: CallRequest | undefined =
    named === '' || date === '' || !said
      ? undefined
      : {
          who: named,
          date,
          kind,
          step: call?.step,
          result: RESULTS.find((one) => one === result),
          satisfaction: SATISFACTIONS.find((one) => one === satisfaction),
          status: [...RENEWAL_STATUSES, ...COMPLAINT_STATUSES].find((one) => one === status),
          complaint: satisfaction === 'dissatisfied' ? typed(complaint) : undefined,
          reason: status === 'lost' ? typed(reason) : undefined,
          note: typed(note),
          next: next === '' ? undefined : next,
          by,
        };
  const keeping = useKeep(request && JSON.stringify(request), (decided) =>
    controller.services.jobs.logCall({ ...(request as CallRequest), ...decided }),
  );
  const statuses = kind === 'renewal' ? RENEWAL_STATUSES : kind === 'complaint' ? COMPLAINT_STATUSES : [];
  return (
    <KeepForm
      title={t('taskpane.view.call')}
      keeping={keeping}
      plan={text('taskpane.plan.call', { name: subject?.name ?? named, date })}
      waiting={
        named === ''
          ? t('keeping.pane.choose-owner')
          : request === undefined
            ? t('keeping.pane.choose-result')
            : undefined
      }
    >
      {call === undefined ? (
        <TextBox
          label={t('keeping.pane.owner')}
          hint={t('keeping.pane.owner.hint')}
          value={who}
          onChange={setWho}
          autoFocus
        />
      ) : (
        <div className={screen.row}>
          <div className={screen.grow}>
            <strong>{subject?.name}</strong>
            <p className={screen.quiet}>{call.what}</p>
          </div>
          <Button size="small" onClick={() => store.send({ type: 'subject', subject: undefined })}>
            {t('keeping.pane.other-customer')}
          </Button>
        </div>
      )}
      <Chips
        label={t('keeping.pane.result')}
        value={result}
        options={RESULTS.filter((value) => value !== 'done' || kind === undefined || REMINDERS.has(kind)).map(
          (value) => ({
            value,
            words: t(`keeping.result.${value}`),
          }),
        )}
        onChange={setResult}
      />
      {(kind === undefined || !REMINDERS.has(kind)) && (
        <Chips
          label={t('keeping.pane.satisfaction')}
          value={satisfaction}
          options={SATISFACTIONS.map((value) => ({ value, words: t(`keeping.satisfaction.${value}`) }))}
          onChange={setSatisfaction}
        />
      )}
      {statuses.length > 0 && (
        <Chips
          label={t(kind === 'renewal' ? 'keeping.pane.renewal' : 'keeping.pane.case')}
          value={status}
          options={statuses.map((value) => ({ value, words: t(`keeping.status.${value}`) }))}
          onChange={setStatus}
        />
      )}
      {satisfaction === 'dissatisfied' && kind !== 'complaint' && (
        <TextBox label={t('keeping.pane.complaint')} value={complaint} onChange={setComplaint} />
      )}
      {status === 'lost' && <TextBox label={t('keeping.pane.lost-reason')} value={reason} onChange={setReason} />}
      <TextBox label={t('keeping.pane.remark')} value={note} onChange={setNote} />
      <div className={styles.pair}>
        <TextBox label={t('keeping.pane.date')} type="date" value={date} onChange={setDate} />
        <TextBox label={t('keeping.pane.next-call')} type="date" value={next} onChange={setNext} />
      </div>
      {people.length > 0 && <Choice label={t('keeping.pane.by')} value={by} options={people} onChange={setBy} />}
    </KeepForm>
  );
}
