import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { ReactNode } from 'react';
import type { CustomerDay, DayReport } from '../../jobs/types';
import { LevelChip } from '../kit/LevelChip';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { RowTool, TaskRow, usePhone } from '../kit/TaskRow';
import type { LinePlace } from '../state';
import { useStore } from '../store';
import { useWords } from '../words';
import { placeOfCustomer } from './tasks';
import { dueWords, nameOf, todoOf } from './wording';
import { subjectOf } from '../subject';

const ROW_HEIGHT = 71;
const MORE_LINE = 17;

/** A row is as high as what is known of the customer: what their value asks for stands on a line of its own. */
export function rowHeight({ valueTier, nextAction }: CustomerDay): number {
  return ROW_HEIGHT + (valueTier && nextAction ? MORE_LINE : 0);
}

const useStyles = makeStyles({
  older: { display: 'flex' },
  proposal: {
    fontSize: '12px',
    lineHeight: '17px',
    padding: '0 4px',
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'underline',
    whiteSpace: 'nowrap',
  },
});

interface Props {
  readonly customer: CustomerDay;
  readonly report: DayReport;
  readonly active: boolean;
  /** In a list of several consultants' customers each names its own. */
  readonly named: boolean;
  readonly line: LinePlace;
  /** For who has been silent for long: chased all the same, or not any more, with the level that says so. */
  readonly older?: { readonly giveUp: string | undefined; onChase(): void };
}

/** One customer of 今日任务: a click shows the cell; the phone comes into sight, and into the clipboard, only when asked for. */
export function CustomerRow({ customer, report, active, named, line, older }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const words = useWords();
  const { t, day } = words;
  const name = nameOf(customer, words);
  const phone = usePhone(name, customer.phone, active);
  const next = customer.nextAction && words.say(customer.nextAction);
  const log = (proposed?: string): void => {
    const subject = subjectOf(customer, words);
    store.send({ type: 'subject', subject: subject && { ...subject, proposed, line } });
    store.send({ type: 'view', view: 'log' });
  };

  const jump = (): void => {
    const place = placeOfCustomer(customer, report.forms);
    if (place) void controller.jump(place.sheet, place.cell);
  };
  const last =
    customer.lastContact === undefined
      ? t('taskpane.today.no-contact')
      : t('taskpane.today.last', { day: day(customer.lastContact) });
  const { lastSaid, model, proposedLevel, valueTier } = customer;
  // When and what of one contact stand together: beside name and phone a narrow pane would cut the day off.
  const talk = lastSaid === undefined ? last : t('taskpane.today.said', { last, said: lastSaid });
  return (
    <TaskRow
      status={customer.status}
      active={active}
      lead={<LevelChip level={customer.level} />}
      name={name}
      beside={model === undefined ? undefined : { words: model }}
      facts={[named ? customer.consultant : undefined, phone.words]}
      more={[
        { words: talk, title: talk },
        ...(valueTier === undefined || next === undefined
          ? []
          : [{ words: `${t(`taskpane.tier.${valueTier}`)} · ${next}`, title: next }]),
      ]}
      tag={dueWords(customer, words)}
      onJump={jump}
      links={
        <>
          {proposedLevel !== undefined && (
            <button
              type="button"
              tabIndex={active ? 0 : -1}
              className={mergeClasses(screen.bare, styles.proposal)}
              title={t('taskpane.today.accept', { level: proposedLevel })}
              onClick={() => log(proposedLevel)}
            >
              {t('taskpane.today.proposed', { level: proposedLevel })}
            </button>
          )}
          {older !== undefined && (
            <span className={styles.older}>
              <button
                type="button"
                tabIndex={active ? 0 : -1}
                className={mergeClasses(screen.bare, styles.proposal)}
                onClick={older.onChase}
              >
                {t('taskpane.today.chase')}
              </button>
              <button
                type="button"
                tabIndex={active ? 0 : -1}
                className={mergeClasses(screen.bare, styles.proposal)}
                onClick={() => log(older.giveUp)}
              >
                {t('taskpane.today.give-up')}
              </button>
            </span>
          )}
        </>
      }
      tools={
        <>
          {phone.tool}
          <RowTool
            label={t('taskpane.today.log', { name })}
            title={t('taskpane.view.log')}
            icon={<Edit16Regular />}
            active={active}
            onPress={() => log()}
            mark="log"
          />
          <RowTool
            label={t('taskpane.why.title', { what: name })}
            title={t('taskpane.why.ask')}
            icon={<QuestionCircle16Regular />}
            active={active}
            onPress={() =>
              store.send({ type: 'why', why: { title: name, todo: todoOf(customer), lines: customer.why } })
            }
          />
        </>
      }
    />
  );
}
