import { Button, Checkbox, Field, Textarea } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { WorkbookSnapshot } from '../../sheet';
import { text, type Text } from '../../words';
import { columnChoices, previewOwn, UnfitWorkbook, type ColumnChoice, type ExerciseMode } from '../../workshop';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { cellsNow, makeOwnClass } from './desk';
import { CodeField, countOf, ModeField, ParticipantsField } from './fields';
import { OwnPreview } from './OwnPreview';

/** The trainer's own workbook: choose what is left blank, look at what that asks and keeps back, save the class's files. */
export function OwnTab({ speak }: { readonly speak: (what: Text) => string }): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const { task } = usePane();
  const { t } = useWords();
  const [read, setRead] = useState<{ readonly book: WorkbookSnapshot; readonly columns: readonly ColumnChoice[] }>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [cells, setCells] = useState('');
  const [preview, setPreview] = useState<ReturnType<typeof previewOwn>>();
  const [participants, setParticipants] = useState('10');
  const [mode, setMode] = useState<ExerciseMode>('practice');
  const [code, setCode] = useState('');
  const count = countOf(participants);
  const places = [...chosen, ...cells.split(/[\n;；]+/u).map((one) => one.trim())].filter((one) => one !== '');

  const unfit = (error: unknown): void => {
    if (!(error instanceof UnfitWorkbook)) throw error;
    const words = text(`taskpane.training.own.unfit.${error.why}`, { what: error.what });
    store.send({ type: 'banner', banner: { tone: 'warning', text: words, actions: [] } });
  };
  const look = (): Promise<void> =>
    controller.run({ label: text('taskpane.task.reading'), cancellable: false }, async () => {
      const book = await cellsNow(controller.services);
      setRead({ book, columns: columnChoices(book) });
      setChosen(new Set());
      setPreview(undefined);
    });
  const choose = (change: () => void): void => {
    change();
    setPreview(undefined);
  };
  const show = (book: WorkbookSnapshot): void => {
    try {
      setPreview(previewOwn({ book, places, mode, speak }));
    } catch (error) {
      unfit(error);
    }
  };
  const make = (book: WorkbookSnapshot, number: number): Promise<void> =>
    controller.run({ label: text('taskpane.training.task.making'), cancellable: false, progress: 0 }, async () => {
      const { papers, answers } = await makeOwnClass(
        { book, places, mode, speak },
        { participants: number, code },
        (done, total) => store.send({ type: 'progress', progress: done / total }),
      );
      controller.services.saveFile(papers);
      controller.services.saveFile(answers);
      const words = text('taskpane.training.made', { count: number, papers: papers.name, answers: answers.name });
      store.send({ type: 'banner', banner: { tone: 'success', text: words, actions: [] } });
    });

  const start = (
    <Button
      appearance={read ? 'secondary' : 'primary'}
      disabledFocusable={task !== undefined}
      onClick={() => void look()}
    >
      {t(read ? 'taskpane.training.own.again' : 'taskpane.training.own.read')}
    </Button>
  );
  if (read === undefined)
    return (
      <>
        <p className={screen.text}>{t('taskpane.training.own.text')}</p>
        {start}
      </>
    );
  const sheets = [...new Set(read.columns.map(({ sheet }) => sheet))];
  const ready = preview !== undefined && count !== undefined && code.trim() !== '' && task === undefined;
  return (
    <>
      <p className={screen.text}>{t('taskpane.training.own.text')}</p>
      {start}
      {sheets.map((sheet) => (
        <fieldset key={sheet} className={screen.card}>
          <legend className={screen.heading}>{sheet}</legend>
          {read.columns
            .filter((column) => column.sheet === sheet)
            .map(({ place, head, answers }) => (
              <Checkbox
                key={place}
                checked={chosen.has(place)}
                label={t('taskpane.training.own.column', { head, range: place.slice(sheet.length + 1), answers })}
                onChange={() =>
                  choose(() =>
                    setChosen(
                      new Set(chosen.has(place) ? [...chosen].filter((one) => one !== place) : [...chosen, place]),
                    ),
                  )
                }
              />
            ))}
        </fieldset>
      ))}
      <Field label={t('taskpane.training.own.cells')} hint={t('taskpane.training.own.cells.hint')}>
        <Textarea value={cells} rows={2} onChange={(_, { value }) => choose(() => setCells(value))} />
      </Field>
      <Button disabledFocusable={places.length === 0} onClick={() => places.length > 0 && show(read.book)}>
        {t('taskpane.training.own.preview')}
      </Button>
      {preview && <OwnPreview preview={preview} speak={speak} />}
      <ParticipantsField value={participants} onChange={setParticipants} />
      <ModeField value={mode} onChange={setMode} />
      <CodeField value={code} onChange={setCode} hint={t('taskpane.training.code.hint')} />
      <Button appearance="primary" disabledFocusable={!ready} onClick={() => void (ready && make(read.book, count))}>
        {t('taskpane.training.make')}
      </Button>
      {!preview && <p className={screen.quiet}>{t('taskpane.training.own.first')}</p>}
    </>
  );
}
