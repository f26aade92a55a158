import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, type ReactNode } from 'react';
import { text } from '../../words';
import { balanceOf, sumOf } from '../month/figures';
import type { NamedBytes } from '../host/services';
import { MainButton } from '../kit/MainButton';
import { BackButton } from '../kit/BackButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';

const useStyles = makeStyles({
  drop: {
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '16px 12px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    textAlign: 'center',
  },
  file: { display: 'flex', gap: '8px', fontSize: '12px', lineHeight: '19px' },
});

/** 合并: several consultants' files into one store workbook, read here in the page; the files themselves are not touched. */
export function FilesView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { consolidated, task, locale } = usePane();
  const store = useStore();
  const controller = useController();
  const { t, say, month } = useWords();
  const picker = useRef<HTMLInputElement>(null);

  const take = async (list: FileList | null): Promise<void> => {
    const files = [...(list ?? [])];
    if (files.length === 0) return;
    await controller.run(
      { label: text('taskpane.task.files', { count: files.length }), cancellable: false },
      async () => {
        const named: NamedBytes[] = [];
        for (const file of files) named.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
        const result = await controller.services.jobs.consolidate(named, controller.today(), locale);
        store.send({ type: 'consolidated', result });
      },
    );
  };
  const save = (file: NamedBytes): void => {
    controller.services.saveFile(file);
    const saved = text('taskpane.files.saved', { name: file.name });
    store.send({ type: 'banner', banner: { tone: 'success', text: saved, actions: [] } });
  };
  const total = consolidated?.report?.store;
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.files')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.files.title')}</h2>
        <div
          className={styles.drop}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            void take(event.dataTransfer.files);
          }}
        >
          <p className={screen.text}>{t('taskpane.files.text')}</p>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            accept=".xlsx,.xlsm"
            aria-label={t('taskpane.files.choose')}
            onChange={(event) => {
              void take(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={task !== undefined}
            onClick={() => picker.current?.click()}
          >
            {t('taskpane.files.choose')}
          </Button>
        </div>
        {consolidated && (
          <>
            <div className={screen.card}>
              <h3 className={screen.heading}>{t('taskpane.files.read', { count: consolidated.read.length })}</h3>
              {consolidated.read.map((file) => (
                <div key={file.name} className={styles.file}>
                  <span className={`${screen.grow} ${screen.ellipsis}`}>{file.name}</span>
                  <span className={screen.numbers}>
                    {t('taskpane.found.line', { forms: file.forms, rows: file.records })}
                  </span>
                </div>
              ))}
              {consolidated.refused.map((file) => (
                <div key={file.name}>
                  <p className={screen.text}>{t('taskpane.files.refused', { name: file.name })}</p>
                  <p className={screen.quiet}>{say(file.why)}</p>
                </div>
              ))}
            </div>
            {consolidated.rulesProblem && <p className={screen.text}>{say(consolidated.rulesProblem)}</p>}
            {total && consolidated.report && (
              <div className={screen.card}>
                <h3 className={screen.heading}>
                  {t('taskpane.files.month', { month: month(consolidated.report.month) })}
                </h3>
                <p className={screen.text}>{t('taskpane.files.figures', sumOf(total))}</p>
                {balanceOf(total) !== total.total.end || consolidated.report.differences.length > 0 ? (
                  <p className={screen.quiet}>
                    {t('taskpane.month.differences', { count: consolidated.report.differences.length })}
                  </p>
                ) : (
                  <p className={screen.quiet}>{t('taskpane.month.holds')}</p>
                )}
              </div>
            )}
          </>
        )}
      </div>
      <div className={screen.actions}>
        {consolidated?.file && (
          <MainButton onPress={() => consolidated.file && save(consolidated.file)}>
            {t('taskpane.files.save')}
          </MainButton>
        )}
        <BackButton className={consolidated?.file === undefined ? screen.grow : undefined} />
      </div>
    </section>
  );
}
