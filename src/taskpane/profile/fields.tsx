import { Checkbox, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words';
import { useDraft } from './DraftContext';
import { numberOrText, numbersOrText, valueIn, type Path } from './draft';

/** Fluent's inputs are as wide as their text by default; in two columns of a narrow pane they must shrink. */
const useStyles = makeStyles({ narrow: { minWidth: 0, width: '100%' } });

interface FieldProps {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string;
}

/** A whole number; empty takes the value away. What is wrong stands under it while typing. */
export function NumberField({ path, label, hint }: FieldProps): ReactNode {
  const styles = useStyles();
  const { draft, problemAt, set } = useDraft();
  const value = valueIn(draft, path);
  return (
    <Field size="small" label={label} hint={hint} validationMessage={problemAt(path)}>
      <Input
        size="small"
        className={styles.narrow}
        inputMode="numeric"
        value={value === undefined ? '' : String(value)}
        onChange={(_, data) => set(path, numberOrText(data.value))}
      />
    </Field>
  );
}

export function TextField({ path, label, hint }: FieldProps): ReactNode {
  const styles = useStyles();
  const { draft, problemAt, set } = useDraft();
  return (
    <Field size="small" label={label} hint={hint} validationMessage={problemAt(path)}>
      <Input
        size="small"
        className={styles.narrow}
        value={String(valueIn(draft, path) ?? '')}
        onChange={(_, data) => set(path, data.value)}
      />
    </Field>
  );
}

/** Numbers in one field, `3、5、7`. Kept as typed while the focus is inside, so that a comma can be written. */
export function NumbersField({ path, label, hint }: FieldProps): ReactNode {
  const styles = useStyles();
  const { draft, problemAt, set } = useDraft();
  const value = valueIn(draft, path);
  const shown = Array.isArray(value) ? value.join('、') : '';
  const [typed, setTyped] = useState<string>();
  return (
    <Field size="small" label={label} hint={hint} validationMessage={problemAt(path)}>
      <Input
        size="small"
        className={styles.narrow}
        value={typed ?? shown}
        onChange={(_, data) => {
          setTyped(data.value);
          set(path, numbersOrText(data.value));
        }}
        onBlur={() => setTyped(undefined)}
      />
    </Field>
  );
}

/** Words or dates in one field, split by blanks, commas or 、. */
export function WordsField({ path, label, hint }: FieldProps): ReactNode {
  const styles = useStyles();
  const { draft, problemAt, set } = useDraft();
  const value = valueIn(draft, path);
  const list = Array.isArray(value) ? value.map(String) : [];
  const [typed, setTyped] = useState<string>();
  const problem =
    problemAt(path) ?? list.map((_, index) => problemAt([...path, index])).find((entry) => entry !== undefined);
  return (
    <Field size="small" label={label} hint={hint} validationMessage={problem}>
      <Input
        size="small"
        className={styles.narrow}
        value={typed ?? list.join('、')}
        onChange={(_, data) => {
          setTyped(data.value);
          set(
            path,
            data.value.split(/[\s,，、;；]+/u).filter((part) => part !== ''),
          );
        }}
        onBlur={() => setTyped(undefined)}
      />
    </Field>
  );
}

interface ChoiceProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export function ChoiceField({ path, label, hint, choices }: ChoiceProps): ReactNode {
  const styles = useStyles();
  const { draft, problemAt, set } = useDraft();
  const value = String(valueIn(draft, path) ?? '');
  return (
    <Field size="small" label={label} hint={hint} validationMessage={problemAt(path)}>
      <Select size="small" className={styles.narrow} value={value} onChange={(_, data) => set(path, data.value)}>
        {choices.every((choice) => choice.value !== value) && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function SwitchField({ path, label }: FieldProps): ReactNode {
  const { draft, set } = useDraft();
  return (
    <Checkbox
      label={label}
      checked={valueIn(draft, path) === true}
      onChange={(_, data) => set(path, data.checked === true)}
    />
  );
}

/** The days of the week, 1 Monday … 7 Sunday. */
export function WeekdaysField({ path, label }: FieldProps): ReactNode {
  const { draft, set, problemAt } = useDraft();
  const { t } = useWords();
  const value = valueIn(draft, path);
  const chosen = new Set(Array.isArray(value) ? value.map(Number) : []);
  return (
    <Field size="small" label={label} validationMessage={problemAt(path)}>
      <div role="group" aria-label={label}>
        {([1, 2, 3, 4, 5, 6, 7] as const).map((day) => (
          <Checkbox
            key={day}
            label={t(`taskpane.weekday.${day}`)}
            checked={chosen.has(day)}
            onChange={(_, data) => {
              const next = new Set(chosen);
              if (data.checked === true) next.add(day);
              else next.delete(day);
              set(
                path,
                [...next].sort((a, b) => a - b),
              );
            }}
          />
        ))}
      </div>
    </Field>
  );
}
