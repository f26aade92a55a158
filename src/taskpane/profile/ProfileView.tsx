import '../strict-zod';
import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { parseProfile, parseProfileJson, profileGaps, profileTitle } from '../../profile';
import { text } from '../../words';
import type { Preset } from '../host/services';
import { MainButton } from '../kit/MainButton';
import { BackButton } from '../kit/BackButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { draftOf, sameRules, withValue, type Draft, type Path } from './draft';
import { DraftContext, type DraftTools } from './DraftContext';
import { LevelsEditor } from './LevelsEditor';
import { problemWords } from './names';
import { RulesEditor } from './RulesEditor';

const useStyles = makeStyles({
  bad: { color: tokens.colorStatusDangerForeground1, fontSize: '12px', lineHeight: '17px', margin: 0 },
  warn: { color: tokens.colorStatusWarningForeground1, fontSize: '12px', lineHeight: '17px', margin: 0 },
});

/** 门店规则: the store's levels, intervals and rules; checked while typing, saved in the workbook, one press back to a preset. */
export function ProfileView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { profile, task, phase, rulesDraft } = usePane();
  const store = useStore();
  const controller = useController();
  const words = useWords();
  const { t, say } = words;
  const [presets, setPresets] = useState<readonly Preset[]>([]);
  const [draft, setDraft] = useState<Draft | undefined>(
    () => (rulesDraft as Draft | undefined) ?? (profile && draftOf(profile)),
  );
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

  // Who goes to look something up finds the rules as they were left, saved or not.
  const left = useRef<Draft>(undefined);
  useEffect(() => () => store.send({ type: 'rules-draft', draft: left.current }), [store]);

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
  const changed = profile === undefined || !sameRules(current, draftOf(profile));
  left.current = changed ? current : undefined;
  const inForce = presets.find((preset) => sameRules(draftOf(preset.profile), current));
  const kept = controller.services.recall('rules');
  const ofThisComputer = kept === undefined ? undefined : parseProfileJson(kept);
  const choose = (next: Draft): void => {
    setDraft(next);
    setImportProblem(undefined);
  };

  const save = async (): Promise<void> => {
    if (!parsed.ok) return;
    const { jobs, journal } = controller.services;
    let saved = false;
    await controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
      await journal.apply(text('taskpane.plan.profile'), await jobs.saveProfile(parsed.profile));
      saved = true;
    });
    if (!saved) return;
    controller.services.remember('rules', JSON.stringify(parsed.profile));
    await controller.read();
    store.send({
      type: 'banner',
      banner: { tone: 'success', text: text('taskpane.profile.saved'), actions: ['undo'] },
    });
  };
  const importFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const result = parseProfileJson(await file.text());
    if (result.ok) choose(draftOf(result.profile));
    else {
      const [first] = result.problems;
      setImportProblem(
        t('taskpane.profile.import-refused', { why: first === undefined ? '' : problemWords(first, undefined, words) }),
      );
    }
  };
  const exportFile = (): void => {
    if (!parsed.ok) return;
    const bytes = new TextEncoder().encode(`${JSON.stringify(parsed.profile, undefined, 2)}\n`);
    controller.services.saveFile({ name: `${t('taskpane.view.profile')}-${profileTitle(parsed.profile)}.json`, bytes });
  };

  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.profile')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.view.profile')}</h2>
        <Select
          size="small"
          aria-label={t('taskpane.profile.preset')}
          value={inForce?.name ?? ''}
          onChange={(_, { value }) => {
            const preset = presets.find((entry) => entry.name === value);
            if (preset) choose(draftOf(preset.profile));
          }}
        >
          <option value="">{t('taskpane.profile.own-rules')}</option>
          {presets.map((preset) => (
            <option key={preset.name} value={preset.name}>
              {preset.profile.brand || preset.name}
            </option>
          ))}
        </Select>
        {ofThisComputer?.ok === true && !sameRules(draftOf(ofThisComputer.profile), current) && (
          <div>
            <Button size="small" onClick={() => choose(draftOf(ofThisComputer.profile))}>
              {t('taskpane.profile.use-kept', { name: profileTitle(ofThisComputer.profile) })}
            </Button>
          </div>
        )}
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
      </div>
      {importProblem !== undefined && (
        <div className={screen.actions}>
          <p className={styles.bad} role="alert">
            {importProblem}
          </p>
        </div>
      )}
      {problems.length > 0 && (
        <div className={screen.actions} role="status">
          <p className={styles.bad}>
            {problems[0] &&
              t('taskpane.profile.problems', {
                count: problems.length,
                first: problemWords(problems[0], current, words),
              })}
          </p>
        </div>
      )}
      <div className={screen.actions}>
        <MainButton
          disabled={!parsed.ok || !changed || task !== undefined || phase !== 'ready'}
          onPress={() => void save()}
        >
          {t('taskpane.profile.save')}
        </MainButton>
        <Button
          size="small"
          disabledFocusable={!changed || profile === undefined}
          onClick={() => profile && choose(draftOf(profile))}
        >
          {t('taskpane.profile.reset')}
        </Button>
        <BackButton />
      </div>
    </section>
  );
}
