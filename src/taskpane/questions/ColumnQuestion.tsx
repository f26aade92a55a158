import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { MappedField } from '../../forms/types';
import type { OpenQuestion } from '../../jobs';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { fieldKey, FIELDS } from './fields';
import { PlaceLink } from './PlaceLink';
import { shownSample } from './shown-sample';

const useStyles = makeStyles({
  sample: {
    fontSize: '12px',
    lineHeight: '18px',
    padding: '0 6px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    maxWidth: '100%',
  },
});

/** The answer that a column is none of the fields. */
export const NONE = '-';

interface Props {
  readonly question: OpenQuestion;
  /** A field, `NONE`, or `''` while nothing is answered. */
  readonly answer: string;
  onAnswer(answer: string): void;
}

/** A column that is not used until a person says what it is. */
export function ColumnQuestion({ question, answer, onAnswer }: Props): ReactNode {
  const screen = useScreen();
  const { t, say } = useWords();
  const { mapping } = question;
  if (mapping === undefined) return null;
  return (
    <div className={screen.card}>
      <p className={screen.text}>{say(question.text)}</p>
      <PlaceLink sheet={question.sheet} cell={question.cell} />
      <Samples samples={mapping.samples} />
      {mapping.proposed !== undefined && (
        <div className={screen.wrap}>
          {[mapping.proposed, NONE].map((one) => (
            <Button
              key={one}
              size="small"
              appearance={answer === one ? 'primary' : 'secondary'}
              aria-pressed={answer === one}
              onClick={() => onAnswer(one)}
            >
              {t(one === NONE ? 'taskpane.questions.no' : 'taskpane.questions.yes')}
            </Button>
          ))}
        </div>
      )}
      <Field label={t('taskpane.questions.what', { header: mapping.header })} size="small">
        <Select size="small" value={answer} onChange={(_, { value }) => onAnswer(value)}>
          <option value="">{t('taskpane.questions.choose')}</option>
          {choicesOf(question).map((field) => (
            <option key={field} value={field}>
              {t(fieldKey(field))}
              {field === mapping.proposed ? t('taskpane.questions.proposed') : ''}
            </option>
          ))}
          <option value={NONE}>{t('taskpane.questions.neither')}</option>
        </Select>
      </Field>
    </div>
  );
}

/** Values of a column as they stand, phones masked. */
export function Samples({ samples }: { readonly samples: readonly string[] }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  return (
    <div className={screen.wrap} aria-label={t('taskpane.questions.samples')} role="group">
      {samples.slice(0, 4).map((sample, index) => (
        <span key={index} className={`${styles.sample} ${screen.ellipsis}`}>
          {shownSample(sample)}
        </span>
      ))}
    </div>
  );
}

/** Proposed first, then what else it may be, then everything there is. */
function choicesOf({ mapping }: OpenQuestion): readonly MappedField[] {
  return [
    ...new Set([
      ...(mapping?.proposed === undefined ? [] : [mapping.proposed]),
      ...(mapping?.alternatives ?? []),
      ...FIELDS,
    ]),
  ];
}
