import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { ChangeSet } from '../../sheet';
import { text, type Text } from '../../words';
import { explainable, receiptOf, SealError, type GradedBook, type Header } from '../../workshop';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { cellsNow, checkWork, exerciseIn } from './desk';
import { Hints, Reasons } from './Hints';
import { CodeField } from './fields';

/** A participant at work: start, check (practice, with the code), hand in. */
export function WorkTab({ speak }: { readonly speak: (what: Text) => string }): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const { task } = usePane();
  const { t } = useWords();
  const [found, setFound] = useState<Header | 'none'>();
  const [code, setCode] = useState('');
  const [graded, setGraded] = useState<GradedBook>();
  const { services } = controller;
  const say = (tone: 'success' | 'warning', words: Text): void =>
    store.send({ type: 'banner', banner: { tone, text: words, actions: [] } });
  const clock = (): string => new Date().toTimeString().slice(0, 8);

  const look = (): Promise<void> =>
    controller.run({ label: text('taskpane.task.reading'), cancellable: false }, async () => {
      setFound(exerciseIn(await cellsNow(services)) ?? 'none');
    });
  const write = async (header: Header, cells: Readonly<Record<string, string>>, title: Text): Promise<void> => {
    const { sheet } = header.cover;
    const changes: ChangeSet = Object.entries(cells).map(([cell, after]) => ({ kind: 'value', sheet, cell, after }));
    await services.journal.apply(title, changes);
  };
  const start = (header: Header): Promise<void> =>
    controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
      await services.port.read();
      await write(header, { [header.cover.started]: clock() }, text('taskpane.training.start'));
      say('success', text('taskpane.training.started'));
    });
  const handIn = (header: Header): Promise<void> =>
    controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
      const book = await cellsNow(services);
      const { ended, receipt } = header.cover;
      await write(header, { [ended]: clock(), [receipt]: receiptOf(book, header) }, text('taskpane.training.hand-in'));
      say('success', text('taskpane.training.handed-in'));
    });
  const check = (): Promise<void> =>
    controller.run({ label: text('taskpane.training.task.checking'), cancellable: false }, async () => {
      try {
        setGraded(await checkWork(await cellsNow(services), code, speak));
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
  const missing = graded?.tasks.flatMap(({ marks }) => marks).filter(({ state }) => state === 'missing').length ?? 0;
  return (
    <>
      <p className={screen.text}>
        {t(`taskpane.training.about.${found.mode}`, { exercise: found.exercise, number: found.number })}
      </p>
      <div className={screen.wrap}>
        <Button disabledFocusable={task !== undefined} onClick={() => void start(found)}>
          {t('taskpane.training.start')}
        </Button>
        <Button appearance="primary" disabledFocusable={task !== undefined} onClick={() => void handIn(found)}>
          {t('taskpane.training.hand-in')}
        </Button>
      </div>
      {found.mode === 'practice' && (
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
            {t('taskpane.training.so-far', { score: graded.score, outOf: graded.outOf, missing })}
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
