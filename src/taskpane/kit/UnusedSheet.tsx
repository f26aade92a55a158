import type { ReactNode } from 'react';
import type { Unrecognised } from '../../forms/types';
import { useStore } from '../store';
import { useWords } from '../words';
import { useScreen } from './styles';

/** A sheet that is no form, why not, and the way on where it has a table: a person says what its columns are. */
export function UnusedSheet({ entry }: { readonly entry: Unrecognised }): ReactNode {
  const screen = useScreen();
  const store = useStore();
  const { t, say } = useWords();
  const { sheet, why, mapping } = entry;
  return (
    <div>
      <p className={screen.quiet}>{t('taskpane.empty.sheet', { sheet, why: say(why) })}</p>
      {mapping !== undefined && (
        <button type="button" className={screen.link} onClick={() => store.send({ type: 'map', sheet })}>
          {t('taskpane.mapping.start', { rows: mapping.rows })}
        </button>
      )}
    </div>
  );
}
