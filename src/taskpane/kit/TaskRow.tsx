import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { useState, type ReactNode } from 'react';
import { maskPhone } from '../../customers';
import { text } from '../../words';
import { useStore } from '../store';
import { useWords } from '../words';
import { useController } from './ControllerContext';
import { useScreen } from './styles';

/** Who and what on the left, when and the tools on the right. */
const useTaskRow = makeStyles({
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
  beside: { fontSize: '12px', color: tokens.colorNeutralForeground2 },
  second: {
    fontSize: '12px',
    lineHeight: '17px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  third: { fontSize: '12px', lineHeight: '17px', color: tokens.colorNeutralForeground2 },
  side: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    justifyContent: 'center',
    padding: '0 6px 0 4px',
    flexShrink: 0,
  },
  tag: {
    fontSize: '12px',
    lineHeight: '17px',
    fontVariantNumeric: 'tabular-nums',
    padding: '0 4px',
    whiteSpace: 'nowrap',
  },
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

/** Words of a line, and what the pointer shows where they are cut. */
interface Words {
  readonly words: string;
  readonly title?: string;
}

interface Props {
  /** How pressing it is: `overdue`, `due-today` or anything else. The words of the day say it without the colour. */
  readonly status: string;
  /** Whether Tab reaches the line. */
  readonly active: boolean;
  /** Before the name: the level. */
  readonly lead?: ReactNode;
  readonly name: string;
  readonly beside?: Words;
  /** The second line; what is not there or empty is left out. */
  readonly facts: readonly (string | undefined)[];
  /** Further lines. */
  readonly more?: readonly Words[];
  /** When. */
  readonly tag: string;
  /** Between the day and the tools. */
  readonly links?: ReactNode;
  readonly tools: ReactNode;
  /** A press on the line. */
  onJump(): void;
}

/** A line of somebody to call: a press shows the cell, the tools stand on the right. */
export function TaskRow({
  status,
  active,
  lead,
  name,
  beside,
  facts,
  more = [],
  tag,
  links,
  tools,
  onJump,
}: Props): ReactNode {
  const styles = useTaskRow();
  const screen = useScreen();
  const { t } = useWords();
  const late = status === 'overdue';
  const due = status === 'due-today';
  return (
    <div className={mergeClasses(styles.row, late && styles.late, due && styles.due)}>
      <button
        type="button"
        data-line-focus
        tabIndex={active ? 0 : -1}
        className={mergeClasses(screen.bare, styles.main)}
        title={t('taskpane.today.jump')}
        onClick={onJump}
      >
        {lead}
        <span className={styles.lines}>
          <span className={styles.first}>
            <span className={mergeClasses(styles.name, screen.ellipsis)}>{name}</span>
            {beside !== undefined && (
              <span className={mergeClasses(styles.beside, screen.ellipsis)} title={beside.title}>
                {beside.words}
              </span>
            )}
          </span>
          <span className={mergeClasses(styles.second, screen.ellipsis)}>
            {facts.filter((fact) => fact !== undefined && fact !== '').join(' · ')}
          </span>
          {more.map(({ words, title }, index) => (
            <span key={index} className={mergeClasses(styles.third, screen.ellipsis)} title={title}>
              {words}
            </span>
          ))}
        </span>
      </button>
      <div className={styles.side}>
        <span className={mergeClasses(styles.tag, late && styles.tagLate, due && styles.tagDue)}>{tag}</span>
        {links}
        <span className={styles.tools}>{tools}</span>
      </div>
    </div>
  );
}

interface ToolProps {
  /** Says for whom, so that no two buttons of a list are called the same. */
  readonly label: string;
  readonly title: string;
  readonly icon: ReactNode;
  /** Whether Tab reaches the line. */
  readonly active: boolean;
  /** By which a list finds it, to give it the focus. */
  readonly mark?: string;
  onPress(): void;
}

/** One of the small buttons of a line. */
export function RowTool({ label, title, icon, active, mark, onPress }: ToolProps): ReactNode {
  const styles = useTaskRow();
  const screen = useScreen();
  return (
    <button
      type="button"
      tabIndex={active ? 0 : -1}
      className={mergeClasses(screen.bare, styles.tool)}
      aria-label={label}
      title={title}
      data-tool={mark}
      onClick={onPress}
    >
      {icon}
    </button>
  );
}

/** A phone of a line: masked until somebody asks for it, and then in the clipboard, too. */
export function usePhone(
  name: string,
  phone: string | undefined,
  active: boolean,
): { readonly words: string | undefined; readonly tool: ReactNode } {
  const controller = useController();
  const store = useStore();
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  if (phone === undefined) return { words: undefined, tool: null };
  const copy = async (): Promise<void> => {
    setShown(true);
    const copied = await controller.services.copy(phone);
    const said = text(copied ? 'taskpane.phone.copied' : 'taskpane.phone.shown', { name });
    store.send({ type: 'banner', banner: { tone: 'info', text: said, actions: [] } });
  };
  const label = t('taskpane.phone.copy', { name });
  return {
    words: shown ? phone : maskPhone(phone),
    tool: <RowTool label={label} title={label} icon={<Copy16Regular />} active={active} onPress={() => void copy()} />,
  };
}
