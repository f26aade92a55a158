import '../strict-zod';
import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { parseProfile, parseProfileJson, profileGaps } from '../../profile';
import { text } from '../../words';
import type { Preset } from '../host/services';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { draftOf, withValue, type Draft, type Path } from './draft';
import { DraftContext, type DraftTools } from './DraftContext';
import { LevelsEditor } from './LevelsEditor';
import { RulesEditor } from './RulesEditor';

const useStyles = makeStyles({
  bad: { color: tokens.colorStatusDangerForeground1, fontSize: '12px', lineHeight: '17px', margin: 0 },
  warn: { color: tokens.colorStatusWarningForeground1, fontSize: '12px', lineHeight: '17px', margin: 0 },
});

/** 门店规则: the store's levels, intervals and rules; checked while typing, saved in the workbook, one press back to a preset. */
export function ProfileView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { profile, task, phase } = usePane();
  const store = useStore();
  const controller = useController();
  const { t, say } = useWords();
  const [presets, setPresets] = useState<readonly Preset[]>([]);
  const [draft, setDraft] = useState<Draft | undefined>(() => profile && draftOf(profile));
  const [importProblem, setImportProblem] = useState<string>();
  const picker = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let gone = false;
    void controller.services.jobs.presets().then((list) => {
      if (!gone) setPresets(list);
    });
    return () => {
      gone = true;
    };
  }, [controller]);
  useEffect(() => {
    if (profile !== undefined) setDraft((old) => old ?? draftOf(profile));
  }, [profile]);

  const current = draft ?? (presets[0] && draftOf(presets[0].profile));
  const parsed = useMemo(() => current && parseProfile(current), [current]);
  const tools = useMemo<DraftTools | undefined>(() => {
    if (current === undefined || parsed === undefined) return undefined;
    const problems = new Map<string, string>();
    if (!parsed.ok)
      for (const { field, why } of parsed.problems) if (!problems.has(field)) problems.set(field, say(why));
    return {
      draft: current,
      problemAt: (path: Path) => problems.get(path.join('.')),
      set: (path, value) => setDraft(withValue(current, path, value) as Draft),
    };
  }, [current, parsed, say]);
  if (current === undefined || parsed === undefined || tools === undefined)
    return <p className={screen.quiet}>{t('taskpane.task.reading')}</p>;

  const problems = parsed.ok ? [] : parsed.problems;
  const gaps = parsed.ok ? profileGaps(parsed.profile) : [];
  const changed = profile === undefined || JSON.stringify(current) !== JSON.stringify(profile);

  const save = async (): Promise<void> => {
    if (!parsed.ok) return;
    const { jobs, journal } = controller.services;
    let saved = false;
    await controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
      await journal.apply(text('taskpane.plan.profile'), await jobs.saveProfile(parsed.profile));
      saved = true;
    });
    if (!saved) return;
    await controller.read();
    store.send({
      type: 'banner',
      banner: { tone: 'success', text: text('taskpane.profile.saved'), actions: ['undo'] },
    });
  };
  const importFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const result = parseProfileJson(await file.text());
    if (result.ok) {
      setImportProblem(undefined);
      setDraft(draftOf(result.profile));
    } else {
      const first = result.problems[0];
      setImportProblem(t('taskpane.profile.import-refused', { field: first?.field ?? '', why: first?.why ?? '' }));
    }
  };
  const exportFile = (): void => {
    if (!parsed.ok) return;
    const bytes = new TextEncoder().encode(`${JSON.stringify(parsed.profile, undefined, 2)}\n`);
    controller.services.saveFile({ name: `${t('taskpane.view.profile')}-${parsed.profile.name}.json`, bytes });
  };

  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.profile')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.view.profile')}</h2>
        <Select
          size="small"
          aria-label={t('taskpane.profile.preset')}
          value=""
          onChange={(_, { value }) => {
            const preset = presets.find((entry) => entry.name === value);
            if (preset) setDraft(draftOf(preset.profile));
          }}
        >
          <option value="">{t('taskpane.profile.preset-choose')}</option>
          {presets.map((preset) => (
            <option key={preset.name} value={preset.name}>
              {preset.profile.brand || preset.name}
            </option>
          ))}
        </Select>
        {parsed.ok && parsed.profile.source !== '' && (
          <p className={screen.quiet}>{t('taskpane.why.source', { source: parsed.profile.source })}</p>
        )}
        {gaps.map((gap) => (
          <p key={gap.field} className={styles.warn}>
            {say(gap.why)}
          </p>
        ))}
        <DraftContext.Provider value={tools}>
          <LevelsEditor />
          <RulesEditor />
        </DraftContext.Provider>
        <div className={screen.wrap}>
          <Button size="small" onClick={exportFile} disabledFocusable={!parsed.ok}>
            {t('taskpane.profile.export')}
          </Button>
          <Button size="small" onClick={() => picker.current?.click()}>
            {t('taskpane.profile.import')}
          </Button>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".json"
            aria-label={t('taskpane.profile.import')}
            onChange={(event) => {
              void importFile(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </div>
        {importProblem !== undefined && (
          <p className={styles.bad} role="alert">
            {importProblem}
          </p>
        )}
      </div>
      {problems.length > 0 && (
        <div className={screen.actions} role="status">
          <p className={styles.bad}>
            {t('taskpane.profile.problems', {
              count: problems.length,
              field: problems[0]?.field ?? '',
              why: problems[0]?.why ?? '',
            })}
          </p>
        </div>
      )}
      <div className={screen.actions}>
        <Button
          size="small"
          appearance="primary"
          className={screen.grow}
          disabledFocusable={!parsed.ok || !changed || task !== undefined || phase !== 'ready'}
          onClick={() => void save()}
        >
          {t('taskpane.profile.save')}
        </Button>
        <Button
          size="small"
          disabledFocusable={!changed || profile === undefined}
          onClick={() => profile && setDraft(draftOf(profile))}
        >
          {t('taskpane.profile.reset')}
        </Button>
      </div>
    </section>
  );
}
