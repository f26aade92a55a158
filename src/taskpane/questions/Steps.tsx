import { Button } from '@fluentui/react-components';
import { ChevronLeft16Regular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useState, type ReactNode } from 'react';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { PlaceLink } from './PlaceLink';

/** A cell to look at: nothing to answer, but something to see or to mend. */
export interface Look {
  readonly key: string;
  readonly sheet: string;
  readonly cell: string;
  readonly words: string;
}

interface Props {
  readonly title: string;
  readonly looks: readonly Look[];
  onSeen(keys: readonly string[]): void;
}

/** One cell after the other: 上一处 and 下一处 go there in the sheet; what is mended leaves by itself, what is fine by 知道了. */
export function Steps({ title, looks, onSeen }: Props): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const { t } = useWords();
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, looks.length - 1);
  const look = looks[at];
  if (look === undefined) return null;
  const go = (by: number): void => {
    const to = (at + by + looks.length) % looks.length;
    setChosen(to);
    const there = looks[to];
    if (there !== undefined && there.sheet !== '') void controller.jump(there.sheet, there.cell);
  };
  return (
    <div className={screen.card} role="group" aria-label={title} data-steps={looks.length}>
      <div className={screen.row}>
        <h3 className={`${screen.heading} ${screen.grow}`}>{title}</h3>
        <span className={`${screen.quiet} ${screen.numbers}`} aria-live="polite">
          {at + 1} / {looks.length}
        </span>
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronLeft16Regular />}
          aria-label={t('taskpane.questions.previous')}
          disabledFocusable={looks.length < 2}
          onClick={() => go(-1)}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronRight16Regular />}
          aria-label={t('taskpane.questions.next')}
          disabledFocusable={looks.length < 2}
          onClick={() => go(1)}
        />
      </div>
      <p className={screen.text}>{look.words}</p>
      <PlaceLink sheet={look.sheet} cell={look.cell} />
      <div className={screen.wrap}>
        <Button size="small" onClick={() => onSeen([look.key])}>
          {t('taskpane.questions.seen')}
        </Button>
        {looks.length > 1 && (
          <Button size="small" appearance="subtle" onClick={() => onSeen(looks.map(({ key }) => key))}>
            {t('taskpane.questions.seen-all', { count: looks.length })}
          </Button>
        )}
      </div>
    </div>
  );
}
