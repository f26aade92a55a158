import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import { useState, type ReactNode } from 'react';
import type { CustomerDay, DayReport } from '../../jobs/types';
import { text } from '../../words';
import { maskPhone } from '../../customers';
import { LevelChip } from '../kit/LevelChip';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
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
  row: {
    display: 'flex',
    alignItems: 'stretch',
    height: '100%',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingLeft: '8px',
  },
  late: { boxShadow: `inset 3px 0 0 ${tokens.colorStatusDangerBorderActive}` },
  due: { boxShadow: `inset 3px 0 0 ${tokens.colorStatusWarningBorderActive}` },
  main: { flex: '1 1 auto', display: 'flex', alignItems: 'center', gap: '8px', paddingLeft: '4px' },
  lines: { display: 'flex', flexDirection: 'column', minWidth: 0, flex: '1 1 auto' },
  first: { display: 'flex', gap: '6px', fontSize: '14px', lineHeight: '20px', minWidth: 0, alignItems: 'baseline' },
  name: { fontWeight: 600, flexShrink: 0, maxWidth: '62%' },
  second: {
    fontSize: '12px',
    lineHeight: '17px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  model: { fontSize: '12px', color: tokens.colorNeutralForeground2 },
  third: { fontSize: '12px', lineHeight: '17px', color: tokens.colorNeutralForeground2 },
  proposal: {
    fontSize: '12px',
    lineHeight: '17px',
    padding: '0 4px',
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'underline',
    whiteSpace: 'nowrap',
  },
  side: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    justifyContent: 'center',
    padding: '0 6px 0 4px',
    flexShrink: 0,
  },
  tag: { fontSize: '12px', lineHeight: '17px', fontVariantNumeric: 'tabular-nums', padding: '0 4px' },
  tagLate: { color: tokens.colorStatusDangerForeground1, fontWeight: 600 },
  tagDue: { color: tokens.colorStatusWarningForeground1, fontWeight: 600 },
  tools: { display: 'flex' },
  tool: {
    width: '24px',
    height: '24px',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    color: tokens.colorNeutralForeground3,
    ':hover': { color: tokens.colorBrandForeground1 },
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
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const words = useWords();
  const { t, day } = words;
  const [shown, setShown] = useState(false);
  const name = nameOf(customer, words);
  const phone = customer.phone;
  const late = customer.status === 'overdue';
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
  const copyPhone = async (): Promise<void> => {
    if (phone === undefined) return;
    setShown(true);
    const copied = await controller.services.copy(phone);
    store.send({
      type: 'banner',
      banner: {
        tone: 'info',
        text: text(copied ? 'taskpane.phone.copied' : 'taskpane.phone.shown', { name }),
        actions: [],
      },
    });
  };
  const last =
    customer.lastContact === undefined
      ? t('taskpane.today.no-contact')
      : t('taskpane.today.last', { day: day(customer.lastContact) });
  return (
    <div className={mergeClasses(styles.row, late && styles.late, customer.status === 'due-today' && styles.due)}>
      <button
        type="button"
        data-line-focus
        tabIndex={active ? 0 : -1}
        className={mergeClasses(screen.bare, styles.main)}
        onClick={jump}
        title={t('taskpane.today.jump')}
      >
        <LevelChip level={customer.level} />
        <span className={styles.lines}>
          <span className={styles.first}>
            <span className={mergeClasses(styles.name, screen.ellipsis)}>{name}</span>
            {customer.model !== undefined && (
              <span className={mergeClasses(styles.model, screen.ellipsis)}>{customer.model}</span>
            )}
          </span>
          <span className={mergeClasses(styles.second, screen.ellipsis)}>
            {[named ? customer.consultant : undefined, phone === undefined || shown ? phone : maskPhone(phone), last]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </span>
          {customer.lastSaid !== undefined && (
            <span className={mergeClasses(styles.third, screen.ellipsis)} title={customer.lastSaid}>
              {t('taskpane.today.said', { said: customer.lastSaid })}
            </span>
          )}
          {customer.valueTier !== undefined && next !== undefined && (
            <span className={mergeClasses(styles.third, screen.ellipsis)} title={next}>
              {t(`taskpane.tier.${customer.valueTier}`)} · {next}
            </span>
          )}
        </span>
      </button>
      <div className={styles.side}>
        <span
          className={mergeClasses(styles.tag, late && styles.tagLate, customer.status === 'due-today' && styles.tagDue)}
        >
          {tag}
        </span>
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
          <span className={styles.tools}>
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
        <span className={styles.tools}>
          {phone !== undefined && (
            <button
              type="button"
              tabIndex={active ? 0 : -1}
              className={mergeClasses(screen.bare, styles.tool)}
              aria-label={t('taskpane.phone.copy', { name })}
              title={t('taskpane.phone.copy', { name })}
              onClick={() => void copyPhone()}
            >
              <Copy16Regular />
            </button>
          )}
          <button
            type="button"
            tabIndex={active ? 0 : -1}
            className={mergeClasses(screen.bare, styles.tool)}
            aria-label={t('taskpane.today.log', { name })}
            title={t('taskpane.view.log')}
            onClick={() => log()}
          >
            <Edit16Regular />
          </button>
          <button
            type="button"
            tabIndex={active ? 0 : -1}
            className={mergeClasses(screen.bare, styles.tool)}
            aria-label={t('taskpane.why.title', { what: name })}
            title={t('taskpane.why.ask')}
            onClick={() =>
              store.send({ type: 'why', why: { title: name, todo: todoOf(customer), lines: customer.why } })
            }
          >
            <QuestionCircle16Regular />
          </button>
        </span>
      </div>
    </div>
  );
}
