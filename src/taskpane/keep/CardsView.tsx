import { useState, type ReactNode } from 'react';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { usePane } from '../store';
import { useWords } from '../words';
import { Chips } from './fields';
import { KeepForm } from './KeepForm';
import { SubjectPicker } from './SubjectPicker';
import { useKeep } from './useKeep';

/** 客户信息卡: for one customer, or for all from the minimum level on that have none. */
export function CardsView(): ReactNode {
  const controller = useController();
  const { subject, profile } = usePane();
  const { t } = useWords();
  const [whom, setWhom] = useState<string | undefined>('one');
  const all = whom === 'missing';
  const key = all ? 'missing' : subject?.who;
  const keeping = useKeep(key, ({ choices }) =>
    controller.services.jobs.makeCards(all ? {} : { who: subject?.who, choices }),
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
          { value: 'missing', words: t('keeping.pane.missing', { level: profile?.matrixFrom ?? '' }) },
        ]}
        onChange={(value) => setWhom(value ?? 'one')}
      />
      {!all && <SubjectPicker />}
    </KeepForm>
  );
}
