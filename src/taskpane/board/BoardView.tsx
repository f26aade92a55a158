import { Button, Input, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { text } from '../../words';
import type { Controller } from '../controller';
import { useMonthJob } from '../month/useMonthJob';
import type { BoardLine, BoardResult } from '../host/services';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { Funnel } from './Funnel';
import { neededWords } from './needed';

const useStyles = makeStyles({
  big: { fontSize: '24px', lineHeight: '30px', fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  of: { fontSize: '14px', color: tokens.colorNeutralForeground3, fontWeight: 400 },
  sentence: { display: 'flex', gap: '6px', fontSize: '13px', lineHeight: '19px' },
  person: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 8px',
    fontSize: '13px',
    lineHeight: '20px',
    padding: '4px 0',
  },
  wide: { gridColumn: '1 / -1' },
  edit: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 84px',
    gap: '6px 8px',
    alignItems: 'center',
    fontSize: '13px',
  },
});

async function workOut({ services, store, today }: Controller, month: string): Promise<void> {
  store.send({ type: 'board', board: await services.jobs.board(month, today()) });
}

/** 销售管理看板: target, progress, what is still needed, and what stands out. */
export function BoardView(): ReactNode {
  const screen = useScreen();
  const { month, board } = usePane();
  const { t, month: monthName } = useWords();
  const [editing, setEditing] = useState(false);

  useMonthJob(board === undefined, workOut);

  if (month === undefined) {
    return (
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.month.none-title')}</h2>
        <p className={screen.text}>{t('taskpane.month.none-text')}</p>
      </div>
    );
  }
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.board')} data-ready={board !== undefined}>
      <div className={screen.scroll} tabIndex={0}>
        {board === undefined ? (
          <p className={screen.quiet}>{t('taskpane.task.month')}</p>
        ) : editing ? (
          <TargetEditor board={board} onDone={() => setEditing(false)} />
        ) : (
          <>
            <StoreProgress board={board} />
            <Sentences board={board} />
            <Needed line={board.store} />
            <Funnel steps={board.funnel} />
            <People board={board} />
          </>
        )}
      </div>
      {!editing && (
        <div className={screen.actions}>
          <span className={mergeClasses(screen.quiet, screen.grow)}>{monthName(month)}</span>
          <Button size="small" disabledFocusable={board === undefined} onClick={() => setEditing(true)}>
            {t('taskpane.board.edit')}
          </Button>
        </div>
      )}
    </section>
  );
}

function StoreProgress({ board }: { readonly board: BoardResult }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  const { store, daysLeft, daysInMonth } = board;
  const passed = daysInMonth === 0 ? 0 : (daysInMonth - daysLeft) / daysInMonth;
  const share = store.target === undefined || store.target === 0 ? undefined : store.done / store.target;
  return (
    <section className={screen.card} aria-label={t('taskpane.board.progress')}>
      <h2 className={screen.heading}>{t('taskpane.board.progress')}</h2>
      <span className={styles.big}>
        {store.done}
        <span className={styles.of}>
          {store.target === undefined ? t('taskpane.board.orders') : t('taskpane.board.of', { target: store.target })}
        </span>
      </span>
      {share !== undefined && (
        <ProgressBar thickness="large" value={Math.min(1, share)} aria-label={t('taskpane.board.progress')} />
      )}
      <p className={screen.quiet}>
        {t('taskpane.board.days', { left: daysLeft, passed: Math.round(passed * 100) })}
        {share !== undefined &&
          t(share + 0.005 >= passed ? 'taskpane.board.ahead' : 'taskpane.board.behind', {
            share: Math.round(share * 100),
          })}
      </p>
      {store.target === undefined && <p className={screen.quiet}>{t('taskpane.board.no-target')}</p>}
    </section>
  );
}

function Sentences({ board }: { readonly board: BoardResult }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t, say } = useWords();
  if (board.sentences.length === 0) return null;
  return (
    <section className={screen.card} aria-label={t('taskpane.board.stands-out')}>
      <h2 className={screen.heading}>{t('taskpane.board.stands-out')}</h2>
      {board.sentences.map((sentence, index) => (
        <p key={index} className={mergeClasses(styles.sentence, screen.text)}>
          <span aria-hidden>·</span>
          <span>{say(sentence)}</span>
        </p>
      ))}
    </section>
  );
}

function Needed({ line }: { readonly line: BoardLine }): ReactNode {
  const screen = useScreen();
  const { t, say } = useWords();
  if (line.target === undefined || (line.firstVisitsNeeded === undefined && line.filingsNeeded === undefined))
    return null;
  return (
    <section className={screen.card} aria-label={t('taskpane.board.needed')}>
      <h2 className={screen.heading}>{t('taskpane.board.needed')}</h2>
      <p className={screen.text}>{say(neededWords(line, line.target))}</p>
    </section>
  );
}

function People({ board }: { readonly board: BoardResult }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  if (board.consultants.length === 0) return null;
  return (
    <section className={screen.card} aria-label={t('taskpane.board.people')}>
      <h2 className={screen.heading}>{t('taskpane.board.people')}</h2>
      {board.consultants.map((line) => (
        <div key={line.consultant} className={styles.person}>
          <span className={screen.ellipsis}>{line.consultant}</span>
          <span className={screen.numbers}>
            {line.target === undefined ? String(line.done) : `${line.done} / ${line.target}`}
          </span>
          {line.target !== undefined && line.target > 0 && (
            <ProgressBar
              className={styles.wide}
              value={Math.min(1, line.done / line.target)}
              aria-label={line.consultant}
            />
          )}
        </div>
      ))}
    </section>
  );
}

function TargetEditor({ board, onDone }: { readonly board: BoardResult; onDone(): void }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const store = useStore();
  const controller = useController();
  const { t, month } = useWords();
  const lines = [board.store, ...board.consultants];
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      lines.map((line, index) => [
        index === 0 ? '' : line.consultant,
        line.target === undefined ? '' : String(line.target),
      ]),
    ),
  );
  const wrong = Object.entries(draft).filter(([, value]) => !/^\d{0,4}$/u.test(value.trim()));
  const sum = board.consultants.reduce((total, { consultant }) => total + (Number(draft[consultant]) || 0), 0);

  const save = async (): Promise<void> => {
    const targets = Object.fromEntries(
      Object.entries(draft)
        .filter(([, value]) => value.trim() !== '')
        .map(([name, value]) => [name, Number(value)]),
    );
    const { jobs, journal } = controller.services;
    let saved = false;
    await controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
      await journal.apply(
        text('taskpane.plan.targets', { month: board.month }),
        await jobs.saveTargets(board.month, targets),
      );
      saved = true;
    });
    if (!saved) return;
    onDone();
    await controller.read();
    store.send({ type: 'banner', banner: { tone: 'success', text: text('taskpane.board.saved'), actions: ['undo'] } });
  };

  return (
    <>
      <h2 className={screen.title}>{t('taskpane.board.targets', { month: month(board.month) })}</h2>
      <p className={screen.quiet}>{t('taskpane.board.targets-text')}</p>
      <form
        className={screen.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong.length === 0) void save();
        }}
      >
        <div className={styles.edit}>
          {lines.map((line, index) => {
            const name = index === 0 ? '' : line.consultant;
            const label = index === 0 ? t('taskpane.month.store') : line.consultant;
            const bad = wrong.some(([key]) => key === name);
            return (
              <label key={name} className={styles.edit} style={{ gridColumn: '1 / -1' }}>
                <span className={screen.ellipsis}>{label}</span>
                <Input
                  size="small"
                  inputMode="numeric"
                  value={draft[name] ?? ''}
                  aria-invalid={bad}
                  placeholder={index === 0 && sum > 0 ? String(sum) : undefined}
                  onChange={(_, { value }) => setDraft({ ...draft, [name]: value })}
                />
              </label>
            );
          })}
        </div>
        {wrong.length > 0 && (
          <p className={screen.text} role="alert">
            {t('taskpane.board.wrong')}
          </p>
        )}
        {wrong.length === 0 && (draft[''] ?? '') !== '' && sum > 0 && sum !== Number(draft['']) && (
          <p className={screen.text} role="status">
            {t('taskpane.board.sum-differs', { sum, store: Number(draft['']) })}
          </p>
        )}
        <div className={screen.wrap}>
          <Button size="small" appearance="primary" type="submit" disabledFocusable={wrong.length > 0}>
            {t('taskpane.board.save')}
          </Button>
          <Button size="small" onClick={onDone}>
            {t('taskpane.action.back')}
          </Button>
        </div>
      </form>
    </>
  );
}
