import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from '../store';
import { inkOn } from '../shade';

const useStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: '24px',
    height: '20px',
    padding: '0 3px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: '12px',
    fontWeight: 600,
    lineHeight: '18px',
    boxSizing: 'border-box',
    flexShrink: 0,
  },
});

/** A level's letter on the colour it has in the sheets; the letter says it all, the colour only helps. */
export function LevelChip({ level }: { readonly level: string | undefined }): ReactNode {
  const styles = useStyles();
  const { profile } = usePane();
  const color = profile?.levels.find((definition) => definition.code === level)?.color;
  return (
    <span
      className={styles.chip}
      style={color === undefined ? undefined : { backgroundColor: color, color: inkOn(color), borderColor: color }}
    >
      {level ?? '–'}
    </span>
  );
}
