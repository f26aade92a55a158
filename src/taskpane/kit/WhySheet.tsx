import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Text } from '../../words';
import type { WhyLine } from '../state';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { useController } from './ControllerContext';
import { useScreen } from './styles';

const useStyles = makeStyles({
  sheet: {
    position: 'absolute',
    left: 0,
    right: 0,
    bottom: 0,
    maxHeight: '82%',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    borderTopLeftRadius: tokens.borderRadiusXLarge,
    borderTopRightRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow16,
    outlineStyle: 'none',
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px', padding: '8px 6px 4px 14px' },
  body: {
    overflowY: 'auto',
    padding: '0 14px 14px',
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    minHeight: 0,
  },
  line: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    paddingLeft: '10px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
  todo: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: 600 },
  // One under the other: side by side they would be a carpet of ragged links.
  places: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '2px',
    fontSize: '12px',
    outlineStyle: 'none',
  },
  place: { maxWidth: '100%' },
});

/** Places shown at first; a figure may rest on hundreds, and the count says so. */
const FIRST = 12;
const MOST = 500;

/** 为什么: the rule, its source and the cells behind what was asked about. Escape closes it, focus goes back to where it was. */
export function WhySheet(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { why } = usePane();
  const store = useStore();
  const { t, say } = useWords();
  const sheet = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (why === undefined) return undefined;
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    sheet.current?.focus();
    return () => before?.focus();
  }, [why]);

  if (why === undefined) return null;
  const close = (): void => store.send({ type: 'why', why: undefined });
  return (
    <div
      ref={sheet}
      className={styles.sheet}
      role="dialog"
      aria-label={t('taskpane.why.title', { what: why.title })}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className={styles.head}>
        <h2 className={`${screen.heading} ${screen.grow}`}>{t('taskpane.why.title', { what: why.title })}</h2>
        <Button
          size="small"
          appearance="transparent"
          icon={<Dismiss16Regular />}
          aria-label={t('taskpane.action.close')}
          onClick={close}
        />
      </div>
      <div className={styles.body}>
        {why.todo !== undefined && <p className={styles.todo}>{say(why.todo)}</p>}
        {why.todo !== undefined && why.lines.length > 0 && (
          <h3 className={screen.heading}>{t('taskpane.why.grounds')}</h3>
        )}
        {why.lines.length === 0 && <p className={screen.quiet}>{t('taskpane.why.nothing')}</p>}
        {why.lines.map((line, index) => (
          <div key={index} className={styles.line}>
            <p className={screen.text}>{say(line.text)}</p>
            {line.source && !sameText(line.source, why.lines[index - 1]?.source) && (
              <p className={screen.quiet}>{t('taskpane.why.source', { source: line.source })}</p>
            )}
            <Places places={line.cells} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The cells that a reason rests on; the first dozen, the others when asked for. */
function Places({ places }: { readonly places: WhyLine['cells'] }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  if (places.length === 0) return null;
  const shown = places.slice(0, all ? MOST : FIRST);
  return (
    <div ref={list} className={styles.places} tabIndex={-1}>
      {shown.map((place, at) => (
        <button
          key={at}
          type="button"
          className={mergeClasses(screen.link, screen.ellipsis, styles.place)}
          onClick={() => void controller.jump(place.sheet, place.cell)}
        >
          {place.label === undefined ? '' : `${place.label} · `}
          {place.sheet}!{place.cell}
        </button>
      ))}
      {places.length > shown.length &&
        (all ? (
          <span className={screen.quiet}>{t('taskpane.why.more', { count: places.length - shown.length })}</span>
        ) : (
          <Button
            size="small"
            onClick={() => {
              // The button goes: the keyboard stays in the sheet, where Escape closes it.
              list.current?.focus();
              setAll(true);
            }}
          >
            {t('taskpane.why.all', { count: places.length })}
          </Button>
        ))}
    </div>
  );
}

/** A source that stands above already is not said again. */
function sameText(one: Text, other: Text | undefined): boolean {
  return other !== undefined && one.key === other.key && JSON.stringify(one.values) === JSON.stringify(other.values);
}
