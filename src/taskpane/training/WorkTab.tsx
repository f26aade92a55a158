import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { Change, WorkbookSnapshot } from '../../sheet';
import { text, type Text } from '../../words';
import { clockIn, explainable, receiptOf, SealError, type GradedBook } from '../../workshop';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { cellsNow, checkWork, exerciseIn, type Work } from './desk';
import { Hints, PlaceLink, Reasons } from './Hints';
import { CodeField } from './fields';

/** What the pane writes on an exercise's first sheet. */
type Covered = Partial<Record<'started' | 'ended' | 'receipt', string>>;

/** A participant at work: start, check (practice, with the code), hand in. */
export function WorkTab({ speak }: { readonly speak: (what: Text) => string }): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const { task, exercise } = usePane();
  const { t } = useWords();
  const [found, setFound] = useState<Work | 'none'>();
  const [code, setCode] = useState('');
  const [graded, setGraded] = useState<GradedBook>();
  const { services } = controller;
  const say = (tone: 'success' | 'warning', words: Text): void =>
    store.send({ type: 'banner', banner: { tone, text: words, actions: [] } });
  const clock = (): string => new Date().toTimeString().slice(0, 8);

  const look = useCallback(
    () =>
      controller.run({ label: text('taskpane.task.reading'), cancellable: false }, async () => {
        setFound(exerciseIn(await cellsNow(controller.services)) ?? 'none');
      }),
    [controller],
  );
  // The pane has seen already that the open workbook is an exercise.
  useEffect(() => {
    if (exercise === true) void look();
  }, [exercise, look]);

  /** Looks at the exercise again, writes into its first sheet, and shows what stands there then. Nothing is written where there is none. */
  const write = async (
    title: Text,
    cellsFor: (work: Work, book: WorkbookSnapshot) => Covered | undefined,
  ): Promise<boolean> => {
    const book = await cellsNow(services);
    const work = exerciseIn(book);
    setFound(work ?? 'none');
    const covered = work && cellsFor(work, book);
    if (!work || !covered) return false;
    const { cover } = work.header;
    const changes = (Object.entries(covered) as [keyof Covered, string][]).map(([what, after]): Change => ({
      kind: 'value',
      sheet: cover.sheet,
      cell: cover[what],
      after,
    }));
    await services.journal.apply(title, changes);
    setFound({ ...work, cover: { ...work.cover, ...covered } });
    return true;
  };
  const start = (): Promise<void> =>
    controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
      await services.port.read();
      if (await write(text('taskpane.training.start'), () => ({ started: clock() })))
        say('success', text('taskpane.training.started'));
    });
  const handIn = (): Promise<void> =>
    controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
      const done = await write(text('taskpane.training.hand-in'), ({ header, cover }, book) =>
        cover.name === '' ? undefined : { ended: clock(), receipt: receiptOf(book, header) },
      );
      if (done) say('success', text('taskpane.training.handed-in'));
      else say('warning', text('taskpane.training.name-first'));
    });
  const check = (): Promise<void> =>
    controller.run({ label: text('taskpane.training.task.checking'), cancellable: false }, async () => {
      try {
        const book = await cellsNow(services);
        setFound(exerciseIn(book) ?? 'none');
        setGraded(await checkWork(book, code, speak));
        store.send({ type: 'banner', banner: undefined });
      } catch (error) {
        if (!(error instanceof SealError)) throw error;
        say('warning', text(`taskpane.training.check.${error.why}`));
      }
    });

  if (found === undefined || found === 'none')
    return (
      <>
        <p className={screen.text}>
          {t(found === 'none' ? 'taskpane.training.no-exercise' : 'taskpane.training.work.text')}
        </p>
        <Button appearance="primary" disabledFocusable={task !== undefined} onClick={() => void look()}>
          {t('taskpane.training.open')}
        </Button>
      </>
    );
  const open = graded?.tasks.flatMap(({ marks }) => marks).filter(({ state }) => state === 'wrong') ?? [];
  const known = graded === undefined ? [] : explainable(graded);
  const { header, cover } = found;
  const missing = graded?.tasks.flatMap(({ marks }) => marks).filter(({ state }) => state === 'missing').length ?? 0;
  return (
    <>
      <p className={screen.text}>
        {t(`taskpane.training.about.${header.mode}`, { exercise: header.exercise, number: header.number })}
      </p>
      {cover.name === '' && (
        <p className={screen.text}>
          {t('taskpane.training.no-name')}
          <PlaceLink sheet={header.cover.sheet} cell={header.cover.name} />
        </p>
      )}
      {cover.started !== '' && cover.ended === '' && (
        <p className={screen.quiet}>{t('taskpane.training.started-at', { time: clockIn(cover.started) })}</p>
      )}
      {cover.ended !== '' && (
        <p className={screen.text}>{t('taskpane.training.ended-at', { time: clockIn(cover.ended) })}</p>
      )}
      <div className={screen.wrap}>
        {cover.started === '' && (
          <Button appearance="primary" disabledFocusable={task !== undefined} onClick={() => void start()}>
            {t('taskpane.training.start')}
          </Button>
        )}
        <Button
          appearance={cover.started !== '' && cover.ended === '' ? 'primary' : 'secondary'}
          disabledFocusable={task !== undefined}
          onClick={() => void handIn()}
        >
          {t('taskpane.training.hand-in')}
        </Button>
      </div>
      {header.mode === 'practice' && (
        <>
          <CodeField value={code} onChange={setCode} hint={t('taskpane.training.check.hint')} />
          <Button disabledFocusable={task !== undefined || code.trim() === ''} onClick={() => void check()}>
            {t('taskpane.training.check')}
          </Button>
        </>
      )}
      {graded !== undefined && (
        <div className={screen.card}>
          <h3 className={screen.heading}>
            {t('taskpane.training.so-far', {
              score: graded.score,
              outOf: graded.outOf,
              wrong: open.length,
              missing,
            })}
          </h3>
          {open.length === 0 && <p className={screen.text}>{t('taskpane.training.all-right')}</p>}
          {open.slice(0, 60).map((mark) => (
            <Hints key={`${mark.key.sheet}!${mark.key.cell}`} mark={mark} speak={speak} />
          ))}
        </div>
      )}
      {known.length > 0 && <Reasons marks={known} speak={speak} />}
    </>
  );
}
