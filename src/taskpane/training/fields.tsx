import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ExerciseMode } from '../../workshop';
import { useWords } from '../words';

const MODES = ['practice', 'test'] as const satisfies readonly ExerciseMode[];

interface Choice<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** How many of a class; undefined where no whole number from 1 to 200 is written. */
export function countOf(participants: string): number | undefined {
  const count = Number(participants);
  return Number.isInteger(count) && count >= 1 && count <= 200 ? count : undefined;
}

export function ParticipantsField({ value, onChange }: Choice<string>): ReactNode {
  const { t } = useWords();
  return (
    <Field label={t('taskpane.training.participants')}>
      <Input type="number" value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}

export function ModeField({ value, onChange }: Choice<ExerciseMode>): ReactNode {
  const { t } = useWords();
  return (
    <Field label={t('taskpane.training.mode')}>
      <RadioGroup
        layout="horizontal"
        value={value}
        onChange={(_, data) => onChange(MODES.find((one) => one === data.value) ?? 'practice')}
      >
        {MODES.map((one) => (
          <Radio key={one} value={one} label={t(`taskpane.training.mode.${one}`)} />
        ))}
      </RadioGroup>
    </Field>
  );
}

export function CodeField({ value, onChange, hint }: Choice<string> & { readonly hint?: string }): ReactNode {
  const { t } = useWords();
  return (
    <Field label={t('taskpane.training.code')} hint={hint}>
      <Input value={value} onChange={(_, data) => onChange(data.value)} autoComplete="off" />
    </Field>
  );
}
