import { Checkbox } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useScreen } from '../kit/styles';

interface Props {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

/** Several of a few: groups, levels, what falls due. */
export function Wishes({ label, options, chosen, onChange }: Props): ReactNode {
  const screen = useScreen();
  if (options.length === 0) return null;
  return (
    <fieldset className={screen.plainGroup}>
      <legend className={screen.quiet}>{label}</legend>
      <div className={screen.wrap}>
        {options.map(({ value, words }) => (
          <Checkbox
            key={value}
            label={words}
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
