import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { dateOf, dayInMonth, dayOf, daysInMonth, monthAt, monthIndex, monthOf, weekdayOf } from '../../calendar';
import { text } from '../../words';
import type { CheckResult } from '../host/services';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { keep, MANAGER } from './journeys';
import { NameField } from './NameField';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: 'repeat(7, minmax(0, 1fr))', gap: '3px' },
  day: {
    minHeight: '32px',
    padding: '2px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'center',
    fontVariantNumeric: 'tabular-nums',
    fontSize: '12px',
  },
  signed: {
    backgroundColor: tokens.colorPaletteGreenBackground1,
    color: tokens.colorNeutralForeground1,
    fontWeight: 600,
  },
  changed: { border: `2px solid ${tokens.colorPaletteDarkOrangeForeground1}` },
  chosen: { outline: `2px solid ${tokens.colorBrandForeground1}`, outlineOffset: '-2px' },
});

interface Props {
  readonly audit: CheckResult;
  onDone(): void;
}

/** 每日签核: the month's days, which of them are signed, what changed since, and the signature of one. */
export function SignOff({ audit, onDone }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { t, day: dayName, month: monthName } = useWords();
  const [date, setDate] = useState(() => dateOf(dayOf(audit.today) - 1));
  const [name, setName] = useState(() => controller.services.recall(MANAGER) ?? '');
  const [month, setMonth] = useState(() => monthOf(date));
  const signed = audit.signed[date];
  const changed = audit.changedSince.filter((one) => one.date === date);
  const gone = changed.filter(({ row }) => row === undefined).length;
  const changedDays = new Set(audit.changedSince.map((one) => one.date));
  const labelOf = (one: string): string =>
    [
      dayName(one),
      audit.signed[one] !== undefined && t('taskpane.audit.signed'),
      changedDays.has(one) && t('taskpane.audit.changed-since'),
    ]
      .filter(Boolean)
      .join(' ');
  const open = audit.findings.filter((one) => one.date === date && one.ignored === undefined);

  const sign = async (): Promise<void> => {
    const { jobs, remember, now } = controller.services;
    remember(MANAGER, name.trim());
    const title = text('audit.change.sign', { date });
    await keep(controller, title, () => jobs.signDay(controller.today(), date, name.trim(), now()));
  };

  return (
    <section className={screen.fixed} aria-label={t('taskpane.audit.sign')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.audit.sign')}</h2>
        <div className={screen.row}>
          <Button size="small" onClick={() => setMonth(monthAt(monthIndex(month) - 1))}>
            {t('taskpane.audit.month-before')}
          </Button>
          <span className={mergeClasses(screen.text, screen.numbers)} role="status">
            {monthName(month)}
          </span>
          <Button
            size="small"
            disabledFocusable={month >= monthOf(audit.today)}
            onClick={() => month < monthOf(audit.today) && setMonth(monthAt(monthIndex(month) + 1))}
          >
            {t('taskpane.audit.month-after')}
          </Button>
        </div>
        <div className={styles.grid}>
          {Array.from({ length: weekdayOf(dayInMonth(month, 1)) - 1 }, (_, i) => (
            <span key={`blank ${String(i)}`} />
          ))}
          {Array.from({ length: daysInMonth(month) }, (_, i) => dateOf(dayInMonth(month, i + 1))).map((one) => (
            <button
              key={one}
              type="button"
              disabled={one > audit.today}
              aria-pressed={one === date}
              aria-label={labelOf(one)}
              className={mergeClasses(
                screen.bare,
                styles.day,
                audit.signed[one] !== undefined && styles.signed,
                changedDays.has(one) && styles.changed,
                one === date && styles.chosen,
              )}
              onClick={() => setDate(one)}
            >
              {Number(one.slice(8))}
              {audit.signed[one] !== undefined && ' ✓'}
              {changedDays.has(one) && '！'}
            </button>
          ))}
        </div>
        <p className={screen.text}>
          {signed === undefined
            ? t('taskpane.audit.not-signed', { date: dayName(date), count: open.length })
            : t('taskpane.audit.signed-by', {
                date: dayName(date),
                by: signed.by,
                at: signed.at.replace('T', ' '),
                rows: signed.rows,
              })}
        </p>
        {changed.length > 0 && (
          <div className={screen.card} role="alert">
            <p className={screen.text}>{t('taskpane.audit.changed', { count: changed.length })}</p>
            {gone > 0 && <p className={screen.text}>{t('taskpane.audit.gone', { count: gone })}</p>}
            {changed.map(({ sheet, row }, index) =>
              row === undefined ? null : (
                <button
                  key={index}
                  type="button"
                  className={screen.link}
                  onClick={() => void controller.jump(sheet, `A${String(row)}`)}
                >{`${sheet}!${String(row)}`}</button>
              ),
            )}
          </div>
        )}
        <NameField value={name} onChange={setName} />
      </div>
      <div className={screen.actions}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={name.trim() === ''}
          onClick={() => name.trim() !== '' && void sign()}
        >
          {t('taskpane.audit.sign-day', { date: dayName(date) })}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('taskpane.action.back')}
        </Button>
      </div>
    </section>
  );
}
