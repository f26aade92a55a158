import { useState, type ReactNode } from 'react';
import type { CardRequest } from '../../keeping';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { usePane } from '../store';
import { useWords } from '../words';
import { Chips, TextBox } from './fields';
import { KeepForm } from './KeepForm';
import { SubjectPicker } from './SubjectPicker';
import { useKeep } from './useKeep';

type Fact = keyof NonNullable<CardRequest['owner']>;
const FACTS: readonly { readonly fact: Fact; readonly type?: 'date' }[] = [
  { fact: 'plate' },
  { fact: 'vin' },
  { fact: 'boughtModel' },
  { fact: 'boughtColor' },
  { fact: 'deliveryDate', type: 'date' },
  { fact: 'registrationDate', type: 'date' },
  { fact: 'insuredUntil', type: 'date' },
];

/** 客户信息卡: for one customer, for all from the minimum level on that have none, or filled up as the owner's after delivery. */
export function CardsView(): ReactNode {
  const controller = useController();
  const { subject, profile } = usePane();
  const { t } = useWords();
  const [whom, setWhom] = useState<string | undefined>('one');
  const all = whom === 'missing';
  const [facts, setFacts] = useState<Readonly<Partial<Record<Fact, string>>>>({});
  const owner = whom === 'owner' ? facts : undefined;
  const key = all ? 'missing' : subject && JSON.stringify([subject.who, owner]);
  const keeping = useKeep(key, ({ choices }) =>
    controller.services.jobs.makeCards(all ? {} : { who: subject?.who, choices, owner }),
  );
  return (
    <KeepForm
      title={t('taskpane.view.cards')}
      keeping={keeping}
      plan={text('taskpane.plan.cards')}
      waiting={key === undefined ? t('keeping.pane.choose-customer') : undefined}
    >
      <Chips
        label={t('taskpane.view.cards')}
        value={whom}
        options={[
          { value: 'one', words: t('keeping.pane.one') },
          { value: 'owner', words: t('keeping.pane.delivered') },
          { value: 'missing', words: t('keeping.pane.missing', { level: profile?.matrixFrom ?? '' }) },
        ]}
        onChange={(value) => setWhom(value ?? 'one')}
      />
      {!all && <SubjectPicker />}
      {owner &&
        FACTS.map(({ fact, type }) => (
          <TextBox
            key={fact}
            label={t(`keeping.owner.${fact}`)}
            type={type}
            value={owner[fact] ?? ''}
            onChange={(value) => setFacts({ ...owner, [fact]: value })}
          />
        ))}
    </KeepForm>
  );
}
