import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import type { Figures } from '../../jobs/types';
import { NO_LEVEL } from '../../rollups/types';
import type { MonthSummary } from '../host/services';
import { useController } from '../kit/ControllerContext';
import { LevelChip } from '../kit/LevelChip';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { balanceOf, IDENTITY } from './figures';
import { Figure } from './Figure';

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: '14px 1fr auto', rowGap: '1px', fontSize: '13px', lineHeight: '22px' },
  value: { textAlign: 'right' },
  sign: { color: tokens.colorNeutralForeground3 },
  sum: { borderTop: `1px solid ${tokens.colorNeutralStroke1}`, fontWeight: 600, paddingTop: '2px', marginTop: '2px' },
  ok: {
    color: tokens.colorStatusSuccessForeground1,
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: '12px',
  },
  wrong: {
    color: tokens.colorStatusDangerForeground1,
    display: 'flex',
    alignItems: 'flex-start',
    gap: '4px',
    fontSize: '12px',
    lineHeight: '17px',
  },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: '13px' },
  head: {
    fontSize: '11px',
    fontWeight: 400,
    color: tokens.colorNeutralForeground3,
    textAlign: 'right',
    padding: '2px 0',
    lineHeight: '15px',
    verticalAlign: 'bottom',
  },
  cell: {
    textAlign: 'right',
    padding: '1px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    lineHeight: '24px',
  },
  left: { textAlign: 'left' },
  differences: { display: 'flex', flexDirection: 'column', gap: '14px', paddingTop: '8px' },
});

interface Props {
  readonly figures: Figures;
  readonly month: string;
  readonly consultant: string | undefined;
  /** `endNow` while the month is not over. */
  readonly end: 'end' | 'endNow';
}

interface IdentityProps extends Props {
  /** Something is told below that does not fit: then a sum that fits is no reason for a green line above it. */
  readonly doubted: boolean;
}

/** 上月留存 + 本月新增 (+ 恢复) − 成交 − 战败 − 失控 − 冷冻 = 月末留存 (目前留存 until the month is over), and whether it holds. */
export function Identity({ figures, month, consultant, end, doubted }: IdentityProps): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t, number } = useWords();
  const balance = balanceOf(figures);
  const holds = balance === figures.total.end;
  return (
    <section className={screen.card} aria-label={t('taskpane.month.identity')}>
      <h2 className={screen.heading}>{t('taskpane.month.identity')}</h2>
      <div className={styles.list}>
        {IDENTITY.map(({ figure, key, sign }) => (
          <Line key={key} sign={sign} label={t(`taskpane.flow.${key}`)}>
            <Figure
              figure={figure}
              label={t(`taskpane.flow.${key}`)}
              value={number(figures.total[key])}
              zero={figures.total[key] === 0}
              month={month}
              consultant={consultant}
            />
          </Line>
        ))}
        <Line sign="=" label={t(`taskpane.flow.${end}`)} className={styles.sum}>
          <Figure
            figure="total.end"
            label={t(`taskpane.flow.${end}`)}
            value={number(figures.total.end)}
            month={month}
            consultant={consultant}
          />
        </Line>
      </div>
      {holds && doubted ? null : holds ? (
        <span className={styles.ok}>
          <CheckmarkCircle16Regular aria-hidden />
          {t('taskpane.month.holds')}
        </span>
      ) : (
        <span className={styles.wrong}>
          <Warning16Regular aria-hidden />
          {t('taskpane.month.off', { expected: balance, found: figures.total.end })}
        </span>
      )}
    </section>
  );
}

function Line({
  sign,
  label,
  className,
  children,
}: {
  readonly sign: string;
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  const styles = useStyles();
  return (
    <>
      <span className={mergeClasses(styles.sign, className)} aria-hidden>
        {sign}
      </span>
      <span className={className}>{label}</span>
      <span className={mergeClasses(styles.value, className)}>{children}</span>
    </>
  );
}

export function differencesOf(
  { differences }: MonthSummary,
  consultant: string | undefined,
): MonthSummary['differences'] {
  return differences.filter((difference) => consultant === undefined || difference.consultant === consultant);
}

/** What does not add up, with the customers that cause it. */
export function Differences({
  report,
  consultant,
}: {
  readonly report: MonthSummary;
  readonly consultant: string | undefined;
}): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { t, say } = useWords();
  const differences = differencesOf(report, consultant);
  if (differences.length === 0) return null;
  return (
    <details className={screen.card} open={differences.length <= 3}>
      <summary className={mergeClasses(screen.heading)}>
        {t('taskpane.month.differences', { count: placesOf(differences) })}
      </summary>
      <div className={styles.differences}>
        {differences.map((difference, index) => (
          <div key={index} className={screen.stack}>
            <span className={styles.wrong}>
              <Warning16Regular aria-hidden />
              <span>
                {difference.consultant === '' || consultant !== undefined
                  ? say(difference.text)
                  : t('taskpane.month.difference', { consultant: difference.consultant, what: difference.text })}
              </span>
            </span>
            <div className={screen.wrap}>
              {difference.customers.slice(0, 30).map((customer, at) => {
                const row = customer.rows[0];
                const name = customer.name ?? t('taskpane.today.no-name');
                return row === undefined ? (
                  <span key={at}>{name}</span>
                ) : (
                  <button
                    key={at}
                    type="button"
                    className={screen.link}
                    onClick={() => void controller.jump(row.sheet, `A${row.row}`)}
                  >
                    {name}
                  </button>
                );
              })}
            </div>
          </div>
        ))}
      </div>
    </details>
  );
}

/** As the board counts them: every customer, and what has none. */
function placesOf(differences: MonthSummary['differences']): number {
  return differences.reduce((sum, { customers }) => sum + Math.max(1, customers.length), 0);
}

const COLUMNS = ['carried', 'new', 'won', 'lost', 'end'] as const;

/** The same per level; moves between levels make the difference that the columns do not show, and are printed under it. */
export function LevelTable({ figures, month, consultant, end }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t, number } = useWords();
  const levels = Object.entries(figures.levels);
  if (levels.length === 0) return null;
  return (
    <section className={screen.card} aria-label={t('taskpane.month.levels')}>
      <h2 className={screen.heading}>{t('taskpane.month.levels')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.left)}>
              {t('taskpane.month.level')}
            </th>
            {COLUMNS.map((key) => (
              <th key={key} scope="col" className={styles.head}>
                {t(`taskpane.flow.short.${key === 'end' ? end : key}`)}
              </th>
            ))}
            <th scope="col" className={styles.head}>
              {t('taskpane.flow.short.moves')}
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map(([level, flow]) => (
            <tr key={level}>
              <th scope="row" className={mergeClasses(styles.cell, styles.left)}>
                {level === NO_LEVEL ? t('taskpane.month.no-level') : <LevelChip level={level} />}
              </th>
              {COLUMNS.map((key) => (
                <td key={key} className={styles.cell}>
                  <Figure
                    figure={`levels.${level}.${key}`}
                    label={`${level === NO_LEVEL ? t('taskpane.month.no-level') : level} ${t(`taskpane.flow.${key === 'end' ? end : key}`)}`}
                    value={number(flow[key])}
                    zero={flow[key] === 0}
                    month={month}
                    consultant={consultant}
                  />
                </td>
              ))}
              <td className={mergeClasses(styles.cell, screen.numbers)}>
                {flow.in === 0 && flow.out === 0 ? <span className={styles.sign}>0</span> : `+${flow.in}/−${flow.out}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
