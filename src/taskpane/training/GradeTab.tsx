import { Button } from '@fluentui/react-components';
import { useRef, useState, type ReactNode } from 'react';
import { text, type Text } from '../../words';
import type { ClassResult } from '../../workshop';
import type { NamedBytes } from '../host/services';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { ClassResults } from './ClassResults';
import { classFile, feedbackFiles, gradeFiles } from './desk';
import { CodeField } from './fields';

/** The trainer opens what was handed in: scores, what to teach again, the class as a workbook. */
export function GradeTab({ speak }: { readonly speak: (what: Text) => string }): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const { task } = usePane();
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [result, setResult] = useState<ClassResult>();
  const ready = code.trim() !== '' && task === undefined;

  const take = async (list: FileList | null): Promise<void> => {
    const files = [...(list ?? [])];
    if (files.length === 0) return;
    await controller.run(
      { label: text('taskpane.training.task.grading'), cancellable: false, progress: 0 },
      async () => {
        const named: NamedBytes[] = [];
        for (const file of files) named.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
        const outcome = await gradeFiles(named, code, speak, (done, total) =>
          store.send({ type: 'progress', progress: done / total }),
        );
        if ('graded' in outcome) setResult(outcome.graded);
        else {
          setResult(undefined);
          const words = text(`taskpane.training.refused.${outcome.refused}`);
          store.send({ type: 'banner', banner: { tone: 'warning', text: words, actions: [] } });
        }
      },
    );
  };
  return (
    <>
      <p className={screen.text}>{t('taskpane.training.grade.text')}</p>
      <CodeField value={code} onChange={setCode} />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept=".xlsx"
        aria-label={t('taskpane.training.choose')}
        onChange={(event) => {
          void take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <Button appearance="primary" disabledFocusable={!ready} onClick={() => ready && picker.current?.click()}>
        {t('taskpane.training.choose')}
      </Button>
      {result !== undefined && (
        <>
          <div className={screen.wrap}>
            <Button onClick={() => controller.services.saveFile(classFile(result, speak))}>
              {t('taskpane.training.class-book')}
            </Button>
            <Button onClick={() => controller.services.saveFile(feedbackFiles(result, speak))}>
              {t('taskpane.training.feedback')}
            </Button>
          </div>
          <ClassResults result={result} speak={speak} />
        </>
      )}
    </>
  );
}
