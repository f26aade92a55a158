import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { useState, type ReactNode } from 'react';
import { maskPhone } from '../../customers';
import type { CareLine } from '../../jobs';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useStore } from '../store';
import { useWords } from '../words';

export const CARE_ROW = 66;

const useStyles = makeStyles({
  row: {
    height: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderLeft: '3px solid transparent',
  },
  late: { borderLeftColor: tokens.colorStatusDangerBorderActive },
  due: { borderLeftColor: tokens.colorStatusWarningBorderActive },
  main: {
    flex: '1 1 auto',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    padding: '0 4px 0 8px',
  },
  first: { fontSize: '13px', lineHeight: '18px', fontWeight: 600 },
  second: { fontSize: '12px', lineHeight: '17px', color: tokens.colorNeutralForeground2 },
  third: { fontSize: '12px', lineHeight: '17px', color: tokens.colorNeutralForeground3 },
  side: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    justifyContent: 'center',
    padding: '0 8px 0 4px',
  },
  tag: { fontSize: '12px', lineHeight: '17px', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  tagLate: { color: tokens.colorStatusDangerForeground1, fontWeight: 600 },
  tagDue: { color: tokens.colorStatusWarningForeground1, fontWeight: 600 },
  tool: {
    width: '24px',
    height: '24px',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    color: tokens.colorNeutralForeground3,
  },
});

/** One call that is owed to an owner: who, which car, what for and why; a press shows the row it rests on. */
export function CareRow({ task, active }: { readonly task: CareLine; readonly active: boolean }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const words = useWords();
  const { t, say, day } = words;
  const [shown, setShown] = useState(false);
  const { name = t('taskpane.care.unnamed'), phone, status } = task;
  const [row] = task.rows;
  const late = status === 'overdue';
  const copyPhone = async (): Promise<void> => {
    if (phone === undefined) return;
    setShown(true);
    const copied = await controller.services.copy(phone);
    const said = text(copied ? 'taskpane.phone.copied' : 'taskpane.phone.shown', { name });
    store.send({ type: 'banner', banner: { tone: 'info', text: said, actions: [] } });
  };
  const what = t(`owners.do.${task.kind}`) + (task.stepWords === undefined ? '' : ` ${say(task.stepWords)}`);
  return (
    <div className={mergeClasses(styles.row, late && styles.late, status === 'due-today' && styles.due)}>
      <button
        type="button"
        data-line-focus
        tabIndex={active ? 0 : -1}
        className={mergeClasses(screen.bare, styles.main)}
        title={t('taskpane.today.jump')}
        onClick={() => row && void controller.jump(row.sheet, `A${String(row.row)}`)}
      >
        <span className={mergeClasses(styles.first, screen.ellipsis)}>
          {name} · {what}
        </span>
        <span className={mergeClasses(styles.second, screen.ellipsis)}>
          {[phone === undefined || shown ? phone : maskPhone(phone), task.car, task.model, task.by]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
        <span className={mergeClasses(styles.third, screen.ellipsis)} title={say(task.why)}>
          {say(task.why)}
        </span>
      </button>
      <div className={styles.side}>
        <span className={mergeClasses(styles.tag, late && styles.tagLate, status === 'due-today' && styles.tagDue)}>
          {late
            ? t('taskpane.care.late', { days: task.overdueDays })
            : status === 'due-today'
              ? t('taskpane.care.today')
              : day(task.due)}
        </span>
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
      </div>
    </div>
  );
}
