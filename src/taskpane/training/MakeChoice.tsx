import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Text } from '../../words';
import { useWords } from '../words';
import { MakeTab } from './MakeTab';
import { OwnTab } from './OwnTab';

const FROM = ['made', 'own'] as const;

/** 出题: exercises that the product makes, or the trainer's own workbook with cells left blank. */
export function MakeChoice({ speak }: { readonly speak: (what: Text) => string }): ReactNode {
  const { t } = useWords();
  const [from, setFrom] = useState<(typeof FROM)[number]>('made');
  return (
    <>
      <Field label={t('taskpane.training.from')}>
        <RadioGroup value={from} onChange={(_, { value }) => setFrom(value === 'own' ? 'own' : 'made')}>
          {FROM.map((one) => (
            <Radio key={one} value={one} label={t(`taskpane.training.from.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {from === 'made' ? <MakeTab speak={speak} /> : <OwnTab speak={speak} />}
    </>
  );
}
