import { Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
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
    // There the background says nothing.
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
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

/** The choice that a key asks for: its first letter, and with the same letter again the next of those. */
function byLetter<T extends { readonly value: string }>(
  options: readonly T[],
  key: string,
  now: string | undefined,
): T | undefined {
  const fits = options.filter(({ value }) => value.charAt(0).toUpperCase() === key.toUpperCase());
  return fits[(fits.findIndex(({ value }) => value === now) + 1) % fits.length];
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

interface ChipsProps extends ChoiceProps {
  /** A letter chooses, from anywhere among the choices. */
  readonly letters?: boolean;
  /** Takes the focus when it appears. */
  readonly autoFocus?: boolean;
}

/** A few choices side by side, one press each. Tab reaches the group once; arrows go through it, Enter sends the form. */
export function Chips({ label, value, options, onChange, letters = false, autoFocus = false }: ChipsProps): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const group = useRef<HTMLDivElement>(null);
  const at = options.some((option) => option.value === value) ? value : options[0]?.value;
  const some = options.length > 0;
  useEffect(() => {
    if (autoFocus && some) group.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [autoFocus, some]);
  const focus = (wanted: string): void =>
    [...(group.current?.querySelectorAll<HTMLElement>('button') ?? [])]
      .find((button) => button.dataset.value === wanted)
      ?.focus();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const focused = options.findIndex((option) => option.value === (event.target as HTMLElement).dataset.value);
    const step = STEPS[event.key];
    const chosen = letters && /^[a-z]$/iu.test(event.key) ? byLetter(options, event.key, value) : undefined;
    const next = step === undefined ? chosen : options[(focused + step + options.length) % options.length];
    if (chosen) onChange(chosen.value);
    if (next) focus(next.value);
    else if (event.key === 'Enter') event.currentTarget.closest('form')?.requestSubmit();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={group} role="group" aria-label={label} className={screen.stack} onKeyDown={onKeyDown}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <div className={styles.chips}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            data-value={option.value}
            tabIndex={option.value === at ? 0 : -1}
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
