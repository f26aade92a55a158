import { Checkbox, makeStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { VisitRequest } from '../../keeping';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane } from '../store';
import { useWords } from '../words';
import { Chips, Choice, TextBox } from './fields';
import { KeepForm } from './KeepForm';
import { useKeep, useKeepLists } from './useKeep';

const useStyles = makeStyles({ pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' } });

/** Columns with a field of their own above, and those that follow from what was said or are written later. */
const APART = new Set([
  'date',
  'arriveTime',
  'leaveTime',
  'customerName',
  'phone',
  'model',
  'source',
  'consultant',
  'level',
  'serial',
  'contactKind',
  'firstVisit',
  'followUpLevel',
  'gender',
  'status',
  'closing',
  'closingDate',
  'lossReason',
]);

const given = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());

/** 登记来店/来电: just the columns that this store's register has, in its words, with its own lists. */
export function VisitView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { consultant: shown, profile } = usePane();
  const { t } = useWords();
  const lists = useKeepLists();
  const [date, setDate] = useState(controller.services.today());
  const [time, setTime] = useState('');
  const [leave, setLeave] = useState('');
  const [kind, setKind] = useState<string | undefined>('visit');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [model, setModel] = useState('');
  const [source, setSource] = useState('');
  const [level, setLevel] = useState<string>();
  const [consultant, setConsultant] = useState<string | undefined>(shown);
  const [more, setMore] = useState<Readonly<Record<string, string>>>({});
  const [card, setCard] = useState(false);
  const header = (field: string): string | undefined =>
    lists?.register.find((column) => column.field === field)?.header;
  const request: VisitRequest | undefined =
    date === '' || time === ''
      ? undefined
      : {
          date,
          time,
          leave: given(leave),
          kind: kind as VisitRequest['kind'],
          name: given(name),
          phone: given(phone),
          model: given(model),
          source: given(source),
          level,
          consultant,
        };
  const others = (lists?.register ?? []).filter(({ field }) => !APART.has(field));
  const columns = Object.fromEntries(Object.entries(more).filter(([, words]) => words.trim() !== ''));
  const keeping = useKeep(request && JSON.stringify([request, columns, card]), (decided) =>
    controller.services.jobs.takeInVisitor({ ...(request as VisitRequest), columns, card, ...decided }),
  );
  return (
    <KeepForm
      title={t('taskpane.view.visit')}
      keeping={keeping}
      plan={text('taskpane.plan.visit', { name, date })}
      waiting={request === undefined ? t('keeping.pane.choose-time') : undefined}
    >
      <Chips
        label={t('keeping.pane.kind')}
        value={kind}
        options={(['visit', 'call', 'online'] as const).map((value) => ({
          value,
          words: t(`keeping.pane.kind.${value}`),
        }))}
        onChange={setKind}
      />
      <div className={styles.pair}>
        <TextBox label={header('date') ?? t('keeping.pane.date')} type="date" value={date} onChange={setDate} />
        <TextBox
          label={header('arriveTime') ?? t('keeping.pane.time')}
          type="time"
          value={time}
          onChange={setTime}
          autoFocus
        />
        {header('leaveTime') !== undefined && (
          <TextBox label={header('leaveTime') ?? ''} type="time" value={leave} onChange={setLeave} />
        )}
        {header('customerName') !== undefined && (
          <TextBox label={header('customerName') ?? ''} value={name} onChange={setName} />
        )}
        {header('phone') !== undefined && (
          <TextBox label={header('phone') ?? ''} type="tel" value={phone} onChange={setPhone} />
        )}
        {header('model') !== undefined && (
          <TextBox label={header('model') ?? ''} value={model} onChange={setModel} list={lists?.models} />
        )}
        {header('source') !== undefined && (
          <TextBox label={header('source') ?? ''} value={source} onChange={setSource} list={lists?.sources} />
        )}
        <Choice
          label={header('consultant') ?? t('keeping.pane.consultant')}
          value={consultant}
          options={lists?.consultants ?? []}
          onChange={setConsultant}
        />
      </div>
      {header('level') !== undefined && (
        <Chips
          label={header('level') ?? ''}
          value={level}
          options={(profile?.levels ?? [])
            .filter(({ state }) => state === 'open' || state === 'ordered')
            .map(({ code }) => ({ value: code, words: code }))}
          onChange={setLevel}
        />
      )}
      {others.length > 0 && (
        <details>
          <summary className={screen.heading}>{t('keeping.pane.columns', { count: others.length })}</summary>
          <div className={styles.pair}>
            {others.map(({ field, header: words }) => (
              <TextBox
                key={field}
                label={words}
                value={more[field] ?? ''}
                onChange={(value) => setMore({ ...more, [field]: value })}
              />
            ))}
          </div>
        </details>
      )}
      {(name.trim() !== '' || phone.trim() !== '') && (
        <Checkbox
          label={t('keeping.pane.with-card')}
          checked={card}
          onChange={(_, { checked }) => setCard(checked === true)}
        />
      )}
    </KeepForm>
  );
}
