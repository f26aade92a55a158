import { Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { useScreen } from '../kit/styles';

const useStyles = makeStyles({
  narrow: { minWidth: 0, width: '100%' },
  chips: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  chip: {
    padding: '2px 8px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: '13px',
    lineHeight: '20px',
    minWidth: '28px',
    textAlign: 'center',
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    fontWeight: 600,
  },
  label: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
});

interface TextProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  readonly type?: 'text' | 'date' | 'time' | 'tel' | 'month';
  readonly hint?: string;
  readonly list?: readonly string[];
  readonly autoFocus?: boolean;
}

/** One line to type into, with the store's own words offered where it has some. */
export function TextBox({ label, value, onChange, type = 'text', hint, list, autoFocus }: TextProps): ReactNode {
  const styles = useStyles();
  const id = useId();
  return (
    <Field size="small" label={label} hint={hint}>
      <Input
        size="small"
        className={styles.narrow}
        type={type}
        value={value}
        autoFocus={autoFocus}
        list={list === undefined ? undefined : id}
        onChange={(_, data) => onChange(data.value)}
      />
      {list !== undefined && (
        <datalist id={id}>
          {list.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  onChange(value: string | undefined): void;
}

/** A few choices side by side, one press each; the arrow keys need no learning since each is a button. */
export function Chips({ label, value, options, onChange }: ChoiceProps): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  return (
    <div role="group" aria-label={label} className={screen.stack}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <div className={styles.chips}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={value === option.value}
            className={mergeClasses(screen.bare, styles.chip, value === option.value && styles.chosen)}
            onClick={() => onChange(value === option.value ? undefined : option.value)}
          >
            {option.words}
          </button>
        ))}
      </div>
    </div>
  );
}

/** One of the store's consultants. */
export function Choice({
  label,
  value,
  options,
  onChange,
}: Omit<ChoiceProps, 'options'> & { readonly options: readonly string[] }): ReactNode {
  const styles = useStyles();
  return (
    <Field size="small" label={label}>
      <Select
        size="small"
        className={styles.narrow}
        value={value ?? ''}
        onChange={(_, data) => onChange(data.value === '' ? undefined : data.value)}
      >
        <option value="">—</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </Select>
    </Field>
  );
}
