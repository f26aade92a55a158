import { Button } from '@fluentui/react-components';
import { useRef, useState, type ReactNode } from 'react';
import { dataKey, text, type Text } from '../../words';
import { ruleWords, type ClassResult } from '../../workshop';
import type { NamedBytes } from '../host/services';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { classFile, feedbackFiles, gradeFiles } from './desk';
import { CodeField } from './fields';

/** The trainer opens what was handed in: scores, what to teach again, the class as a workbook. */
export function GradeTab({ speak }: { readonly speak: (what: Text) => string }): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const { task } = usePane();
  const { t, rate } = useWords();
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
  const people = [...(result?.participants ?? [])].sort((a, b) => b.score - a.score);
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
          <div className={screen.card}>
            <h3 className={screen.heading}>{t('taskpane.training.scores', { count: people.length })}</h3>
            {people.map((one) => (
              <div key={one.file} className={screen.stack}>
                <div className={screen.row}>
                  <span className={`${screen.grow} ${screen.ellipsis}`}>{one.name === '' ? one.file : one.name}</span>
                  <span className={screen.numbers}>
                    {one.score} / {one.outOf} · {rate(one.outOf === 0 ? undefined : one.score / one.outOf)}
                  </span>
                </div>
                <p className={screen.quiet}>
                  {[
                    ...(one.seconds === undefined
                      ? []
                      : [t('taskpane.training.minutes', { minutes: Math.max(1, Math.round(one.seconds / 60)) })]),
                    ...one.tasks.map((task) =>
                      t('taskpane.training.of-task', {
                        kind: speak(text(dataKey('workshop.kind.', task.kind))),
                        share: rate(task.outOf === 0 ? undefined : task.points / task.outOf),
                      }),
                    ),
                  ].join(' · ')}
                </p>
                {one.remarks.map((remark, i) => (
                  <p key={i} className={screen.quiet}>
                    {speak(remark)}
                  </p>
                ))}
              </div>
            ))}
          </div>
          {result.hardest.length > 0 && (
            <div className={screen.card}>
              <h3 className={screen.heading}>{t('taskpane.training.hardest')}</h3>
              {result.hardest.slice(0, 8).map(({ rule, wrong, of }) => (
                <div key={rule} className={screen.row}>
                  <span className={screen.grow}>{speak(ruleWords(rule))}</span>
                  <span className={screen.numbers}>{t('taskpane.training.wrong', { wrong, of })}</span>
                </div>
              ))}
            </div>
          )}
          {(result.rejected.length > 0 || result.identical.length > 0) && (
            <div className={screen.card}>
              <h3 className={screen.heading}>{t('taskpane.training.look')}</h3>
              {result.identical.map((group) => (
                <p key={group.join()} className={screen.text}>
                  {t('taskpane.training.identical', { files: group })}
                </p>
              ))}
              {result.rejected.map(({ file, why }) => (
                <p key={file} className={screen.text}>
                  {file}：{speak(why)}
                </p>
              ))}
            </div>
          )}
          <Button onClick={() => controller.services.saveFile(classFile(result, speak))}>
            {t('taskpane.training.class-book')}
          </Button>
          <Button onClick={() => controller.services.saveFile(feedbackFiles(result, speak))}>
            {t('taskpane.training.feedback')}
          </Button>
        </>
      )}
    </>
  );
}
