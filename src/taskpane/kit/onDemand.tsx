import { Button } from '@fluentui/react-components';
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useWords } from '../words';
import { Loading } from './Empty';
import { useLate } from './Feedback';
import { useScreen } from './styles';

export interface OnDemand<Props extends object> {
  readonly View: ComponentType<Props>;
  /** Loads the screen's code ahead of its first showing; where that fails, the showing tries again. */
  preload(): void;
}

/**
 * A screen whose code comes when it is first shown. Not React's `lazy`: that waits a third of a second between a fallback and what comes
 * after it, and takes the whole pane down where the network fails.
 */
export function onDemand<Props extends object = object>(load: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let loaded: ComponentType<Props> | undefined;
  const fetched = async (): Promise<void> => {
    loaded ??= await load();
  };
  function View(props: Props): ReactNode {
    const [state, setState] = useState<'waiting' | 'there' | 'failed'>(loaded === undefined ? 'waiting' : 'there');
    useEffect(() => {
      if (state !== 'waiting') return undefined;
      let gone = false;
      const settle = (next: 'there' | 'failed') => (): void => {
        if (!gone) setState(next);
      };
      fetched().then(settle('there'), settle('failed'));
      return () => {
        gone = true;
      };
    }, [state]);
    const Loaded = loaded;
    if (Loaded !== undefined) return <Loaded {...props} />;
    return state === 'failed' ? <NotLoaded onRetry={() => setState('waiting')} /> : <Waiting />;
  }
  return { View, preload: () => void fetched().catch(() => undefined) };
}

/** A screen whose code is still on its way: nothing at first, its outline once that takes long. */
function Waiting(): ReactNode {
  return useLate(true, 500) ? <Loading /> : null;
}

function NotLoaded({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const screen = useScreen();
  const { t } = useWords();
  return (
    <div className={screen.scroll} tabIndex={0} role="alert">
      <p className={screen.text}>{t('taskpane.screen.missing')}</p>
      <div className={screen.wrap}>
        <Button size="small" appearance="primary" onClick={onRetry}>
          {t('taskpane.screen.retry')}
        </Button>
      </div>
    </div>
  );
}
