import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRight12Regular } from '@fluentui/react-icons/svg/arrow-right';
import { memo, type ReactNode } from 'react';
import { placeOfChange, type Change, type ChangeSet } from '../../sheet';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { afterOf, beforeOf } from './wording';
import { listed } from '../../words';

export const CHANGE_HEIGHT = 62;

/** What a place's line is about, where there is more than its look. */
const CONTENT: ReadonlySet<Change['kind']> = new Set(['value', 'formula', 'note']);

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
  name: { fontWeight: 600, maxWidth: '45%', flexShrink: 0 },
  cell: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums', fontSize: '12px', flexShrink: 0 },
  why: {
    display: '-webkit-box',
    overflow: 'hidden',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
  },
  before: { color: tokens.colorNeutralForeground3, maxWidth: '40%' },
  arrow: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  after: { fontWeight: 600 },
  swatches: { display: 'flex', gap: '2px', marginLeft: 'auto', overflow: 'hidden' },
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
  /** Of the place's changes in the plan. */
  readonly indexes: readonly number[];
  readonly changes: ChangeSet;
  readonly on: boolean;
  readonly active: boolean;
  /** Whom a change is about. */
  nameOf(change: Change): string | undefined;
  onTick(indexes: readonly number[], on: boolean): void;
}

/** One place: whom it is about, its cell, what stands there, what will, and why; a click shows the cell, the blank ticks. Scrolling draws only lines that come into sight. */
export const ChangeRow = memo(function ChangeRow({ indexes, changes, on, active, nameOf, onTick }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const words = useWords();
  const { t, say } = words;
  const own = indexes.flatMap((index) => changes[index] ?? []);
  const change = own.find(({ kind }) => CONTENT.has(kind)) ?? own[0];
  if (change === undefined) return null;
  const place = placeOfChange(change);
  const name = nameOf(change);
  const before = beforeOf(change, words);
  const after = afterOf(change, words);
  const looks = [...new Set(own.map((one) => afterOf(one, words)))].filter((look) => look !== after);
  const all = say(listed([after, ...looks]));
  const why = change.why === undefined ? t(`taskpane.kind.${change.kind}`) : say(change.why);
  // The name stands above it.
  const reason = name !== undefined && why.startsWith(name) ? why.slice(name.length).replace(/^[：:] ?/u, '') : why;
  const colors = own.flatMap((one) =>
    one.kind === 'fill' ? one.after || [] : one.kind === 'conditional-format' ? (one.fill ?? []) : [],
  );
  return (
    <div className={mergeClasses(styles.row, !on && styles.off)}>
      <Checkbox
        checked={on}
        aria-label={t('taskpane.preview.tick-one', { cell: place ?? change.sheet, after: all })}
        onChange={(_, data) => onTick(indexes, data.checked === true)}
        tabIndex={active ? 0 : -1}
      />
      <button
        type="button"
        data-line-focus
        tabIndex={active ? 0 : -1}
        className={mergeClasses(screen.bare, styles.main)}
        title={looks.length > 0 ? `${why}\n${all}` : why}
        onClick={() => place !== undefined && void controller.jump(change.sheet, place)}
        // Enter shows the cell, the blank ticks: whoever goes through the lines does not have to leave them for the box.
        onKeyDown={(event) => {
          if (event.key !== ' ') return;
          event.preventDefault();
          onTick(indexes, !on);
        }}
        // Firefox presses a button when the blank is let go.
        onKeyUp={(event) => {
          if (event.key === ' ') event.preventDefault();
        }}
      >
        <span className={styles.first}>
          {name !== undefined && (
            <span className={mergeClasses(styles.name, screen.ellipsis, !on && styles.off)}>{name}</span>
          )}
          {place !== undefined && <span className={styles.cell}>{place}</span>}
          {before !== undefined && (
            <>
              <span className={mergeClasses(styles.before, screen.ellipsis)}>{before}</span>
              <ArrowRight12Regular className={styles.arrow} aria-label={t('taskpane.preview.becomes')} />
            </>
          )}
          {colors.length < 2 &&
            colors.map((color) => (
              <span key={color} className={styles.swatch} style={{ backgroundColor: color }} aria-hidden />
            ))}
          <span className={mergeClasses(styles.after, screen.ellipsis, !on && styles.off)}>{after}</span>
          {colors.length > 1 && (
            <span className={styles.swatches} aria-hidden>
              {colors.slice(0, 6).map((color, at) => (
                <span key={at} className={styles.swatch} style={{ backgroundColor: color }} />
              ))}
            </span>
          )}
        </span>
        <span className={mergeClasses(screen.quiet, styles.why)}>{reason}</span>
      </button>
    </div>
  );
});
