import { Button, Input, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Decision, LossToApprove, MorningPerson } from '../../audit';
import { text, type Text } from '../../words';
import type { CheckResult } from '../host/services';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';
import { keep, MANAGER } from './keep';

const useStyles = makeStyles({ start: { alignSelf: 'flex-start', textAlign: 'left' } });

interface Props {
  readonly audit: CheckResult;
  onDone(): void;
}

/** 晨检: what each consultant has open, reported losses to decide on, orders that wait; and all of it on one sheet of paper. */
export function MorningView({ audit: { morning }, onDone }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { t, say } = useWords();
  const [name, setName] = useState(() => controller.services.recall(MANAGER) ?? '');
  const named = name.trim() !== '';
  const colleagues = morning.people.map(({ consultant }) => consultant).filter((one) => one !== '');

  const decide = async (id: string, entry: Pick<Decision, 'decision' | 'to'> | undefined): Promise<void> => {
    const { jobs, today, remember } = controller.services;
    if (entry !== undefined) remember(MANAGER, name.trim());
    const decision = entry && { ...entry, by: name.trim(), date: today() };
    await keep(controller, text('audit.change.decide'), () => jobs.decide(id, decision));
  };
  const plan = (job: 'morningSheet' | 'spotSheet', title: Text): void =>
    void controller.run({ label: text('taskpane.task.planning'), cancellable: false }, async () => {
      const { jobs, today } = controller.services;
      controller.show('audit', title, await jobs[job](today(), controller.store.get().locale));
    });
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
      ] as const
    ).flatMap(([what, count]) => (count === 0 || count === '' ? [] : [`${t(what)} ${String(count)}`]));
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
            <p className={screen.text}>{openOf(person).join('；')}</p>
          </div>
        ))}
        <h3 className={screen.heading}>{say(text('audit.morning.losses', { count: waiting }))}</h3>
        {morning.losses.length > 0 && (
          <Input
            size="small"
            aria-label={t('taskpane.audit.name')}
            placeholder={t('taskpane.audit.name')}
            maxLength={40}
            value={name}
            onChange={(_, { value }) => setName(value)}
          />
        )}
        {morning.losses.map((loss) => (
          <div key={loss.id} className={screen.card} role="group" aria-label={loss.customer}>
            <button type="button" className={mergeClasses(screen.link, styles.start)} onClick={() => jump(loss.at)}>
              {[loss.customer, say(text(`audit.morning.kind.${loss.kind}`)), loss.date, loss.consultant]
                .filter((part) => part !== '')
                .join(' · ')}
            </button>
            <p className={screen.text}>{loss.reason === '' ? t('taskpane.audit.morning.no-reason') : loss.reason}</p>
            {loss.decided === undefined ? (
              <div className={screen.wrap}>
                {(['approved', 'rejected'] as const).map((decision) => (
                  <Button
                    key={decision}
                    size="small"
                    disabledFocusable={!named}
                    onClick={() => named && void decide(loss.id, { decision })}
                  >
                    {t(`audit.morning.decision.${decision}`)}
                  </Button>
                ))}
                <Select
                  size="small"
                  aria-label={t('taskpane.audit.morning.give')}
                  disabled={!named}
                  value=""
                  onChange={(_, { value }) => value !== '' && void decide(loss.id, { decision: 'given', to: value })}
                >
                  <option value="">{t('taskpane.audit.morning.give')}</option>
                  {colleagues
                    .filter((one) => one !== loss.consultant)
                    .map((one) => (
                      <option key={one}>{one}</option>
                    ))}
                </Select>
              </div>
            ) : (
              <div className={screen.wrap}>
                <span className={mergeClasses(screen.text, screen.grow)}>
                  {say(loss.said)} · {loss.decided.by} · {loss.decided.date}
                </span>
                <Button size="small" onClick={() => void decide(loss.id, undefined)}>
                  {t('taskpane.audit.morning.take-back')}
                </Button>
              </div>
            )}
          </div>
        ))}
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
