import { Checkbox, makeStyles } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { CARE_KINDS, EXCLUSIONS, GUEST_CLASSES } from '../../events/types';
import type { EventRequest, GuestCount } from '../../jobs';
import { text } from '../../words';
import { MainButton } from '../kit/MainButton';
import { BackButton } from '../kit/BackButton';
import { planning } from '../planning';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { TextBox } from '../keep/fields';
import { namesIn } from '../keep/names';
import { usePane } from '../store';
import { useWords } from '../words';
import { LongText } from './LongText';
import { Wishes } from './Wishes';

const useStyles = makeStyles({ pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' } });

const REST = 250;
const GROUPS = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** What is typed into the form. */
const EMPTY = {
  name: '',
  from: '',
  to: '',
  place: '',
  goal: '',
  attended: '',
  dealt: '',
  why: '',
  what: '',
  how: '',
  wording: '',
  budget: '',
  max: '',
  inviters: '',
  supervisors: '',
};
type Field = keyof typeof EMPTY;

const typed = (words: string): string | undefined => (words.trim() === '' ? undefined : words.trim());
const wholeNumber = (words: string): number | undefined =>
  /^\d{1,9}$/u.test(words.trim()) ? Number(words) : undefined;

/** 做一场活动: goal, why, for whom (counted before anything is written), what, when, where, how, how much; then 活动方案 and 邀约表 are previewed. */
export function MakeEventView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { care, profile, task } = usePane();
  const { t, rate } = useWords();
  const [form, setForm] = useState(EMPTY);
  const [groups, setGroups] = useState<readonly string[]>([]);
  const [levels, setLevels] = useState<readonly string[]>([]);
  const [due, setDue] = useState<readonly string[]>([]);
  const [classes, setClasses] = useState<readonly string[]>([]);
  const [withPhones, setWithPhones] = useState(false);
  const [counted, setCounted] = useState<{ readonly key: string; readonly count: GuestCount }>();
  const set = (field: Field) => (value: string) => setForm((old) => ({ ...old, [field]: value }));
  const request = useMemo(
    (): EventRequest => ({
      plan: {
        name: form.name.trim(),
        from: typed(form.from),
        to: typed(form.to) ?? typed(form.from),
        place: typed(form.place),
        goal: typed(form.goal),
        why: typed(form.why),
        what: typed(form.what),
        how: typed(form.how),
        wording: typed(form.wording),
        budget: wholeNumber(form.budget),
        targets: { attended: wholeNumber(form.attended), dealt: wholeNumber(form.dealt) },
      },
      wish: { groups: groups.map(Number), levels, due, classes, max: wholeNumber(form.max) },
      inviters: namesIn(form.inviters),
      supervisors: namesIn(form.supervisors),
    }),
    [form, groups, levels, due, classes],
  );
  const wished = groups.length + levels.length + due.length + classes.length > 0;
  const backwards = form.from !== '' && form.to !== '' && form.to < form.from;
  const { wish, inviters, supervisors } = request;
  const key = backwards ? undefined : JSON.stringify([wish, request.plan.from, request.plan.to, inviters, supervisors]);
  const asked = useRef(request);
  asked.current = request;
  useEffect(() => {
    if (key === undefined) return;
    let current = true;
    const timer = setTimeout(() => {
      controller.services.jobs.eventGuests(asked.current, controller.today()).then(
        (found) => {
          if (current) setCounted({ key, count: found });
        },
        () => undefined,
      );
    }, REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key, controller]);
  // The last count stays until the new one is there; it is not what would be written.
  const count = counted?.count;
  const counting = counted === undefined || counted.key !== key;
  const lacking = !wished
    ? t('taskpane.event.for-whom')
    : request.plan.name === ''
      ? t('taskpane.event.name-it')
      : backwards
        ? t('taskpane.event.backwards')
        : wished && count?.invited === 0
          ? t('taskpane.event.nobody', { count: count.candidates })
          : undefined;
  const preview = (): Promise<void> =>
    planning(controller, 'event', text('taskpane.plan.event', { event: request.plan.name }), (jobs, locale) =>
      jobs.eventPlan(request, controller.today(), withPhones, locale),
    );
  const openLevels = profile?.levels.filter(({ state }) => state === 'open').map(({ code }) => code) ?? [];
  const excluded = EXCLUSIONS.flatMap((why) => {
    const number = count?.excluded[why] ?? 0;
    return number === 0 ? [] : [`${t(`events.exclusion.${why}`)} ${String(number)}`];
  });
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.event-plan')} data-ready>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.view.event-plan')}</h2>
        <TextBox label={t('taskpane.event.name')} value={form.name} onChange={set('name')} autoFocus />
        <div className={styles.pair}>
          <TextBox label={t('taskpane.event.from')} type="date" value={form.from} onChange={set('from')} />
          <TextBox label={t('taskpane.event.to')} type="date" value={form.to} onChange={set('to')} />
        </div>
        <TextBox
          label={t('taskpane.event.goal')}
          hint={t('taskpane.event.goal.hint')}
          value={form.goal}
          onChange={set('goal')}
        />
        <div className={styles.pair}>
          <TextBox label={t('taskpane.event.target-attended')} value={form.attended} onChange={set('attended')} />
          <TextBox label={t('taskpane.event.target-dealt')} value={form.dealt} onChange={set('dealt')} />
        </div>
        <LongText label={t('taskpane.event.why')} value={form.why} onChange={set('why')} />
        {care !== undefined && (
          <Wishes
            label={t('taskpane.event.groups')}
            options={GROUPS.map((value) => ({ value, words: `${value} ${t(`owners.group.${value}`)}` }))}
            counts={count?.byChoice.group}
            chosen={groups}
            onChange={setGroups}
          />
        )}
        <Wishes
          label={t('taskpane.event.levels')}
          options={openLevels.map((value) => ({ value, words: value }))}
          counts={count?.byChoice.level}
          chosen={levels}
          onChange={setLevels}
        />
        {care !== undefined && (
          <Wishes
            label={t('taskpane.event.due')}
            options={CARE_KINDS.map((value) => ({ value, words: t(`events.due.${value}`) }))}
            counts={count?.byChoice.due}
            chosen={due}
            onChange={setDue}
          />
        )}
        <Wishes
          label={t('taskpane.event.classes')}
          options={GUEST_CLASSES.map((value) => ({ value, words: t(`events.class.${value}`) }))}
          counts={count?.byChoice.class}
          chosen={classes}
          onChange={setClasses}
        />
        {wished && count !== undefined && (
          <p className={screen.text} role="status" aria-busy={counting}>
            {t('taskpane.event.count', { invited: count.invited, candidates: count.candidates })}
            {excluded.length > 0 && ` ${t('taskpane.event.excluded', { list: excluded })}`}
            {count.crossShare !== undefined && ` ${t('taskpane.event.crossed', { share: rate(count.crossShare) })}`}
          </p>
        )}
        <TextBox label={t('taskpane.event.max')} value={form.max} onChange={set('max')} />
        <LongText label={t('taskpane.event.what')} value={form.what} onChange={set('what')} />
        <TextBox label={t('taskpane.event.place')} value={form.place} onChange={set('place')} />
        <LongText label={t('taskpane.event.how')} value={form.how} onChange={set('how')} />
        <LongText
          label={t('taskpane.event.wording')}
          hint={t('taskpane.event.wording.hint')}
          value={form.wording}
          onChange={set('wording')}
        />
        <TextBox label={t('taskpane.event.budget')} value={form.budget} onChange={set('budget')} />
        <TextBox
          label={t('taskpane.event.inviters')}
          hint={t('taskpane.event.inviters.hint')}
          value={form.inviters}
          onChange={set('inviters')}
        />
        <TextBox label={t('taskpane.event.supervisors')} value={form.supervisors} onChange={set('supervisors')} />
        <Checkbox
          label={t('taskpane.event.with-phones')}
          checked={withPhones}
          onChange={(_, { checked }) => setWithPhones(checked === true)}
        />
        {lacking !== undefined && <p className={screen.quiet}>{lacking}</p>}
      </div>
      <div className={screen.actions}>
        <MainButton disabled={lacking !== undefined || counting || task !== undefined} onPress={() => void preview()}>
          {t('taskpane.event.preview')}
        </MainButton>
        <BackButton />
      </div>
    </section>
  );
}
