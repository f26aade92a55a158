import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentSearch24Regular } from '@fluentui/react-icons/svg/document-search';
import type { ReactNode } from 'react';
import type { Unrecognised } from '../../forms/types';
import { missingIn } from '../questions/fields';
import { useStore } from '../store';
import { useWords } from '../words';
import { ActionButton } from './ActionButton';
import { useScreen } from './styles';
import { UnusedSheet } from './UnusedSheet';

const useStyles = makeStyles({ icon: { color: tokens.colorNeutralForeground3 } });

/** A table that tells of somebody on a day: most likely a register in words of the store's own. */
const isNear = ({ mapping }: Unrecognised): boolean =>
  mapping !== undefined && missingIn(mapping.columns.map(({ proposed }) => proposed)).length === 0;

/** No form in this workbook: what was looked for, why each sheet is none, and a way on; first the one that is most likely meant. */
export function NoForms({ unrecognised }: { readonly unrecognised: readonly Unrecognised[] }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  const store = useStore();
  const near = unrecognised.find(isNear);
  return (
    <div className={screen.scroll} tabIndex={0}>
      <DocumentSearch24Regular className={styles.icon} aria-hidden />
      <h2 className={screen.title}>{t('taskpane.empty.title')}</h2>
      <p className={screen.text}>{t('taskpane.empty.text')}</p>
      <div className={screen.wrap}>
        {near?.mapping !== undefined && (
          <Button
            size="small"
            appearance="primary"
            data-near
            onClick={() => store.send({ type: 'map', sheet: near.sheet })}
          >
            {t('taskpane.mapping.near', { sheet: near.sheet })}
          </Button>
        )}
        <ActionButton action="go-blank" appearance={near === undefined ? 'primary' : 'secondary'} />
        <ActionButton action="sample" />
        <ActionButton action="read" />
      </div>
      {unrecognised.length > 0 && (
        <div className={screen.stack}>
          <h3 className={screen.heading}>{t('taskpane.empty.why')}</h3>
          {unrecognised.map((entry, index) => (
            <UnusedSheet key={`${entry.sheet}-${index}`} entry={entry} />
          ))}
        </div>
      )}
    </div>
  );
}
