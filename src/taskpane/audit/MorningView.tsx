import { Button, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Decision, LevelToApprove, LossToApprove, MorningPerson } from '../../audit';
import { inTurn, text, type Text } from '../../words';
import type { CheckResult } from '../host/services';
import { planning } from '../planning';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { keep, MANAGER } from './journeys';
import { NameField } from './NameField';

const useStyles = makeStyles({ start: { alignSelf: 'flex-start', textAlign: 'left' } });

/** More are on the page to print, or wait until these are decided. */
const MOST_LEVELS = 30;

interface Props {
  readonly audit: CheckResult;
  onDone(): void;
}

/** 晨检: what each consultant has open, reported losses to decide on, orders that wait; and all of it on one sheet of paper. */
export function MorningView({ audit: { morning }, onDone }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { t, say, day } = useWords();
  const [name, setName] = useState(() => controller.services.recall(MANAGER) ?? '');
  const named = name.trim() !== '';
  const colleagues = morning.people.map(({ consultant }) => consultant).filter((one) => one !== '');

  const decide = async (id: string, entry: Pick<Decision, 'decision'> | undefined): Promise<void> => {
    const { jobs, today, remember } = controller.services;
    if (entry !== undefined) remember(MANAGER, name.trim());
    const decision = entry && { ...entry, by: name.trim(), date: today() };
    await keep(controller, text('audit.change.decide'), () => jobs.decide(id, decision));
  };
  const plan = (job: 'morningSheet' | 'spotSheet', title: Text): void =>
    void planning(controller, 'audit', title, (jobs, locale) => jobs[job](controller.today(), locale));
  const jump = ({ sheet, cell }: LossToApprove['at']): void => void controller.jump(sheet, cell);
  /** Only what is open: zeros are no news. */
  const openOf = (person: MorningPerson): string[] =>
    (
      [
        ['audit.morning.first-contacts', person.firstContacts],
        ['audit.morning.missed', person.missed],
        ['audit.morning.overdue', person.overdue],
        ['audit.morning.incomplete', person.incomplete],
        ['audit.morning.without-row', person.withoutRow],
        ['audit.morning.without-card', person.withoutCard],
      ] as const
    ).flatMap(([what, count]) => (count === 0 || count === '' ? [] : [`${t(what)} ${String(count)}`]));
  const give = (id: string, to: string): void =>
    void controller.run({ label: text('taskpane.task.planning'), cancellable: false }, async () => {
      const { jobs, today, remember } = controller.services;
      remember(MANAGER, name.trim());
      const entry = { decision: 'given', to, by: name.trim(), date: today() } as const;
      const given = await jobs.giveLoss(controller.today(), id, entry);
      if ('changes' in given) controller.show('audit', text('audit.morning.decision.given', { to }), given.changes);
      else controller.store.send({ type: 'banner', banner: { tone: 'warning', text: given.problem, actions: [] } });
    });
  const undecided = morning.levels.filter(({ decided }) => decided === undefined).length;
  const waiting = morning.losses.filter(({ decided }) => decided === undefined).length;

  return (
    <section className={screen.fixed} aria-label={t('taskpane.audit.morning')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.audit.morning')}</h2>
        {morning.people.length === 0 && <p className={screen.text}>{t('taskpane.audit.morning.nothing')}</p>}
        {morning.people.map((person) => (
          <div key={person.consultant} className={screen.stack}>
            <h3 className={screen.heading}>
              {person.consultant === '' ? t('taskpane.audit.unknown') : person.consultant}
            </h3>
            <p className={screen.text}>{say(inTurn(openOf(person)))}</p>
          </div>
        ))}
        {morning.losses.length + morning.levels.length > 0 && (
          <>
            <NameField value={name} onChange={setName} />
            {!named && <p className={screen.quiet}>{t('taskpane.audit.morning.name-first')}</p>}
          </>
        )}
        <h3 className={screen.heading}>{say(text('audit.morning.losses', { count: waiting }))}</h3>
        {morning.losses.map((loss) => (
          <div key={loss.id} className={screen.card} role="group" aria-label={loss.customer}>
            <button type="button" className={mergeClasses(screen.link, styles.start)} onClick={() => jump(loss.at)}>
              {[loss.customer, say(text(`audit.morning.kind.${loss.kind}`)), day(loss.date), loss.consultant]
                .filter((part) => part !== '')
                .join(' · ')}
            </button>
            <p className={screen.text}>{loss.reason === '' ? t('taskpane.audit.morning.no-reason') : loss.reason}</p>
            <DecideLine one={loss} named={named} decide={decide}>
              <Select
                size="small"
                aria-label={t('taskpane.audit.morning.give')}
                disabled={!named}
                value=""
                onChange={(_, { value }) => value !== '' && give(loss.id, value)}
              >
                <option value="">{t('taskpane.audit.morning.give')}</option>
                {colleagues
                  .filter((one) => one !== loss.consultant)
                  .map((one) => (
                    <option key={one}>{one}</option>
                  ))}
              </Select>
            </DecideLine>
          </div>
        ))}
        <h3 className={screen.heading}>{say(text('audit.morning.levels', { count: undecided }))}</h3>
        {morning.levels.length > 0 && <p className={screen.quiet}>{t('taskpane.audit.morning.levels-hint')}</p>}
        {morning.levels.slice(0, MOST_LEVELS).map((one) => (
          <div key={one.id} className={screen.card} role="group" aria-label={`${one.customer} ${one.to}`}>
            <button type="button" className={mergeClasses(screen.link, styles.start)} onClick={() => jump(one.at)}>
              {[one.customer, `${one.from === '' ? '—' : one.from} → ${one.to}`, one.consultant]
                .filter((part) => part !== '')
                .join(' · ')}
            </button>
            <p className={screen.text}>{say(one.why)}</p>
            <DecideLine one={one} named={named} decide={decide} />
          </div>
        ))}
        {morning.levels.length > MOST_LEVELS && (
          <p className={screen.quiet}>
            {say(text('audit.sheet.more', { count: morning.levels.length - MOST_LEVELS }))}
          </p>
        )}
        <h3 className={screen.heading}>{say(text('audit.morning.orders', { count: morning.orders.length }))}</h3>
        {morning.orders.map(({ customer, consultant, model, days, at }) => (
          <button
            key={`${at.sheet}!${at.cell}`}
            type="button"
            className={mergeClasses(screen.link, styles.start)}
            onClick={() => jump(at)}
          >
            {[customer, model, t('taskpane.audit.morning.waiting', { days }), consultant]
              .filter((part) => part !== '')
              .join(' · ')}
          </button>
        ))}
      </div>
      <div className={screen.actions}>
        <Button size="small" appearance="primary" onClick={() => plan('morningSheet', text('audit.change.morning'))}>
          {t('taskpane.audit.morning.print')}
        </Button>
        <Button size="small" onClick={() => plan('spotSheet', text('audit.change.spot'))}>
          {t('taskpane.audit.morning.spot')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('taskpane.action.back')}
        </Button>
      </div>
    </section>
  );
}

interface DecideProps {
  readonly one: LossToApprove | LevelToApprove;
  readonly named: boolean;
  decide(id: string, entry: Pick<Decision, 'decision'> | undefined): Promise<void>;
  /** What else may be decided. */
  readonly children?: ReactNode;
}

/** 同意, 退回 and what else there is; once decided who said what and when, and the way back. */
function DecideLine({ one, named, decide, children }: DecideProps): ReactNode {
  const screen = useScreen();
  const { t, say, day } = useWords();
  if (one.decided !== undefined)
    return (
      <div className={screen.wrap}>
        <span className={mergeClasses(screen.text, screen.grow)}>
          {say(one.said)} · {one.decided.by} · {day(one.decided.date)}
        </span>
        <Button size="small" onClick={() => void decide(one.id, undefined)}>
          {t('taskpane.audit.morning.take-back')}
        </Button>
      </div>
    );
  return (
    <div className={screen.wrap}>
      {(['approved', 'rejected'] as const).map((decision) => (
        <Button
          key={decision}
          size="small"
          disabledFocusable={!named}
          onClick={() => named && void decide(one.id, { decision })}
        >
          {t(`audit.morning.decision.${decision}`)}
        </Button>
      ))}
      {children}
    </div>
  );
}
