import { Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../words';

interface Props {
  readonly value: string;
  onChange(value: string): void;
}

/** Who signs, decides or sets aside. */
export function NameField({ value, onChange }: Props): ReactNode {
  const { t } = useWords();
  return (
    <Input
      size="small"
      aria-label={t('taskpane.audit.name')}
      placeholder={t('taskpane.audit.name')}
      maxLength={40}
      value={value}
      onChange={(_, data) => onChange(data.value)}
    />
  );
}
