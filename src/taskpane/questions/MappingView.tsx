import { Button, Select } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Mapping, MappedField } from '../../forms/types';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { useWords } from '../words';
import { NONE, Samples } from './ColumnQuestion';
import { fieldKey, missingIn, REGISTER_FIELDS } from './fields';
import { PlaceLink } from './PlaceLink';
import { useAnswers } from './useAnswers';

/** 就按登记表读: each column of a sheet that no form fits, with three of its values, and what it is to be. */
export function MappingView(): ReactNode {
  const screen = useScreen();
  const { report, sheetToMap } = usePane();
  const { t } = useWords();
  const mapping = report?.unrecognised.find(({ sheet }) => sheet === sheetToMap)?.mapping;
  if (mapping === undefined)
    return (
      <section className={screen.scroll} tabIndex={0} aria-label={t('taskpane.view.mapping')}>
        <p className={screen.text}>{t('taskpane.mapping.gone')}</p>
      </section>
    );
  return <Columns key={mapping.fingerprint} sheet={sheetToMap ?? ''} mapping={mapping} />;
}

function Columns({ sheet, mapping }: { readonly sheet: string; readonly mapping: Mapping }): ReactNode {
  const screen = useScreen();
  const store = useStore();
  const { task } = usePane();
  const { t } = useWords();
  const saveAnswers = useAnswers();
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const [changing, setChanging] = useState<string>();
  /** A column that nobody has spoken of is what was proposed. */
  const fieldOf = ({ column, proposed }: Mapping['columns'][number]): string => said[column] ?? proposed ?? NONE;
  const fields = mapping.columns.map(fieldOf);
  const twice = fields.find((field, at) => field !== NONE && fields.indexOf(field) !== at);
  const missing = missingIn(fields);

  const read = async (): Promise<void> => {
    const answers = Object.fromEntries(
      mapping.columns.map((column) => {
        const field = fieldOf(column);
        return [column.header, field === NONE ? null : (field as MappedField)];
      }),
    );
    if (await saveAnswers({ [mapping.fingerprint]: answers }, mapping.columns.length))
      store.send({ type: 'view', view: 'today' });
  };
  const say = (column: string, field: string): void => {
    setSaid({ ...said, [column]: field });
    setChanging(undefined);
  };
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.mapping')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.mapping.title', { sheet })}</h2>
        <p className={screen.text}>{t('taskpane.mapping.text')}</p>
        {mapping.columns.map((entry) => {
          const { column, header, cell, samples, proposed } = entry;
          const field = fieldOf(entry);
          const named = t('taskpane.mapping.is', {
            header,
            field: field === NONE ? t('taskpane.mapping.unused') : t(fieldKey(field as MappedField)),
          });
          return (
            <div key={column} className={screen.card} role="group" aria-label={header} data-column={column}>
              <p className={screen.text}>{named}</p>
              <PlaceLink sheet={sheet} cell={cell} />
              {samples.length > 0 && <Samples samples={samples} />}
              {changing === column ? (
                <Select
                  size="small"
                  autoFocus
                  aria-label={t('taskpane.questions.what', { header })}
                  value={field}
                  onChange={(_, { value }) => say(column, value)}
                >
                  {REGISTER_FIELDS.map((one) => (
                    <option key={one} value={one}>
                      {t(fieldKey(one))}
                    </option>
                  ))}
                  <option value={NONE}>{t('taskpane.questions.neither')}</option>
                </Select>
              ) : (
                <div className={screen.wrap}>
                  {proposed !== undefined && (
                    <Button
                      size="small"
                      appearance={field === proposed ? 'primary' : 'secondary'}
                      aria-pressed={field === proposed}
                      onClick={() => say(column, proposed)}
                    >
                      {t('taskpane.questions.yes')}
                    </Button>
                  )}
                  <Button size="small" onClick={() => setChanging(column)}>
                    {t('taskpane.mapping.change')}
                  </Button>
                  <Button
                    size="small"
                    appearance={field === NONE ? 'primary' : 'secondary'}
                    aria-pressed={field === NONE}
                    onClick={() => say(column, NONE)}
                  >
                    {t('taskpane.mapping.leave')}
                  </Button>
                </div>
              )}
            </div>
          );
        })}
      </div>
      {(missing.length > 0 || twice !== undefined) && (
        <p className={`${screen.quiet} ${screen.actions}`} role="status">
          {twice === undefined
            ? t('taskpane.mapping.missing', {
                fields: missing.map((some) => some.map((field) => t(fieldKey(field))).join(t('taskpane.mapping.or'))),
              })
            : t('taskpane.mapping.twice', { field: t(fieldKey(twice as MappedField)) })}
        </p>
      )}
      <div className={screen.actions}>
        <Button
          size="small"
          appearance="primary"
          className={screen.grow}
          disabledFocusable={missing.length > 0 || twice !== undefined || task !== undefined}
          onClick={() => void read()}
        >
          {t('taskpane.mapping.read', { rows: mapping.rows })}
        </Button>
        <Button size="small" onClick={() => store.send({ type: 'view', view: 'found' })}>
          {t('taskpane.action.back')}
        </Button>
      </div>
    </section>
  );
}
