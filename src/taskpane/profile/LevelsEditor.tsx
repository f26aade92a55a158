import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { LEVEL_STATES } from '../../profile';
import { useScreen } from '../kit/styles';
import { inkOn } from '../shade';
import { dataKey } from '../../words';
import { useWords } from '../words';
import { useDraft } from './DraftContext';
import { valueIn } from './draft';
import { ChoiceField, NumberField, TextField, WordsField } from './fields';

const useStyles = makeStyles({
  level: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '0 10px',
  },
  summary: { padding: '7px 0', cursor: 'pointer', fontSize: '13px', lineHeight: '20px' },
  chip: {
    display: 'inline-block',
    minWidth: '22px',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusMedium,
    padding: '0 3px',
    fontWeight: 600,
    fontSize: '12px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    margin: '0 6px 0 2px',
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', marginLeft: '6px' },
  bad: { color: tokens.colorStatusDangerForeground1, fontWeight: 600 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    // What is wrong with one field does not push down its neighbour.
    alignItems: 'start',
    gap: '8px',
    paddingBottom: '10px',
  },
  wide: { gridColumn: '1 / -1' },
  color: { display: 'flex', alignItems: 'center', gap: '8px', fontSize: '12px' },
  well: {
    width: '36px',
    height: '24px',
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    background: 'none',
  },
});

/** Every level: its code, what it says about the customer, how often it is contacted, its colour. */
export function LevelsEditor(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { draft, set, problemAt } = useDraft();
  const { t } = useWords();
  const levels = valueIn(draft, ['levels']);
  const list: readonly unknown[] = Array.isArray(levels) ? levels : [];
  const add = (): void =>
    set(['levels'], [...list, { code: '', spellings: [], name: '', state: 'open', color: '#EDEDED', mark: '' }]);
  return (
    <div className={screen.stack}>
      <h3 className={screen.heading}>{t('taskpane.profile.levels')}</h3>
      {list.map((level, index) => {
        const at = (...keys: (string | number)[]): (string | number)[] => ['levels', index, ...keys];
        const code = String(valueIn(level, ['code']) ?? '');
        const color = String(valueIn(level, ['color']) ?? '#FFFFFF');
        const target = valueIn(level, ['interval', 'target']);
        const state = String(valueIn(level, ['state']) ?? '');
        const name = String(valueIn(level, ['name']) ?? '');
        const rhythm =
          target === undefined
            ? t(dataKey('taskpane.state.', state))
            : t('taskpane.profile.every', { days: String(target) });
        const wrong = PLACES.some((place) => problemAt(at(...place)) !== undefined);
        return (
          <details key={index} className={styles.level}>
            <summary className={styles.summary}>
              <span className={styles.chip} style={{ backgroundColor: color, color: inkOn(color) }}>
                {code || '?'}
              </span>
              {name}
              {rhythm !== name && <span className={styles.quiet}>{rhythm}</span>}
              {wrong && <span className={styles.bad}>{t('taskpane.profile.wrong')}</span>}
            </summary>
            <div className={styles.grid}>
              <TextField path={at('code')} label={t('taskpane.profile.code')} />
              <ChoiceField
                path={at('state')}
                label={t('taskpane.profile.state')}
                choices={LEVEL_STATES.map((value) => ({ value, label: t(`taskpane.state.${value}`) }))}
              />
              <div className={styles.wide}>
                <TextField path={at('name')} label={t('taskpane.profile.name')} />
              </div>
              <NumberField path={at('interval', 'target')} label={t('taskpane.profile.interval')} />
              <NumberField path={at('interval', 'max')} label={t('taskpane.profile.interval-max')} />
              <NumberField path={at('window', 'min')} label={t('taskpane.profile.window-min')} />
              <NumberField path={at('window', 'max')} label={t('taskpane.profile.window-max')} />
              <div className={styles.wide}>
                <WordsField path={at('spellings')} label={t('taskpane.profile.spellings')} />
              </div>
              {[at('interval'), at('window')].map((path) => {
                const problem = problemAt(path);
                return problem === undefined ? null : (
                  <p key={path.join('.')} className={`${styles.wide} ${styles.bad} ${screen.text}`}>
                    {problem}
                  </p>
                );
              })}
              <label className={styles.color}>
                <input
                  type="color"
                  className={styles.well}
                  value={/^#[0-9a-f]{6}$/iu.test(color) ? color : '#ffffff'}
                  onChange={(event) => set(at('color'), event.target.value.toUpperCase())}
                />
                {t('taskpane.profile.color')}
              </label>
              <Button
                size="small"
                onClick={() =>
                  set(
                    ['levels'],
                    list.filter((_, other) => other !== index),
                  )
                }
              >
                {t('taskpane.profile.remove')}
              </Button>
            </div>
          </details>
        );
      })}
      <Button size="small" onClick={add}>
        {t('taskpane.profile.add')}
      </Button>
    </div>
  );
}

/** Fields of a level that can be wrong; the closed line of a level says so. */
const PLACES: readonly (readonly string[])[] = [
  ['code'],
  ['state'],
  ['name'],
  ['color'],
  ['spellings'],
  ['spellings', '0'],
  ['interval'],
  ['interval', 'target'],
  ['interval', 'max'],
  ['window'],
  ['window', 'min'],
  ['window', 'max'],
];
