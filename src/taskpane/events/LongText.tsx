import { Field, makeStyles, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  whole: { gridColumn: '1 / -1' },
  box: { minWidth: 0, width: '100%' },
});

interface Props {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  readonly hint?: string;
}

/** Sentences to type, over several lines: Enter begins a new one here, as it does on paper. In a grid it takes a row of its own. */
export function LongText({ label, value, onChange, hint }: Props): ReactNode {
  const styles = useStyles();
  return (
    <Field size="small" label={label} hint={hint} className={styles.whole}>
      <Textarea
        size="small"
        className={styles.box}
        resize="vertical"
        rows={2}
        value={value}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}
