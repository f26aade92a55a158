import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { text } from '../../words';
import type { CheckedFinding } from '../host/services';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { keep, MANAGER } from './journeys';
import { NameField } from './NameField';

const useStyles = makeStyles({
  card: {
    flexShrink: 0,
    maxHeight: '45%',
    overflowY: 'auto',
    padding: '8px 12px',
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

interface Props {
  readonly finding: CheckedFinding;
  onClose(): void;
}

/** The chosen finding: the rule, its source, how to mend it, the cells it rests on; a fix to look at, or a reason to set it aside. */
export function FindingCard({ finding, onClose }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { t, say } = useWords();
  const [reason, setReason] = useState<string>();
  const [name, setName] = useState(() => controller.services.recall(MANAGER) ?? '');
  const { rule, related, fix, ignored } = finding;

  const setAside = async (why: string | undefined): Promise<void> => {
    if (why !== undefined) controller.services.remember(MANAGER, name.trim());
    const { jobs, today } = controller.services;
    const entry = why === undefined ? undefined : { reason: why.trim(), by: name.trim(), date: today() };
    const title = text(why === undefined ? 'audit.change.heed' : 'audit.change.ignore');
    if (await keep(controller, title, () => jobs.ignoreFinding(finding.id, entry))) onClose();
  };

  return (
    <section className={styles.card} aria-label={t(`audit.${rule}.title`)} tabIndex={0}>
      <h2 className={screen.heading}>{t(`audit.${rule}.title`)}</h2>
      <p className={screen.text}>{say(finding.text)}</p>
      <p className={screen.quiet}>
        {say(text('audit.why', { rule: text(`audit.${rule}.describe`), source: text(`audit.${rule}.source`) }))}
      </p>
      <p className={screen.text}>{t(`audit.${rule}.how`)}</p>
      {related.length > 0 && (
        <p className={screen.quiet}>
          {t('taskpane.audit.related')}{' '}
          {related.slice(0, 8).map(({ sheet, cell }) => (
            <button
              key={`${sheet}!${cell}`}
              type="button"
              className={screen.link}
              onClick={() => void controller.jump(sheet, cell)}
            >{`${sheet}!${cell}`}</button>
          ))}
        </p>
      )}
      {ignored !== undefined && (
        <p className={screen.quiet}>
          {t('taskpane.audit.ignored-by', { reason: ignored.reason, by: ignored.by, date: ignored.date })}
        </p>
      )}
      {reason === undefined ? (
        <div className={screen.wrap}>
          {fix !== undefined && (
            <Button
              size="small"
              appearance="primary"
              onClick={() => controller.show('audit', text(`audit.${rule}.title`), fix)}
            >
              {t('taskpane.audit.fix')}
            </Button>
          )}
          <Button size="small" onClick={() => (ignored === undefined ? setReason('') : void setAside(undefined))}>
            {t(ignored === undefined ? 'taskpane.audit.ignore' : 'taskpane.audit.heed')}
          </Button>
          <Button size="small" onClick={onClose}>
            {t('taskpane.action.close')}
          </Button>
        </div>
      ) : (
        <form
          className={screen.stack}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '' && name.trim() !== '') void setAside(reason);
          }}
        >
          <Input
            size="small"
            aria-label={t('taskpane.audit.reason')}
            placeholder={t('taskpane.audit.reason')}
            maxLength={200}
            value={reason}
            onChange={(_, { value }) => setReason(value)}
          />
          <NameField value={name} onChange={setName} />
          <div className={screen.wrap}>
            <Button
              size="small"
              appearance="primary"
              type="submit"
              disabledFocusable={reason.trim() === '' || name.trim() === ''}
            >
              {t('taskpane.audit.ignore')}
            </Button>
            <Button size="small" onClick={() => setReason(undefined)}>
              {t('taskpane.action.back')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
