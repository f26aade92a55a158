import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRight12Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useMemo, type ReactNode } from 'react';
import { useScreen } from '../kit/styles';
import type { WhyLine } from '../state';
import { usePane, useStore } from '../store';
import { listed, text } from '../../words';
import { useWords } from '../words';
import { eveningLimit } from '../today/tasks';
import { lockedSheets, withoutMark } from './no-mark';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '5px 12px',
    fontSize: '12px',
    lineHeight: '16px',
    borderRadius: 0,
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  parts: { display: 'flex', flexDirection: 'column' },
});

/**
 * The preview's last line: who is due and gets no mark, by the reason, and how many sheets are locked; a press tells what to do and names
 * them.
 */
export function NoMarkLine(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { report, consultant, profile } = usePane();
  const store = useStore();
  const { t } = useWords();
  const left = useMemo(
    () => (report === undefined ? [] : withoutMark(report, consultant, eveningLimit(profile))),
    [report, consultant, profile],
  );
  const locked = useMemo(() => (report === undefined ? [] : lockedSheets(report, consultant)), [report, consultant]);
  const count = left.reduce((sum, one) => sum + one.count, 0);
  if (count === 0 && locked.length === 0) return null;
  const title = t('taskpane.left-out.title', { count });
  const sheets = t('taskpane.left-out.sheets', { count: locked.length });
  const lines: readonly WhyLine[] = [
    ...left.map(({ line }) => line),
    ...(locked.length === 0
      ? []
      : [{ text: text('taskpane.left-out.unlock'), cells: locked.map((sheet) => ({ sheet, cell: 'A1' })) }]),
  ];
  return (
    <button
      type="button"
      data-left-out={count}
      className={mergeClasses(screen.bare, styles.line)}
      onClick={() => store.send({ type: 'why', why: { title: count === 0 ? sheets : title, lines } })}
    >
      <span className={mergeClasses(screen.grow, styles.parts)}>
        {count > 0 && (
          <span>
            {t('taskpane.left-out.line', {
              title,
              parts: listed(
                left.map(({ why, count: some }) =>
                  text('taskpane.left-out.part', { why: text(`taskpane.left-out.short.${why}`), count: some }),
                ),
              ),
            })}
          </span>
        )}
        {locked.length > 0 && <span>{sheets}</span>}
      </span>
      <ChevronRight12Regular aria-hidden />
    </button>
  );
}
