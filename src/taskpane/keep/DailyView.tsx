import { useState, type ReactNode } from 'react';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { usePane } from '../store';
import { useWords } from '../words';
import { Choice, TextBox } from './fields';
import { KeepForm } from './KeepForm';
import { useKeep, useKeepLists } from './useKeep';

/** 营业日报: a consultant's report of a day, drafted from what the other forms say. */
export function DailyView(): ReactNode {
  const controller = useController();
  const { consultant: shown } = usePane();
  const { t } = useWords();
  const lists = useKeepLists();
  const [date, setDate] = useState(controller.services.today());
  const [consultant, setConsultant] = useState<string | undefined>(shown);
  const ready = consultant !== undefined && date !== '';
  const keeping = useKeep(ready ? `${consultant} ${date}` : undefined, () =>
    controller.services.jobs.draftReport({ consultant: consultant ?? '', date }),
  );
  return (
    <KeepForm
      title={t('taskpane.view.daily')}
      keeping={keeping}
      plan={text('taskpane.plan.daily', { consultant: consultant ?? '', date })}
      waiting={ready ? undefined : t('keeping.pane.choose-consultant')}
    >
      <Choice
        label={t('keeping.pane.consultant')}
        value={consultant}
        options={lists?.consultants ?? []}
        onChange={setConsultant}
      />
      <TextBox label={t('keeping.pane.date')} type="date" value={date} onChange={setDate} />
    </KeepForm>
  );
}
