import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { ReactNode } from 'react';
import type { CareLine } from '../../jobs';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { RowTool, TaskRow, usePhone } from '../kit/TaskRow';
import { useStore } from '../store';
import { useWords } from '../words';
import { dueOf, ownerSubject, whatWords } from './wording';

export const CARE_ROW = 71;

interface Props {
  readonly task: CareLine;
  readonly active: boolean;
  /** In a list of several people's calls each names its own. */
  readonly named?: boolean;
}

/** One call that is owed to an owner: who, which car, what for and why; a press shows the cell that it would be written to. */
export function CareRow({ task, active, named = true }: Props): ReactNode {
  const controller = useController();
  const store = useStore();
  const words = useWords();
  const { t, say } = words;
  const { name = t('taskpane.care.unnamed'), place } = task;
  const phone = usePhone(name, task.phone, active);
  const what = whatWords(task, words);
  const why = (): void => {
    const cells = place === undefined ? [] : [{ sheet: place.sheet, cell: place.cell }];
    const reason = { text: task.why, source: task.source, cells };
    const state = task.stateWhy === undefined ? [] : [{ text: task.stateWhy, cells: [] }];
    store.send({
      type: 'why',
      why: { title: name, todo: text('taskpane.care.todo', { what }), lines: [reason, ...state] },
    });
  };
  return (
    <TaskRow
      status={task.status}
      active={active}
      name={name}
      beside={{ words: what, title: what }}
      facts={[named ? task.by : undefined, task.car, task.model, phone.words]}
      more={[{ words: say(task.why), title: say(task.why) }]}
      tag={dueOf(task, words)}
      onJump={() => place && void controller.jump(place.sheet, place.cell)}
      tools={
        <>
          {phone.tool}
          <RowTool
            label={t('taskpane.care.log', { name, what })}
            title={t('taskpane.view.call')}
            icon={<Edit16Regular />}
            active={active}
            onPress={() => {
              store.send({ type: 'subject', subject: ownerSubject(task, words) });
              store.send({ type: 'view', view: 'call' });
            }}
          />
          <RowTool
            label={t('taskpane.why.title', { what: `${name} ${what}` })}
            title={t('taskpane.why.ask')}
            icon={<QuestionCircle16Regular />}
            active={active}
            onPress={why}
          />
        </>
      }
    />
  );
}
