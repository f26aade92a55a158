import { Checkbox } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { aside } from '../../words';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';

interface Props {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  /** How many each would bring, once that is known. */
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

/** Several of a few: groups, levels, what falls due. */
export function Wishes({ label, options, counts, chosen, onChange }: Props): ReactNode {
  const screen = useScreen();
  const { say } = useWords();
  if (options.length === 0) return null;
  return (
    <fieldset className={screen.plainGroup}>
      <legend className={screen.quiet}>{label}</legend>
      <div className={screen.wrap}>
        {options.map(({ value, words }) => (
          <Checkbox
            key={value}
            label={counts === undefined ? words : say(aside(words, counts[value] ?? 0))}
            checked={chosen.includes(value)}
            onChange={(_, { checked }) =>
              onChange(checked === true ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
