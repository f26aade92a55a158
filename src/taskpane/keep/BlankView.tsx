import { Checkbox } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { BLANK_FORMS, type BlankForm } from '../../blank';
import { text } from '../../words';
import { MainButton } from '../kit/MainButton';
import { BackButton } from '../kit/BackButton';
import { planning } from '../planning';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { consultantsOf } from '../reducer';
import { usePane } from '../store';
import { useWords } from '../words';
import { TextBox } from './fields';
import { namesIn } from './names';

/** 建一份空白三表: which forms, for which month and whom; they are previewed like every other change. */
export function BlankView(): ReactNode {
  const screen = useScreen();
  const controller = useController();
  const { report, task } = usePane();
  const { t } = useWords();
  const [month, setMonth] = useState(controller.today().slice(0, 7));
  const [names, setNames] = useState(() => (report === undefined ? [] : consultantsOf(report)).join('、'));
  const [shop, setShop] = useState('');
  const [forms, setForms] = useState<ReadonlySet<BlankForm>>(new Set(BLANK_FORMS));
  const ready = /^\d{4}-\d{2}$/u.test(month) && forms.size > 0;

  const make = (): Promise<void> =>
    planning(controller, 'keep', text('taskpane.plan.blank', { month }), (jobs) =>
      jobs.blankForms({
        month,
        consultants: namesIn(names),
        store: shop.trim() === '' ? undefined : shop.trim(),
        forms: [...forms],
      }),
    );
  const turn = (form: BlankForm, on: boolean): void => {
    const next = new Set(forms);
    if (on) next.add(form);
    else next.delete(form);
    setForms(next);
  };
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.blank')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.view.blank')}</h2>
        <p className={screen.text}>{t('taskpane.blank.text')}</p>
        <div role="group" aria-label={t('taskpane.blank.forms')} className={screen.stack}>
          {BLANK_FORMS.map((form) => (
            <Checkbox
              key={form}
              size="medium"
              label={t(`taskpane.blank.form.${form}`)}
              checked={forms.has(form)}
              onChange={(_, { checked }) => turn(form, checked === true)}
            />
          ))}
        </div>
        <TextBox label={t('taskpane.blank.month')} type="month" value={month} onChange={setMonth} />
        <TextBox
          label={t('taskpane.blank.consultants')}
          hint={t('taskpane.blank.consultants.hint')}
          value={names}
          onChange={setNames}
        />
        <TextBox label={t('taskpane.blank.store')} value={shop} onChange={setShop} />
      </div>
      <div className={screen.actions}>
        <MainButton disabled={!ready || task !== undefined} onPress={() => void make()}>
          {t('taskpane.blank.preview')}
        </MainButton>
        <BackButton />
      </div>
    </section>
  );
}
