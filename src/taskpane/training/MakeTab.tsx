import { Button, Checkbox, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { generalProfile } from '../../profile';
import { dataKey, text, type Text } from '../../words';
import {
  EXERCISE_KINDS,
  EXERCISE_SIZES,
  EXERCISE_THEMES,
  themeName,
  UnfitProfile,
  type ExerciseKind,
  type ExerciseMode,
  type Size,
  type Theme,
} from '../../workshop';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { makeClass } from './desk';
import { CodeField, countOf, ModeField, ParticipantsField } from './fields';

const LEVELS = ['1', '2', '3'] as const;

/** The trainer makes exercises for a class: one archive to hand out, one to keep. */
export function MakeTab({ speak }: { readonly speak: (what: Text) => string }): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const store = useStore();
  const { task, profile } = usePane();
  const { t } = useWords();
  const [kinds, setKinds] = useState<ReadonlySet<ExerciseKind>>(new Set(['grade-visitors', 'plan-visits']));
  const [participants, setParticipants] = useState('10');
  const [seed, setSeed] = useState('1');
  const [code, setCode] = useState('');
  const [difficulty, setDifficulty] = useState<(typeof LEVELS)[number]>('1');
  const [mode, setMode] = useState<ExerciseMode>('practice');
  const [theme, setTheme] = useState<Theme>('brand-store');
  const [size, setSize] = useState<Size>('medium');
  const count = countOf(participants);
  const named = kinds.size > 0 && code.trim() !== '' && /^\d{1,9}$/u.test(seed);
  const ready = named && count !== undefined && task === undefined;

  const make = (count: number): Promise<void> =>
    controller.run({ label: text('taskpane.training.task.making'), cancellable: false, progress: 0 }, async () => {
      try {
        const { papers, answers } = await makeClass(
          {
            kinds: EXERCISE_KINDS.filter((kind) => kinds.has(kind)),
            participants: count,
            seed: Number(seed),
            code,
            difficulty: Number(difficulty) as 1 | 2 | 3,
            mode,
            theme,
            size,
            profile: profile ?? generalProfile,
            today: controller.services.today(),
          },
          speak,
          (done, total) => store.send({ type: 'progress', progress: done / total }),
        );
        controller.services.saveFile(papers);
        controller.services.saveFile(answers);
        const words = text('taskpane.training.made', { count, papers: papers.name, answers: answers.name });
        store.send({ type: 'banner', banner: { tone: 'success', text: words, actions: [] } });
      } catch (error) {
        if (!(error instanceof UnfitProfile)) throw error;
        const kind = speak(text(dataKey('workshop.kind.', error.kind)));
        const words = text(`taskpane.training.unfit.${error.need}`, { kind });
        store.send({ type: 'banner', banner: { tone: 'warning', text: words, actions: ['go-profile'] } });
      }
    });

  return (
    <>
      <p className={screen.text}>{t('taskpane.training.make.text')}</p>
      <fieldset className={screen.card}>
        <legend className={screen.heading}>{t('taskpane.training.kinds')}</legend>
        {EXERCISE_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            checked={kinds.has(kind)}
            label={speak(text(dataKey('workshop.kind.', kind)))}
            onChange={(_, { checked }) =>
              setKinds(new Set(EXERCISE_KINDS.filter((one) => (one === kind ? checked === true : kinds.has(one)))))
            }
          />
        ))}
      </fieldset>
      <ParticipantsField value={participants} onChange={setParticipants} />
      <Field label={t('taskpane.training.difficulty')}>
        <RadioGroup
          layout="horizontal"
          value={difficulty}
          onChange={(_, { value }) => setDifficulty(LEVELS.find((one) => one === value) ?? '1')}
        >
          {LEVELS.map((one) => (
            <Radio key={one} value={one} label={t(`taskpane.training.difficulty.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('taskpane.training.size')}>
        <Select
          value={size}
          onChange={(_, { value }) => setSize(EXERCISE_SIZES.find((one) => one === value) ?? 'medium')}
        >
          {EXERCISE_SIZES.map((one) => (
            <option key={one} value={one}>
              {speak(text(`workshop.size.${one}`))}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('taskpane.training.theme')}>
        <Select
          value={theme}
          onChange={(_, { value }) => setTheme(EXERCISE_THEMES.find((one) => one === value) ?? 'brand-store')}
        >
          {EXERCISE_THEMES.map((one) => (
            <option key={one} value={one}>
              {speak(themeName(one))}
            </option>
          ))}
        </Select>
      </Field>
      <ModeField value={mode} onChange={setMode} />
      <Field label={t('taskpane.training.seed')} hint={t('taskpane.training.seed.hint')}>
        <Input value={seed} onChange={(_, { value }) => setSeed(value)} />
      </Field>
      <CodeField value={code} onChange={setCode} hint={t('taskpane.training.code.hint')} />
      <Button appearance="primary" disabledFocusable={!ready} onClick={() => void (ready && make(count))}>
        {t('taskpane.training.make')}
      </Button>
    </>
  );
}
