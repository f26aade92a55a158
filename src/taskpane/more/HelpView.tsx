import { makeStyles, tokens } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { ReactNode } from 'react';
import { BackButton } from '../kit/BackButton';
import { LevelChip } from '../kit/LevelChip';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';

const useStyles = makeStyles({
  picture: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: '13px',
  },
  row: { borderLeft: `3px solid ${tokens.colorStatusWarningBorderActive}`, padding: '4px 8px', flex: '1 1 auto' },
  cells: { display: 'grid', gridTemplateColumns: 'repeat(5, 34px)', gap: 0 },
  cell: {
    position: 'relative',
    height: '26px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    textAlign: 'center',
    lineHeight: '24px',
    fontWeight: 600,
  },
  star: { textAlign: 'right', lineHeight: '16px', paddingRight: '4px' },
  late: { border: `2px solid ${tokens.colorNeutralForeground1}` },
  bar: { display: 'flex', gap: '6px', flex: '1 1 auto' },
  main: {
    flex: '1 1 auto',
    textAlign: 'center',
    padding: '3px',
    // Forced colours take the fill away.
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
});

/** 帮助: the evening in five pictures; each shows what is on the screen, drawn with the pane's own parts. */
export function HelpView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.help')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.view.help')}</h2>
        <Chapter part="today">
          <div className={styles.row}>
            <LevelChip level="A" /> <strong>{t('taskpane.help.sample-name')}</strong>
          </div>
          <Copy16Regular />
          <Edit16Regular />
          <QuestionCircle16Regular />
        </Chapter>
        <Chapter part="marks">
          <div className={styles.cells}>
            <span className={styles.cell}>B</span>
            <span className={styles.cell} />
            <span className={`${styles.cell} ${styles.star}`}>*</span>
            <span className={`${styles.cell} ${styles.star} ${styles.late}`}>*</span>
            <span className={styles.cell}>A</span>
          </div>
        </Chapter>
        <Chapter part="preview">
          <div className={styles.bar}>
            <span className={styles.main}>{t('taskpane.preview.apply', { count: 12 })}</span>
            <span>{t('taskpane.action.undo')}</span>
          </div>
        </Chapter>
        <Chapter part="levels">
          {['H', 'A', 'B', 'C'].map((level) => (
            <LevelChip key={level} level={level} />
          ))}
        </Chapter>
        <Chapter part="unread" />
        <Chapter part="month" />
        <Chapter part="privacy" />
      </div>
      <div className={screen.actions}>
        <BackButton className={screen.grow} />
      </div>
    </section>
  );
}

interface ChapterProps {
  readonly part: 'today' | 'marks' | 'preview' | 'levels' | 'unread' | 'month' | 'privacy';
  /** Drawn with the pane's own parts; the text says all of it. */
  readonly children?: ReactNode;
}

function Chapter({ part, children }: ChapterProps): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  return (
    <div className={screen.stack}>
      <h3 className={screen.heading}>{t(`taskpane.help.${part}.title`)}</h3>
      {children !== undefined && (
        <div className={styles.picture} aria-hidden>
          {children}
        </div>
      )}
      <p className={screen.text}>{t(`taskpane.help.${part}.text`)}</p>
    </div>
  );
}
