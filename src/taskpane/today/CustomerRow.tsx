import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { ReactNode } from 'react';
import type { CustomerDay, DayReport } from '../../jobs/types';
import { LevelChip } from '../kit/LevelChip';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { RowTool, usePhone, useTaskRow, useUrgency } from '../kit/TaskRow';
import { useStore } from '../store';
import { useWords } from '../words';
import { placeOfCustomer } from './tasks';
import { dueWords, nameOf, todoOf } from './wording';
import { subjectOf } from '../subject';

const ROW_HEIGHT = 54;
const MORE_LINE = 17;

/** A row is as high as what is known of the customer: what was said last, what their value asks for. */
export function rowHeight({ lastSaid, valueTier, nextAction }: CustomerDay): number {
  return ROW_HEIGHT + (lastSaid === undefined ? 0 : MORE_LINE) + (valueTier && nextAction ? MORE_LINE : 0);
}

const useStyles = makeStyles({
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
  /** For who has been silent for long: chased all the same, or not any more, with the level that says so. */
  readonly older?: { readonly giveUp: string | undefined; onChase(): void };
}

/** One customer of 今日任务: a click shows the cell; the phone comes into sight, and into the clipboard, only when asked for. */
export function CustomerRow({ customer, report, active, named, older }: Props): ReactNode {
  const styles = useStyles();
  const line = useTaskRow();
  const urgency = useUrgency(customer.status);
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const words = useWords();
  const { t, day } = words;
  const name = nameOf(customer, words);
  const phone = usePhone(name, customer.phone, active);
  const tag = dueWords(customer, words);
  const next = customer.nextAction && words.say(customer.nextAction);
  const log = (proposed?: string): void => {
    const subject = subjectOf(customer, words);
    store.send({ type: 'subject', subject: subject && { ...subject, proposed } });
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
  return (
    <div className={urgency.row}>
      <button
        type="button"
        data-line-focus
        tabIndex={active ? 0 : -1}
        className={mergeClasses(screen.bare, line.main)}
        onClick={jump}
        title={t('taskpane.today.jump')}
      >
        <LevelChip level={customer.level} />
        <span className={line.lines}>
          <span className={line.first}>
            <span className={mergeClasses(line.name, screen.ellipsis)}>{name}</span>
            {customer.model !== undefined && (
              <span className={mergeClasses(line.beside, screen.ellipsis)}>{customer.model}</span>
            )}
          </span>
          <span className={mergeClasses(line.second, screen.ellipsis)}>
            {[named ? customer.consultant : undefined, phone.words, last]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </span>
          {customer.lastSaid !== undefined && (
            <span className={mergeClasses(line.third, screen.ellipsis)} title={customer.lastSaid}>
              {t('taskpane.today.said', { said: customer.lastSaid })}
            </span>
          )}
          {customer.valueTier !== undefined && next !== undefined && (
            <span className={mergeClasses(line.third, screen.ellipsis)} title={next}>
              {t(`taskpane.tier.${customer.valueTier}`)} · {next}
            </span>
          )}
        </span>
      </button>
      <div className={line.side}>
        <span className={urgency.tag}>{tag}</span>
        {customer.proposedLevel !== undefined && (
          <button
            type="button"
            tabIndex={active ? 0 : -1}
            className={mergeClasses(screen.bare, styles.proposal)}
            title={t('taskpane.today.accept', { level: customer.proposedLevel })}
            onClick={() => log(customer.proposedLevel)}
          >
            {t('taskpane.today.proposed', { level: customer.proposedLevel })}
          </button>
        )}
        {older !== undefined && (
          <span className={line.tools}>
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
        <span className={line.tools}>
          {phone.tool}
          <RowTool
            label={t('taskpane.today.log', { name })}
            title={t('taskpane.view.log')}
            icon={<Edit16Regular />}
            active={active}
            onPress={() => log()}
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
        </span>
      </div>
    </div>
  );
}
