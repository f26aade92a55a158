import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRight12Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useMemo, type ReactNode } from 'react';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { listed, text } from '../../words';
import { useWords } from '../words';
import { eveningLimit } from '../today/tasks';
import { withoutMark } from './no-mark';

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
});

/** The preview's last line: who is due and gets no mark, by the reason; a press tells what to do and names them. */
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
  const count = left.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  const title = t('taskpane.left-out.title', { count });
  return (
    <button
      type="button"
      data-left-out={count}
      className={mergeClasses(screen.bare, styles.line)}
      onClick={() => store.send({ type: 'why', why: { title, lines: left.map(({ line }) => line) } })}
    >
      <span className={screen.grow}>
        {t('taskpane.left-out.line', {
          title,
          parts: listed(
            left.map(({ why, count: some }) =>
              text('taskpane.left-out.part', { why: text(`taskpane.left-out.short.${why}`), count: some }),
            ),
          ),
        })}
      </span>
      <ChevronRight12Regular aria-hidden />
    </button>
  );
}
