import { makeStyles, ToggleButton } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import type { Text } from '../../words';
import { BackButton } from '../kit/BackButton';
import { useScreen } from '../kit/styles';
import { usePane } from '../store';
import { useWords } from '../words';
import { GradeTab } from './GradeTab';
import { MakeChoice } from './MakeChoice';
import { speakerOf } from './words';
import { WorkTab } from './WorkTab';

const TABS = ['work', 'make', 'grade'] as const;
type TabName = (typeof TABS)[number];

const useStyles = makeStyles({
  parts: { display: 'flex', gap: '4px', padding: '6px 12px 0', flexShrink: 0 },
  part: { display: 'flex', flexDirection: 'column', gap: '12px', flexShrink: 0 },
});

/** 培训: work on an exercise, make one for a class, grade what was handed in. Off until it is switched on under 更多. */
export function TrainingView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { locale } = usePane();
  const { t } = useWords();
  const [tab, setTab] = useState<TabName>('work');
  const [speak, setSpeak] = useState<(what: Text) => string>();
  useEffect(() => {
    let alive = true;
    void speakerOf(locale).then((made) => {
      if (alive) setSpeak(() => made);
    });
    return () => {
      alive = false;
    };
  }, [locale]);
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.training')}>
      <div role="group" aria-label={t('taskpane.view.training')} className={styles.parts}>
        {TABS.map((name) => (
          <ToggleButton key={name} size="small" appearance="subtle" checked={tab === name} onClick={() => setTab(name)}>
            {t(`taskpane.training.tab.${name}`)}
          </ToggleButton>
        ))}
      </div>
      <div className={screen.scroll} tabIndex={0} role="region" aria-label={t(`taskpane.training.tab.${tab}`)}>
        <h2 className={screen.hidden}>{t(`taskpane.training.tab.${tab}`)}</h2>
        <div className={styles.part}>
          {speak !== undefined && tab === 'work' && <WorkTab speak={speak} />}
          {speak !== undefined && tab === 'make' && <MakeChoice speak={speak} />}
          {speak !== undefined && tab === 'grade' && <GradeTab speak={speak} />}
        </div>
      </div>
      <div className={screen.actions}>
        <BackButton className={screen.grow} />
      </div>
    </section>
  );
}
