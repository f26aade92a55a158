import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRight12Regular } from '@fluentui/react-icons/svg/arrow-right';
import { memo, type ReactNode } from 'react';
import type { Change } from '../../sheet';
import { useController } from '../shell/ControllerContext';
import { useScreen } from '../shell/styles';
import { useWords } from '../words';
import { afterOf, beforeOf, placeOfChange } from './wording';

export const CHANGE_HEIGHT = 48;

const useStyles = makeStyles({
  row: {
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    paddingLeft: '14px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    boxSizing: 'border-box',
  },
  off: { color: tokens.colorNeutralForeground3, fontWeight: 400 },
  main: { flex: '1 1 auto', padding: '3px 8px 3px 2px', display: 'flex', flexDirection: 'column' },
  first: { display: 'flex', alignItems: 'center', gap: '6px', fontSize: '13px', lineHeight: '20px', minWidth: 0 },
  cell: { fontWeight: 600, fontVariantNumeric: 'tabular-nums', minWidth: '34px', flexShrink: 0 },
  before: { color: tokens.colorNeutralForeground3, maxWidth: '40%' },
  arrow: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  after: { fontWeight: 600 },
  swatch: {
    display: 'inline-block',
    width: '12px',
    height: '12px',
    borderRadius: '2px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    flexShrink: 0,
    forcedColorAdjust: 'none',
  },
});

interface Props {
  /** Of the change in the plan. */
  readonly index: number;
  readonly change: Change;
  readonly on: boolean;
  readonly active: boolean;
  onTick(index: number, on: boolean): void;
}

/** One change: its cell, what stands there, what will, and why; a click shows the cell. Scrolling draws only lines that come into sight. */
export const ChangeRow = memo(function ChangeRow({ index, change, on, active, onTick }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const words = useWords();
  const { t, say } = words;
  const place = placeOfChange(change);
  const before = beforeOf(change, words);
  const after = afterOf(change, words);
  const why = change.why === undefined ? t(`taskpane.kind.${change.kind}`) : say(change.why);
  const color =
    (change.kind === 'fill' && change.after) || (change.kind === 'conditional-format' && change.fill) || undefined;
  return (
    <div className={mergeClasses(styles.row, !on && styles.off)}>
      <Checkbox
        checked={on}
        aria-label={t('taskpane.preview.tick-one', { cell: place ?? change.sheet, after })}
        onChange={(_, data) => onTick(index, data.checked === true)}
        tabIndex={active ? 0 : -1}
      />
      <button
        type="button"
        data-line-focus
        tabIndex={active ? 0 : -1}
        className={mergeClasses(screen.bare, styles.main)}
        title={why}
        onClick={() => place !== undefined && void controller.jump(change.sheet, place)}
      >
        <span className={styles.first}>
          {place !== undefined && <span className={mergeClasses(styles.cell, !on && styles.off)}>{place}</span>}
          {before !== undefined && (
            <>
              <span className={mergeClasses(styles.before, screen.ellipsis)}>{before}</span>
              <ArrowRight12Regular className={styles.arrow} aria-label={t('taskpane.preview.becomes')} />
            </>
          )}
          {color !== undefined && <span className={styles.swatch} style={{ backgroundColor: color }} aria-hidden />}
          <span className={mergeClasses(styles.after, screen.ellipsis, !on && styles.off)}>{after}</span>
        </span>
        <span className={mergeClasses(screen.quiet, screen.ellipsis)}>{why}</span>
      </button>
    </div>
  );
});
