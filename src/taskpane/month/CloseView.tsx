import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { useState, type ReactNode } from 'react';
import { countPlaces } from '../../sheet';
import { text } from '../../words';
import type { CloseResult } from '../host/services';
import { MainButton } from '../kit/MainButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useStore } from '../store';
import { useWords } from '../words';
import { CloseChoices, USUAL, type Chosen } from './CloseChoices';
import { saveNewBook } from './new-book';

const useStyles = makeStyles({
  line: { display: 'flex', gap: '6px', alignItems: 'flex-start', fontSize: '13px', lineHeight: '19px' },
  icon: { flexShrink: 0, marginTop: '2px' },
  about: { display: 'block', fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
});

/** 月结 in three steps: what is unfinished, the stock of deals and losses, and next month's sheets; nothing is written before the preview. */
export function CloseView({ close }: { readonly close: CloseResult }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const store = useStore();
  const controller = useController();
  const { t, say, month } = useWords();
  const [chosen, setChosen] = useState(USUAL);
  const choose = (next: Chosen): void => {
    setChosen(next);
    const planning = { label: text('taskpane.task.planning'), cancellable: false } as const;
    void controller.run(planning, async () => {
      const again = await controller.services.closeMonth(close.month, controller.today(), next);
      store.send({ type: 'close', close: again });
    });
  };
  return (
    <section className={screen.fixed} aria-label={t('taskpane.close.title', { month: month(close.month) })}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.close.title', { month: month(close.month) })}</h2>
        <p className={screen.text}>
          {close.changes.length > 0
            ? t('taskpane.close.text', { next: month(close.next), carried: close.carried })
            : t(
                close.unfinished.some(({ kind }) => kind === 'there-already')
                  ? 'taskpane.close.nothing'
                  : 'taskpane.close.stopped',
              )}
        </p>
        <CloseChoices close={close} chosen={chosen} onChange={choose} />
        <div className={screen.card}>
          <h3 className={screen.heading}>{t('taskpane.close.step.unfinished', { count: close.unfinished.length })}</h3>
          {close.unfinished.length === 0 && (
            <span className={styles.line}>
              <CheckmarkCircle16Regular className={styles.icon} aria-hidden />
              {t('taskpane.close.finished')}
            </span>
          )}
          {close.unfinished.slice(0, 200).map((item, index) => (
            <div key={index} className={styles.line}>
              <Warning16Regular className={styles.icon} aria-hidden />
              <span className={screen.grow}>{say(item.text)}</span>
              {item.sheet !== undefined && item.cell !== undefined && (
                <button
                  type="button"
                  className={screen.link}
                  onClick={() => void controller.jump(item.sheet ?? '', item.cell ?? '')}
                >
                  {item.cell}
                </button>
              )}
            </div>
          ))}
        </div>
        <h3 className={screen.heading}>
          {t('taskpane.close.step.stock', { deals: close.deals.length, losses: close.losses.length })}
        </h3>
        <Stock title={t('taskpane.close.deals', { count: close.deals.length })} items={close.deals} />
        <Stock title={t('taskpane.close.losses', { count: close.losses.length })} items={close.losses} />
        {close.changes.length > 0 && (
          <div className={screen.card}>
            <h3 className={screen.heading}>{t('taskpane.close.step.carry', { next: month(close.next) })}</h3>
            {sheetsOf(close).map(({ sheet, carried, marks }) => (
              <p key={sheet} className={screen.text} data-next-sheet={sheet}>
                <strong>{sheet}</strong> {t('taskpane.close.sheet', { carried, marks })}
              </p>
            ))}
          </div>
        )}
      </div>
      <div className={screen.actions}>
        <MainButton
          disabled={close.changes.length === 0}
          onPress={() =>
            controller.show(
              'close',
              text('taskpane.plan.close', { month: close.month, next: close.next }),
              close.changes,
            )
          }
        >
          {t('taskpane.close.preview', { count: countPlaces(close.changes) })}
        </MainButton>
        {close.changes.length > 0 && (
          <Button size="small" onClick={() => void saveNewBook(controller, close.month, chosen)}>
            {t('taskpane.close.new-file')}
          </Button>
        )}
        <Button size="small" onClick={() => store.send({ type: 'close', close: undefined })}>
          {t('taskpane.action.back')}
        </Button>
      </div>
    </section>
  );
}

/** Next month's sheets, each with how many it takes over and how many of those have a first visit marked. */
function sheetsOf({ sheets, carriedOver }: CloseResult): readonly { sheet: string; carried: number; marks: number }[] {
  return sheets.map((sheet) => {
    const own = carriedOver.filter(({ to }) => to === sheet);
    return { sheet, carried: own.length, marks: own.filter(({ firstVisit }) => firstVisit !== undefined).length };
  });
}

/** Who ordered, or who was lost: to be held against the store's own books before the month is closed. */
function Stock({ title, items }: { readonly title: string; readonly items: CloseResult['deals'] }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { t, day } = useWords();
  return (
    <div className={screen.card}>
      <h3 className={screen.heading}>{title}</h3>
      {items.slice(0, 200).map(({ customer, consultant, kind, date, level, model, reason, rows: [row] }, index) => (
        <div key={index} className={styles.line}>
          <span className={screen.grow}>
            {customer}
            <span className={styles.about}>
              {[
                date && day(date),
                kind === 'won' ? undefined : t(`taskpane.close.kind.${kind}`),
                level && t('taskpane.close.level', { level }),
                model,
                reason,
                consultant,
              ]
                .filter((part): part is string => part !== undefined && part !== '')
                .join(' · ')}
            </span>
          </span>
          {row && (
            <button
              type="button"
              className={screen.link}
              onClick={() => void controller.jump(row.sheet, `A${String(row.row)}`)}
            >
              {t('taskpane.close.row', { row: row.row })}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
