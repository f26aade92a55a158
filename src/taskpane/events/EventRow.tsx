import { mergeClasses } from '@fluentui/react-components';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import type { ReactNode } from 'react';
import type { EventCall } from '../../jobs';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { RowTool, usePhone, useTaskRow, useUrgency } from '../kit/TaskRow';
import { useStore } from '../store';
import { useWords } from '../words';
import { guestSubject } from './guest-subject';

export const EVENT_ROW = 71;

interface Props {
  readonly call: EventCall;
  readonly active: boolean;
  /** In a list of several people's calls each names its own. */
  readonly named?: boolean;
}

/** One call that an invitation list owes: who, for what, the how-many-eth time; a press shows the guest's line. */
export function EventRow({ call, active, named = true }: Props): ReactNode {
  const line = useTaskRow();
  const urgency = useUrgency(call.late > 0 ? 'overdue' : 'due-today');
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const words = useWords();
  const { t } = words;
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
    <div className={urgency.row}>
      <button
        type="button"
        data-line-focus
        tabIndex={active ? 0 : -1}
        className={mergeClasses(screen.bare, line.main)}
        title={t('taskpane.today.jump')}
        onClick={() => void controller.jump(call.sheet, call.cell)}
      >
        <span className={line.lines}>
          <span className={line.first}>
            <span className={mergeClasses(line.name, screen.ellipsis)}>{name}</span>
            <span className={mergeClasses(line.beside, screen.ellipsis)} title={what}>
              {what}
            </span>
          </span>
          <span className={mergeClasses(line.second, screen.ellipsis)}>
            {[named ? call.by : undefined, call.model, phone.words]
              .filter((part) => part !== undefined && part !== '')
              .join(' · ')}
          </span>
          <span className={mergeClasses(line.third, screen.ellipsis)} title={third}>
            {third}
          </span>
        </span>
      </button>
      <div className={line.side}>
        <span className={urgency.tag}>
          {late > 0 ? t('taskpane.care.late', { days: late }) : t('taskpane.care.today')}
        </span>
        <span className={line.tools}>
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
        </span>
      </div>
    </div>
  );
}
