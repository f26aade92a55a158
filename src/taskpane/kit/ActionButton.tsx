import { Button, type ButtonProps } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { actionOf, type ActionId } from '../actions';
import type { Text } from '../../words';
import { usePane } from '../store';
import { useWords } from '../words';
import { useController } from './ControllerContext';

interface Props {
  readonly action: ActionId;
  readonly appearance?: ButtonProps['appearance'];
  readonly icon?: ButtonProps['icon'];
  /** Only the icon is shown; the words become its name. */
  readonly iconOnly?: boolean;
  /** Other words than the action's own, e.g. with a count. */
  readonly words?: Text;
  readonly className?: string;
}

/** A button for a registered action: its words, its shortcut, whether it can be pressed now. */
export function ActionButton({
  action,
  appearance = 'secondary',
  icon,
  iconOnly = false,
  words,
  className,
}: Props): ReactNode {
  const state = usePane();
  const controller = useController();
  const { t, say } = useWords();
  const { label, keys, enabled, run } = actionOf(action);
  const name = words === undefined ? t(label) : say(words);
  const shortcut = keys?.[0] === undefined ? undefined : keyName(keys[0]);
  return (
    <Button
      size="small"
      appearance={appearance}
      icon={icon}
      className={className}
      disabledFocusable={!enabled(state)}
      aria-label={iconOnly ? name : undefined}
      aria-keyshortcuts={shortcut}
      title={shortcut === undefined ? (iconOnly ? name : undefined) : `${name} (${shortcut})`}
      onClick={() => void run(controller)}
      data-action={action}
    >
      {iconOnly ? undefined : name}
    </Button>
  );
}

/** `Alt+Digit1` → `Alt+1`, `Ctrl+KeyZ` → `Ctrl+Z`. */
export function keyName(keys: string): string {
  return keys.replace(/Digit|Key/u, '');
}
