import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../words';
import { usePane, useStore } from '../store';

/** 返回: from a screen without a tab of its own back to where it was opened from. */
export function BackButton({ className }: { readonly className?: string }): ReactNode {
  const store = useStore();
  const { tab } = usePane();
  const { t } = useWords();
  return (
    <Button size="small" className={className} onClick={() => store.send({ type: 'view', view: tab })}>
      {t('taskpane.action.back')}
    </Button>
  );
}
