import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { maskPhone } from '../../customers';
import type { OpenQuestion } from '../../jobs';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { onePhone, phonesOf } from './people';
import { PlaceLink } from './PlaceLink';

interface Props {
  readonly question: OpenQuestion;
  onSeen(): void;
}

/** Rows that may be one person: who says so has their phone written into the rows that lack it, and the next reading knows them as one. */
export function PersonQuestion({ question, onSeen }: Props): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const { t, say } = useWords();
  const people = question.people ?? [];
  const places = [...new Map(people.map((one) => [`${one.sheet}!${one.row}`, one])).values()].slice(0, 6);
  return (
    <div className={screen.card}>
      <p className={screen.text}>{say(question.text)}</p>
      <div className={screen.wrap}>
        {places.map(({ sheet, row, phoneCell }) => (
          <PlaceLink key={`${sheet}!${row}`} sheet={sheet} cell={phoneCell ?? `A${row}`} />
        ))}
      </div>
      <div className={screen.wrap}>
        {phonesOf(people).map((phone) => (
          <Button
            key={phone}
            size="small"
            onClick={() =>
              controller.show(
                'keep',
                text('taskpane.plan.one-person', { name: people[0]?.name ?? '' }),
                onePhone(people, phone),
              )
            }
          >
            {t('taskpane.questions.same', { phone: maskPhone(phone) })}
          </Button>
        ))}
        <Button size="small" onClick={onSeen}>
          {t('taskpane.questions.not-same')}
        </Button>
      </div>
      {phonesOf(people).length === 0 && <p className={screen.quiet}>{t('taskpane.questions.no-phone')}</p>}
    </div>
  );
}
