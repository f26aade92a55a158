import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useScreen } from './styles';

interface Props {
  /** It can still be reached by keyboard, so that one finds it where it will be. */
  readonly disabled?: boolean;
  onPress(): void;
  readonly children: ReactNode;
}

/** The one press that a screen leads to, as wide as what stands beside it leaves. */
export function MainButton({ disabled, onPress, children }: Props): ReactNode {
  const screen = useScreen();
  return (
    <Button
      size="small"
      appearance="primary"
      className={screen.grow}
      disabledFocusable={disabled}
      onClick={() => onPress()}
    >
      {children}
    </Button>
  );
}
