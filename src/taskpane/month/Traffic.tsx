import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Figures } from '../../jobs/types';
import type { MonthSummary } from '../host/services';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { Figure } from './Figure';
import { tileKind, TILES, tileValue, type Tile } from './figures';

const useStyles = makeStyles({
  tiles: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(118px, 1fr))', gap: '6px 12px' },
  tile: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '4px',
    minWidth: 0,
    fontSize: '12px',
    lineHeight: '22px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  label: { color: tokens.colorNeutralForeground2 },
  value: { fontSize: '14px', fontWeight: 600, whiteSpace: 'nowrap' },
  bar: {
    display: 'flex',
    height: '10px',
    borderRadius: '5px',
    overflow: 'hidden',
    gap: '1px',
    backgroundColor: tokens.colorNeutralBackground5,
  },
  part: { height: '100%', forcedColorAdjust: 'none' },
  inTime: { backgroundColor: '#0b7285' },
  late: { backgroundColor: '#e0a100' },
  missed: { backgroundColor: '#c4421f' },
  legend: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: '12px', fontSize: '12px', lineHeight: '22px' },
  key: { display: 'flex', alignItems: 'center', gap: '5px' },
  dot: { width: '8px', height: '8px', borderRadius: '2px', flexShrink: 0, forcedColorAdjust: 'none' },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: '12px', tableLayout: 'fixed' },
  head: {
    fontSize: '11px',
    fontWeight: 400,
    color: tokens.colorNeutralForeground3,
    textAlign: 'right',
    padding: '2px 0',
  },
  cell: {
    textAlign: 'right',
    padding: '2px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    lineHeight: '20px',
    fontVariantNumeric: 'tabular-nums',
  },
  left: {
    textAlign: 'left',
    width: '34%',
    fontWeight: 400,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  loss: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '8px',
    fontSize: '12px',
    lineHeight: '18px',
  },
  track: {
    gridColumn: '1 / -1',
    height: '5px',
    borderRadius: '3px',
    backgroundColor: tokens.colorNeutralBackground5,
    overflow: 'hidden',
    marginBottom: '4px',
  },
  fill: { height: '100%', backgroundColor: '#0b7285', forcedColorAdjust: 'none' },
});

interface Props {
  readonly figures: Figures;
  readonly month: string;
  readonly consultant: string | undefined;
}

/** 客流与转化. A rate without its input says so: it is unknown, not zero. */
export function Tiles({
  report,
  figures,
  consultant,
}: {
  readonly report: MonthSummary;
  readonly figures: Figures;
  readonly consultant: string | undefined;
}): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t, number, rate } = useWords();
  // A name breaks where a narrow column of the sheet wants it to.
  const nameOf = ({ path }: Tile): string => t(`rollups.figure.${path}`).replace('\n', '');
  const unknown = TILES.filter(
    (tile) => tileKind(tile) === 'rate' && tileValue(figures, tile, report.inputs) === undefined,
  );
  return (
    <section className={screen.card} aria-label={t('taskpane.month.traffic')}>
      <h2 className={screen.heading}>{t('taskpane.month.traffic')}</h2>
      <div className={styles.tiles}>
        {TILES.map((tile) => {
          const value = tileValue(figures, tile, report.inputs);
          const label = nameOf(tile);
          const shown =
            value === undefined
              ? '—'
              : tileKind(tile) === 'rate'
                ? rate(value)
                : tileKind(tile) === 'days'
                  ? t('taskpane.month.days', { days: number(value) })
                  : number(value);
          return (
            <div key={tile.path} className={styles.tile}>
              <span className={mergeClasses(styles.label, screen.ellipsis)}>{label}</span>
              <Figure
                figure={tile.path}
                label={label}
                value={shown}
                zero={value === undefined || value === 0}
                month={report.month}
                consultant={consultant}
                className={styles.value}
              />
            </div>
          );
        })}
      </div>
      <p className={screen.quiet}>{t(`taskpane.month.closing-by.${report.closingBy}`)}</p>
      {unknown.length > 0 && (
        <p className={screen.quiet}>{t('taskpane.month.unknown', { names: unknown.map((tile) => nameOf(tile)) })}</p>
      )}
    </section>
  );
}

const PARTS = ['inTime', 'late', 'missed'] as const;

/** What became of the `*` marks: done in time, late, missed. */
export function Discipline({ figures, month, consultant }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t, number } = useWords();
  const { contacts } = figures;
  if (contacts.planned === 0 && contacts.made === 0) return null;
  const settled = contacts.inTime + contacts.late + contacts.missed;
  return (
    <section className={screen.card} aria-label={t('taskpane.month.discipline')}>
      <h2 className={screen.heading}>{t('taskpane.month.discipline')}</h2>
      {settled > 0 && (
        <div className={styles.bar} aria-hidden>
          {PARTS.map((part) => (
            <div
              key={part}
              className={mergeClasses(styles.part, styles[part])}
              style={{ width: `${(contacts[part] / settled) * 100}%` }}
            />
          ))}
        </div>
      )}
      <div className={styles.legend}>
        {(['planned', 'made', ...PARTS] as const).map((part) => (
          <div key={part} className={styles.tile}>
            <span className={mergeClasses(styles.label, styles.key)}>
              {part !== 'planned' && part !== 'made' && (
                <span className={mergeClasses(styles.dot, styles[part])} aria-hidden />
              )}
              {t(`taskpane.contacts.${part}`)}
            </span>
            <Figure
              figure={`contacts.${part}`}
              label={t(`taskpane.contacts.${part}`)}
              value={number(contacts[part])}
              zero={contacts[part] === 0}
              month={month}
              consultant={consultant}
              className={styles.value}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

const SOURCE_COLUMNS = ['visits', 'filed', 'filingRate', 'deals'] as const;

/** Where visitors, files and deals come from. */
export function Sources({ report }: { readonly report: MonthSummary }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t, rate } = useWords();
  if (report.sources.length === 0) return null;
  return (
    <section className={screen.card} aria-label={t('taskpane.month.sources')}>
      <h2 className={screen.heading}>{t('taskpane.month.sources')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.left)}>
              {t('taskpane.month.source')}
            </th>
            {SOURCE_COLUMNS.map((key) => (
              <th key={key} scope="col" className={styles.head}>
                {t(`taskpane.source.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.sources.map((source) => (
            <tr key={source.source}>
              <th scope="row" className={mergeClasses(styles.cell, styles.left)} title={source.source}>
                {source.source || t('taskpane.month.no-source')}
              </th>
              {SOURCE_COLUMNS.map((key) => {
                const value = source[key];
                const shown = key === 'filingRate' ? rate(value) : String(value ?? 0);
                const label = `${source.source} ${t(`taskpane.source.${key}`)}`;
                return (
                  <td key={key} className={styles.cell}>
                    <Figure
                      figure={key}
                      label={label}
                      value={shown}
                      zero={!value}
                      month={report.month}
                      consultant={undefined}
                      source={source.source}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Why customers were lost, the most frequent reason first. */
export function Losses({ report }: { readonly report: MonthSummary }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  const losses = [...report.losses].sort((a, b) => b.count - a.count);
  const most = losses[0]?.count ?? 0;
  if (most === 0) return null;
  return (
    <section className={screen.card} aria-label={t('taskpane.month.losses')}>
      <h2 className={screen.heading}>{t('taskpane.month.losses')}</h2>
      {losses.map((loss) => (
        <div key={`${loss.axis}-${loss.reason}`} className={styles.loss}>
          <span className={screen.ellipsis}>
            {loss.reason || t('taskpane.month.no-reason')}
            <span className={styles.label}>{` · ${t(`taskpane.axis.${loss.axis}`)}`}</span>
          </span>
          <Figure
            figure="count"
            label={loss.reason || t('taskpane.month.no-reason')}
            value={String(loss.count)}
            month={report.month}
            consultant={undefined}
            reason={loss.reason}
          />
          <span className={styles.track} aria-hidden>
            <span className={styles.fill} style={{ width: `${(loss.count / most) * 100}%`, display: 'block' }} />
          </span>
        </div>
      ))}
    </section>
  );
}
