import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';

const useStyles = makeStyles({
  figure: {
    fontVariantNumeric: 'tabular-nums',
    padding: '1px 4px',
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textDecorationColor: tokens.colorNeutralStroke1,
    textUnderlineOffset: '3px',
  },
  zero: { color: tokens.colorNeutralForeground3, textDecorationLine: 'none' },
});

interface Props {
  /** As in `FigureName.figure`. */
  readonly figure: string;
  readonly label: string;
  readonly value: string;
  readonly zero?: boolean;
  readonly month: string;
  readonly consultant: string | undefined;
  readonly source?: string;
  readonly reason?: string;
  readonly className?: string;
}

/** A number that answers 为什么: a press lists the rows behind it and how it is worked out. */
export function Figure({
  figure,
  label,
  value,
  zero = false,
  month,
  consultant,
  source,
  reason,
  className,
}: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { figures } = usePane();
  const controller = useController();
  const store = useStore();
  const { t } = useWords();
  const ask = (): void =>
    void controller.run({ label: text('taskpane.task.tracing'), cancellable: false }, async () => {
      const trace = await controller.services.jobs.traceFigure(
        { month, consultant, source, reason, figure },
        figures?.today ?? controller.today(),
      );
      store.send({
        type: 'why',
        why: {
          title: `${label} ${value}`,
          lines: [
            {
              text: trace.text,
              cells: trace.rows.map((row) => ({ sheet: row.sheet, cell: `A${row.row}`, label: row.name })),
            },
          ],
        },
      });
    });
  return (
    <button
      type="button"
      className={mergeClasses(screen.bare, styles.figure, zero && styles.zero, className)}
      aria-label={t('taskpane.month.trace', { label, value })}
      onClick={ask}
      data-figure={figure}
    >
      {value}
    </button>
  );
}
