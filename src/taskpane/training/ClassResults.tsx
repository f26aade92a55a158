import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { dataKey, inTurn, text, type Text } from '../../words';
import { ruleWords, type ClassResult, type Participant } from '../../workshop';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';

type Speak = (what: Text) => string;

const useStyles = makeStyles({
  /** As wide as its tasks: it scrolls by itself, so that the screen does not. */
  wide: {
    overflowX: 'auto',
    outlineStyle: 'none',
    ':focus-visible': { boxShadow: `inset 0 0 0 2px ${tokens.colorStrokeFocus2}` },
  },
  table: {
    borderCollapse: 'collapse',
    fontSize: '12px',
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '3px 5px', border: `1px solid ${tokens.colorNeutralStroke2}`, textAlign: 'right' },
    '& th': { fontWeight: 600 },
    '& th:first-child': { textAlign: 'left', minWidth: '64px' },
    '& th[scope="row"]': { fontWeight: 400 },
  },
  // Warm to cool as in the class workbook; the number always stands there.
  share0: { backgroundColor: tokens.colorPaletteRedBackground2 },
  share1: { backgroundColor: tokens.colorPaletteRedBackground1 },
  share2: { backgroundColor: tokens.colorPaletteYellowBackground1 },
  share3: { backgroundColor: tokens.colorPaletteGreenBackground1 },
  share4: { backgroundColor: tokens.colorPaletteGreenBackground2 },
});
const SHADES = ['share0', 'share1', 'share2', 'share3', 'share4'] as const;

const shareOf = (points: number, outOf: number): number => (outOf === 0 ? 0 : points / outOf);
const hundredths = (share: number): number => Math.round(share * 100);

/** A graded class: what to teach again, what to look at, and who has which task in hand. */
export function ClassResults({ result, speak }: { readonly result: ClassResult; readonly speak: Speak }): ReactNode {
  const screen = useScreen();
  const { t } = useWords();
  const people = [...result.participants].sort((a, b) => b.score - a.score);
  const told = people.filter(({ remarks }) => remarks.length > 0);
  return (
    <>
      {result.hardest.length > 0 && (
        <div className={screen.card}>
          <h3 className={screen.heading}>{t('taskpane.training.hardest')}</h3>
          {result.hardest.slice(0, 8).map(({ rule, wrong, of }) => (
            <div key={rule} className={screen.row}>
              <span className={screen.grow}>{speak(ruleWords(rule))}</span>
              <span className={screen.numbers}>{t('taskpane.training.wrong', { wrong, of })}</span>
            </div>
          ))}
        </div>
      )}
      {result.rejected.length + result.identical.length + told.length > 0 && (
        <div className={screen.card}>
          <h3 className={screen.heading}>{t('taskpane.training.look')}</h3>
          {result.identical.map((group) => (
            <p key={group.join()} className={screen.text}>
              {t('taskpane.training.identical', { files: group })}
            </p>
          ))}
          {result.rejected.map(({ file, why }) => (
            <p key={file} className={screen.text}>
              {t('taskpane.training.of-file', { file, why: speak(why) })}
            </p>
          ))}
          {told.map((one) => (
            <p key={one.file} className={screen.text}>
              {t('taskpane.training.of-file', { file: calledOf(one), why: speak(inTurn(one.remarks)) })}
            </p>
          ))}
        </div>
      )}
      <Scores people={people} speak={speak} />
    </>
  );
}

/** Everybody's score, time, and share of each task. */
function Scores({ people, speak }: { readonly people: readonly Participant[]; readonly speak: Speak }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  const tasks = (people[0]?.tasks ?? []).map(({ kind }) => speak(text(dataKey('workshop.kind.', kind))));
  const mean = people.reduce((sum, { score, outOf }) => sum + shareOf(score, outOf), 0) / Math.max(1, people.length);
  const title = t('taskpane.training.scores', { count: people.length });
  return (
    <div className={screen.card}>
      <h3 className={screen.heading}>{title}</h3>
      <p className={screen.quiet}>
        {t('taskpane.training.heat', {
          mean: hundredths(mean),
          tasks: tasks.map((task, i) => `${String(i + 1)} ${task}`).join(' · '),
        })}
      </p>
      <div className={styles.wide} tabIndex={0} role="region" aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{speak(text('workshop.class.column.name'))}</th>
              <th scope="col">{speak(text('workshop.class.column.score'))}</th>
              <th scope="col">%</th>
              <th scope="col">{speak(text('workshop.class.column.minutes'))}</th>
              {tasks.map((task, i) => (
                <th key={task} scope="col" title={task} aria-label={task}>
                  {i + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <tr key={one.file}>
                <th scope="row">{calledOf(one)}</th>
                <td>{one.score}</td>
                <td>{hundredths(shareOf(one.score, one.outOf))}</td>
                <td>{one.seconds === undefined ? '' : Math.max(1, Math.round(one.seconds / 60))}</td>
                {one.tasks.map(({ id, points, outOf }) => {
                  const share = shareOf(points, outOf);
                  return (
                    <td
                      key={id}
                      className={mergeClasses(styles[SHADES[Math.min(4, Math.floor(share * 5))] ?? 'share0'])}
                    >
                      {hundredths(share)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Names only as participants wrote them; else the file's. */
const calledOf = ({ name, file }: Participant): string => (name === '' ? file : name);
