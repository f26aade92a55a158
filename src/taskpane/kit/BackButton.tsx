import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../words';
import { useStore } from '../store';

/** 返回: from a screen that 更多 opens back to it. */
export function BackButton({ className }: { readonly className?: string }): ReactNode {
  const store = useStore();
  const { t } = useWords();
  return (
    <Button size="small" className={className} onClick={() => store.send({ type: 'view', view: 'more' })}>
      {t('taskpane.action.back')}
    </Button>
  );
}
