import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { ChangeSet } from '../../sheet';
import { text, type Text } from '../../words';
import { receiptOf, ruleWords, SealError, type GradedBook, type Header, type Mark } from '../../workshop';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { checkWork, exerciseIn } from './desk';

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
      setFound(exerciseIn(await services.port.read()) ?? 'none');
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
      const book = await services.port.read();
      const { ended, receipt } = header.cover;
      await write(header, { [ended]: clock(), [receipt]: receiptOf(book, header) }, text('taskpane.training.hand-in'));
      say('success', text('taskpane.training.handed-in'));
    });
  const check = (): Promise<void> =>
    controller.run({ label: text('taskpane.training.task.checking'), cancellable: false }, async () => {
      try {
        setGraded(await checkWork(await services.port.read(), code, speak));
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
          <Field label={t('taskpane.training.code')} hint={t('taskpane.training.check.hint')}>
            <Input value={code} onChange={(_, { value }) => setCode(value)} autoComplete="off" />
          </Field>
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
    </>
  );
}

/** One answer to look at again: first where and which rule, then why, then the right answer. */
function Hints({ mark, speak }: { readonly mark: Mark; readonly speak: (what: Text) => string }): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const { t } = useWords();
  const [step, setStep] = useState(0);
  const { key, answer, right, remark } = mark;
  return (
    <div className={screen.stack}>
      <div className={screen.row}>
        <button
          type="button"
          className={screen.link}
          onClick={() => void controller.jump(key.sheet, key.cell.split(':')[0] ?? key.cell)}
        >
          {key.sheet} {key.cell}
        </button>
        <span className={`${screen.grow} ${screen.ellipsis}`}>{answer}</span>
        {step < 2 && (
          <Button size="small" onClick={() => setStep(step + 1)}>
            {t(step === 0 ? 'taskpane.training.hint' : 'taskpane.training.solution')}
          </Button>
        )}
      </div>
      <p className={screen.quiet}>{speak(ruleWords(key.rule))}</p>
      {step >= 1 && <p className={screen.text}>{speak(key.why)}</p>}
      {step >= 1 && remark !== undefined && <p className={screen.text}>{speak(remark)}</p>}
      {step >= 2 && <p className={screen.text}>{t('taskpane.training.right', { right })}</p>}
    </div>
  );
}
