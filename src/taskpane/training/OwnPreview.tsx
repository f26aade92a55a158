import type { ReactNode } from 'react';
import { text, type Text } from '../../words';
import { shownRight, type previewOwn } from '../../workshop';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';

/** So many answers are shown; the trainer knows the rest. */
const SHOWN = 12;

/** What would be asked, with the answer of each cell, and what participants do not get. */
export function OwnPreview({
  preview: { cells, leftOut, hidden },
  speak,
}: {
  readonly preview: ReturnType<typeof previewOwn>;
  readonly speak: (what: Text) => string;
}): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const { t } = useWords();
  const [none, notCarried] = [speak(text('workshop.answer.none')), speak(text('workshop.answer.not-carried'))];
  return (
    <section className={screen.card} aria-label={t('taskpane.training.own.preview')}>
      <h3 className={screen.heading}>{t('taskpane.training.own.asked', { count: cells.length })}</h3>
      <p className={screen.quiet}>{t('taskpane.training.own.key')}</p>
      {cells.slice(0, SHOWN).map(({ sheet, cell, accept }) => (
        <div key={`${sheet}!${cell}`} className={screen.row}>
          <button type="button" className={screen.link} onClick={() => void controller.jump(sheet, cell)}>
            {sheet} {cell}
          </button>
          <span className={`${screen.grow} ${screen.ellipsis}`}>{shownRight(accept, none, notCarried)}</span>
          <span className={screen.quiet}>{t(`taskpane.training.own.sort.${accept.kind}`)}</span>
        </div>
      ))}
      {cells.length > SHOWN && (
        <p className={screen.quiet}>{t('taskpane.training.own.more', { count: cells.length - SHOWN })}</p>
      )}
      {leftOut.length > 0 && (
        <p className={screen.text}>
          {t('taskpane.training.own.left-out', { count: leftOut.length, places: leftOut.slice(0, 6) })}
        </p>
      )}
      {hidden.length > 0 && <p className={screen.text}>{t('taskpane.training.own.hidden', { sheets: hidden })}</p>}
    </section>
  );
}
