import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { text } from '../../words';
import type { CheckResult } from '../host/services';
import { copyAndSay } from '../copying';
import { planning } from '../planning';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane } from '../store';
import { useWords } from '../words';

const useStyles = makeStyles({ tools: { flexWrap: 'wrap', rowGap: '4px' } });

interface Props {
  readonly audit: CheckResult;
  onRules(): void;
}

/** What is done with the findings as a whole: said in the work group, marked on the sheets and the marks taken away. */
export function AuditTools({ audit, onRules }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { task } = usePane();
  const { t, say } = useWords();

  const copyBrief = (): Promise<void> =>
    copyAndSay(controller, audit.brief.map((line) => say(line)).join('\n'), 'taskpane.audit.copied');
  const mark = (show: boolean): void =>
    void planning(controller, 'audit', text(show ? 'taskpane.audit.mark' : 'taskpane.audit.unmark'), (jobs, locale) =>
      jobs.markFindings(controller.today(), show, locale),
    );

  return (
    <div className={mergeClasses(screen.actions, styles.tools)}>
      {audit.score.total !== undefined && (
        <span className={mergeClasses(screen.quiet, screen.grow)}>
          {t('taskpane.audit.score', { total: audit.score.total })}
          {audit.off.length > 0 && ` · ${t('audit.brief.off', { count: audit.off.length })}`}
        </span>
      )}
      <Button size="small" appearance="subtle" onClick={() => void copyBrief()}>
        {t('taskpane.audit.copy')}
      </Button>
      <Button size="small" appearance="subtle" onClick={onRules}>
        {t('taskpane.audit.rules')}
      </Button>
      <Button size="small" appearance="subtle" disabledFocusable={task !== undefined} onClick={() => mark(true)}>
        {t('taskpane.audit.mark')}
      </Button>
      <Button size="small" appearance="subtle" disabledFocusable={task !== undefined} onClick={() => mark(false)}>
        {t('taskpane.audit.unmark')}
      </Button>
    </div>
  );
}
