import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import type { ReactNode } from 'react';
import type { EventCall } from '../../jobs';
import { useController } from '../kit/ControllerContext';
import { RowTool, TaskRow, usePhone } from '../kit/TaskRow';
import { useStore } from '../store';
import { useWords } from '../words';
import { guestSubject, lateWords } from './guest-subject';

export const EVENT_ROW = 71;

interface Props {
  readonly call: EventCall;
  readonly active: boolean;
  /** In a list of several people's calls each names its own. */
  readonly named?: boolean;
}

/** One call that an invitation list owes: who, for what, the how-many-eth time; a press shows the guest's line. */
export function EventRow({ call, active, named = true }: Props): ReactNode {
  const controller = useController();
  const store = useStore();
  const words = useWords();
  const { t, day } = words;
  const { name = t('taskpane.care.unnamed'), kind, withManager, done, answer, late } = call;
  const phone = usePhone(name, call.phone, active);
  const what = t(`taskpane.event.call.${kind}`);
  const said = answer === undefined ? t('taskpane.event.answer.none') : t(`taskpane.event.answer.${answer}`);
  const third = [
    call.event,
    said,
    t('taskpane.event.times', { done }),
    withManager ? t('taskpane.event.with-manager') : undefined,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
  return (
    <TaskRow
      status={late > 0 ? 'overdue' : late === 0 ? 'due-today' : 'upcoming'}
      active={active}
      name={name}
      beside={{ words: what, title: what }}
      facts={[named ? call.by : undefined, call.model, phone.words]}
      more={[{ words: third, title: third }]}
      tag={late < 0 ? t('taskpane.event.for-manager.due', { day: day(call.due) }) : lateWords(late, words)}
      onJump={() => void controller.jump(call.sheet, call.cell)}
      tools={
        <>
          {phone.tool}
          <RowTool
            label={t('taskpane.event.log', { name, what })}
            title={t('taskpane.view.guest')}
            icon={<Edit16Regular />}
            active={active}
            onPress={() => {
              store.send({ type: 'subject', subject: guestSubject(call, words) });
              store.send({ type: 'view', view: 'guest' });
            }}
          />
        </>
      }
    />
  );
}
