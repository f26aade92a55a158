import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Text } from '../../words';
import { ruleHint, type Mark } from '../../workshop';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';

type Speak = (what: Text) => string;

/** A place of the exercise, to go to. */
export function PlaceLink({ sheet, cell }: { readonly sheet: string; readonly cell: string }): ReactNode {
  const screen = useScreen();
  const controller = useController();
  return (
    <button
      type="button"
      className={screen.link}
      onClick={() => void controller.jump(sheet, cell.split(':')[0] ?? cell)}
    >
      {sheet} {cell}
    </button>
  );
}

/** One answer to look at again: which rule, then where to look, then the line that decides; the answer is for the participant to find. */
export function Hints({ mark, speak }: { readonly mark: Mark; readonly speak: Speak }): ReactNode {
  const screen = useScreen();
  const { t } = useWords();
  const [step, setStep] = useState(0);
  const hints = [ruleHint(mark.key.rule), ...(mark.key.hints ?? [])];
  return (
    <div className={screen.stack}>
      <div className={screen.row}>
        <PlaceLink sheet={mark.key.sheet} cell={mark.key.cell} />
        <span className={`${screen.grow} ${screen.ellipsis}`}>{mark.answer}</span>
        {step < hints.length && (
          <Button size="small" onClick={() => setStep(step + 1)}>
            {t(step === 0 ? 'taskpane.training.hint' : 'taskpane.training.hint.more')}
          </Button>
        )}
      </div>
      {hints.slice(0, step).map((hint, i) => (
        <p key={i} className={screen.text}>
          {speak(hint)}
        </p>
      ))}
    </div>
  );
}

/** Why the answers are right of rows in which nothing is open any more. */
export function Reasons({ marks, speak }: { readonly marks: readonly Mark[]; readonly speak: Speak }): ReactNode {
  const screen = useScreen();
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <div className={screen.card}>
      <div className={screen.row}>
        <h3 className={`${screen.heading} ${screen.grow}`}>
          {t('taskpane.training.reasons', { count: marks.length })}
        </h3>
        <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'taskpane.training.reasons.hide' : 'taskpane.training.reasons.show')}
        </Button>
      </div>
      {shown &&
        marks.map((mark) => (
          <div key={`${mark.key.sheet}!${mark.key.cell}`} className={screen.stack}>
            <div className={screen.row}>
              <PlaceLink sheet={mark.key.sheet} cell={mark.key.cell} />
              <span className={`${screen.grow} ${screen.ellipsis}`}>{mark.answer}</span>
            </div>
            <p className={screen.text}>{speak(mark.key.why)}</p>
            {mark.remark !== undefined && <p className={screen.quiet}>{speak(mark.remark)}</p>}
          </div>
        ))}
    </div>
  );
}
